"""Comparing lengths of time of different units without pretending that a month has 30 days."""

from __future__ import annotations

from dataclasses import dataclass

from contract_review.model.fact import Duration, Unit

_HOURS = {
    Unit.MINUTE: (1 / 60, 1 / 60),
    Unit.HOUR: (1.0, 1.0),
    Unit.DAY: (24.0, 24.0),
    Unit.WEEK: (168.0, 168.0),
    Unit.MONTH: (28 * 24.0, 31 * 24.0),
    Unit.QUARTER: (90 * 24.0, 92 * 24.0),
    Unit.YEAR: (365 * 24.0, 366 * 24.0),
}
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}
# The longest closed stretch that is ordinary: from Friday evening over a holiday to Tuesday morning.
_CLOSED = 96.0


@dataclass(frozen=True, slots=True)
class Length:
    """The least and the most that a value can be, in one measure: hours, percent, units or a currency."""

    low: float
    high: float
    months: float | None = None
    business: tuple[Unit, float] | None = None
    measure: str = "hours"

    def times(self, factor: float) -> Length:
        """This many times the length."""
        business = (self.business[0], self.business[1] * factor) if self.business else None
        months = None if self.months is None else self.months * factor
        return Length(self.low * factor, self.high * factor, months, business, self.measure)

    def above(self, other: Length) -> bool | None:
        """Whether this is longer than the other; None where it depends on the calendar."""
        if self.months is not None and other.months is not None:
            return self.months > other.months
        if self.business and other.business and self.business[0] is other.business[0]:
            return self.business[1] > other.business[1]
        if self.low > other.high:
            return True
        return False if self.high <= other.low else None


def bounds(value: Duration) -> Length:
    """A duration as the least and the most elapsed hours that it can take."""
    if value.unit in (Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY):
        low = value.n * (1.0 if value.unit is Unit.BUSINESS_HOUR else 24.0)
        days = value.n / 8 if value.unit is Unit.BUSINESS_HOUR else value.n
        return Length(low, days * 24 * 7 / 5 + _CLOSED, business=(value.unit, value.n))
    low, high = _HOURS[value.unit]
    months = value.n * _MONTHS[value.unit] if value.unit in _MONTHS else None
    return Length(value.n * low, value.n * high, months)
