"""Headers, footers, page numbers and line numbers, recognised over all pages together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from contract_review.documents.pdf.page import Piece, PrintedPage
from contract_review.documents.pdf.rows import Row, row_of, rows_of

# Furniture stands in this share of the page at its upper and lower edge, or returns as often as this where the text of
# a page ends early; it is no deeper than so many rows.
_EDGE = 0.14
_OFTEN = 4
_DEEPEST = 4
_FEWEST_TABLE_ROWS = 3
# What is signed at the foot of several pages is no footer.
_FORM_FIELD = re.compile(r"(?i)_{3,}|\b(?:by|name|title|date|signature|signed)\s*:")
_LETTER = re.compile(r"[^\W\d_]{3}")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_NUMBER = re.compile(r"\d+|(?<![a-z])[ivxlc]+(?![a-z])")
_PAGE_NUMBER = re.compile(
    r"""(?ix)^\W*(?:
        page\W*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/|\|)\s*\d{1,4})?
      | \d{1,4}\s*(?:of|/)\s*\d{1,4}
      | .{0,60}\bpage\s+\d{1,4}\s*(?:of|/)\s*\d{1,4}\b.{0,60}
      | \d{1,4}\s*\|\s*page
    )\W*$"""
)
_BARE_NUMBER = re.compile(r"^\W{0,3}(\d{1,4})\W{0,3}$")
_FEWEST_LINE_NUMBERS = 10
# The page numbers of an earlier edition, left in the midst of the pages of this one.
_OLD_NUMBER = re.compile(r"(?i)^(?:page\s)?\W{0,2}(\d{1,3})\W{0,2}$")
_FEWEST_OLD_NUMBERS = 3
_OLD_PAGE = 0.3


@dataclass(slots=True)
class Furniture:
    """What on one page is no part of the contract: rows at its head and foot, the numbers of its lines, and numbers of
    pages that end in the midst of it.
    """

    head: list[Row] = field(default_factory=list)
    foot: list[Row] = field(default_factory=list)
    line_numbers: list[Row] = field(default_factory=list)
    old_numbers: list[Row] = field(default_factory=list)

    @property
    def pieces(self) -> set[int]:
        """The identities of the pieces that are furniture."""
        rows = (*self.head, *self.foot, *self.line_numbers, *self.old_numbers)
        return {id(piece) for row in rows for piece in row.pieces}


def furniture_of(pages: Sequence[PrintedPage]) -> list[Furniture]:
    """The furniture of every page.

    A row at the edge of a page is furniture if it returns on other pages (numbers may differ) or is a page number,
    and nothing but furniture stands between it and the edge.
    """
    edges = [_edges(page) for page in pages]
    keys = Counter(key for edge in edges for key in {_key(row) for side in edge for row in side})
    often = max(2, min(3, len(pages) // 2))
    repeated = {key: times for key, times in keys.items() if times >= often}
    found = []
    for page, (head, foot) in zip(pages, edges, strict=True):
        furniture = Furniture(line_numbers=_line_numbers(page))
        furniture.head = _leading(head, repeated, page)
        furniture.foot = _leading([row for row in foot if row not in furniture.head], repeated, page)[::-1]
        found.append(furniture)
    _add_old_furniture(pages, found)
    return found


def _edges(page: PrintedPage) -> tuple[list[Row], list[Row]]:
    """The first and the last rows, each from the edge inwards."""
    # A row is complete when others follow it, and the head of a table is told by the rows behind it.
    most = _DEEPEST + _FEWEST_TABLE_ROWS
    head, foot = rows_of(page.pieces, most=most), rows_of(page.pieces, most=most, below=False)
    return _outside_tables(head, page)[:_DEEPEST], _outside_tables(foot, page)[:_DEEPEST]


def _outside_tables(rows: Sequence[Row], page: PrintedPage) -> list[Row]:
    """The rows from the edge inwards up to a table: its head returns on every page as well."""
    for place, row in enumerate(rows[:_DEEPEST]):
        ruled = any(row.x0 < rule.x0 < row.x1 and rule.top < row.base < rule.bottom for rule in page.rules)
        below = rows[place + 1 : place + _FEWEST_TABLE_ROWS]
        if ruled or (len(below) == _FEWEST_TABLE_ROWS - 1 and all(_stand_alike(row, other) for other in below)):
            return list(rows[:place])
    return list(rows)


def _stand_alike(row: Row, other: Row) -> bool:
    """Whether two rows hold as many pieces, at least two, below each other."""
    if len(row.pieces) < 2 or len(row.pieces) != len(other.pieces) or abs(row.base - other.base) > 4 * row.size:
        return False
    return all(a.x0 < b.x1 and b.x0 < a.x1 for a, b in zip(row.pieces, other.pieces, strict=True))


def _leading(rows: Sequence[Row], repeated: Mapping[str, int], page: PrintedPage) -> list[Row]:
    found: list[Row] = []
    for row in rows:
        at_edge = row.bottom <= _EDGE * page.height or row.top >= (1 - _EDGE) * page.height
        times = repeated.get(_key(row), 0)
        returns = times >= (1 if at_edge else _OFTEN) and not _FORM_FIELD.search(row.text)
        if not returns and not (at_edge and _is_page_number(row, page)):
            break
        found.append(row)
    return found


def _key(row: Row) -> str:
    """What two rows share that differ in numbers, and in signs that OCR reads now so and now otherwise."""
    text = row.text.lower()
    return _NO_LETTERS.sub("#", _NUMBER.sub("#", text)) if _LETTER.search(text) else _NUMBER.sub("#", text)


def _is_page_number(row: Row, page: PrintedPage) -> bool:
    if len(row.text) > 130:
        return False
    if _PAGE_NUMBER.match(row.text):
        return True
    bare = _BARE_NUMBER.match(row.text)
    return bool(bare) and bare is not None and int(bare[1]) == page.number


def _line_numbers(page: PrintedPage) -> list[Row]:
    """The numbers in front of the lines, as on pleading paper: a narrow column of whole numbers that count upwards."""
    numbers = [piece for piece in page.pieces if len(piece.words) == 1 and piece.text.isdigit() and len(piece.text) < 4]
    if len(numbers) < _FEWEST_LINE_NUMBERS:
        return []
    text = [piece for piece in page.pieces if len(piece.words) > 2]
    edge = sorted(piece.x0 for piece in text)[len(text) // 20] if text else 0.0
    column = sorted((piece for piece in numbers if piece.x1 < edge), key=lambda piece: piece.top)
    if len(column) < _FEWEST_LINE_NUMBERS:
        return []
    numbered = _counts_up(column) and 2 * sum(_heads_cells(page, piece) for piece in column) < len(column)
    return [row_of([piece]) for piece in column] if numbered else []


def _heads_cells(page: PrintedPage, number: Piece) -> bool:
    """Whether more than one piece stands beside a number: a row of a table, and no line of prose."""
    return sum(number.top < piece.middle < number.bottom for piece in page.pieces) > 2


def _counts_up(column: Sequence[Piece]) -> bool:
    values = [int(piece.text) for piece in column]
    steps = Counter(after - before for before, after in pairwise(values))
    step, times = steps.most_common(1)[0]
    return step in (1, 5) and times >= 0.8 * (len(values) - 1)


def _add_old_furniture(pages: Sequence[PrintedPage], found: Sequence[Furniture]) -> None:
    """Page numbers of an earlier edition, and the header or footer beside them where it returns."""
    taken = {identity for furniture in found for identity in furniture.pieces}
    numbers = _old_numbers(pages, taken)
    beside = [(index, row) for index, piece in numbers for row in _neighbours(pages[index], piece, taken)]
    keys = Counter(_key(row) for _, row in beside)
    for index, piece in numbers:
        found[index].old_numbers.append(row_of([piece]))
    for index, row in beside:
        if keys[_key(row)] >= _OFTEN and not _FORM_FIELD.search(row.text):
            found[index].old_numbers.append(row)


def _neighbours(page: PrintedPage, number: Piece, taken: set[int]) -> list[Row]:
    """The rows right above and right below a number."""
    rows = rows_of(piece for piece in page.pieces if id(piece) not in taken and abs(piece.middle - number.middle) < 60)
    place = next((i for i, row in enumerate(rows) if number in row.pieces), None)
    return [] if place is None else [*rows[max(place - 1, 0) : place], *rows[place + 1 : place + 2]]


def _old_numbers(pages: Sequence[PrintedPage], taken: set[int]) -> list[tuple[int, Piece]]:
    """Numbers that stand alone on their line, most of a page apart, and count upwards by one through the document."""
    chains: dict[int, list[tuple[int, Piece]]] = {}
    for index, page in enumerate(pages):
        for piece in _alone(page, taken):
            found = _OLD_NUMBER.match(piece.text)
            if found is None:
                continue
            value = int(found[1])
            before = chains.get(value - 1, [])
            if not before or _distance(pages, before[-1], (index, piece)) >= _OLD_PAGE:
                chain = [*before, (index, piece)]
                chains[value] = max(chain, chains.get(value, []), key=len)
    longest = max(chains.values(), key=len, default=[])
    return longest if len(longest) >= _FEWEST_OLD_NUMBERS else []


def _alone(page: PrintedPage, taken: set[int]) -> list[Piece]:
    candidates = [p for p in page.pieces if len(p.words) <= 3 and id(p) not in taken and _OLD_NUMBER.match(p.text)]
    return [
        piece
        for piece in sorted(candidates, key=lambda piece: piece.top)
        if not any(other is not piece and other.top < piece.middle < other.bottom for other in page.pieces)
    ]


def _distance(pages: Sequence[PrintedPage], before: tuple[int, Piece], after: tuple[int, Piece]) -> float:
    """How far two pieces stand apart, in pages."""
    return after[0] + after[1].top / pages[after[0]].height - before[0] - before[1].top / pages[before[0]].height
