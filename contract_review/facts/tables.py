"""Tables as grids of words, and which rows and columns head them."""

from __future__ import annotations

from dataclasses import dataclass

from contract_review.model.contract import Contract
from contract_review.model.document import Block, Cell, Table
from contract_review.model.span import Span


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in which every place answers with the cell that covers it, merged cells included."""

    table: Table
    places: dict[tuple[int, int], Cell]
    text: str
    height: int
    width: int
    above: str

    def words(self, row: int, column: int) -> str:
        """The words at a place; "" where there is no cell."""
        cell = self.places.get((row, column))
        return " ".join(cell.span.text_in(self.text).split()) if cell else ""

    def row_span(self, row: int) -> Span:
        """The words of a row, as they stand in the text."""
        cells = self.table.rows[min(row, len(self.table.rows) - 1)]
        return Span(cells[0].span.start, cells[-1].span.end)

    def row_words(self, row: int) -> list[str]:
        """The words of each place of a row."""
        return [self.words(row, column) for column in range(self.width)]

    def column_words(self, column: int) -> list[str]:
        """The words of each place of a column."""
        return [self.words(row, column) for row in range(self.height)]


def grids(contract: Contract) -> tuple[Grid, ...]:
    """The tables of a contract, each with the headings and the paragraph above it."""
    found, above = [], ""
    for block in contract.document.blocks:
        if block.table is None:
            above = block.span.text_in(contract.text)
            continue
        found.append(_grid(contract, block, block.table, above))
    return tuple(found)


def _grid(contract: Contract, block: Block, table: Table, above: str) -> Grid:
    places: dict[tuple[int, int], Cell] = {}
    for index, row in enumerate(table.rows):
        for cell in row:
            for down in range(min(cell.row_span, 60)):
                for right in range(min(cell.column_span, 60)):
                    places.setdefault((index + down, cell.column + right), cell)
    width = max((column for _, column in places), default=-1) + 1
    clause = contract.clause_at(block.span.start)
    headings = " / ".join(c.heading for c in contract.path_to(clause) if c.heading) if clause else ""
    return Grid(table, places, contract.text, len(table.rows), width, f"{headings} / {above}")
