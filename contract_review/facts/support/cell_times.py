"""The lengths of time in a cell of a support table, in business hours where only these count."""

from __future__ import annotations

import re

from contract_review.facts.support.kinds import is_coverage
from contract_review.facts.support.service_hours import BUSINESS_HOURS, ROUND_THE_CLOCK, hours_of, without_hours
from contract_review.facts.support.severity import mentions
from contract_review.facts.tables import Entry, Grid
from contract_review.language.quantities import Found, durations
from contract_review.model.fact import Duration, Unit
from contract_review.model.span import Span

_IN_BUSINESS_TIME = re.compile(
    r"(?i)\b(?:during|in|within|of)\s+(?:(?:normal|regular|standard|our|its|local|the)\s+)*(?:business|working|office|support|service)[\s-]+(?:hours|time|days)|\b(?:\d{1,2}\s*[x\u00d7]\s*5)\b"
    r"|\b\d{1,2}(?::\d\d)?\w{0,4}\.?\s*(?:-|\u2013|to)\s*\d{1,2}(?::\d\d)?\s*[ap]\.?m|\b(?:business|office|working)\s+hours\s+only"
)
_UNIT_HEAD = re.compile(
    r"(?i)\b(?P<business>business|working|office|service)?[\s-]*(?P<unit>hours|hrs?|minutes|mins?|days)\b"
)
_UNITS = {"h": Unit.HOUR, "m": Unit.MINUTE, "d": Unit.DAY}
_IN_BUSINESS = {Unit.HOUR: Unit.BUSINESS_HOUR, Unit.DAY: Unit.BUSINESS_DAY}
_SHORT_DAY = re.compile(r"(?<=\d)\s?d\b")
EMPTY = re.compile(
    r"(?i)^\W*(?:n/?a|none|nil|tb[dcs]|t\.b\.d\.?|to\s+be\s+\w+|not\s+applicable|-+)?\W*$|\[[^\]]*\]|_{2,}"
)
_STEP = re.compile(r"(?i)\b(?:every|each)\s*$")
_LONGEST, _LONGEST_OF_SEVERITY = 45, 60


def times_in(entry: Entry, *, of_severity: bool = False) -> tuple[Found[Duration], ...]:
    """The lengths of time that a cell prints, as far as they can be targets; offsets count in `entry.words`.

    A cell beside a severity may say more words than one that stands alone.
    """
    longest = _LONGEST_OF_SEVERITY if of_severity else _LONGEST
    words = entry.words
    if (
        EMPTY.search(words)
        or re.search(r"(?i)^\W*best[\s-]+efforts?\b(?!\s+within\b)", words)
        or len(words.split()) > longest
    ):
        return ()
    text = without_hours(words)
    found = durations(_SHORT_DAY.sub(" day", text)) if _SHORT_DAY.search(text) else durations(text)
    if not found:
        return _bare(words, entry.head)
    kept = [one for one in found if one.value.unit not in (Unit.MONTH, Unit.QUARTER, Unit.YEAR)]
    return tuple(one for one in kept if len(found) == 1 or not _STEP.search(text[: one.span.start]))


def _bare(words: str, head: str) -> tuple[Found[Duration], ...]:
    """A mere number under a heading that gives the unit: "Response (hours)", 4."""
    number = re.fullmatch(r"\W*(\d+(?:[.,]\d+)?)\W*", words)
    unit = _UNIT_HEAD.search(head)
    if number is None or unit is None:
        return ()
    base = _UNITS[unit["unit"][0].lower()]
    counted = _IN_BUSINESS.get(base, base) if unit["business"] else base
    return (Found(Duration(float(number[1].replace(",", ".")), counted), Span(*number.span(1))),)


def counted_time(value: Duration, grid: Grid, entry: Entry, ranks: tuple[int, ...]) -> Duration:
    """The same time in business hours, where the cell, its row or the words around the table say that these count."""
    unit = _IN_BUSINESS.get(value.unit)
    if unit is None or (value.unit is Unit.DAY and not _IN_BUSINESS_TIME.search(entry.words)):
        return value
    if hours_of(entry.words) == ROUND_THE_CLOCK:
        return value
    counted = (
        _IN_BUSINESS_TIME.search(f"{entry.words} {entry.head}")
        or _row_in_business_time(grid, entry)
        or _counted(grid.lead, ranks)
    )
    return Duration(value.n, unit) if counted else value


_COUNTED = re.compile(
    r"(?i)\b(?:times?|hours|targets?|periods?)\b[^.;]{0,60}\b(?:measured|calculated|counted|expressed|stated|apply|given|run)\b[^.;]{0,30}\b(?:in|during|within)\s+(?:\w+\s+)?(?:business|working|office|support)\s+hours"
)


def _counted(lead: str, ranks: tuple[int, ...]) -> bool:
    """Whether the text in front says that times are counted in business hours, for all severities or for these."""
    for part in re.split(r"[.;]\s", lead):
        if _COUNTED.search(part):
            named = {number for label in mentions(part) for number in label.numbers}
            return not named or not named.isdisjoint(ranks)
    return False


def _row_in_business_time(grid: Grid, entry: Entry) -> bool:
    """Whether a column of the same row says that the service runs in business hours only."""
    for column in range(grid.width):
        if column != entry.column and is_coverage(" ".join(grid.head(column))):
            return hours_of(grid.words(entry.row, column)) == BUSINESS_HOURS
    return False
