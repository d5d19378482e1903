"""Ruling lines become grids: which lines belong to one table, and which cells they leave."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import Any

from contract_review.documents.pdf.drawings import Rule

# Rulings this near to each other (in points) are one ruling; those shorter are dots, ticks or dashes.
_NEAR = 3.0
_SHORTEST = 6.0


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell between rulings: its first row and column, and how many of them it covers."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The rulings of one table: the heights and places at which they stand, and the cells between them.

    `cell_at[row][column]` is the index of the cell that covers this place of the grid.
    """

    ys: tuple[float, ...]
    xs: tuple[float, ...]
    cells: tuple[GridCell, ...]
    cell_at: tuple[tuple[int, ...], ...]

    def find(self, x: float, y: float) -> int | None:
        """The cell in which a point lies; None outside the grid."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        if 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1:
            return self.cell_at[row][column]
        return None


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A ruling along one axis: `at` on the other one."""

    at: float
    start: float
    end: float


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """The grids that the rulings of a page draw, from the top; single lines and frames with nothing inside are none."""
    across, down = _strokes(rules)
    found = [_grid(*component) for component in _components(across, down)]
    return sorted((grid for grid in found if grid is not None), key=lambda grid: (grid.ys[0], grid.xs[0]))


def _strokes(rules: Sequence[Rule]) -> tuple[list[_Stroke], list[_Stroke]]:
    """The rulings that lie and those that stand: what is drawn in pieces is one, what stays too short is left out."""
    # Imported here: most pages of most contracts have no rulings and need not pay for it.
    from pdfplumber import table

    merged = table.merge_edges(
        [_edge(rule) for rule in rules],
        snap_x_tolerance=_NEAR / 2,
        snap_y_tolerance=_NEAR / 2,
        join_x_tolerance=_NEAR,
        join_y_tolerance=_NEAR,
    )
    edges = [edge for edge in merged if max(edge["width"], edge["height"]) >= _SHORTEST]
    across = [_Stroke(edge["top"], edge["x0"], edge["x1"]) for edge in edges if edge["orientation"] == "h"]
    down = [_Stroke(edge["x0"], edge["top"], edge["bottom"]) for edge in edges if edge["orientation"] == "v"]
    return sorted(across, key=attrgetter("at")), sorted(down, key=attrgetter("at"))


def _edge(rule: Rule) -> dict[str, Any]:
    """A ruling as pdfplumber's tables know it."""
    width, height = rule.x1 - rule.x0, rule.bottom - rule.top
    return {
        "x0": rule.x0,
        "x1": rule.x1,
        "top": rule.top,
        "bottom": rule.bottom,
        "width": width,
        "height": height,
        "orientation": "h" if width >= height else "v",
        "object_type": "line",
    }


def _components(across: list[_Stroke], down: list[_Stroke]) -> list[tuple[list[_Stroke], list[_Stroke]]]:
    """Strokes that meet, directly or over others, belong together."""
    owner = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    heights = [stroke.at for stroke in across]
    for place, upright in enumerate(down, start=len(across)):
        first = bisect_right(heights, upright.start - _NEAR)
        for index in range(first, bisect_right(heights, upright.end + _NEAR)):
            if across[index].start - _NEAR <= upright.at <= across[index].end + _NEAR:
                owner[root(index)] = root(place)
    groups: dict[int, tuple[list[_Stroke], list[_Stroke]]] = {}
    for index, stroke in enumerate((*across, *down)):
        groups.setdefault(root(index), ([], []))[index >= len(across)].append(stroke)
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1]]


def _grid(across: list[_Stroke], down: list[_Stroke]) -> Grid | None:
    # Many tables are open at the sides: the ends of the rulings are walls as well.
    left, right = min(stroke.start for stroke in across), max(stroke.end for stroke in across)
    top, bottom = min(stroke.start for stroke in down), max(stroke.end for stroke in down)
    ys = _places([stroke.at for stroke in across], top, bottom)
    xs = _places([stroke.at for stroke in down], left, right)
    if len(xs) < 2 or len(ys) < 2:
        return None
    cells, cell_at = _cells(xs, ys, across, down)
    return Grid(tuple(ys), tuple(xs), tuple(cells), tuple(map(tuple, cell_at)))


def _places(drawn: list[float], first: float, last: float) -> list[float]:
    places: list[float] = []
    for value in sorted([*drawn, first, last]):
        if not places or value - places[-1] > 2 * _NEAR:
            places.append(value)
    return places


def _cells(
    xs: list[float], ys: list[float], across: list[_Stroke], down: list[_Stroke]
) -> tuple[list[GridCell], list[list[int]]]:
    """The places of the grid joined to cells wherever no ruling stands between them."""
    floor = [[_is_drawn(across, y, (x0 + x1) / 2) for x0, x1 in pairwise(xs)] for y in ys]
    wall = [[_is_drawn(down, x, (y0 + y1) / 2) for x in xs] for y0, y1 in pairwise(ys)]
    rows, columns = len(ys) - 1, len(xs) - 1
    cell_at = [[-1] * columns for _ in range(rows)]
    cells: list[GridCell] = []
    for row in range(rows):
        for column in range(columns):
            if cell_at[row][column] >= 0:
                continue
            wide = 1
            while column + wide < columns and not wall[row][column + wide] and cell_at[row][column + wide] < 0:
                wide += 1
            deep = 1
            while row + deep < rows and _opens(floor[row + deep], wall[row + deep], column, wide):
                deep += 1
            for inner in range(row, row + deep):
                cell_at[inner][column : column + wide] = [len(cells)] * wide
            cells.append(GridCell(row, column, deep, wide))
    return cells, cell_at


def _opens(floor: list[bool], wall: list[bool], column: int, wide: int) -> bool:
    """Whether the row below is part of the cell: no floor between them, and no walls inside."""
    return not any(floor[column : column + wide]) and not any(wall[column + 1 : column + wide])


def _is_drawn(strokes: list[_Stroke], at: float, middle: float) -> bool:
    return any(abs(s.at - at) <= 2 * _NEAR and s.start - _NEAR <= middle <= s.end + _NEAR for s in strokes)
