"""Days on which business is done, by weekend and holidays of both sides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Working days; `weekend` counts from Monday = 0. Of two calendars take all holidays of both."""

    holidays: frozenset[date] = frozenset()
    weekend: frozenset[int] = frozenset({5, 6})

    def holds(self, day: date) -> bool:
        """Whether business is done on a day."""
        return day.weekday() not in self.weekend and day not in self.holidays

    def on_or_before(self, day: date) -> date:
        """The day itself, or the last working day before it: a deadline is never rolled forward."""
        while not self.holds(day):
            day -= _DAY
        return day

    def back(self, day: date, n: int) -> date:
        """The working day n working days before a day, which is itself not counted."""
        for _ in range(n):
            day = self.on_or_before(day - _DAY)
        return day

    def on_or_after(self, day: date) -> date:
        """The day itself, or the next working day."""
        while not self.holds(day):
            day += _DAY
        return day

    def received(self, sent: date, delivery: int) -> date:
        """When a notice counts as received: at once on a working day (0), or so many working days after it was sent.

        A letter that is handed over on a Saturday begins its way on Monday.
        """
        day = self.on_or_after(sent)
        for _ in range(delivery):
            day = self.on_or_after(day + _DAY)
        return day


WEEKDAYS = WorkingDays()
