"""`maintenance_hours`: how many hours of planned maintenance a month the contract allows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from contract_review.findings.found import Found
from contract_review.findings.lengths import bounds
from contract_review.findings.wordings import Wording
from contract_review.language.quantities import durations
from contract_review.model.fact import Duration, Unit
from contract_review.model.rule import Condition
from contract_review.model.wording import in_words

_LIMITED = Wording(
    phrases=(
        "scheduled|planned|maintenance ...20 exceed*|than|most|maximum|limited|up",
        "exceed*|than|most|maximum|up ...12 scheduled|planned|maintenance",
        "scheduled|planned|maintenance ... hours per|a|each|in|every",
    ),
    without=("unscheduled", "notice only"),
    denied=None,
    reads=(),
)
# "It lasts no more than eight hours in a month": the sentence before says what.
_IT_IS_LIMITED = Wording(
    phrases=("it|they|this|these|such ...20 exceed*|than|most|maximum|up ... hour|hours|minutes",),
    denied=None,
    reads=(),
)
_MAINTENANCE = re.compile(r"(?i)\bmaintenance\b")
_BACK = 300
_PERIOD = re.compile(
    r"(?i)\b(?:(?P<month>month|monthly)|(?P<week>week|weekly)|(?P<quarter>quarter|quarterly)"
    r"|(?P<year>year|annum|annual|annually|yearly))\b"
)
# How many of the period a month has, on the average.
_A_MONTH = {"month": 1.0, "week": 52 / 12, "quarter": 1 / 3, "year": 1 / 12}
_SHORT = (Unit.MINUTE, Unit.HOUR)


@dataclass(frozen=True, slots=True)
class Limit:
    """The bounds, as hours a month; both open where any limit will do."""

    at_most: Duration | None = None
    more_than: Duration | None = None

    def holds(self, hours: float) -> bool:
        """Whether this many hours a month lie within the bounds."""
        low = self.more_than is None or hours > bounds(self.more_than).high
        return low and (self.at_most is None or hours <= bounds(self.at_most).low)


class MaintenanceHours:
    """Planned maintenance is limited to so many hours a month."""

    name = "maintenance_hours"
    summary = (
        "Planned maintenance is limited, in hours a month: `maintenance_hours: {at_most: 4 hours}`, "
        "`maintenance_hours: {more_than: 16 hours}`, or at all: `maintenance_hours: {}`."
    )

    def parse(self, raw: Any) -> Limit:
        """A mapping with `at_most` or `more_than`; empty for any limit."""
        if not isinstance(raw, Mapping) or set(raw) - {"at_most", "more_than"}:
            raise ValueError("takes at_most, more_than, or nothing")
        return Limit(_duration(raw.get("at_most")), _duration(raw.get("more_than")))

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether a limit is stated and lies within the bounds; without one, maintenance may take any time."""
        limit: Limit = condition.option
        return any(limit.holds(hours) for hours in _hours_a_month(found))

    def describe(self, condition: Condition) -> str:
        """In words."""
        limit: Limit = condition.option
        if limit.at_most is not None:
            return f"at most {in_words(limit.at_most)} of maintenance a month"
        more = "" if limit.more_than is None else f"more than {in_words(limit.more_than)} of "
        return f"{more}maintenance limited by the month"


def _duration(raw: Any) -> Duration | None:
    if raw is None:
        return None
    found = durations(str(raw))
    if len(found) != 1:
        raise ValueError(f"{raw!r} is no length of time; write it as '4 hours'")
    return found[0].value


def _hours_a_month(found: Found) -> Iterator[float]:
    """The limits that the contract states; the notice of maintenance has no period beside it."""
    text = found.contract.text
    meant = (
        piece
        for piece in found.search(_IT_IS_LIMITED)
        if _MAINTENANCE.search(text, max(piece.span.start - _BACK, 0), piece.span.start)
    )
    for piece in (*found.search(_LIMITED), *meant):
        periods = list(_PERIOD.finditer(piece.quote))
        for time in durations(piece.quote):
            if time.value.unit not in _SHORT or not periods:
                continue
            nearest = min(periods, key=lambda match, at=time.span.end: abs(match.start() - at))  # type: ignore[misc]
            yield bounds(time.value).high * _A_MONTH[str(nearest.lastgroup)]
