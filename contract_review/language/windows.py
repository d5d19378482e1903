"""A stretch between two lengths of time before a day: "not less than 30 nor more than 90 days before the end"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contract_review.language.numbers import FIGURES, WORDS
from contract_review.language.quantities import durations
from contract_review.model.fact import Duration
from contract_review.model.span import Span


@dataclass(frozen=True, slots=True)
class Window:
    """At least so long before a day, and at most so long; `span` covers both lengths."""

    least: Duration
    most: Duration
    span: Span


_NUMBER = rf"\b(?:{WORDS}|{FIGURES})(?:\s*\(\s*(?:{WORDS}|{FIGURES})\s*\))?"
_UNIT = r"[\s-]*(?:(?:full|clear|calendar|business|working)\s+)?(?:day|week|month|year)s?\b['\u2019]?"
# The unit of both stands behind the second: "not less than sixty (60) nor more than ninety (90) days".
_LENGTH = rf"{_NUMBER}(?:{_UNIT})?"
_OF_NOTICE = r"(?:\s+(?:(?:prior|written|advance)\s+)*notice)?"
_BEFORE_WHAT = r"(?:\s+(?:before|prior\s+to|in\s+advance\s+of|preceding)\b(?:\s+[^.;,]{1,90}?)?)?"
_AND = r"[\s,]*(?:\b(?:and|nor|but|or)\b[\s,]*)(?:in\s+(?:any|no)\s+(?:case|event)[\s,]+)?"
_LEAST = r"\b(?:at\s+least|(?:(?:not?|nor)\s+)?(?:less|fewer|later)\s+than|a?\s*minimum\s+of)\s+"
_MOST = r"\b(?:at\s+most|(?:(?:not?|nor)\s+)?(?:more|greater|earlier|sooner)\s+than|a?\s*maximum\s+of|up\s+to)\s+"
_FORMS = (
    re.compile(rf"(?i){_LEAST}(?P<least>{_LENGTH}){_OF_NOTICE}{_BEFORE_WHAT}{_AND}{_MOST}(?P<most>{_NUMBER}{_UNIT})"),
    re.compile(rf"(?i){_MOST}(?P<most>{_LENGTH}){_OF_NOTICE}{_BEFORE_WHAT}{_AND}{_LEAST}(?P<least>{_NUMBER}{_UNIT})"),
    re.compile(rf"(?i)\bbetween\s+(?P<most>{_LENGTH})\s+and\s+(?P<least>{_NUMBER}{_UNIT})"),
)
_AHEAD = re.compile(r"(?i)\b(?:before|prior\s+to|in\s+advance|preceding|ahead\s+of)\b")
_REACH = 60


def windows(text: str) -> tuple[Window, ...]:
    """The windows before a day that a sentence opens; of a window after something this is none."""
    found = (_window(text, match) for form in _FORMS for match in form.finditer(text))
    return tuple(one for one in found if one is not None)


def _window(text: str, match: re.Match[str]) -> Window | None:
    if not _AHEAD.search(match[0] + text[match.end() : match.end() + _REACH]):
        return None
    unit = re.search(rf"(?i){_UNIT}$", match[0])
    one, other = (_length(match[name], unit[0] if unit else "") for name in ("least", "most"))
    if one is None or other is None or one.unit is not other.unit:
        return None
    least, most = sorted((one, other), key=lambda length: length.n)
    first = min(match.start("least"), match.start("most"))
    return Window(least, most, Span(first, match.end())) if least.n < most.n else None


def _length(words: str, unit: str) -> Duration | None:
    found = durations(words) or durations(words + unit)
    return found[0].value if found else None
