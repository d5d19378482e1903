"""A day so many months, weeks or days before or after another, as contracts count them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from contract_review.model.fact import Duration, Unit

_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}


def months(length: Duration) -> int | None:
    """A length in calendar months; None where it is not made of whole months."""
    return _whole(length, _MONTHS)


def days(length: Duration) -> int | None:
    """A length in days; None where it is not made of whole days, or has months, which differ in length."""
    return 0 if length.n == 0 else _whole(length, _DAYS)


def add_months(day: date, n: int) -> date:
    """The same day n months on (back, where n is negative); the last day of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add(day: date, length: Duration, *, times: int = 1) -> date | None:
    """A day that many lengths later, or earlier where `times` is negative.

    None for lengths in hours or working days, and for days that no calendar has.
    """
    by_month, by_day = months(length), days(length)
    try:
        if by_month is not None:
            return add_months(day, by_month * times)
        return day + timedelta(by_day * times) if by_day is not None else None
    except (ValueError, OverflowError):
        return None


def _whole(length: Duration, units: dict[Unit, int]) -> int | None:
    n = length.n * units.get(length.unit, 0)
    return int(n) if n and n == int(n) else None
