"""`vendor_cap`: how far the vendor's liability goes, in months of fees, over all the limits that a contract names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from contract_review.findings.found import Found
from contract_review.findings.lengths import bounds
from contract_review.model.contract import Role
from contract_review.model.fact import Duration, Fact, Money, Percentage
from contract_review.model.rule import Condition
from contract_review.model.wording import number

_CAP = "liability.cap"
_GREATER = re.compile(r"(?i)\b(?:greater|higher|larger|highest|greatest)\s+of\b")
_LESSER = re.compile(r"(?i)\b(?:lesser|lower|smaller|lowest)\s+of\b")
# "100 % of the charges paid in that year": the share is of a period that stands behind the fees.
_PERIOD = re.compile(
    r"(?i)\b(?:paid|payable|charges|fees|price)\b[^.;]{0,60}?\b(?:in|during|for|per)\s+"
    r"(?:that|the|such|each|any|a)\s+(?:relevant\s+)?(?:\w+\s+)?(year|month)\b"
)
# Limits that stand beside the ordinary one: higher ones for some claims, lower ones for what costs nothing.
_BESIDE = re.compile(r"(?i)\b(?:super|increased|enhanced|trial|free|beta|without charge)\b")
# Where a sum is blacked out, no other figure of the sentence is the limit.
_STRUCK = re.compile(r"\[\*+\]|(?<!\w)\*{3,}(?!\w)")
# Whoever pays for a service for a year pays more than this; a limit below it is a limit in name only.
_NOMINAL = 5000.0
_A_YEAR, _HALF_A_YEAR = 12.0, 6.0


@dataclass(frozen=True, slots=True)
class Months:
    """Bounds in months of fees; None where a side is open."""

    at_least: float | None = None
    below: float | None = None

    def holds(self, months: float) -> bool:
        """Whether a limit lies within the bounds."""
        return (self.at_least is None or months >= self.at_least) and (self.below is None or months < self.below)


class VendorCap:
    """The limit of the vendor's liability is this many months of fees."""

    name = "vendor_cap"
    summary = (
        "The limit of the vendor's liability in months of fees; of 'the greater of' the greater counts, and of several "
        "limits the lowest: `vendor_cap: {at_least: 12}`, `vendor_cap: {below: 6}`."
    )

    def parse(self, raw: Any) -> Months:
        """A mapping with `at_least` or `below`, as numbers of months."""
        if not isinstance(raw, Mapping) or not raw or set(raw) - {"at_least", "below"}:
            raise ValueError("takes at_least, below or both, as numbers of months")
        if not all(isinstance(value, (int, float)) for value in raw.values()):
            raise ValueError("takes numbers of months")
        return Months(raw.get("at_least"), raw.get("below"))

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether the lowest limit lies within the bounds; unknown where one cannot be told in months."""
        limits = [_months(facts, found) for facts in _regimes(found.facts)]
        if not limits:
            return None
        months: Months = condition.option
        known = [limit for limit in limits if limit is not None]
        if months.below is not None and any(map(months.holds, known)):
            return True
        if months.at_least is not None and not all(map(months.holds, known)):
            return False
        return None if len(known) < len(limits) else all(map(months.holds, known))

    def describe(self, condition: Condition) -> str:
        """In words."""
        months: Months = condition.option
        if months.at_least is not None:
            return f"at least {number(months.at_least)} months' fees"
        return f"less than {number(months.below or 0)} months' fees"


def _regimes(facts: Iterable[Fact]) -> list[tuple[Fact, ...]]:
    """The limits of the vendor's liability, those of one sentence together."""
    caps = [fact for fact in facts if fact.id == _CAP and fact.qualifiers.party is not Role.CUSTOMER]
    general = [fact for fact in caps if not _BESIDE.search(fact.qualifiers.scope or "")]
    by_sentence = sorted(general, key=lambda fact: fact.evidence[0].span.start)
    return [tuple(group) for _, group in groupby(by_sentence, key=lambda fact: fact.evidence[0].span)]


def _months(facts: tuple[Fact, ...], found: Found) -> float | None:
    """One limit in months of fees; None where that cannot be told."""
    months = [_of_fact(fact, found) for fact in facts]
    known = [one for one in months if one is not None]
    quote = facts[0].evidence[0].quote
    if _STRUCK.search(quote):
        return None
    if _GREATER.search(quote):
        return max(known, default=None)
    low = min(known, default=None)
    if len(known) == len(months):
        return low
    if _LESSER.search(quote):
        # The sum that cannot be told in months may be the lesser one: what is known is no more than a ceiling.
        return low if low is not None and low < _HALF_A_YEAR else None
    durations = [one for one, fact in zip(months, facts, strict=True) if isinstance(fact.value, Duration)]
    # "The fees paid in the 12 months before" is read once as a period and once as a share of fees.
    return min((one for one in durations if one is not None), default=None)


def _of_fact(fact: Fact, found: Found) -> float | None:
    match fact.value:
        case Duration():
            length = bounds(fact.value)
            return length.months
        case Percentage(n):
            period = _PERIOD.search(fact.evidence[0].quote)
            share = {"month": 1.0, "year": _A_YEAR}.get(fact.qualifiers.of or (period[1].lower() if period else ""))
            return None if share is None else n / 100 * share
        case Money(amount):
            fees = found.variables.get("annual_fees")
            if isinstance(fees, (int, float)) and not isinstance(fees, bool) and fees > 0:
                return amount / fees * _A_YEAR
            return 0.0 if amount < _NOMINAL else None
    return None
