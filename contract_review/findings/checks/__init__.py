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

__all__ = ["CHECKS", "Check", "describe", "holds", "places", "signs"]


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
