"""Heads that stand over several columns of a table without rulings: "Business hours" over "Response" and "Repair"."""

from __future__ import annotations

from collections.abc import Sequence

from contract_review.documents.pdf.page import Piece
from contract_review.documents.pdf.rows import Row
from contract_review.documents.pdf.stripes import Stripe, cells_of, stripes_of
from contract_review.documents.pdf.tables import PrintedCell

_FEWEST_ROWS_BELOW = 3
# Heads stand in the middle of their columns, or at their left edge, as exactly as this in type sizes.
_OFF, _NEAR = 2.5, 5.0


def columns_below(rows: Sequence[Row]) -> list[Stripe]:
    """The columns of the rows below the first, where that is a head over several of them; else none."""
    head, below = rows[0], rows[1:]
    if len(below) < _FEWEST_ROWS_BELOW or len(cells_of(head)) < 2:
        return []
    stripes = stripes_of(below)
    if not len(stripes_of(rows)) < len(stripes) or len(cells_of(head)) >= len(stripes):
        return []
    full = sum(len(cells_of(row)) == len(stripes) for row in below)
    return stripes if 2 * full > len(below) and _placed(head, stripes) else []


def head_over(row: Row, stripes: Sequence[Stripe]) -> tuple[PrintedCell, ...]:
    """The cells of a head, each over its columns; empty ones where no words stand over a column."""
    placed = _placed(row, stripes)
    cells, column = list[PrintedCell](), 0
    while column < len(stripes):
        piece, last = placed.get(column, (None, column))
        cells.append(PrintedCell(0, column, 1, last - column + 1, (piece,) if piece else ()))
        column = last + 1
    return tuple(cells)


def _placed(row: Row, stripes: Sequence[Stripe]) -> dict[int, tuple[Piece, int]]:
    """Each piece with its last column, by its first; nothing where one fits no columns, or two share some."""
    found: dict[int, tuple[Piece, int]] = {}
    free = 0
    for piece in cells_of(row):
        ranges = [
            (i, j) for i in range(free, len(stripes)) for j in range(i, len(stripes)) if _over(piece, stripes, i, j)
        ]
        if not ranges:
            return {}
        first, last = min(ranges, key=lambda ends: _off(piece, stripes, *ends))
        if _off(piece, stripes, first, last) > _OFF * piece.size:
            return {}
        found[first] = (piece, last)
        free = last + 1
    return found


def _over(piece: Piece, stripes: Sequence[Stripe], first: int, last: int) -> bool:
    """Whether a piece stands within the outer edges of some columns, if only just, and near each of the outer ones."""
    left, right, slack, near = stripes[first], stripes[last], piece.size, _NEAR * piece.size
    within = piece.x0 > left.x0 - slack and piece.x1 < right.x1 + slack
    return within and left.x1 > piece.x0 - near and right.x0 < piece.x1 + near


def _off(piece: Piece, stripes: Sequence[Stripe], first: int, last: int) -> float:
    """How far a piece stands from the middle of its columns; of one column also from its left edge."""
    x0, x1 = stripes[first].x0, stripes[last].x1
    middle = abs(piece.x0 + piece.x1 - x0 - x1) / 2
    return min(middle, abs(piece.x0 - x0)) if first == last else middle
