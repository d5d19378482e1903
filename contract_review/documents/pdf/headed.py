"""Tables with one ruling, below their head: how word processors print the tables of plain files."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from contract_review.documents.pdf.drawings import Rule
from contract_review.documents.pdf.page import Piece
from contract_review.documents.pdf.rows import Row
from contract_review.documents.pdf.stripes import Stripe, cut

# The lines of a head stand no further apart than those of a paragraph, and rows of a table than twice as far.
_LINE, _ROW = 1.15, 2.0
_DEEPEST_HEAD = 4
# A blank between headings, in type sizes, and how exactly cells stand at the left edge of their column.
_GUTTER = 0.8
_NEAR = 1.5


Ruled = Mapping[int, Sequence[Rule]]


def ruled_off(rows: Sequence[Row], rules: Sequence[Rule]) -> Ruled:
    """The rulings right below rows, by the places of the rows; few rows have any."""
    lying = sorted((rule for rule in rules if rule.bottom == rule.top), key=lambda rule: rule.top)
    heights = [rule.top for rule in lying]
    found = {}
    for place, row in enumerate(rows) if lying else ():
        below = lying[bisect_left(heights, row.base - 1) : bisect_left(heights, row.base + 0.5 * row.size)]
        if below:
            found[place] = below
    return found


def headed(rows: Sequence[Row], start: int, pitch: float, ruled: Ruled) -> tuple[int, list[Stripe]]:
    """Behind the last row of the table whose head begins at `start`, and its columns; 0 where no table begins there."""
    body = _end_of_head(rows, start, pitch, ruled)
    if body == start:
        return 0, []
    stripes = _columns(rows[start:body])
    if len(stripes) < 2:
        return 0, []
    end, several, widest = body, 0, 0.0
    while end < len(rows):
        gap = rows[end].base - rows[end - 1].base
        pieces = [part for piece in cut(rows[end], stripes).pieces for part in _at_edges(piece, stripes)]
        wider = _widened(stripes, pieces)
        # What stands alone and further off than the rows from each other is what comes after the table.
        apart = len(pieces) == 1 and gap > 1.25 * (widest or 1.2 * pitch)
        if gap > _ROW * pitch or wider is None or apart:
            break
        stripes, end, widest = wider, end + 1, max(widest, gap)
        several += len(pieces) > 1
    return (end, stripes) if several else (0, [])


def _end_of_head(rows: Sequence[Row], start: int, pitch: float, ruled: Ruled) -> int:
    """Behind the last of the rows that stand close above a ruling wider than they are; `start` where none does."""
    for end in range(start + 1, min(start + _DEEPEST_HEAD, len(rows)) + 1):
        if end > start + 1 and not _are_lines(rows[end - 2], rows[end - 1], pitch):
            break
        if below := ruled.get(end - 1):
            x0, x1 = min(row.x0 for row in rows[start:end]), max(row.x1 for row in rows[start:end])
            if any(rule.x0 < x0 and rule.x1 > x1 for rule in below):
                return end
    return start


def _are_lines(above: Row, below: Row, pitch: float) -> bool:
    """Whether two rows are lines of one text: close, and in the same type."""
    return below.base - above.base <= _LINE * pitch and above.size == below.size and above.bold == below.bold


def _columns(head: Sequence[Row]) -> list[Stripe]:
    """The columns of a head; none where a line of it stands across two, or it names but one."""
    widest = max(head, key=lambda row: len(row.pieces), default=None)
    stripes: list[Stripe] | None = [part for piece in widest.pieces for part in _parts(piece)] if widest else []
    for row in head:
        stripes = _widened(stripes, cut(row, stripes).pieces) if stripes else None
    return stripes or []


def _parts(piece: Piece) -> list[Stripe]:
    """The headings that stand in a piece, with blanks between them that are no blanks between words."""
    parts: list[Stripe] = []
    for word in piece.words:
        if parts and word.x0 - parts[-1].x1 < _GUTTER * piece.size:
            parts[-1] = Stripe(parts[-1].x0, word.x1)
        else:
            parts.append(Stripe(word.x0, word.x1))
    return parts


def _at_edges(piece: Piece, stripes: Sequence[Stripe]) -> list[Piece]:
    """A piece cut where its words begin at the left edge of a column: a full cell touches the next one."""
    starts = [0]
    for place, word in enumerate(piece.words[1:], start=1):
        if any(abs(word.x0 - stripe.x0) < _NEAR for stripe in stripes):
            starts.append(place)
    parts = [piece.words[start:end] for start, end in pairwise((*starts, len(piece.words)))]
    return [piece._replace(words=words, x0=words[0].x0, x1=words[-1].x1) for words in parts]


def _widened(stripes: Sequence[Stripe], pieces: Sequence[Piece]) -> list[Stripe] | None:
    """The columns with the cells of one more row; None where a cell stands across two of them."""
    found = list(stripes)
    for piece in pieces:
        over = [place for place, stripe in enumerate(found) if piece.x1 > stripe.x0 and piece.x0 < stripe.x1]
        if len(over) > 1:
            return None
        if over:
            stripe = found[over[0]]
            found[over[0]] = Stripe(min(stripe.x0, piece.x0), max(stripe.x1, piece.x1))
        else:
            found = sorted([*found, Stripe(piece.x0, piece.x1)], key=lambda stripe: stripe.x0)
    return found if all(right.x0 - left.x1 > 0 for left, right in pairwise(found)) else None
