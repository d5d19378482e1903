"""Sentences of legal English, by a blank spaCy pipeline and rules of our own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from contract_review.model.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
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


def sentences(text: str, span: Span) -> tuple[Sentence, ...]:
    """The sentences of a stretch of text, with their places in the whole text."""
    tokens = pipeline()(span.text_in(text))
    cuts = [0, *(place for place in range(1, len(tokens)) if _begins(tokens, place)), len(tokens)]
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


def _begins(tokens: Doc, place: int) -> bool:
    """Whether the token at `place` begins a sentence."""
    last = place - 1
    # Typists put two blanks behind a full stop; spaCy makes a token of the second.
    while last > 0 and (tokens[last].text in _CLOSERS or tokens[last].is_space):
        last -= 1
    token, before = tokens[place], tokens[last]
    if "\n" in tokens[place - 1].text or "\t" in tokens[place - 1].text:
        return True
    if not _END.match(before.text) and not (before.text.endswith(".") and len(before.text) > 4):
        return False
    if before.text == "." and last > 0 and tokens[last - 1].text.lower().rstrip(".") in _ABBREVIATIONS:
        return False
    if before.text.lower().rstrip(".") in _ABBREVIATIONS:
        return False
    return token.text[:1].isupper() or token.text[:1] in '\u201c"(' or (token.text[:1].isdigit() and token.i > 0)
