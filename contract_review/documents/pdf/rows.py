"""Pieces that stand beside each other become rows, and rows stand in columns: the order in which one reads a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from contract_review.documents.pdf.page import Piece
from contract_review.documents.pdf.text import Word

# A gutter is looked for between these shares of the width of the text.
_GUTTER_FROM, _GUTTER_TO = 0.25, 0.75
_FEWEST_LINES_IN_COLUMN = 6
_ORDINAL_ENDING = re.compile(r"(?:st|nd|rd|th)\b")


class Row(NamedTuple):
    """All that is printed at one height of a column, from left to right.

    `base` is the height at which most of its type stands: distances between rows are measured there. `bold` is a row
    of which all words are; a number in front may be plain.
    """

    pieces: tuple[Piece, ...]
    words: tuple[Word, ...]
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool


def row_of(pieces: Sequence[Piece]) -> Row:
    """Pieces that stand beside each other as one row."""
    if len(pieces) == 1:
        (only,) = pieces
        return Row(
            (only,), only.words, only.text, only.x0, only.top, only.x1, only.bottom, only.bottom, only.size, only.bold
        )
    placed = tuple(sorted(pieces, key=lambda piece: piece.x0))
    most = max(placed, key=lambda piece: (len(piece.words), piece.size))
    words = _words(placed)
    worded = [piece for piece in placed if any(word.text.isalpha() for word in piece.words)]
    return Row(
        pieces=placed,
        words=words,
        text=" ".join([word.text for word in words]),
        x0=placed[0].x0,
        top=min(piece.top for piece in placed),
        x1=max(piece.x1 for piece in placed),
        bottom=max(piece.bottom for piece in placed),
        base=most.bottom,
        size=most.size,
        bold=bool(worded) and all(piece.bold for piece in worded),
    )


def _words(pieces: Sequence[Piece]) -> tuple[Word, ...]:
    """The words from left to right; a raised "st" goes back to its number."""
    joined: list[Word] = []
    for word in (word for piece in pieces for word in piece.words):
        last = joined[-1] if joined else None
        touches = last is not None and last.text[-1].isdigit() and word.x0 - last.x1 < 0.1 * pieces[0].size
        if last and touches and _ORDINAL_ENDING.match(word.text):
            joined[-1] = Word(last.text + word.text, last.x0, word.x1)
        else:
            joined.append(word)
    return tuple(joined)


@dataclass(frozen=True, slots=True)
class Column:
    """Rows from top to bottom, with the left and right edge of the column they stand in."""

    rows: tuple[Row, ...]
    x0: float
    x1: float


def rows_of(pieces: Iterable[Piece], *, most: int | None = None, below: bool = True) -> list[Row]:
    """The pieces joined to rows, from top to bottom: what shares more than half its height is one row.

    With `most` only so many rows, from the top, or where not `below` from the bottom upwards.
    """
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=_height, reverse=not below):
        if len(rows) == most:
            break
        for row in rows[:-4:-1]:
            if _beside(row, piece):
                row.append(piece)
                break
        else:
            rows.append([piece])
    return [row_of(row) for row in rows]


def _height(piece: Piece) -> tuple[float, float]:
    return piece.top + piece.bottom, piece.x0


def _beside(row: Sequence[Piece], piece: Piece) -> bool:
    _, _, top, _, bottom, _, _ = row[0]
    shared = min(bottom, piece.bottom) - max(top, piece.top)
    if shared <= 0 or shared <= 0.5 * min(bottom - top, piece.bottom - piece.top):
        return False
    # Text printed over text is two rows.
    return all(min(other.x1, piece.x1) - max(other.x0, piece.x0) < 2 * piece.size for other in row)


def columns_of(pieces: Sequence[Piece]) -> list[Column]:
    """The columns of a page in reading order; text over the gutter parts what is above it from what is below."""
    if not pieces:
        return []
    gutter = _gutter(pieces)
    if gutter is None:
        return [_column(pieces)]
    columns: list[Column] = []
    band: list[Piece] = []
    over: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        if piece.x0 < gutter - 1 and piece.x1 > gutter + 1:
            columns += _band(band, gutter)
            band = []
            over.append(piece)
        else:
            if over:
                columns.append(_column(over))
                over = []
            band.append(piece)
    columns += _band(band, gutter)
    return [*columns, _column(over)] if over else columns


def _band(pieces: Sequence[Piece], gutter: float) -> list[Column]:
    sides = ([p for p in pieces if p.x1 <= gutter + 1], [p for p in pieces if p.x1 > gutter + 1])
    return [column for side in sides if side for column in columns_of(side)]


def _column(pieces: Sequence[Piece]) -> Column:
    rows = tuple(rows_of(pieces))
    return Column(rows, min(row.x0 for row in rows), max(row.x1 for row in rows))


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """The white stripe between two columns of prose; None where the page has one column, or a table."""
    if len(pieces) < 2 * _FEWEST_LINES_IN_COLUMN:
        return None
    x0, x1 = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    stripe = _whitest(pieces, x0, x1)
    if stripe is None:
        return None
    left = [piece for piece in pieces if piece.x1 <= stripe + 1]
    right = [piece for piece in pieces if piece.x0 >= stripe - 1]
    if len(left) + len(right) < 0.7 * len(pieces):
        return None
    return stripe if _is_prose(left) and _is_prose(right) else None


def _whitest(pieces: Sequence[Piece], x0: float, x1: float) -> float | None:
    """The place near the middle over which the fewest pieces run, in steps of two points."""
    steps = int((x1 - x0) / 2) + 2
    change = [0] * (steps + 1)
    for piece in pieces:
        change[max(int((piece.x0 - x0) / 2), 0)] += 1
        change[min(int((piece.x1 - x0) / 2) + 1, steps)] -= 1
    crossing = list(accumulate(change))
    near = range(int(steps * _GUTTER_FROM), int(steps * _GUTTER_TO))
    if not near:
        return None
    fewest = min(crossing[step] for step in near)
    if fewest > 0.3 * len(pieces):
        return None
    stripes = [step for step in near if crossing[step] == fewest]
    return x0 + 2 * (_longest_run(stripes) + 0.5)


def _longest_run(steps: Sequence[int]) -> float:
    runs: list[list[int]] = [[steps[0]]]
    for last, step in pairwise(steps):
        if step == last + 1:
            runs[-1].append(step)
        else:
            runs.append([step])
    best = max(runs, key=len)
    return (best[0] + best[-1]) / 2


def _is_prose(pieces: Sequence[Piece]) -> bool:
    """Lines of prose fill their column and hold many words; cells of a table do not."""
    if len(pieces) < _FEWEST_LINES_IN_COLUMN:
        return False
    x0, x1 = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    prose = [piece.x1 - piece.x0 for piece in pieces if len(piece.words) >= 4 and piece.x1 - piece.x0 > 0.7 * (x1 - x0)]
    return len(prose) >= _FEWEST_LINES_IN_COLUMN and sum(prose) > 0.45 * sum(piece.x1 - piece.x0 for piece in pieces)
