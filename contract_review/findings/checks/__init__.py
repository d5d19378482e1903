"""The closed checks that a rule's positions are made of, one file each.

A check parses its option when the rule file loads (raising `ValueError` with a sentence for the user), answers whether
it holds for what was found in a contract, and says in words what it asks for. An answer is True, False or None:
None is unknown, and no comparison with an unknown is ever true or false.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from contract_review.findings.checks import (
    amount,
    beginning,
    blanks,
    combine,
    credits,
    crossrefs,
    dates,
    document,
    duties,
    exhibits,
    figures,
    hours,
    liability_cap,
    maintenance,
    naming,
    online,
    outside_cap,
    phrases,
    pointing,
    presence,
    signing,
    supply,
    terms,
    wording,
)
from contract_review.findings.found import Found
from contract_review.findings.wordings import Wording
from contract_review.model.evidence import Evidence
from contract_review.model.rule import Condition

__all__ = ["CHECKS", "Check", "bound", "describe", "holds", "places", "signs"]


class Check(Protocol):
    """What every check can do."""

    name: str
    summary: str

    def parse(self, raw: Any) -> Any:
        """The option as it stands in the file, typed; raises `ValueError`."""

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether the contract meets the condition; None where that cannot be told."""

    def describe(self, condition: Condition) -> str:
        """The condition in words: "at least 99.9 %"."""


CHECKS: Mapping[str, Check] = {
    check.name: check
    for check in (
        amount.AtLeast(),
        amount.AtMost(),
        wording.Is(),
        wording.OneOf(),
        wording.HasStrength(),
        presence.Present(),
        presence.Absent(),
        phrases.Says(),
        phrases.Besides(),
        dates.Between(),
        document.IsKind(),
        document.Settles(),
        supply.Supplies(),
        hours.SevereHours(),
        hours.BusinessTime(),
        credits.HighestCredit(),
        maintenance.MaintenanceHours(),
        duties.Duties(),
        liability_cap.VendorCap(),
        outside_cap.OutsideCap(),
        blanks.Blanks(),
        figures.Contradicts(),
        terms.Terms(),
        crossrefs.References(),
        exhibits.Exhibits(),
        online.Online(),
        signing.Signatures(),
        naming.Parties(),
        beginning.Begins(),
        combine.AnyOf(),
        combine.AllOf(),
        combine.Not(),
    )
}

# The checks that compare with something we can name in a memo; the others look for words.
_BOUNDS = frozenset(
    {"at_least", "at_most", "is", "one_of", "strength", "between", "severe_hours", "highest_credit", "maintenance_hours",
     "vendor_cap"}
)  # fmt: skip


def holds(condition: Condition, found: Found) -> bool | None:
    """Whether a condition holds for what was found."""
    return CHECKS[condition.check].holds(condition, found)


def signs(condition: Condition) -> tuple[Wording, ...]:
    """The words by which a contract speaks of the matter, of a check that looks for more than what its rule says."""
    check = CHECKS[condition.check]
    return check.signs(condition) if isinstance(check, duties.Duties) else ()


def places(condition: Condition, found: Found) -> tuple[Evidence, ...]:
    """The places of the contract that a condition about its form points at."""
    check = CHECKS[condition.check]
    return check.places(condition, found) if isinstance(check, pointing.Pointing) else ()


def describe(condition: Condition) -> str:
    """A condition in words."""
    return CHECKS[condition.check].describe(condition)


def bound(condition: Condition) -> str | None:
    """The quantity that a condition asks for, in words, without what only tells clauses apart; None without any.

    Of alternatives the first: "at most 30 days" for at most 30 days, or a notice without a length.
    """
    if condition.check in _BOUNDS:
        # That something is so, or longer than another length of the contract, is told by the rule's title.
        named = getattr(condition.option, "fact", None) is None and not isinstance(condition.option, bool)
        words = describe(condition) if named else None
        return None if words in ("yes", "no") else words
    if condition.check not in ("any", "all"):
        return None
    parts = list(dict.fromkeys(filter(None, map(bound, condition.option))))
    return (parts[0] if condition.check == "any" else ", ".join(parts)) if parts else None
