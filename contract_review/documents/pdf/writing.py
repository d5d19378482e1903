"""Blocks become the text of the document, with the place of every line and the page of every offset."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from contract_review.documents.assembly import RawCell, TextBuilder
from contract_review.documents.pdf.items import is_rest_of_address
from contract_review.documents.pdf.layout import PlacedRow, PrintedBlock
from contract_review.documents.pdf.page import Piece, PrintedPage
from contract_review.documents.pdf.tables import PrintedCell, PrintedTable
from contract_review.documents.pdf.text import Word
from contract_review.model.document import BlockKind, Box, Line
from contract_review.model.limits import Limits
from contract_review.model.span import Span

# A word of several hyphens keeps its last: "state-of-the-|art".
_LAST_WORD = re.compile(r"(?<![\w-])([A-Za-z]+)-$")
_FIRST_WORD = re.compile(r"[a-z]+")
_BROKEN_WORD = re.compile(r"[A-Za-z]+$")
# What stands before a hyphen that stays over a line end: "non-|exclusive" is one word with a hyphen.
_KEEPS_HYPHEN = frozenset(
    {"all", "anti", "co", "cross", "day", "days", "end", "ex", "fee", "first", "full", "half"}
    | {"high", "hour", "in", "inter", "ill", "good", "long", "low", "mid", "month", "multi", "non"}
    | {"off", "on", "one", "out", "over", "party", "post", "pre", "pro", "re", "same", "second"}
    | {"self", "semi", "set", "short", "single", "so", "sole", "start", "sub", "take", "term", "then"}
    | {"third", "three", "time", "two", "up", "well", "wide", "work", "year", "years"}
)
_SHORT_WORDS = frozenset(
    {"a", "am", "an", "as", "at", "be", "by", "do", "go", "he", "if", "in", "is", "it", "me", "my", "no", "of", "on"}
    | {"or", "so", "to", "up", "us", "vs", "we", "x"}
)
_NONE = Limits(characters=sys.maxsize, cells=sys.maxsize)


class Words:
    """The words of a document, those with hyphens too, but not what stands at the end of a line with a hyphen.

    Few documents ask for any, and those for few: they are looked up in the lines, which is faster than to gather all.
    """

    def __init__(self, blocks: Sequence[PrintedBlock]) -> None:
        self._blocks = blocks
        self._lines: str | None = None

    def __contains__(self, word: str) -> bool:
        if self._lines is None:
            self._lines = "\n".join(_lines(self._blocks)).lower()
        whole = rf"(?<![a-z])(?<![a-z]-){word}(?![a-z])(?!-[a-z])"
        return word in self._lines and re.search(whole, self._lines) is not None


def _lines(blocks: Iterable[PrintedBlock]) -> Iterator[str]:
    """The lines of all blocks; of cells only those of one line, as others may hold halves of words."""
    for block in blocks:
        yield from (placed.row.text for placed in block.rows)
        for cell in (cell for table, _ in block.tables for row in table.rows for cell in row):
            if len(cell.lines) == 1:
                yield cell.lines[0].text


@dataclass(slots=True)
class Writer:
    """Grows the text; `words` are those of the whole document, which tell how a divided word is spelled."""

    pages: Sequence[PrintedPage]
    words: Words
    # Lines and page marks count on whole blocks; a document that is too long is shortened when it is complete.
    builder: TextBuilder = field(default_factory=lambda: TextBuilder(limits=_NONE))
    lines: list[Line] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, block: PrintedBlock) -> None:
        """Write one block."""
        if block.tables:
            self._table(block.tables)
            return
        text, spans = self._joined([placed.row.text for placed in block.rows])
        start = self.builder.add(block.kind, text, level=block.level, label=_bullet(block))
        for placed, (first, end) in zip(block.rows, spans, strict=True):
            self._place(placed, start + first, start + end)

    def _joined(self, texts: Sequence[str], *, cell: bool = False) -> tuple[str, list[tuple[int, int]]]:
        """The rows of a paragraph as one string, and where each of them stands in it."""
        parts: list[str] = []
        spans: list[tuple[int, int]] = []
        length = 0
        for text in texts:
            if parts:
                seam = self._seam(parts[-1], text, cell=cell)
                if seam < 0:
                    parts[-1] = parts[-1][:seam]
                    spans[-1] = (spans[-1][0], spans[-1][1] + seam)
                elif seam:
                    parts.append(" ")
                length += seam
            parts.append(text)
            spans.append((length, length + len(text)))
            length += len(text)
        return "".join(parts), spans

    def _seam(self, last: str, text: str, *, cell: bool) -> int:
        """What stands between two rows: 1 for a blank, 0 for nothing, -1 where the hyphen of a divided word goes."""
        if is_rest_of_address(text, last) or (cell and self._breaks_word(last, text)):
            return 0
        if not last.endswith("-") or len(last) < 2 or last[-2] in " -":
            return 1
        return -1 if self._drops_hyphen(last, text) else 0

    def _breaks_word(self, last: str, text: str) -> bool:
        """Whether a word too long for its narrow cell was broken without a hyphen, as the other words tell."""
        before, after = _BROKEN_WORD.search(last), _FIRST_WORD.match(text)
        if " " in last or not before or not after:
            return False
        first, rest = before[0].lower(), after[0]
        if len(rest) <= 2 and rest not in _SHORT_WORDS:
            return True
        return first not in self.words and first + rest in self.words

    def _drops_hyphen(self, last: str, text: str) -> bool:
        before, after = _LAST_WORD.search(last), _FIRST_WORD.match(text)
        if not before or not after:
            return False
        first, second = before[1].lower(), after[0].lower()
        if f"{first}-{second}" in self.words:
            return False
        return first + second in self.words or first not in _KEEPS_HYPHEN

    def _place(self, placed: PlacedRow, start: int, end: int) -> None:
        row = placed.row
        self._mark(start, placed.page)
        self._line(placed.page, (row.x0, row.top, row.x1, row.bottom), row.words, (start, end))

    def _line(
        self, page: int, place: tuple[float, float, float, float], words: Sequence[Word], span: tuple[int, int]
    ) -> None:
        printed = self.pages[page]
        x0, top, x1, bottom = printed.upright.seen_in(printed.shown, place)
        box = Box(printed.number, round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1))
        # Word edges run along the page as it is shown; of text that stands sideways only the line is known.
        straight = printed.upright.turns == printed.shown.turns
        stops = (*[word[1] for word in words], box.x1) if straight else ()
        self.lines.append(Line(Span(*span), box, stops))

    def _table(self, parts: Sequence[tuple[PrintedTable, int]]) -> None:
        rows = _rows(parts)
        texts = [[self._joined([line.text for line, _ in cell.lines], cell=True) for cell in row] for row in rows]
        self.builder.add_table(
            [[cell.raw(text) for cell, (text, _) in zip(*row, strict=True)] for row in zip(rows, texts, strict=True)]
        )
        written = self.builder.blocks[-1].table
        for row, joined, places in zip(rows, texts, written.rows if written else (), strict=True):
            self._mark(places[0].span.start, row[0].page)
            for cell, (_, spans), place in zip(row, joined, places, strict=True):
                for (line, page), (first, end) in zip(cell.lines, spans, strict=True):
                    box = (line.x0, line.top, line.x1, line.bottom)
                    self._line(page, box, line.words, (place.span.start + first, place.span.start + end))

    def _mark(self, offset: int, page: int) -> None:
        number = self.pages[page].number
        if not self.marks or self.marks[-1][1] != number:
            self.marks.append((offset, number))


def _bullet(block: PrintedBlock) -> int | None:
    """The length of a bullet that is drawn as a letter: an "o" that stands apart from its item; None where none is."""
    pieces = block.rows[0].row.pieces
    apart = len(pieces) > 1 and pieces[0].text == "o" and block.kind is not BlockKind.FURNITURE
    return 1 if apart else None


@dataclass(frozen=True, slots=True)
class _WholeCell:
    """A cell and its lines with their pages, of which it has two where a row was cut by the end of a page."""

    cell: PrintedCell
    lines: tuple[tuple[Piece, int], ...]
    page: int

    def raw(self, text: str) -> RawCell:
        return RawCell(text, self.cell.row, self.cell.column, self.cell.row_span, self.cell.column_span)


def _rows(parts: Sequence[tuple[PrintedTable, int]]) -> list[list[_WholeCell]]:
    """The rows of all parts of a table; a row that the end of a page cut is whole again."""
    rows: list[list[_WholeCell]] = []
    for table, page in parts:
        for place, row in enumerate(table.rows):
            whole = [_WholeCell(cell, tuple((line, page) for line in cell.lines), page) for cell in row]
            if place == 0 and table.splits:
                pairs = zip(rows[-1], whole, strict=True)
                rows[-1] = [replace(before, lines=before.lines + after.lines) for before, after in pairs]
            else:
                rows.append(whole)
    return rows


def write(blocks: Sequence[PrintedBlock], pages: Sequence[PrintedPage]) -> Writer:
    """Write all blocks of a document."""
    writer = Writer(pages, Words(blocks))
    for block in blocks:
        writer.add(block)
    return writer
