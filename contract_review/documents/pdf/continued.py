"""A table that goes on at the top of the next page is one table; the head that is printed again is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from contract_review.documents.pdf.tables import PrintedCell, PrintedTable, has_room

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
    splits = _goes_on_within(last.rows[-1], rows[0], _rights([*parts, after]))
    behind = max(cell.row for part in parts for row in part.rows for cell in row) + (not splits)
    shift = behind - min(cell.row for cell in rows[0])
    moved = tuple(tuple(replace(cell, row=cell.row + shift) for cell in row) for row in rows)
    return replace(after, rows=moved, splits=splits)


def _rights(parts: Sequence[PrintedTable]) -> dict[int, float]:
    """The right edge of each column, over all parts: that of its words, or the wall behind them."""
    rights: dict[int, float] = {}
    for part in parts:
        for column, (_, x1) in part.edges().items():
            wall = min((x for x in part.walls if x >= x1), default=x1)
            rights[column] = max(rights.get(column, wall), wall)
    return rights


def _goes_on_within(last: _Row, row: _Row, rights: Mapping[int, float]) -> bool:
    """Whether a row is the rest of the last one, cut by the end of the page: a sentence goes on.

    It has no first cell, or had no room for any of its first words on the last page.
    """
    if len(last) != len(row) or not last[0].lines:
        return False
    rest = [(before, cell) for before, cell in zip(last, row, strict=True) if cell.lines]
    if not all(before.lines for before, _ in rest):
        return False
    if row[0].lines and any(
        has_room(rights.get(cell.column, 0.0), before.lines[-1], cell.lines[0]) for before, cell in rest
    ):
        return False
    return any(_is_lower(cell) and not (row[0].lines and _is_lower(before)) for before, cell in rest)


def _is_lower(cell: PrintedCell) -> bool:
    return cell.lines[0].text[:1].islower()


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
    before, here = last.edges(), after.edges()
    if len(before) < 2 or len(here) < 2 or len(last.rows[-1]) != len(after.rows[0]):
        return False
    ruled = bool(last.walls and after.walls)
    if ruled:
        return all(abs(a - b) < 4 for a, b in zip(last.walls, after.walls, strict=False)) and len(last.walls) == len(
            after.walls
        )
    return all(before[c][0] < here[c][1] and here[c][0] < before[c][1] for c in before.keys() & here.keys())
