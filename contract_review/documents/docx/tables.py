"""The tables of a Word file: which rows and cells a reader sees, and what they span."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from contract_review.documents.assembly import RawCell
from contract_review.documents.docx.names import VAL, W, switched_on, value, whole
from contract_review.model.document import Revisions

_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_GONE = {Revisions.FINAL: ("del", "moveFrom", "cellDel"), Revisions.ORIGINAL: ("ins", "moveTo", "cellIns")}
_WIDEST = 500
CellText = Callable[[Any], str]


@dataclass(slots=True)
class _Grid:
    """A table in the making: rows of cells, and the cells that may still grow downwards, by their columns."""

    rows: list[list[RawCell]] = field(default_factory=list)
    growing: dict[int, tuple[int, int]] = field(default_factory=dict)

    def deepen(self, column: int) -> None:
        """The cell above goes on in this row."""
        if column in self.growing:
            row, place = self.growing[column]
            old = self.rows[row][place]
            self.rows[row][place] = RawCell(old.text, old.row, old.column, old.row_span + 1, old.column_span)


def rows_of(table: Any, revisions: Revisions, text_of: CellText) -> list[list[RawCell]]:
    """The rows of a table in one view of its tracked changes; `text_of` gives the words of a cell."""
    grid = _Grid()
    for row in _parts(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if _gone(properties, revisions) or switched_on(properties, "hidden"):
            continue
        column = min(whole(value(properties, "gridBefore"), 0), _WIDEST)
        grid.rows.append([])
        for cell in _parts(row, f"{W}tc"):
            column += _place(cell, column, grid, revisions, text_of)
    return [row for row in grid.rows if row]


def only_cell(table: Any) -> Any:
    """The cell of a table that has just one, and so is a box around text; None for real tables."""
    rows = list(_parts(table, f"{W}tr"))
    cells = list(_parts(rows[0], f"{W}tc")) if len(rows) == 1 else []
    return cells[0] if len(cells) == 1 else None


def _place(cell: Any, column: int, grid: _Grid, revisions: Revisions, text_of: CellText) -> int:
    properties = cell.find(f"{W}tcPr")
    if _gone(properties, revisions):
        return 0
    wide = min(max(whole(value(properties, "gridSpan"), 1), 1), _WIDEST)
    merge = properties.find(f"{W}vMerge") if properties is not None else None
    if merge is not None and merge.get(VAL, "continue") == "continue" and column in grid.growing:
        grid.deepen(column)
        return wide
    row = grid.rows[-1]
    if merge is not None:
        grid.growing[column] = (len(grid.rows) - 1, len(row))
    else:
        grid.growing.pop(column, None)
    row.append(RawCell(text_of(cell), len(grid.rows) - 1, column, 1, wide))
    return wide


def _gone(properties: Any, revisions: Revisions) -> bool:
    return properties is not None and any(properties.find(W + name) is not None for name in _GONE[revisions])


def _parts(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _parts(child, tag)
