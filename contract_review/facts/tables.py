"""Tables as a reader takes them in: each cell with the words above it, beside it, and in front of the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from contract_review.model.contract import Contract
from contract_review.model.document import Block, BlockKind, Cell, Table
from contract_review.model.span import Span

Row = tuple[Cell | None, ...]

_VALUE = re.compile(
    r"(?i)\d\s*(?:%|(?:(?:business|working|office|support|calendar|clock)[\s-]*)?(?:minute|min|hour|hr|day|week|month)s?\b|h\b)"
    r"|\b(?:next|same)[\s-](?:business|working)[\s-]day|\bNBD\b|\bper\s?cent\b|\d\s*\)\s*(?:hour|minute|day)"
)
# A line break inside a cell may leave no trace: "1 business hour" and "Monday" become "1 business hourMonday".
_SEAM = re.compile(r"(?<=[a-z)])(?=[A-Z0-9])|[\t\n\r]+")
_LEAD_LENGTH = 600


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell of a table's body with everything that says what it means.

    `heads` are the words above it, top to bottom; `stubs` the cells to its left; `section` the line across the table
    that stands above it, if any. `printed` is the printed row with its `row_cells`; `labels` are the places of the
    nearest stub and the lowest head.
    """

    text: str
    span: Span
    printed: Span
    row_cells: tuple[Span, ...]
    labels: tuple[Span, ...]
    heads: tuple[str, ...]
    stubs: tuple[str, ...]
    section: str
    row: int
    column: int

    @property
    def head(self) -> str:
        """The words above the cell as one phrase."""
        return " ".join(self.heads)

    @property
    def words(self) -> str:
        """The cell's text with its lines told apart by a blank, also where the file runs them together."""
        return " ".join(piece.strip() for piece in _SEAM.split(self.text) if piece.strip())


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as a rectangle: merged cells stand in every place they cover, and the first `heads` rows are headings.

    `title` is a line that spans the top of the table, `heading` the heading above it, `lead` the text between the two.
    """

    text: str
    table: Table
    rows: tuple[Row, ...]
    heads: int
    title: str = ""
    heading: str = ""
    lead: str = ""

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0]) if self.rows else 0

    @property
    def body(self) -> range:
        """The numbers of the rows below the headings."""
        return range(self.heads, len(self.rows))

    @property
    def context(self) -> tuple[str, ...]:
        """What stands in front of the table, the most telling first."""
        return (self.title, self.heading, self.lead)

    def words(self, row: int, column: int) -> str:
        """The words of a cell; empty where there is none."""
        cell = self.rows[row][column]
        return "" if cell is None else " ".join(cell.span.text_in(self.text).split())

    def is_line(self, row: int) -> bool:
        """Whether a row is but one line across the table."""
        return _is_line(self.rows[row], self.text)

    def head(self, column: int) -> tuple[str, ...]:
        """The headings over a column, top to bottom, a merged one once."""
        words = (self.words(row, column) for row in range(self.heads) if not _is_line(self.rows[row], self.text))
        return tuple(dict.fromkeys(word for word in words if word))

    def column(self, column: int) -> tuple[str, ...]:
        """The words of a column's body."""
        return tuple(self.words(row, column) for row in self.body)

    def entries(self) -> Iterator[Entry]:
        """The cells of the body, row by row; a merged cell in each row that it covers."""
        section = ""
        for row in self.body:
            if _is_line(self.rows[row], self.text):
                section = " ".join(dict.fromkeys(filter(None, (self.words(row, c) for c in range(self.width)))))
                continue
            for column, cell in enumerate(self.rows[row]):
                if cell is not None and (column == 0 or self.rows[row][column - 1] is not cell):
                    yield self._entry(cell, row, column, section)

    def all_entries(self) -> Iterator[Entry]:
        """Every cell, of a table that has no headings though its first row reads like one."""
        return replace(self, heads=0).entries()

    def _entry(self, cell: Cell, row: int, column: int, section: str) -> Entry:
        row_cells = self._row_cells(row, cell)
        return Entry(
            text=cell.span.text_in(self.text),
            span=cell.span,
            printed=Span(min(one.start for one in row_cells), max(one.end for one in row_cells)),
            row_cells=row_cells,
            labels=self._labels(row, column),
            heads=self.head(column),
            stubs=tuple(self.words(row, left) for left in range(column)),
            section=section,
            row=row,
            column=column,
        )

    def _row_cells(self, row: int, cell: Cell) -> tuple[Span, ...]:
        """The cells that are printed in one row with a cell: what to quote for it."""
        return tuple(dict.fromkeys(one.span for one in self.rows[row] if one is not None and one.row == cell.row))

    def _labels(self, row: int, column: int) -> tuple[Span, ...]:
        """Where the first label at the left and the lowest heading of a column stand."""
        stubs = (self.rows[row][left] for left in range(column) if self.words(row, left))
        heads = (self.rows[above][column] for above in reversed(range(self.heads)) if self.words(above, column))
        return tuple(cell.span for cell in (next(stubs, None), next(heads, None)) if cell is not None)

    def transposed(self) -> Grid:
        """The same table with its columns as rows, for one that is headed at the left."""
        first = max(self.heads - 1, 0)
        rows = tuple(
            tuple(self.rows[row][column] for row in range(first, len(self.rows))) for column in range(self.width)
        )
        return Grid(self.text, self.table, rows, min(1, len(rows)), self.title, self.heading, self.lead)


def grids(contract: Contract) -> tuple[Grid, ...]:
    """All tables of a contract with what stands in front of them."""
    found: list[Grid] = []
    heading, lead, before = "", "", None
    for block in contract.document.blocks:
        if block.table is not None:
            grid = grid_of(contract.text, block.table, heading=heading, lead=lead)
            if before is not None and _goes_on(grid, before):
                grid = _under(before, grid)
            found.append(grid)
            before, lead = grid, ""
        elif block.kind is not BlockKind.FURNITURE:
            before = None
            heading, lead = _read_on(contract.text, block, heading, lead)
    return tuple(grid for grid in found if grid.rows)


def _read_on(text: str, block: Block, heading: str, lead: str) -> tuple[str, str]:
    words = block.body.text_in(text).strip()
    if block.kind is BlockKind.HEADING:
        return words, ""
    return heading, f"{lead} {words}"[-_LEAD_LENGTH:].strip()


def grid_of(text: str, table: Table, *, heading: str = "", lead: str = "") -> Grid:
    """A table as a rectangle with its heading rows told apart."""
    rows = _filled(table)
    titles = 0
    while titles < len(rows) - 1 and _is_line(rows[titles], text):
        titles += 1
    title = " ".join(words for row in range(titles) for words in _distinct(rows[row], text))
    return Grid(text, table, rows, titles + _heading_rows(rows[titles:], text), title, heading, lead)


def _filled(table: Table) -> tuple[Row, ...]:
    cells = [cell for row in table.rows for cell in row]
    height = max((cell.row + cell.row_span for cell in cells), default=0)
    width = max((cell.column + cell.column_span for cell in cells), default=0)
    places: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for cell in cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                places[row][column] = cell
    return tuple(tuple(row) for row in places if any(row))


def _distinct(row: Row, text: str) -> list[str]:
    cells = (cell for cell in dict.fromkeys(row) if cell is not None)
    return [words for words in (cell.span.text_in(text).strip() for cell in cells) if words]


def _is_line(row: Row, text: str) -> bool:
    """Whether a row is one line across the table, and no value."""
    words = _distinct(row, text)
    return len(row) > 1 and len(words) == 1 and _starts(row, text) and not _VALUE.search(words[0])


def _starts(row: Row, text: str) -> bool:
    first = row[0]
    return first is not None and bool(first.span.text_in(text).strip())


def _heading_rows(rows: tuple[Row, ...], text: str) -> int:
    if not rows or _has_value(rows[0], text):
        return 0
    count = 1
    while count < len(rows) - 1 and _is_subheading(rows[count - 1], rows[count]) and not _has_value(rows[count], text):
        count += 1
    return count


def _has_value(row: Row, text: str) -> bool:
    cells = (cell for cell in dict.fromkeys(row[1:]) if cell is not None)
    return any(_VALUE.search(cell.span.text_in(text)) for cell in cells)


def _is_subheading(above: Row, row: Row) -> bool:
    """Whether a row goes on with the heading: the one above spans columns, or a cell of it reaches down."""
    wide = any(cell is not None and 1 < cell.column_span < len(above) for cell in above)
    return wide or any(cell is not None and cell is row[place] for place, cell in enumerate(above))


def _goes_on(grid: Grid, before: Grid) -> bool:
    """Whether a table without headings goes on with the one before it, as on a new page."""
    return bool(grid.rows) and grid.heads == 0 < before.heads and grid.width == before.width


def _under(before: Grid, grid: Grid) -> Grid:
    """The later part of a table with the headings of its first part."""
    rows = before.rows[: before.heads] + grid.rows
    return Grid(grid.text, grid.table, rows, before.heads, before.title, before.heading, before.lead)
