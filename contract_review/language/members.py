"""Long sentences cut into their members: the items of an enumeration, and what a semicolon or a proviso parts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from contract_review.language.numbers import WORDS
from contract_review.model.span import Span

_CUT = re.compile(
    r";"
    r"|(?<=[\s,:;])\((?P<item>[ivx]{1,4}|[a-z]|\d)\)(?=\s+[a-z\u201c\"])"
    r"|,?\s+provided,?\s+(?:however,?\s+(?:that\b)?|that\b|further\b)"
    r"|,?\s+(?:except\s+that|save\s+that|it\s+being\s+understood)\b",
    re.IGNORECASE,
)
_NUMBER_WORD = re.compile(rf"(?:{WORDS})\s*$", re.IGNORECASE)


def member_at(text: str, place: int) -> Span:
    """The member of a sentence in which a character stands; the whole sentence where it has but one."""
    start, end = 0, len(text)
    for cut in _cuts(text):
        if cut.end <= place:
            start = cut.end
        elif cut.start > place:
            end = cut.start
            break
    return Span(start, end)


def members(text: str) -> tuple[Span, ...]:
    """The members of a sentence, in order."""
    cuts = [Span(0, 0), *_cuts(text), Span(len(text), len(text))]
    spans = (Span(left.end, right.start) for left, right in itertools.pairwise(cuts))
    return tuple(span for span in spans if span.text_in(text).strip())


def opening(text: str) -> str:
    """What stands before the first item of an enumeration, and counts for each of its items; else nothing."""
    first = next((cut for cut in _cuts(text) if cut.text_in(text).startswith("(")), None)
    return text[: first.start] if first else ""


def _cuts(text: str) -> Iterator[Span]:
    for match in _CUT.finditer(text):
        # "(6)" behind "six" repeats a number and opens no item.
        if not (match["item"] and match["item"].isdigit() and _NUMBER_WORD.search(text[: match.start()])):
            yield Span(match.start(), match.end())
