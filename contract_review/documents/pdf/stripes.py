"""The columns of a table that white space or underlined headings leave, and its rows cut into them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from contract_review.documents.labels import printed_label
from contract_review.documents.pdf.drawings import Rule
from contract_review.documents.pdf.page import Piece
from contract_review.documents.pdf.rows import Row
from contract_review.documents.pdf.text import Word

# Columns stand at least this many type sizes apart; a blank between words is narrower than the second.
_GUTTER = 0.8
_BLANK = 0.35
# "Section 4.2 –" in front of its paragraph.
_MOST_WORDS_IN_NUMBER = 4
# Rulings as near as this in height are one, and ink may run over a wall by as much.
_NEAR = 1.5


@dataclass(frozen=True, slots=True)
class Stripe:
    """The width of one column."""

    x0: float
    x1: float

    def holds(self, piece: Piece) -> bool:
        """Whether a piece stands in the column, or touches it."""
        return piece.x1 > self.x0 - 2 and piece.x0 < self.x1 + 2


def cells_of(row: Row) -> tuple[Piece, ...]:
    """The pieces of a row that can be cells: a bullet is none of its own, nor the number of a paragraph beside it."""
    first, *rest = row.pieces
    if rest and _belongs_to_next(first, others=len(rest)):
        words = (*first.words, *rest[0].words)
        joined = Piece(words, first.x0, first.top, rest[0].x1, first.bottom, first.size, first.bold)
        return (joined, *rest[1:])
    return row.pieces


def _belongs_to_next(first: Piece, *, others: int) -> bool:
    if len(first.words) > _MOST_WORDS_IN_NUMBER:
        return False
    # A row of three and more is no paragraph: its numbers are a column, and its letters the rest of a word above.
    text = first.text
    if len(text) == 1 and (text == "o" or not text.isalnum()):
        return True
    return others == 1 and (len(text) == 1 or printed_label(f"{text} Next") >= len(text))


def stripes_of(rows: Iterable[Row]) -> list[Stripe]:
    """The columns that the words of all rows with several cells leave: what overlaps is one column."""
    gathered = Gathered()
    for row in rows:
        gathered.add(row)
    return gathered.stripes()


@dataclass(slots=True)
class Gathered:
    """Rows of what may be a table, one after the other; of those with several cells also where their words stand."""

    several: list[tuple[Row, tuple[Piece, ...]]] = field(default_factory=list)
    runs: list[tuple[float, float, float]] = field(default_factory=list)

    def add(self, row: Row) -> tuple[Piece, ...]:
        """Add a row; its cells."""
        cells = cells_of(row)
        if len(cells) >= 2:
            self.several.append((row, cells))
            self.runs += _runs(row, cells)
        return cells

    def stripes(self) -> list[Stripe]:
        """The columns so far."""
        self.runs.sort()
        merged: list[tuple[float, float]] = []
        left, right = self.runs[0][:2] if self.runs else (0.0, 0.0)
        for x0, x1, size in self.runs:
            if x0 >= right + _GUTTER * size:
                merged.append((left, right))
                left, right = x0, x1
            elif x1 > right:
                right = x1
        stripes = [Stripe(*edges) for edges in (*merged, (left, right))]
        return _witnessed(stripes, self.several) if self.runs else []


def _runs(row: Row, cells: Sequence[Piece]) -> list[tuple[float, float, float]]:
    """Words without a wide blank between them, as (left, right, type size)."""
    runs: list[tuple[float, float, float]] = []
    for cell in cells:
        x0 = cell.x0
        # A number and its paragraph are one cell, however far they stand apart.
        inner = () if cell not in row.pieces else pairwise(cell.words)
        for word, after in inner:
            if after.x0 - word.x1 >= _GUTTER * cell.size:
                runs.append((x0, word.x1, cell.size))
                x0 = after.x0
        runs.append((x0, cell.x1, cell.size))
    return runs


def _witnessed(stripes: Sequence[Stripe], rows: Sequence[tuple[Row, tuple[Piece, ...]]]) -> list[Stripe]:
    """The columns, joined where no row has cells on both sides and but one a wide blank: that is justified prose."""
    kept = list(stripes[:1])
    for left, right in pairwise(stripes):
        wall = (left.x1 + right.x0) / 2
        if any(a.x1 <= wall <= b.x0 for _, cells in rows for a, b in pairwise(cells)) or _blanks(wall, rows) > 1:
            kept.append(right)
        else:
            kept[-1] = Stripe(kept[-1].x0, right.x1)
    return kept


def _blanks(wall: float, rows: Sequence[tuple[Row, tuple[Piece, ...]]]) -> int:
    """How often a blank between two words lies over a wall."""
    return sum(a.x1 <= wall <= b.x0 for row, _ in rows for cell in row.pieces for a, b in pairwise(cell.words))


def underlined(rows: Sequence[Row], rules: Sequence[Rule], *, depth: float = 0.0) -> list[Stripe]:
    """The columns that rulings below their headings give, one a column; none where words stand across them.

    The rulings lie among the rows, or up to `depth` below the last.
    """
    found: list[Stripe] = []
    for line in _lines(rules, rows[0].top, rows[-1].bottom + depth):
        if len(line) > max(len(found), 1) and all(b.x0 - a.x1 > 1 for a, b in pairwise(line)):
            stripes = [Stripe(rule.x0, rule.x1) for rule in line]
            if all(fits(row, stripes) for row in rows):
                found = stripes
    return found


def fits(row: Row, stripes: Sequence[Stripe]) -> bool:
    """Whether no word of a row stands across the wall between two columns, or far outside of all."""
    walls = _walls(stripes)
    inside = row.x0 > stripes[0].x0 - row.size and row.x1 < stripes[-1].x1 + row.size
    return inside and not any(w.x0 < wall - _NEAR and w.x1 > wall + _NEAR for w in row.words for wall in walls)


def _lines(rules: Sequence[Rule], top: float, bottom: float) -> list[list[Rule]]:
    """The lying rulings between two heights, those of one height together, from left to right."""
    lines: list[list[Rule]] = []
    inside = [rule for rule in rules if top < rule.top < bottom and rule.bottom - rule.top < rule.x1 - rule.x0]
    for rule in sorted(inside, key=lambda rule: rule.top):
        if lines and rule.top - lines[-1][0].top <= _NEAR:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return [sorted(line) for line in lines]


def _walls(stripes: Sequence[Stripe]) -> list[float]:
    return [(left.x1 + right.x0) / 2 for left, right in pairwise(stripes)]


def cut(row: Row, stripes: Sequence[Stripe], *, drawn: bool = False) -> Row:
    """The row with its pieces cut where a blank lies over the white space between two columns.

    Between `drawn` columns any blank is enough.
    """
    walls = _walls(stripes)
    pieces = [part for piece in row.pieces for part in _parted(piece, walls, 0.0 if drawn else _BLANK * piece.size)]
    return row if len(pieces) == len(row.pieces) else row._replace(pieces=tuple(pieces))


def _parted(piece: Piece, walls: Sequence[float], least: float) -> list[Piece]:
    cuts = [
        place
        for place, (word, after) in enumerate(pairwise(piece.words), 1)
        if after.x0 - word.x1 >= least
        and any(word.x1 - _NEAR <= wall <= after.x0 + _NEAR and _between(word, wall, after) for wall in walls)
    ]
    parts = [piece.words[start:end] for start, end in pairwise((0, *cuts, len(piece.words)))]
    if len(parts) == 1:
        return [piece]
    return [Piece(p, p[0].x0, piece.top, p[-1].x1, piece.bottom, piece.size, piece.bold) for p in parts]


def _between(word: Word, wall: float, after: Word) -> bool:
    return (word.x0 + word.x1) / 2 < wall < (after.x0 + after.x1) / 2


def heights(rows: Sequence[Row], rules: Sequence[Rule], stripes: Sequence[Stripe]) -> list[float]:
    """Where rulings run through the table from side to side, in one stroke or one a column."""
    width = stripes[-1].x1 - stripes[0].x0
    return [
        line[0].top
        for line in _lines(rules, rows[0].base, rows[-1].base)
        if sum(min(r.x1, stripes[-1].x1) - max(r.x0, stripes[0].x0) for r in line) > 0.7 * width
    ]
