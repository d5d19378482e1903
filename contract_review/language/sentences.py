"""Sentences of legal English, by spaCy's tokens and rules of our own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from contract_review.language.tokens import tokens
from contract_review.model.span import Span

_ABBREVIATIONS = frozenset(
    "inc ltd llc corp co no nos sec art cl para e.g i.e etc vs v approx st dr mr mrs ms u.s u.k a.m p.m ref fig gmbh pty "
    "incl excl hrs min max jan feb mar apr jun jul aug sep sept oct nov dec viz cf al l.p s.a".split()
)
_END = re.compile(r"^[.!?]+$")
_CLOSERS = frozenset("\"'\u201d\u2019)]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place in the document, its text, its tokens, and where each of them begins in the document."""

    span: Span
    text: str
    tokens: tuple[str, ...]
    starts: tuple[int, ...]


@lru_cache(maxsize=1024)
def sentences(text: str, span: Span) -> tuple[Sentence, ...]:
    """The sentences of a stretch of text, with their places in the whole text.

    Facts and rules read the same paragraphs, so the last ones that were cut are kept.
    """
    words, starts = tokens(span.text_in(text))
    starts = [span.start + start for start in starts]
    found = []
    for first, last in _cuts(words):
        place = _place(text, words, starts, first, last)
        if place:
            said = tuple(words[first:last]), tuple(starts[first:last])
            found.append(Sentence(place, place.text_in(text), *said))
    return tuple(found)


def spans_of_sentences(text: str, span: Span) -> list[Span]:
    """The places of the sentences alone."""
    words, starts = tokens(span.text_in(text))
    starts = [span.start + start for start in starts]
    places = [_place(text, words, starts, first, last) for first, last in _cuts(words)]
    return [place for place in places if place]


def _cuts(words: list[str]) -> Iterator[tuple[int, int]]:
    """The first token of each sentence, and the one behind its last."""
    # Behind nearly every word the sentence goes on.
    ends = (place for place in range(1, len(words)) if not words[place - 1].isalnum())
    places = [0, *(place for place in ends if _begins(words, place)), len(words)]
    return ((first, last) for first, last in pairwise(places) if first < last)


def _place(text: str, words: list[str], starts: list[int], first: int, last: int) -> Span | None:
    """Where some tokens stand, without the blanks around them; None where they are blanks alone."""
    place = Span(starts[first], starts[last - 1] + len(words[last - 1])).stripped(text)
    return place if len(place) else None


def _begins(words: list[str], place: int) -> bool:
    """Whether the word at `place`, which stands behind a sign or a blank, begins a sentence."""
    gap = words[place - 1]
    if "\n" in gap or "\t" in gap:
        return True
    last = place - 1
    # Typists put two blanks behind a full stop; spaCy makes a token of the second.
    while last > 0 and (words[last] in _CLOSERS or words[last].isspace()):
        last -= 1
    before = words[last]
    if not _END.match(before) and not (before.endswith(".") and len(before) > 4):
        return False
    if before == "." and last > 0 and words[last - 1].lower().rstrip(".") in _ABBREVIATIONS:
        return False
    if before.lower().rstrip(".") in _ABBREVIATIONS:
        return False
    first = words[place][:1]
    return first.isupper() or first in '\u201c"(' or first.isdigit()
