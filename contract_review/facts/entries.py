"""Entries of tables that say something by themselves: a label in one cell, its value in the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contract_review.language.sentences import sentences
from contract_review.model.document import Cell, Table
from contract_review.model.span import Span

_LABEL_WORDS = 9


@dataclass(frozen=True, slots=True)
class LabelledValue:
    """A label with one sentence of its value as "label: value", and the place of the words in the document."""

    text: str
    span: Span


def entries(text: str, table: Table) -> Iterator[LabelledValue]:
    """The labelled values of a table, in whichever pairs of neighbouring cells they stand."""
    for row in table.rows:
        cells = tuple(dict.fromkeys(row))
        for left, right in zip(cells[::2], cells[1::2], strict=False):
            yield from _of_pair(text, left, right)


def _of_pair(text: str, left: Cell, right: Cell) -> Iterator[LabelledValue]:
    label = " ".join(left.span.text_in(text).split()).rstrip(" :")
    if not label or len(label.split()) > _LABEL_WORDS:
        return
    for place, sentence in enumerate(sentences(text, right.span)):
        span = sentence.span if place else Span(left.span.start, sentence.span.end)
        yield LabelledValue(f"{label}: {' '.join(sentence.text.split())}", span)
