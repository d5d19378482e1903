"""Facts about governance: how often the parties meet to look at the service."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement, finder
from contract_review.facts.tables import Grid
from contract_review.language.numbers import words
from contract_review.language.quantities import durations
from contract_review.model.fact import Duration, Unit

_MEETS = re.compile(
    r"(?i)\bmeetings?\b|\bmeets?\b(?!\s+(?:the|its|their|all|any|such|these|those|our|your|a|an|or|and|each\s+of)\b|\s+[\w.]+['\u2019]s\b)|\b(?:business|service|performance|account|operational|executive|quarterly|partner\w*)\s+reviews?\b|\b(?:hold|conduct|attend|participate|carry\s+out|undertake)s?\b[^.;]{0,60}\breviews?\b|\bQBRs?\b|\breviews?\s+(?:meetings?|calls?|conferences?|sessions?)\b|\bsteering\s+committee\b|\bconference\s+calls?\b"
)
_SUBJECT = re.compile(
    r"(?i)\breview\w*|\bperformance|\bservice\s+levels?|\bdiscuss\w*|\bprogress|\bresults|\brelationship|\boperat\w+|\bbusiness\s+plan|\bforecast\w*|\bstatus|\bgovernance|\bcommittee|\bcoordinat\w+|\bplan(?:ning|s)?\b|\bstrateg\w+|\bissues"
)
_BOARD = re.compile(
    r"(?i)\b(?:shareholders?|stockholders?|board\s+of\s+directors|directors|trustees|annual\s+general|creditors|annual\s+meeting|nominat\w+|investors?|members\s+of\s+the\s+company)\b"
)
_ADVERB = re.compile(
    r"(?i)\b(?:(?:at\s+least\s+)?(?:once\s+)?(?:(?:per|a|(?<!for\s)each|(?<!for\s)every|in\s+(?:each|every))\s+(?:calendar\s+|contract\s+|fiscal\s+)?(?P<each>week|month|quarter|year)|(?P<adverb>weekly|bi-?weekly|fortnightly|monthly|bi-?monthly|quarterly|half-yearly|semi-?annual(?:ly)?|bi-?annual(?:ly)?|twice\s+(?:a|per)\s+year|annual(?:ly)?|yearly|QBRs?)))\b"
)
_LENGTHS = {
    "weekly": Duration(1, Unit.WEEK), "biweekly": Duration(2, Unit.WEEK), "fortnightly": Duration(2, Unit.WEEK),
    "monthly": Duration(1, Unit.MONTH), "bimonthly": Duration(2, Unit.MONTH), "quarterly": Duration(3, Unit.MONTH),
    "halfyearly": Duration(6, Unit.MONTH), "semiannual": Duration(6, Unit.MONTH), "semiannually": Duration(6, Unit.MONTH),
    "biannual": Duration(6, Unit.MONTH), "biannually": Duration(6, Unit.MONTH), "twice a year": Duration(6, Unit.MONTH),
    "twice per year": Duration(6, Unit.MONTH), "annual": Duration(1, Unit.YEAR), "annually": Duration(1, Unit.YEAR),
    "yearly": Duration(1, Unit.YEAR), "qbr": Duration(3, Unit.MONTH), "qbrs": Duration(3, Unit.MONTH),
}  # fmt: skip
_EACH = {
    "quarter": Duration(3, Unit.MONTH),
    "week": Duration(1, Unit.WEEK),
    "month": Duration(1, Unit.MONTH),
    "year": Duration(1, Unit.YEAR),
}
_TIMES_A_YEAR = re.compile(
    r"(?i)\b(two|three|four|six|twelve|\d{1,2})\s*(?:\(\d+\)\s*)?times\s+(?:(?:per|a|each|every|in\s+(?:each|every|any))\s+)(?:calendar\s+|contract\s+)?year\b"
)
_EVERY = re.compile(r"(?i)\b(?:every|each|once\s+(?:in\s+)?(?:every|each)|intervals?\s+of(?:\s+no\s+more\s+than)?)\s+$")
_NEAR = 110


def cadence(passage: Passage) -> Iterator[Statement]:
    """How often the parties meet to review how things go."""
    text = passage.text
    meets = _MEETS.search(text)
    if not meets or not _SUBJECT.search(text) or _BOARD.search(text):
        return
    length = rhythm(text[max(meets.start() - _NEAR, 0) : meets.end() + _NEAR])
    if length is not None:
        yield Statement("governance.review-cadence", length)


def rhythm(text: str) -> Duration | None:
    """How often something happens: "every six months", "quarterly", "once in each calendar quarter"."""
    for found in durations(text):
        if _EVERY.search(text[: found.span.start]):
            return found.value
    times = _TIMES_A_YEAR.search(text)
    n = words(times[1]) or float(times[1] if times[1].isdigit() else 0) if times else 0
    if n:
        return Duration(12 / n, Unit.MONTH)
    rhythm = _ADVERB.search(text)
    if rhythm is None:
        return None
    word = (rhythm["each"] or rhythm["adverb"]).lower().replace("-", "")
    return _EACH.get(word) or _LENGTHS[word]


def from_table(grid: Grid) -> Iterator[Statement]:
    """The rhythm of each meeting in a table of meetings."""
    heads = [" ".join(grid.head(column)) for column in range(grid.width)]
    if not any(_MEETING_HEAD.search(head) for head in heads):
        return
    for entry in grid.entries():
        if not _RHYTHM_HEAD.search(entry.head) or not entry.stubs:
            continue
        length = rhythm(entry.text)
        if length is not None and not _BOARD.search(entry.stubs[0]):
            yield Statement("governance.review-cadence", length, entry=entry)


_MEETING_HEAD = re.compile(r"(?i)\bmeetings?\b|\breviews?\b|\bforums?\b|\bcommittees?\b")
_RHYTHM_HEAD = re.compile(r"(?i)\bfrequency|\bcadence|\bhow\s+often|\brhythm|\binterval|\bschedule\b|\bperiodicity")


FINDERS = (finder("meet meets meeting meetings review reviews qbr qbrs committee conference", cadence),)
