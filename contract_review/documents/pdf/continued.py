"""A table that goes on at the top of the next page is one table; the head that is printed again is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contract_review.documents.pdf.tables import PrintedCell, PrintedTable

_MOST_HEAD_ROWS = 3

_Row = tuple[PrintedCell, ...]


def going_on(parts: Sequence[PrintedTable], after: PrintedTable) -> PrintedTable | None:
    """The rows with which `after`, the first thing on its page, goes on with a table, numbered behind its rows.

    None where it is a table of its own: its columns stand elsewhere, or it has another head.
    """
    first, last = parts[0], parts[-1]
    if not _same_columns(last, after):
        return None
    head = _repeated(first, after)
    rows = after.rows[head:]
    if not rows or (head == 0 and _has_own_head(first, after)):
        return None
    splits = _goes_on_within(last.rows[-1], rows[0])
    behind = max(cell.row for part in parts for row in part.rows for cell in row) + (not splits)
    shift = behind - min(cell.row for cell in rows[0])
    moved = tuple(tuple(replace(cell, row=cell.row + shift) for cell in row) for row in rows)
    return replace(after, rows=moved, splits=splits)


def _goes_on_within(last: _Row, row: _Row) -> bool:
    """Whether a row is the rest of the last one, cut by the end of the page: a sentence goes on."""
    if len(last) != len(row) or row[0].lines or not last[0].lines:
        return False
    rest = [(before, cell) for before, cell in zip(last, row, strict=True) if cell.lines]
    starts = [cell.lines[0].text[:1] for _, cell in rest]
    return any(letter.islower() for letter in starts) and all(before.lines for before, _ in rest)


def _repeated(first: PrintedTable, after: PrintedTable) -> int:
    """How many rows at the top of a table are the head of the first part again."""
    same = 0
    for one, other in zip(first.rows[:_MOST_HEAD_ROWS], after.rows, strict=False):
        if _words(one) != _words(other):
            break
        same += 1
    return same


def _words(row: _Row) -> list[str]:
    return [" ".join(line.text for line in cell.lines) for cell in row]


def _has_own_head(first: PrintedTable, after: PrintedTable) -> bool:
    """Whether both begin with a row in bold above rows that are not: then the second is a table of its own."""
    return all(len(t.rows) > 1 and _is_bold(t.rows[0]) and not _is_bold(t.rows[1]) for t in (first, after))


def _is_bold(row: _Row) -> bool:
    lines = [line for cell in row for line in cell.lines]
    return bool(lines) and all(line.bold for line in lines)


def _same_columns(last: PrintedTable, after: PrintedTable) -> bool:
    """Whether two tables have as many columns, and each stands where the other's does."""
    before, here = _columns(last), _columns(after)
    if len(before) < 2 or before.keys() != here.keys():
        return False
    ruled = bool(last.walls and after.walls)
    if ruled:
        return all(abs(a - b) < 4 for a, b in zip(last.walls, after.walls, strict=False)) and len(last.walls) == len(
            after.walls
        )
    return all(before[c][0] < here[c][1] and here[c][0] < before[c][1] for c in before)


def _columns(table: PrintedTable) -> dict[int, tuple[float, float]]:
    """The left and right edge of the words of each column."""
    edges: dict[int, tuple[float, float]] = {}
    for cell in (cell for row in table.rows for cell in row if cell.column_span == 1):
        for line in cell.lines:
            x0, x1 = edges.get(cell.column, (line.x0, line.x1))
            edges[cell.column] = (min(x0, line.x0), max(x1, line.x1))
    return edges
