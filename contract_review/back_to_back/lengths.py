"""Lengths of time in minutes, as long and as short as the calendar allows."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from contract_review.back_to_back.clock import DAY
from contract_review.model.fact import Duration, Unit

MONTH = 30 * DAY
_DAYS = {
    Unit.DAY: (1, 1),
    Unit.WEEK: (7, 7),
    Unit.MONTH: (28, 31),
    Unit.QUARTER: (90, 92),
    Unit.YEAR: (365, 366),
}
_BUSINESS_DAY = 8 * 60


@dataclass(frozen=True, slots=True)
class Minutes:
    """The least and the most minutes; `business` are counted in opening hours only."""

    low: Fraction
    high: Fraction
    business: bool = False


def minutes(length: Duration, *, opening: int = _BUSINESS_DAY) -> Minutes:
    """A length of time in minutes; a business day has as many as the hours are open."""
    n = Fraction(str(length.n))
    if length.unit is Unit.BUSINESS_DAY:
        return Minutes(n * opening, n * opening, business=True)
    if length.unit in (Unit.MINUTE, Unit.HOUR, Unit.BUSINESS_HOUR):
        each = 1 if length.unit is Unit.MINUTE else 60
        return Minutes(n * each, n * each, business=length.unit is Unit.BUSINESS_HOUR)
    low, high = _DAYS[length.unit]
    return Minutes(n * low * DAY, n * high * DAY)
