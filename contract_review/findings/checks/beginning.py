"""`begins`: whether the first day of a contract can be told from its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from contract_review.findings.checks.pointing import Finder, Pointing, around
from contract_review.findings.checks.signing import signature_lines, signed, signed_on_a_day
from contract_review.findings.found import Found
from contract_review.model.span import Span

_BLANK = r"(?:_{2,}|\[(?!\*)(?i:date|day|month|year|insert|start|effective|\s*[\u25cf\u2022_ ]*\s*)[^\]\n]{0,30}\]|<[^>\n]{0,20}(?i:date)[^>\n]{0,20}>|\bTBD\b|\bXX+\b)"
_BLANK_DAY = re.compile(
    rf"(?i:\b(?:effective|start|commencement|begin\w*|commenc\w*|dated?|made|entered\s+into)\b)[^.\n]{{0,80}}?{_BLANK}|{_BLANK}\s*(?i:day\s+of)"
)
_OF_THE_START = re.compile(r"(?i)\b(?:effective|start|commenc|begin)")
# What every blank has in it, and how far behind it "day of" may stand, on the next line.
_MARKS, _DAY_OF = ("__", "[", "<", "TBD", "XX"), 40
_LAST_SIGNATURE = re.compile(
    r"(?i)\b(?:effective|commenc\w+|begin\w*|takes?\s+effect|force)\b[^.\n]{0,100}\b(?:last|later|latest|final)\b[^.\n]{0,60}\bsign\w*|\b(?:effective|commenc\w+|takes?\s+effect)\b[^.\n]{0,60}\b(?:upon|on|as\s+of|from)\s+(?:the\s+)?(?:date\s+of\s+)?(?:signature|signing|execution)\b"
)
_EVENT = re.compile(
    r"(?i)\b(?:term|agreement|contract|terms|subscription|it)\b[^.\n]{0,60}\b(?:commenc\w+|begins?|starts?|(?:becomes?\s+)?effective|takes?\s+effect)\b[^.\n]{0,60}\b(?:first\s+(?:activation|use|access|login|delivery)|activation|delivery|acceptance|(?:date\s+(?:on\s+which|when|that)\s+)?you\s+(?:first\s+)?(?:accept|use|access|sign|order|register)|go-live|when\s+you\b|your\s+acceptance|provision\w*)"
    r"|\baccept\s+(?:the|these)\s+terms\b[^.\n]{0,40}\bby\s+(?:access|click|us|brows|register|creat)\w*|\bwhen\s+you\s+(?:create|click|sign\s+up|use|accept)[^.\n]{0,80}\baccept\b"
)
_ELSEWHERE = re.compile(
    r"(?i)\b(?:starts?|begins?|commenc\w+|effective)\b[^.\n]{0,60}\b(?:date\s+)?(?:set\s+(?:out|forth)|stated|specified|identified|named|listed|shown|given)?\s*(?:on|in|of)\s+(?:the\s+|an?\s+|each\s+|applicable\s+){0,3}(?:cover\s+page|order\s+form|order|key\s+terms)\b"
    r"|\b(?:starts?|begins?|commenc\w+)\s+on\s+(?:the\s+)?(?:Effective|Start|Subscription\s+Start|Commencement)\s+Date\b"
)


def _dated(found: Found) -> bool:
    return any(fact.id == "term.effective-date" for fact in found.facts)


def _matches(pattern: re.Pattern[str], found: Found) -> Iterator[Span]:
    for match in pattern.finditer(found.contract.text):
        yield around(found.contract.text, *match.span())


def _blank(found: Found) -> Iterator[Span]:
    """A blank where the first day belongs, or in any other date outside the signatures."""
    text = found.contract.text
    for line in _lines_with_blanks(text):
        for match in _BLANK_DAY.finditer(text, line.start, line.end + _DAY_OF):
            place = Span(*match.span())
            # Forms for later use, in an exhibit, have dates to fill in; the contract has its own.
            if _dated(found) and not _OF_THE_START.search(match[0]):
                continue
            if place.start < line.end and not any(map(place.overlaps, signature_lines(text))):
                yield around(text, *match.span())


def _lines_with_blanks(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if any(mark in line for mark in _MARKS):
            yield Span(start, start + len(line))
        start += len(line) + 1


def _last_signature(found: Found) -> Iterator[Span]:
    """With the last signature, of which there is none with a date."""
    if not _dated(found) and not any(True for _ in signed(found)):
        yield from _matches(_LAST_SIGNATURE, found)


def _event(found: Found) -> Iterator[Span]:
    if not _dated(found):
        yield from _matches(_EVENT, found)


def _elsewhere(found: Found) -> Iterator[Span]:
    if not _dated(found):
        yield from _matches(_ELSEWHERE, found)


def _day(found: Found) -> Iterator[Span]:
    for fact in found.facts:
        if fact.id == "term.effective-date" and fact.evidence:
            yield fact.evidence[0].span
    if not _dated(found) and signed_on_a_day(found):
        yield from _matches(_LAST_SIGNATURE, found)


class Begins(Pointing):
    """From which day a contract runs."""

    name = "begins"
    summary = (
        "From which day a contract runs: `begins: on-a-day`, `blank`, `with-last-signature`, `with-an-event`, "
        "`on-another-paper`."
    )
    finders: ClassVar[Mapping[str, Finder]] = {
        "on-a-day": _day,
        "blank": _blank,
        "with-last-signature": _last_signature,
        "with-an-event": _event,
        "on-another-paper": _elsewhere,
    }
