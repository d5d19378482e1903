"""Which of two quantities is the greater, where that can be said at all.

A month is 28 to 31 days and a business day at least a day: where the answer depends on the calendar there is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, inf

from contract_review.model.fact import Duration, Money, Percentage, Unit, Value

_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}
_MINUTES = {Unit.MINUTE: 1, Unit.HOUR: 60, Unit.DAY: 1440, Unit.WEEK: 10080}
# The fewest and the most days that n consecutive calendar months can have, n from 0 to 11.
_FEWEST = (0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334)
_MOST = (0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that a quantity can amount to, both inclusive."""

    least: float
    most: float


def at_least(value: Value, border: Value, *, exclusive: bool = False) -> bool | None:
    """Whether `value` reaches `border` (passes it, if exclusive); None where it depends or cannot be compared."""
    pair = _on_one_scale(value, border)
    if pair is None:
        return None
    ours, theirs = pair
    if exclusive:
        return _decided(surely=ours.least > theirs.most, never=ours.most <= theirs.least)
    return _decided(surely=ours.least >= theirs.most, never=ours.most < theirs.least)


def at_most(value: Value, border: Value, *, exclusive: bool = False) -> bool | None:
    """Whether `value` stays within `border` (below it, if exclusive); None where it depends."""
    above = at_least(value, border, exclusive=not exclusive)
    return None if above is None else not above


def magnitude(value: Value) -> float:
    """A number by which values of one kind can be put in order: percent, amount, or the fewest minutes."""
    match value:
        case Percentage(n=n):
            return n
        case Money(amount=amount):
            return amount
        case Duration():
            return _minutes(value).least
    return 0.0


def _decided(*, surely: bool, never: bool) -> bool | None:
    return True if surely else False if never else None


def _on_one_scale(one: Value, other: Value) -> tuple[Bounds, Bounds] | None:
    match one, other:
        case Percentage(), Percentage():
            return _exactly(one.n), _exactly(other.n)
        case Money(), Money() if one.currency == other.currency:
            return _exactly(one.amount), _exactly(other.amount)
        case Duration(), Duration():
            return _durations(one, other)
    return None


def _durations(one: Duration, other: Duration) -> tuple[Bounds, Bounds]:
    if one.unit in _MONTHS and other.unit in _MONTHS:
        return _exactly(one.n * _MONTHS[one.unit]), _exactly(other.n * _MONTHS[other.unit])
    if one.unit is other.unit:
        return _exactly(one.n), _exactly(other.n)
    return _minutes(one), _minutes(other)


def _exactly(n: float) -> Bounds:
    return Bounds(n, n)


def _minutes(duration: Duration) -> Bounds:
    n, unit = duration.n, duration.unit
    if unit in _MINUTES:
        return _exactly(n * _MINUTES[unit])
    if unit in _MONTHS:
        return _days(_month_days(n * _MONTHS[unit]))
    if unit is Unit.BUSINESS_DAY:
        return _days(_business_days(n))
    # A business hour can run out at once, or only when the office opens again after the holidays.
    return Bounds(n * 60, _days(_business_days(ceil(n / 8))).most)


def _days(days: Bounds) -> Bounds:
    return Bounds(days.least * 1440, days.most * 1440)


def _month_days(months: float) -> Bounds:
    if months != int(months):
        return Bounds(months * 28, months * 31)
    years, rest = divmod(int(months), 12)
    leap_days = Bounds(years // 4, ceil(years / 4))
    return Bounds(years * 365 + leap_days.least + _FEWEST[rest], years * 365 + leap_days.most + _MOST[rest])


def _business_days(n: float) -> Bounds:
    # More than five business days always span a weekend; holidays can add a few days a week at most.
    if n == inf:
        return Bounds(inf, inf)
    return Bounds(n + 2 * ((ceil(n) - 1) // 5) if n else 0, n + 2 * ceil(n / 5) + 4 if n else 0)
