"""Whether words are affirmed: "not", "no" and "without" deny what follows them, "except" takes it out again."""

from __future__ import annotations

import re

from contract_review.model.span import Span

_DENIES = re.compile(
    r"(?i)\b(?:not|no|never|neither|nor|none|without|cannot|nothing|lacks?|waives?|disclaims?|prohibited\s+from|refrain\s+from|free\s+of)\b|n['\u2019]t\b"
)
# "no later than" and "not only" deny nothing.
_EMPTY = re.compile(
    r"(?i)\b(?:not|no)\s+(?:later|less|fewer|earlier|sooner|more|longer\s+than|greater|limited|only|exceed\w*|to\s+exceed|to\s+be\s+unreasonably|be\s+unreasonably|unreasonably)\b"
    r"|\bwhether\s+or\s+not\b|\bif\s+not\b|\bwithout\s+(?:limit\w*|prejudice|derogat\w+|affecting)\b|\bno\s+longer\b(?=\s+than)|\bor\s+not\b|\bno\.\s*\d"
)
_TAKES_OUT = re.compile(
    r"(?i)\b(?:except(?:ing)?(?:\s+(?:for|that|as|where|to\s+the\s+extent))?|other\s+than|exclud(?:ing|es)|save\s+(?:for|that|as)|with\s+the\s+exception\s+of|but\s+not)\b"
)
# A denial ends with its clause: behind a semicolon, a colon, or a conjunction with a subject of its own.
_CLAUSE_ENDS = re.compile(
    r"[;:]|(?i:,\s*(?:but|and|provided|however|in\s+which\s+case|whereupon|which|unless|if)\b|\bbut\b(?!\s+not\b)|\b(?:unless|until|if|when|where|because|provided\s+that)\b|,\s*(?:the|such|either|each|any|all)\s+\w+\s+(?:shall|will|may|must|is|are)\b|\band\s+(?:\w+\s+){1,3}(?:shall|will|may|must|agrees?)\b)"
)
_EXCEPTION_ENDS = re.compile(r"[;:)]|,\s+\w+\s+(?:shall|will|may|must|is|are)\b")
_CONDITION = re.compile(r"[;:]|(?i:\b(?:if|when|unless|until|where|because|provided\s+that)\b)")
# "If the fee is not paid, Provider may suspend": what stands behind the comma happens, and is not denied.
_OPENS_CONDITION = re.compile(r"(?i)\b(?:if|where|when|whenever|unless|in\s+the\s+event|should)\b[^,;:]*$")
_MAIN_CLAUSE = re.compile(
    r"(?i),\s+(?!(?:within|after|for|despite|in|at|by|on|or|and|nor|as|upon|following|before|prior|if|whether|including|which|however)\b)"
)
_NEVER = re.compile(r"(?!)")
_REACH = 120


def denied(text: str, span: Span) -> bool:
    """Whether a sentence denies the words at `span` (offsets in the sentence): "shall not renew", "without refund".

    An exception turns the answer round: of "no refund except for prepaid fees", "prepaid fees" is not denied.
    """
    first = max(span.start - _REACH, 0)
    negated = _reaches(_DENIES, text[first : span.end], span.start - first, ends=_CLAUSE_ENDS)
    return negated != _reaches(_TAKES_OUT, text[: span.end], span.start, ends=_EXCEPTION_ENDS)


def denies(text: str) -> bool:
    """Whether a stretch of words has a denial that is no condition's: "stop work if fees are not paid" denies nothing."""
    end = _CONDITION.search(text)
    return _reaches(_DENIES, text, end.start() if end else len(text), ends=_NEVER)


def _reaches(cue: re.Pattern[str], text: str, at: int, *, ends: re.Pattern[str]) -> bool:
    """Whether a cue before `at` still holds there; "not exceed" is empty although it ends behind the place."""
    empty = [Span(*match.span()) for match in _EMPTY.finditer(text)] if cue is _DENIES else []
    for match in cue.finditer(text, 0, at):
        place = Span(*match.span())
        if not any(other.overlaps(place) for other in empty) and not ends.search(text, match.end(), at):
            conditional = cue is _DENIES and _OPENS_CONDITION.search(text, 0, match.start())
            if not (conditional and _MAIN_CLAUSE.search(text, match.end(), at)):
                return True
    return False
