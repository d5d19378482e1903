"""Ruled tables on a printed page: words fall into the cells that the rulings leave."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from contract_review.documents.pdf.grid import Grid, grids
from contract_review.documents.pdf.page import Piece, PrintedPage
from contract_review.documents.pdf.rows import rows_of
from contract_review.documents.pdf.text import Word

# More words than this in one of very few cells: the rulings are a frame around prose.
_MOST_WORDS_IN_FRAME = 200
_MOST_WORDS_IN_TITLE = 40
# A table with more ruled rows than this is ruled between all of them.
_MOST_RULED_ROWS = 3
_FEWEST_LINES = 3
# The next row of a table stands no further off than this, in points.
_NEXT_ROW = 24.0
_SAME_WALL = 4.0
# A blank between words, in parts of the type size.
_BLANK = 0.3


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell of a printed table: its place, and its text line by line (words, top and bottom)."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: tuple[Piece, ...]

    @property
    def words(self) -> int:
        """The number of words."""
        return sum(len(line.words) for line in self.lines)


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table on a page: where it stands, and its cells row by row.

    `walls` are its upright rulings, if it is ruled; `splits` says that its first row is the rest of the last row on the
    page before.
    """

    top: float
    bottom: float
    x0: float
    x1: float
    rows: tuple[tuple[PrintedCell, ...], ...]
    walls: tuple[float, ...] = ()
    splits: bool = False

    def edges(self) -> dict[int, tuple[float, float]]:
        """The left and right edge of the words of each column."""
        found: dict[int, tuple[float, float]] = {}
        for cell in (cell for row in self.rows for cell in row if cell.column_span == 1):
            for line in cell.lines:
                x0, x1 = found.get(cell.column, (line.x0, line.x1))
                found[cell.column] = (min(x0, line.x0), max(x1, line.x1))
        return found


_Row = tuple[PrintedCell, ...]


def take_tables(
    page: PrintedPage, pieces: Sequence[Piece], *, before: PrintedTable | None = None
) -> tuple[list[PrintedTable], list[Piece]]:
    """The ruled tables of a page, and the pieces that stand outside them.

    A single row at the top is a table too where it stands between the walls of the one `before`, on the last page.
    """
    tables: list[PrintedTable] = []
    rest = list(pieces)
    if len(page.rules) < 4:
        return tables, rest
    for grid in grids(page.rules):
        if len(grid.cells) < 2:
            continue
        inside, outside = _parted(rest, grid)
        is_rest = before is not None and _same_walls(before, grid) and all(p.middle > grid.ys[0] for p in outside)
        found = _table(grid, inside, is_rest=is_rest)
        if found is not None and (is_rest or len(found[0].rows) > 1 or not _is_one_of_many(found[0], outside)):
            tables.append(found[0])
            rest = outside + found[1]
    return tables, rest


def _same_walls(table: PrintedTable, grid: Grid) -> bool:
    walls = table.walls
    return len(walls) == len(grid.xs) and all(abs(a - b) < _SAME_WALL for a, b in zip(walls, grid.xs, strict=True))


def _is_one_of_many(table: PrintedTable, outside: Sequence[Piece]) -> bool:
    """Whether a single ruled or shaded row stands among rows of its table that are not, as every other row often is."""
    near = [piece for piece in outside if table.top - _NEXT_ROW < piece.middle < table.bottom + _NEXT_ROW]
    for row in rows_of(near):
        middles = [(piece.x0 + piece.x1) / 2 for piece in row.pieces]
        columns = {bisect_right(table.walls, middle) for middle in middles if table.x0 < middle < table.x1}
        if len(columns) > 1:
            return True
    return False


def _parted(pieces: Sequence[Piece], grid: Grid) -> tuple[list[tuple[int, Piece]], list[Piece]]:
    """Pieces cut at the walls of the cells, with the cell of each; and those outside."""
    inside: list[tuple[int, Piece]] = []
    outside: list[Piece] = []
    for piece in pieces:
        if not grid.ys[0] <= piece.middle <= grid.ys[-1] or piece.x1 < grid.xs[0] or piece.x0 > grid.xs[-1]:
            outside.append(piece)
            continue
        for cell, words in _by_cell(piece, grid):
            part = _part(piece, words)
            if cell is None:
                outside.append(part)
            else:
                inside.append((cell, part))
    return inside, outside


def _by_cell(piece: Piece, grid: Grid) -> list[tuple[int | None, list[Word]]]:
    runs: list[tuple[int | None, list[Word]]] = []
    for word in piece.words:
        cell = grid.find((word.x0 + word.x1) / 2, piece.middle)
        if runs and runs[-1][0] == cell:
            runs[-1][1].append(word)
        else:
            runs.append((cell, [word]))
    return runs


def _part(piece: Piece, words: Sequence[Word]) -> Piece:
    if len(words) == len(piece.words):
        return piece
    x0, x1 = min(word.x0 for word in words), max(word.x1 for word in words)
    return Piece(tuple(words), x0, piece.top, x1, piece.bottom, piece.size, piece.bold)


def _table(
    grid: Grid, inside: Sequence[tuple[int, Piece]], *, is_rest: bool
) -> tuple[PrintedTable, list[Piece]] | None:
    """The table that a grid makes, and the prose that stands in frames above or below it; None where it makes none."""
    texts: dict[int, list[Piece]] = {}
    for cell, piece in inside:
        texts.setdefault(cell, []).append(piece)
    rows = [row for row in _rows(grid, texts) if any(cell.lines for cell in row)]
    prose: list[Piece] = []
    while rows and _is_framed_prose(rows[-1]):
        prose += [line for cell in rows.pop() for line in cell.lines]
    while rows and _is_framed_prose(rows[0]):
        prose += [line for cell in rows.pop(0) for line in cell.lines]
    counted = _with_unruled(_without_empty(rows), grid.xs[-1])
    if not _is_table(counted, is_rest=is_rest):
        return None
    top, last = grid.ys[rows[0][0].row], max(cell.row + cell.row_span for row in rows for cell in row)
    return PrintedTable(top, grid.ys[last], grid.xs[0], grid.xs[-1], counted, grid.xs), prose


def _is_framed_prose(row: Sequence[PrintedCell]) -> bool:
    filled = [cell for cell in row if cell.lines]
    return len(filled) == 1 and filled[0].words > _MOST_WORDS_IN_TITLE and len(row) == 1


def _rows(grid: Grid, texts: dict[int, list[Piece]]) -> list[list[PrintedCell]]:
    rows: list[list[PrintedCell]] = [[] for _ in grid.ys[1:]]
    for index, cell in enumerate(grid.cells):
        lines = tuple(_line(row.pieces) for row in rows_of(texts.get(index, ())))
        rows[cell.row].append(PrintedCell(cell.row, cell.column, cell.row_span, cell.column_span, lines))
    return rows


def _line(pieces: Sequence[Piece]) -> Piece:
    """The pieces of one row inside a cell as one piece."""
    if len(pieces) == 1:
        return pieces[0]
    words = tuple(word for piece in pieces for word in piece.words)
    top, bottom = min(piece.top for piece in pieces), max(piece.bottom for piece in pieces)
    x1 = max(piece.x1 for piece in pieces)
    return Piece(words, pieces[0].x0, top, x1, bottom, pieces[0].size, all(piece.bold for piece in pieces))


def _without_empty(rows: Sequence[Sequence[PrintedCell]]) -> tuple[tuple[PrintedCell, ...], ...]:
    """The rows and columns that hold text, counted anew: double rulings and spacers leave empty ones."""
    filled = [cell for row in rows for cell in row if cell.lines]
    used_rows = sorted({cell.row for cell in filled})
    used_columns = sorted({cell.column for cell in filled})
    kept: list[tuple[PrintedCell, ...]] = []
    for row in rows:
        cells = tuple(
            PrintedCell(
                row=used_rows.index(cell.row),
                column=used_columns.index(cell.column),
                row_span=_covered(used_rows, cell.row, cell.row_span),
                column_span=_covered(used_columns, cell.column, cell.column_span),
                lines=cell.lines,
            )
            for cell in row
            if cell.row in used_rows and cell.column in used_columns
        )
        if any(cell.lines for cell in cells):
            kept.append(cells)
    return tuple(kept)


def _with_unruled(rows: tuple[_Row, ...], right: float) -> tuple[_Row, ...]:
    """The rows of a table that is ruled between its columns alone, where they stand in one ruled row."""
    if len(rows) > _MOST_RULED_ROWS or any(cell.row_span > 1 for row in rows for cell in row):
        return rows
    parts = [part for row in rows for part in _lines_apart(row, right)]
    return tuple(tuple(replace(cell, row=place) for cell in row) for place, row in enumerate(parts))


def _lines_apart(row: _Row, right: float) -> list[_Row]:
    """A row line by line, where each cell has as many lines as the others, at the same heights, and none is full."""
    filled = [cell for cell in row if cell.lines]
    heights = [line.middle for line in filled[0].lines]
    edges = [*(cell.lines[0].x0 for cell in filled[1:]), right]
    alike = all(
        len(cell.lines) == len(heights) and all(abs(a.middle - b) < 2 for a, b in zip(cell.lines, heights, strict=True))
        for cell in filled
    )
    if not alike or len(filled) < 2 or len(heights) < _FEWEST_LINES or any(map(_is_wrapped, filled, edges)):
        return [row]
    return [tuple(replace(cell, lines=cell.lines[n : n + 1]) for cell in row) for n in range(len(heights))]


def _is_wrapped(cell: PrintedCell, right: float) -> bool:
    """Whether lines end because the next word had no room, so that they are one text."""
    words = [(line.x1, after.words[0].x1 - after.words[0].x0, line.size) for line, after in pairwise(cell.lines)]
    return sum(x1 + width + 0.8 * size > right for x1, width, size in words) > 0.3 * len(cell.lines)


def has_room(right: float, line: Piece, after: Piece) -> bool:
    """Whether the first word of a line would have fitted behind the line above it."""
    return line.x1 + _BLANK * line.size + after.words[0].x1 - after.x0 < right


def _covered(used: Sequence[int], start: int, span: int) -> int:
    return max(sum(start <= place < start + span for place in used), 1)


def _is_table(rows: Sequence[Sequence[PrintedCell]], *, is_rest: bool) -> bool:
    """At least two columns with text, in several rows or in one of several lines; a frame around prose is no table."""
    filled = [cell for row in rows for cell in row if cell.lines]
    if len({cell.column for cell in filled}) < 2:
        return False
    if len(rows) == 1 and not is_rest:
        return max(len(cell.lines) for cell in filled) > 1 and max(c.words for c in filled) <= _MOST_WORDS_IN_FRAME
    if is_rest:
        return True
    if len(filled) < 3:
        return False
    if not any(sum(bool(cell.lines) for cell in row) >= 2 for row in rows):
        return False
    return len(filled) > 4 or max(cell.words for cell in filled) <= _MOST_WORDS_IN_FRAME
