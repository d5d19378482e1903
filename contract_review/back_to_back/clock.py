"""How long business hours last on the clock of whoever waits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

DAY = 24 * 60
WEEK = 7 * DAY


@dataclass(frozen=True, slots=True)
class ServiceHours:
    """The weekdays (Monday is 0) and the minutes of the day between which somebody works."""

    days: frozenset[int]
    opens: int
    closes: int

    def __post_init__(self) -> None:
        if not self.days or not self.days <= set(range(7)) or not 0 <= self.opens < self.closes <= DAY:
            raise ValueError("service hours need weekdays from 0 to 6 and an opening before the closing")

    @property
    def always(self) -> bool:
        """Whether somebody works around the clock."""
        return self.closes - self.opens == DAY and len(self.days) == 7

    @property
    def daily(self) -> int:
        """The minutes of a day that is open."""
        return self.closes - self.opens

    def shared(self, other: ServiceHours) -> ServiceHours | None:
        """The hours in which both work; None where there are none."""
        days, opens, closes = self.days & other.days, max(self.opens, other.opens), min(self.closes, other.closes)
        return ServiceHours(days, opens, closes) if days and opens < closes else None


def worst_elapsed(needed: Fraction | int, hours: ServiceHours, *, holidays: int = 0) -> Fraction:
    """Minutes on the wall clock for `needed` minutes of work, for a ticket a minute after the worst closing time."""
    starts = _after_closing(hours)
    return max(finished(start, needed, hours, holidays=holidays) - start for start in starts)


def finished(start: int, needed: Fraction | int, hours: ServiceHours, *, holidays: int = 0) -> Fraction:
    """The minute, counted from Monday 0:00, at which `needed` minutes of opening hours have passed since `start`.

    The first `holidays` working days after the day of `start` are closed.
    """
    day, left, skipped = start // DAY, Fraction(needed), holidays
    first = day
    while True:
        if day % 7 in hours.days:
            opens = max(start, day * DAY + hours.opens)
            open_for = day * DAY + hours.closes - opens
            if skipped and day > first:
                skipped -= 1
            elif open_for > 0 and left <= open_for:
                return opens + left
            else:
                left -= max(0, open_for)
        day += 1


def latest(
    needed: Fraction,
    hours: ServiceHours,
    *,
    allowed: Fraction,
    clock: ServiceHours,
    holidays: int = 0,
) -> tuple[Fraction, Fraction]:
    """The longest wait of a ticket on its worst start, and by how much it misses what is `allowed` on another clock.

    The worst start is a minute after somebody closes, or the minute at which somebody opens.
    """
    starts = {*_after_closing(hours), *_after_closing(clock), *_openings(hours), *_openings(clock)}
    waits = (
        (done := finished(start, needed, hours, holidays=holidays), done - finished(start, allowed, clock), start)
        for start in sorted(starts)
    )
    done, missed, start = max(waits, key=lambda wait: (wait[1], wait[0] - wait[2]))
    return done - start, missed


def _after_closing(hours: ServiceHours) -> Iterable[int]:
    if hours.always:
        return [0]
    # A day that closes at midnight is followed by a minute of the next.
    return [(day * DAY + hours.closes + 1) % WEEK for day in sorted(hours.days)]


def _openings(hours: ServiceHours) -> Iterable[int]:
    return [day * DAY + hours.opens for day in sorted(hours.days)]
