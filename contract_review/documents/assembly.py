"""Pieces of text become one document text with blocks at their offsets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from contract_review.documents.labels import printed_label
from contract_review.model.document import Block, BlockKind, Cell, Document, Problem, Table
from contract_review.model.limits import LIMITS, Limits
from contract_review.model.span import Span


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell of a table on its way into the text."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(slots=True)
class TextBuilder:
    """Grows the text of a document block by block; white space stands only between blocks.

    What goes past the limits is left out, and `problems` says so.
    """

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0
    limits: Limits = LIMITS
    cells: int = 0
    cut: bool = False

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.parts)

    def problems(self) -> tuple[Problem, ...]:
        """That the document is longer than what is read, where it is."""
        if not self.cut:
            return ()
        message = f"only the first {self.length:,} characters were read; the file is too large to be one contract"
        return (Problem("too-large", message),)

    def add(
        self,
        kind: BlockKind,
        text: str,
        *,
        level: int | None = None,
        label: int | None = None,
        indent: float | None = None,
    ) -> int:
        """Add a paragraph, heading, list item or furniture; returns the offset at which it starts.

        `label` is the length of a computed number in front; without it a typed number is looked for. Text that is
        blank adds nothing.
        """
        text = self._fitting(text.strip())
        start = self._open(text)
        if not text:
            return start
        size = printed_label(text) if label is None else label
        if kind is BlockKind.FURNITURE:
            size = 0
        if size and kind is BlockKind.PARAGRAPH:
            kind = BlockKind.LIST_ITEM
        self.parts.append(text)
        self.length += len(text)
        mark = Span(start, start + size) if size else None
        self.blocks.append(Block(kind, Span(start, self.length), level=level, label=mark, indent=indent))
        return start

    def add_table(self, rows: Sequence[Sequence[RawCell]]) -> int:
        """Add a table: cells parted by tabs, rows by newlines; returns the offset at which it starts."""
        start = self._open("table")
        placed: list[tuple[Cell, ...]] = []
        for row in rows:
            self.cells += len(row)
            if self.cells > self.limits.cells or self.length > self.limits.characters:
                self.cut = True
                break
            if placed:
                self._append("\n")
            placed.append(self._add_row(row))
        span = Span(start, self.length)
        self.blocks.append(Block(BlockKind.TABLE, span, table=Table(span, tuple(placed))))
        return start

    def add_document(self, document: Document) -> None:
        """Add all blocks of another document, as they were read there."""
        for block in document.blocks:
            if block.table is not None:
                self.add_table([[_raw(cell, document.text) for cell in row] for row in block.table.rows])
                continue
            size = block.label.end - block.label.start if block.label else 0
            words = block.span.text_in(document.text)
            self.add(block.kind, words, level=block.level, label=size, indent=block.indent)

    def _add_row(self, row: Sequence[RawCell]) -> tuple[Cell, ...]:
        cells = []
        for place, cell in enumerate(row):
            if place:
                self._append("\t")
            start = self.length
            self._append(cell.text.strip())
            cells.append(Cell(Span(start, self.length), cell.row, cell.column, cell.row_span, cell.column_span))
        return tuple(cells)

    def _fitting(self, text: str) -> str:
        """The text as far as there is room, up to the end of a word."""
        room = max(self.limits.characters - self.length, 0)
        if len(text) <= room:
            return text
        self.cut = True
        return text[:room].rpartition(" ")[0] or text[:room]

    def _open(self, text: str) -> int:
        if text and self.length:
            self._append("\n\n")
        return self.length

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _raw(cell: Cell, text: str) -> RawCell:
    return RawCell(cell.span.text_in(text), cell.row, cell.column, cell.row_span, cell.column_span)
