"""The term of a contract and those that follow it, each counted from the first day and never from one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from contract_review.model.fact import Duration, Unit
from contract_review.renewals.lengths import add, months

_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Term:
    """When a contract begins, how long it runs, and for how long it renews; a stated last day wins.

    `renewal` is None where it does not renew, or not for a stated time; `most` is how often it renews, None without a
    limit.
    """

    start: date | None = None
    initial: Duration | None = None
    stated_end: date | None = None
    renewal: Duration | None = None
    most: int | None = None

    @property
    def computed_end(self) -> date | None:
        """The last day of the initial term by its length: a year from 1 March ends on the last day of February."""
        after = add(self.start, self.initial) if self.start and self.initial else None
        return after - _DAY if after else None

    @property
    def end(self) -> date | None:
        """The last day of the initial term: the earlier one where a stated day and the length disagree."""
        return min((day for day in (self.stated_end, self.computed_end) if day), default=None)

    @property
    def disputed(self) -> bool:
        """Whether the stated last day and the length of the term give different days."""
        return self.stated_end is not None and self.computed_end not in (None, self.stated_end)

    def ends(self) -> Iterator[date]:
        """The last days of the initial term and of each renewal, without end where it renews without one."""
        first = self.end
        if first is None:
            return
        yield first
        if self.renewal is None or self.renewal.n <= 0:
            return
        for k in count(1) if self.most is None else range(1, self.most + 1):
            end = self._renewed(first, k)
            if end is None:
                return
            yield end

    def _renewed(self, first: date, k: int) -> date | None:
        """The end of the k-th renewal. Adding up ends drifts: 28 Feb, 28 Mar, 28 Apr, where it is 28 Feb, 31 Mar."""
        if self.renewal is None:
            return None
        anchor, length, times = first + _DAY, self.renewal, k
        own, each = (months(self.initial) if self.initial else None), months(self.renewal)
        if self.start and own is not None and each is not None and first == self.computed_end:
            anchor, length, times = self.start, Duration(own + k * each, Unit.MONTH), 1
        after = add(anchor, length, times=times)
        return after - _DAY if after else None
