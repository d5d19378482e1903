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
# A definition without quotation marks opens its paragraph: "Confidential Information shall mean …".
_UNQUOTED = re.compile(
    r"([A-Z][\w&/’'-]*(?:\s+(?:of\s+|and\s+|or\s+)?[A-Z][\w&/’'-]*){0,6})\s+(?:shall\s+mean|means|shall\s+have\s+the\s+meaning|"
    r"has\s+the\s+meaning)\b[:,]?"
)
_CAPITAL = re.compile(r"\b[A-Z][\w&/’'-]*")
_STOP = re.compile(r"[.;](?=\s|$)|\n")


def define(document: Document, clauses: tuple[Clause, ...]) -> tuple[Definition, ...]:
    """The defined terms of a document in reading order: "“X” means …" and "… (the “X”)"."""
    text = document.text
    found = sorted((*_means(text), *_bracketed(text), *_unquoted(document)), key=lambda entry: entry[1].start)
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


def _unquoted(document: Document) -> Iterator[tuple[str, Span, Span]]:
    for block in document.blocks:
        body = block.body
        start = body.start + len(body.text_in(document.text)) - len(body.text_in(document.text).lstrip())
        match = _UNQUOTED.match(document.text, start, body.end)
        if match:
            stop = _STOP.search(document.text, match.end(), body.end)
            end = stop.start() if stop else body.end
            yield match[1], Span(start, end), Span(match.end(), max(end, match.end()))


def used(text: str, definitions: tuple[Definition, ...]) -> tuple[tuple[Span, ...], ...]:
    """For each term the places where it stands as a whole word, also in the plural, outside its own definition.

    The longest term wins: "Service Levels" is no use of "Service".
    """
    by_first: dict[str, list[tuple[str, int]]] = {}
    for place, definition in enumerate(definitions):
        first = _CAPITAL.match(definition.term)
        if first:
            by_first.setdefault(first[0].rstrip("s"), []).append((definition.term, place))
    for terms in by_first.values():
        terms.sort(key=lambda entry: -len(entry[0]))
    found: list[list[Span]] = [[] for _ in definitions]
    end = 0
    for match in _CAPITAL.finditer(text):
        if match.start() < end:
            continue
        for term, place in by_first.get(match[0].rstrip("s"), ()):
            end_of_use = _end_of(text, match.start(), term)
            if end_of_use:
                end = end_of_use
                if not definitions[place].span.contains(Span(match.start(), end)):
                    found[place].append(Span(match.start(), end))
                break
    return tuple(tuple(places) for places in found)


def _end_of(text: str, start: int, term: str) -> int:
    for ending in ("", "s", "es"):
        end = start + len(term) + len(ending)
        if text.startswith(term + ending, start) and not text[end : end + 1].isalnum():
            return end
    return 0
