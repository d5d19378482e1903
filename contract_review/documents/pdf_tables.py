"""Ruled tables on a printed page: pdfplumber's grid finder over pdfium's ruling lines and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from contract_review.documents.assembly import RawCell
from contract_review.documents.pdf_page import PrintedLine, PrintedPage, Rule, Word

_Cell = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table on a page: where it stands, and its rows."""

    top: float
    bottom: float
    x0: float
    x1: float
    rows: tuple[tuple[RawCell, ...], ...]

    def holds(self, word: Word, line: PrintedLine) -> bool:
        """Whether a word stands inside the table."""
        middle = (line.top + line.bottom) / 2
        return self.top <= middle <= self.bottom and self.x0 - 1 <= word.x0 <= self.x1


def tables_on(page: PrintedPage) -> tuple[PrintedTable, ...]:
    """The ruled tables of a page, from the top; boxes around prose are none."""
    if len(page.rules) < 4:
        return ()
    grids = _grids(page.rules)
    tables = (_table(cells, page.lines) for cells in grids)
    found = [table for table in tables if table is not None]
    return tuple(sorted(_outermost(found), key=lambda table: table.top))


def _grids(rules: Sequence[Rule]) -> list[list[_Cell]]:
    # Imported here: most pages of most contracts have no rulings and need not pay for it.
    from pdfplumber import table as plumber

    edges = plumber.merge_edges(
        [_edge(rule) for rule in rules],
        snap_x_tolerance=3,
        snap_y_tolerance=3,
        join_x_tolerance=3,
        join_y_tolerance=3,
    )
    cells = plumber.intersections_to_cells(plumber.edges_to_intersections(edges, x_tolerance=3, y_tolerance=3))
    grids: list[list[_Cell]] = plumber.cells_to_tables(cells)
    return grids


def _edge(rule: Rule) -> dict[str, Any]:
    return {
        "x0": rule.x0,
        "x1": rule.x1,
        "top": rule.top,
        "bottom": rule.bottom,
        "width": rule.x1 - rule.x0,
        "height": rule.bottom - rule.top,
        "orientation": "h" if rule.x1 - rule.x0 >= rule.bottom - rule.top else "v",
        "object_type": "line",
    }


def _table(cells: list[_Cell], lines: Sequence[PrintedLine]) -> PrintedTable | None:
    tops = _clusters([cell[1] for cell in cells])
    lefts = _clusters([cell[0] for cell in cells])
    if len(tops) < 2 or len(lefts) < 2:
        return None
    texts = _texts(cells, lines)
    if sum(bool(text) for text in texts) < 4:
        return None
    rows: list[list[RawCell]] = [[] for _ in tops]
    for cell, text in sorted(zip(cells, texts, strict=True), key=lambda pair: (pair[0][1], pair[0][0])):
        row, column = _place(cell[1], tops), _place(cell[0], lefts)
        deep = sum(cell[1] - 2 <= top < cell[3] - 2 for top in tops)
        wide = sum(cell[0] - 2 <= left < cell[2] - 2 for left in lefts)
        rows[row].append(RawCell(text, row, column, max(deep, 1), max(wide, 1)))
    if not any(len(row) >= 2 and sum(bool(cell.text) for cell in row) >= 2 for row in rows):
        return None
    return PrintedTable(
        top=min(cell[1] for cell in cells),
        bottom=max(cell[3] for cell in cells),
        x0=min(cell[0] for cell in cells),
        x1=max(cell[2] for cell in cells),
        rows=tuple(tuple(sorted(row, key=lambda cell: cell.column)) for row in rows if row),
    )


def _texts(cells: list[_Cell], lines: Sequence[PrintedLine]) -> list[str]:
    collected: list[list[str]] = [[] for _ in cells]
    for line in sorted(lines, key=lambda line: line.top):
        middle = (line.top + line.bottom) / 2
        row = [(index, cell) for index, cell in enumerate(cells) if cell[1] <= middle <= cell[3]]
        for word in line.words:
            for index, cell in row:
                if cell[0] - 1 <= word.x0 + 0.5 < cell[2]:
                    collected[index].append(word.text)
                    break
    return [" ".join(words) for words in collected]


def _clusters(values: list[float]) -> list[float]:
    clusters: list[float] = []
    for value in sorted(values):
        if not clusters or value - clusters[-1] > 3:
            clusters.append(value)
    return clusters


def _place(value: float, clusters: list[float]) -> int:
    return min(range(len(clusters)), key=lambda index: abs(clusters[index] - value))


def _outermost(tables: list[PrintedTable]) -> list[PrintedTable]:
    # A frame drawn twice gives the same grid inside itself.
    return [table for table in tables if not any(other is not table and _inside(table, other) for other in tables)]


def _inside(inner: PrintedTable, outer: PrintedTable) -> bool:
    return (
        outer.top <= inner.top
        and inner.bottom <= outer.bottom
        and outer.x0 <= inner.x0
        and inner.x1 <= outer.x1
        and outer.bottom - outer.top > inner.bottom - inner.top
    )
