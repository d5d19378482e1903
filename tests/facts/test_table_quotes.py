"""What is quoted for a value of a table: words that stand together on the page."""

from __future__ import annotations

import pytest

from contract_review.facts.table_quotes import quoted
from contract_review.facts.tables import grid_of
from contract_review.model.document import Block, BlockKind, Box, Cell, Document, Format, Line, Table
from contract_review.model.span import Span

ROWS = (("Severity", "Response", "Fix"), ("Critical, High", "2 hours", "Provider fixes it in 3 days"))
TEXT = "\n".join("\t".join(row) for row in ROWS)
BOX = Box(1, 0, 0, 1, 1)


def document(*lines: str) -> Document:
    """The table on a page whose lines of print are given; each line stands within one cell."""
    table = Table(
        Span(0, len(TEXT)),
        tuple(
            tuple(Cell(span_of(word), row, column) for column, word in enumerate(words))
            for row, words in enumerate(ROWS)
        ),
    )
    printed = tuple(sorted((Line(span_of(line), BOX) for line in lines), key=lambda line: line.span.start))
    return Document("a.pdf", "", Format.PDF, TEXT, (Block(BlockKind.TABLE, table.span, table=table),), lines=printed)


def span_of(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


HEAD = ("Severity", "Response", "Fix")
QUOTES = [
    ((), 1, "2 hours", [TEXT.splitlines()[1]], "no geometry, as in a Word file: the row"),
    (
        (*HEAD, "Critical, High", "2 hours", "Provider fixes it in 3 days"),
        1,
        "2 hours",
        [TEXT.splitlines()[1]],
        "every cell on one line: the row is printed as it is quoted",
    ),
    (
        (*HEAD, "Critical,", "High", "2 hours", "Provider fixes it", "in 3 days"),
        1,
        "2 hours",
        ["2 hours", "Critical,", "High", "Response"],
        "the value, then what the row and the column are called",
    ),
    (
        (*HEAD, "Critical, High", "2 hours", "Provider fixes it in", "3 days"),
        2,
        "3 days",
        ["3 days", "Critical, High", "Fix"],
        "of a long cell only the line with the value",
    ),
    (
        (*HEAD, "Critical, High", "2 hours", "Provider fixes it in 3", "days"),
        2,
        "3 days",
        ["Provider fixes it in 3", "days", "Critical, High", "Fix"],
        "a value that is broken at the end of a line",
    ),
]


@pytest.mark.parametrize(("lines", "column", "value", "wanted", "remark"), QUOTES, ids=[row[-1] for row in QUOTES])
def test_what_is_quoted_stands_together_on_the_page(
    lines: tuple[str, ...], column: int, value: str, wanted: list[str], remark: str
) -> None:
    page = document(*lines)
    assert page.blocks[0].table is not None
    entry = next(entry for entry in grid_of(TEXT, page.blocks[0].table).entries() if entry.column == column)
    start = entry.words.index(value)
    spans = quoted(page, entry, Span(start, start + len(value)))
    assert wanted == [span.text_in(TEXT) for span in spans], remark
