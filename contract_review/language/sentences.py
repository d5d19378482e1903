"""Sentences of legal English, by a blank spaCy pipeline and rules of our own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from contract_review.model.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span as Tokens

_ABBREVIATIONS = frozenset(
    "inc ltd llc corp co no nos sec art cl para e.g i.e etc vs v approx st dr mr mrs ms u.s u.k a.m p.m ref fig gmbh pty "
    "incl excl hrs min max jan feb mar apr jun jul aug sep sept oct nov dec viz cf al l.p s.a".split()
)
_END = re.compile(r"^[.!?]+$")
_CLOSERS = frozenset("\"'\u201d\u2019)]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place in the document, its words, and spaCy's tokens of them."""

    span: Span
    text: str
    tokens: Tokens


@cache
def pipeline() -> Language:
    """The blank English pipeline: tokens only, nothing to download."""
    # spaCy takes half a second to import, so a run that needs no sentences does not pay for it.
    from spacy.lang.en import English

    return English()


@lru_cache(maxsize=1024)
def sentences(text: str, span: Span) -> tuple[Sentence, ...]:
    """The sentences of a stretch of text, with their places in the whole text.

    Facts and rules read the same paragraphs, so the last ones that were cut are kept.
    """
    tokens = pipeline()(span.text_in(text))
    printed = [token.text for token in tokens]
    cuts = [0, *(place for place in range(1, len(printed)) if _begins(printed, place)), len(printed)]
    found = []
    for first, last in pairwise(cuts):
        if first == last:
            continue
        piece = tokens[first:last]
        words = piece.text.strip()
        if words:
            start = span.start + piece.start_char + len(piece.text) - len(piece.text.lstrip())
            found.append(Sentence(Span(start, start + len(words)), words, piece))
    return tuple(found)


def _begins(words: list[str], place: int) -> bool:
    """Whether the word at `place` begins a sentence."""
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
