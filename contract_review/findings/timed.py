"""The time that belongs to words: "within 4 hours" to the notice it stands beside, not to the report named after it."""

from __future__ import annotations

from dataclasses import dataclass

from contract_review.findings.lengths import bounds
from contract_review.language.quantities import Found, durations
from contract_review.model.fact import Duration
from contract_review.model.span import Span

# A time further away than this belongs to something else in the sentence.
_REACH = 160
# "notify within 60 minutes": the time stands behind its words more often than before them.
_BEFORE = 2.0


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """The least and the most that a time may be; a time that depends on the calendar meets neither."""

    at_least: Duration | None = None
    at_most: Duration | None = None

    def met_by(self, value: Duration) -> bool:
        """Whether a time is within the limits whatever the calendar."""
        length = bounds(value)
        enough = self.at_least is None or bounds(self.at_least).above(length) is False
        return enough and (self.at_most is None or length.above(bounds(self.at_most)) is False)


def time_beside(text: str, place: Span) -> Duration | None:
    """The length of time that stands nearest to the words at `place` (offsets in `text`)."""
    near = [(_distance(found, place), found.value) for found in durations(text)]
    near = [(distance, value) for distance, value in near if distance <= _REACH]
    return min(near, key=lambda item: item[0])[1] if near else None


def _distance(found: Found[Duration], place: Span) -> float:
    if found.span.overlaps(place):
        return 0.0
    if found.span.start >= place.end:
        return float(found.span.start - place.end)
    return _BEFORE * (place.start - found.span.end)
