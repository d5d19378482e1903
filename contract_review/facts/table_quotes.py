"""What is quoted for a value of a table: its printed row, or its cell and the labels where the row is no line of print.

In a PDF a row with a cell of several lines is printed line by line across all columns, so the words of the row stand
nowhere in that order; each line of the cell that prints the value does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.tables import Entry
from contract_review.model.document import Document
from contract_review.model.span import Span

_LONGEST_LABEL = 3


def quoted(document: Document, entry: Entry, spoken: Span | None) -> tuple[Span, ...]:
    """The words to quote for a value, the most telling first; `spoken` is where the value stands in `entry.words`."""
    if all(len(_lines(document, cell)) <= 1 for cell in entry.row_cells):
        return (entry.printed,)
    labels = tuple(label for label in entry.labels if len(_lines(document, label)) <= _LONGEST_LABEL)
    pieces = ((_value(entry, spoken), entry.span), *zip(labels, labels, strict=True))
    return tuple(dict.fromkeys(line for piece, cell in pieces for line in _printed_lines(document, piece, cell)))


def _value(entry: Entry, spoken: Span | None) -> Span:
    """The words of the value itself, in a cell that says more; the whole cell where it stands on one line."""
    if spoken is None:
        return entry.span
    words = r"\s*".join(re.escape(word) for word in spoken.text_in(entry.words).split())
    found = re.search(words, entry.text)
    return Span(entry.span.start + found.start(), entry.span.start + found.end()) if found else entry.span


def _printed_lines(document: Document, piece: Span, cell: Span) -> Iterator[Span]:
    """The lines of a cell that a piece of it touches, each as far as it is this cell's."""
    lines = _lines(document, piece)
    if not lines:
        yield piece
    for line in lines:
        start, end = max(line.start, cell.start), min(line.end, cell.end)
        words = document.text[start:end]
        yield Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _lines(document: Document, piece: Span) -> tuple[Span, ...]:
    return tuple(line.span for line in document.lines_of(piece))
