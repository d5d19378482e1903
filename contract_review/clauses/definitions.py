"""Defined terms and the words that define them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.model.clause import Clause, Definition
from contract_review.model.document import Document
from contract_review.model.span import Span

_OPEN, _CLOSE = '[\u201c"\u00ab]', '[\u201d"\u00bb]'
_MEANS = re.compile(
    rf"{_OPEN}([^\u201c\u201d\"\n]{{2,70}}?){_CLOSE}(?:\s*\([^)]*\))?,?\s+(?:shall\s+|will\s+|hereby\s+)?"
    r"(?:means?|refers?\s+to|has\s+the\s+meaning|have\s+the\s+meaning|is\s+defined\s+as|includes?)\b[:,]?"
)
_BRACKETED = re.compile(
    rf"\((?:[^()\u201c\"]{{0,60}}?)?{_OPEN}([^\u201c\u201d\"\n()]{{2,60}}?),?{_CLOSE}[^()]{{0,60}}\)"
)
_STOP = re.compile(r"[.;](?=\s|$)|\n")


def define(document: Document, clauses: tuple[Clause, ...]) -> tuple[Definition, ...]:
    """The defined terms of a document in reading order: "“X” means …" and "… (the “X”)"."""
    found = sorted((*_means(document.text), *_bracketed(document.text)), key=lambda entry: entry[1].start)
    definitions, place = [], 0
    for term, span, meaning in found:
        while place + 1 < len(clauses) and clauses[place + 1].span.start <= span.start:
            place += 1
        definitions.append(Definition(term.strip(), span, meaning, place))
    return tuple(definitions)


def _means(text: str) -> Iterator[tuple[str, Span, Span]]:
    for match in _MEANS.finditer(text):
        stop = _STOP.search(text, match.end())
        end = stop.start() if stop else len(text)
        yield match[1], Span(match.start(), end), Span(match.end(), max(end, match.end()))


def _bracketed(text: str) -> Iterator[tuple[str, Span, Span]]:
    for match in _BRACKETED.finditer(text):
        start = max(text.rfind(mark, max(0, match.start() - 400), match.start()) for mark in (". ", "; ", "\n")) + 1
        start = max(start, match.start() - 400, 0)
        yield match[1], Span(start, match.end()), Span(start, match.start())
