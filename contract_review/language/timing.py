"""What a length of time in a sentence is for: a notice, a deadline, a stretch that lasts, or time gone by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from contract_review.language.members import member_at
from contract_review.language.quantities import Found, durations
from contract_review.model.fact import Duration
from contract_review.model.span import Span


class Use(StrEnum):
    """What a length of time is for."""

    NOTICE = "notice"
    AHEAD = "ahead"
    DEADLINE = "deadline"
    LASTING = "lasting"
    PAST = "past"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Timed:
    """A length of time with its use, and the words around it in its own part of the sentence.

    `head` is what stands before it and `tail` what follows, both no further than the part of the sentence reaches.
    """

    value: Duration
    span: Span
    use: Use
    head: str
    tail: str

    @property
    def is_notice(self) -> bool:
        """Whether somebody must speak up so long before something happens."""
        return self.use in (Use.NOTICE, Use.AHEAD)


_JOIN = r"^[\s'\u2019\u2018`,)\]]*"
_OF_A_NOTICE = r"(?:(?:or\s+more|prior|advanced?|written|formal|previous|clear|further|reasonable|e-?mail|electronic|in|by|an?|and|full|days?)[\s,'\u2019]+){0,6}"
_NOTICE_AFTER = re.compile(rf"(?i){_JOIN}{_OF_A_NOTICE}(?:notices?|notification|warning)\b")
_OF_NOTICE_AFTER = re.compile(rf"(?i){_JOIN}of\s+{_OF_A_NOTICE}notice\b")
_GIVING = re.compile(r"(?i)\b(?:(?:up)?on|with|giv\w+|provid\w+|at\s+least|minimum(?:\s+of)?|than|requir\w+|by|a)\b")
_AHEAD_AFTER = re.compile(
    rf"(?i){_JOIN}(?:(?:or\s+more|calendar|immediately|before\s+or)[\s,]+)?(?:before|prior(?:\s+to)?|in\s+advance|ahead(?:\s+of)?|preceding|previous\s+to)\b"
)
_TELLING = re.compile(
    r"(?i)\bnotices?\b|\bnotif\w+|\binform\w*|\badvis\w+|\btell\w*|\btold\b|\bin\s+writing\b|\bannounc\w+|\blet\s+(?:you|us)\s+know\b|\be-?mail(?:s|ed|ing)?\s+(?:you|us)\b"
)
_NOTICE_BEFORE = re.compile(
    r"(?i)\b(?:notice|notification)(?:\s+(?:of|to)\s+[\w'\u2019\s]{1,50}?)?(?:\s+periods?)?(?:\s+(?:shall|will|must|is|are|be|of|for))*\s*:?\s*(?:(?:at|least|not|no|less|fewer|later|than|a|minimum|of|period|giving|the|required)\s+)*$"
)
_WITHIN = re.compile(
    r"(?i)\b(?:within|inside|in\s+less\s+than|(?:no|not)\s+(?:later|more)\s+than|at\s+the\s+latest)\s+(?:(?:a|the|such|its|period|further|first|next|of|at|most|maximum)\s+)*$"
)
_COUNTED_FROM = re.compile(r"(?i)^[\s'\u2019\u2018)\]]*(?:of|after|from|following|upon|since)\b")
_LATER = re.compile(
    r"(?i)^[\s'\u2019\u2018)\]]*(?:after|from|following|of|upon)\s+(?:[\w'\u2019]+\s+){0,6}(?:notice|notification|demand|reminder)"
)
_LASTS = re.compile(
    r"(?i)\b(?:for(?:\s+(?:up\s+to|at\s+least))?|(?:period|term|duration|minimum|length|maximum|phase)\s+of|lasts?|lasting|runs?(?:\s+for)?|during|(?:longer|later|lesser|shorter|greater)\s+of|successive|additional|further|consecutive|another|renewal|subsequent)\s+"
    r"(?:(?:a|an|the|longer|later|shorter|lesser|up|to|at|least|of|full|maximum|minimum|period|term|approximately|about|another|additional|further|successive|consecutive|initial)\s+)*\(?$"
)
_A_TERM = re.compile(
    r"(?i)^[\s)\]-]*(?:(?:initial|renewal|extension|subscription|fixed|minimum|additional|successive|renewable|long|in\s+length)[\s,]+){0,3}(?:terms?|periods?|extensions?|renewals?|commitment|duration|contract)\b"
)
_GONE_BY = re.compile(
    r"(?i)\b(?:preceding|previous|prior|past|last|former|trailing|immediately\s+preceding)\s+(?:period\s+of\s+)?\(?$"
)
# "in the three months preceding the event" looks back; "no later than three months before" looks ahead.
_PERIOD_BEFORE = re.compile(r"(?i)^[\s)-]*period\s+(?:immediately\s+)?(?:prior|before|preceding)\b")
_IN_THE = re.compile(r"(?i)\b(?:in|during|over|for|within|throughout)\s+(?:the|each)\s+\(?$")
# "Effective thirty days after delivery of notice" is thirty days' notice.
_TAKES_EFFECT = re.compile(
    r"(?i)\b(?:effective|takes?\s+effect|in\s+effect)\s+(?:(?:on|upon|at|the|date|that|is|not|no|less|than|least)\s+)*$"
)
_AFTER_TELLING = re.compile(
    r"(?i)^[\s'\u2019)\]]*(?:after|from|following)\s+(?:[\w'\u2019]+\s+){0,5}?(?:notice|notification)\b"
)
_SHORT = 12
_OVERDUE = re.compile(
    r"(?i)^[\s'\u2019\u2018)\]]*(?:or\s+(?:more|longer)\s+)?(?:overdue|past[\s-]due|late|in\s+arrears|old|delinquent)\b"
)


@lru_cache(maxsize=512)
def timings(text: str) -> tuple[Timed, ...]:
    """The lengths of time in a sentence, each with its use."""
    return tuple(_timed(text, found) for found in durations(text))


def _timed(text: str, found: Found[Duration]) -> Timed:
    part = member_at(text, found.span.start)
    head, tail = text[part.start : found.span.start], text[found.span.end : max(part.end, found.span.end)]
    if len(head.strip()) < _SHORT:
        # "on the later of (i) five years from": the first item goes on with the words before the list.
        head = text[: found.span.start]
    return Timed(found.value, found.span, _use(head, tail), head, tail)


def _use(head: str, tail: str) -> Use:
    if (
        _GONE_BY.search(head)
        or _PERIOD_BEFORE.match(tail)
        or _OVERDUE.match(tail)
        or (_IN_THE.search(head) and _AHEAD_AFTER.match(tail))
    ):
        return Use.PAST
    if _NOTICE_AFTER.match(tail):
        return Use.NOTICE
    if _WITHIN.search(head) and not _AHEAD_AFTER.match(tail):
        return Use.DEADLINE
    if _AFTER_TELLING.match(tail) and _TAKES_EFFECT.search(head):
        return Use.NOTICE
    if _OF_NOTICE_AFTER.match(tail) and _GIVING.search(head[-25:]):
        return Use.NOTICE
    if _AHEAD_AFTER.match(tail):
        if _WITHIN.search(head):
            return Use.AHEAD
        return Use.NOTICE if _TELLING.search(head) or _TELLING.search(tail[:90]) else Use.AHEAD
    if _NOTICE_BEFORE.search(head):
        return Use.NOTICE
    if _LASTS.search(head) or _A_TERM.match(tail):
        return Use.LASTING
    return Use.DEADLINE if _LATER.match(tail) or _COUNTED_FROM.match(tail) else Use.OTHER
