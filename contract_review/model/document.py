"""A contract as it stands on the page: text, blocks, tables, pages, and what could not be read.

Everything after this stage speaks in offsets into `Document.text`; this module is how an offset finds its way back
to a page and a place on it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from contract_review.model.limits import LIMITS, Limits
from contract_review.model.span import Span


class Format(StrEnum):
    """The kind of file that a document was read from."""

    PDF = "pdf"
    DOCX = "docx"
    TEXT = "txt"
    MARKDOWN = "md"
    HTML = "html"
    ODT = "odt"
    RTF = "rtf"


class Revisions(StrEnum):
    """Which view of tracked changes is read: as if all were accepted, or as if all were rejected."""

    FINAL = "final"
    ORIGINAL = "original"


@dataclass(frozen=True, slots=True)
class Opening:
    """How a file is to be opened: with which password, in which view of its tracked changes, within which limits.

    With `ocr` the pages of a PDF that have no text layer are read from their pictures.
    """

    password: str | None = None
    revisions: Revisions = Revisions.FINAL
    ocr: bool = False
    limits: Limits = LIMITS


AS_IT_STANDS = Opening()


class BlockKind(StrEnum):
    """What a block is to a reader; furniture is headers, footers, page and line numbers."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE = "table"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; a merged cell stands once, at its top left place, with the rows and columns it covers."""

    span: Span
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table as rows of cells.

    In the document's text the cells of a row are separated by tabs and rows by newlines, so a row reads as one line.
    """

    span: Span
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item, table or piece of furniture.

    `level` is the outline level that the file itself gives (1 = highest), `label` the number in front ("1.1", "(a)"),
    typed or computed from automatic numbering, as part of `span`; `indent` how far from the left margin it starts, in
    points, where the file itself says so.
    """

    kind: BlockKind
    span: Span
    level: int | None = None
    label: Span | None = None
    table: Table | None = None
    indent: float | None = None

    @property
    def body(self) -> Span:
        """The block without its number: what quotes are taken from."""
        return Span(self.label.end, self.span.end) if self.label else self.span


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the file: its number from 1 and its size in points (1/72 inch)."""

    number: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the top left corner of the page as it is shown."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: the characters it gave to the text and where it stands.

    `stops` are the left edges, in points, of the words in the line, and at last the right edge of the last word: a
    quote that starts or ends inside the line is cut there. Empty where the reader did not measure words.
    """

    span: Span
    box: Box
    stops: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address outside the document, as terms by reference do."""

    span: Span
    target: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the file that could not be read, wholly or in part, with what to do about it.

    `blocking` problems lose contract text and give exit status 3; the others are worth knowing.
    """

    category: str
    message: str
    page: int | None = None
    blocking: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: `text` holds all blocks in reading order, separated by white space.

    `page_marks` are (offset, page number) pairs in order of offset: from that offset on the text stands on that page.
    A file without known page breaks has none; page 0 stands for one inside a bundle. `lines` are in order of their
    spans and empty where the format has no geometry.
    """

    path: str
    sha256: str
    format: Format
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    pages: tuple[Page, ...] = ()
    page_marks: tuple[tuple[int, int], ...] = ()
    lines: tuple[Line, ...] = ()
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The number of the page on which the character at `offset` stands; None where pages are unknown."""
        if not self.page_marks:
            return None
        place = bisect_right(self.page_marks, offset, key=lambda mark: mark[0])
        return self.page_marks[max(place - 1, 0)][1] or None

    def by_page(self, span: Span) -> tuple[Span, ...]:
        """A stretch of text cut where a page ends, each piece without the blanks at its ends; never none."""
        marks = (offset for offset, _ in self.page_marks if span.start < offset < span.end)
        edges = (span.start, *marks, span.end)
        pieces = (Span(start, end).stripped(self.text) for start, end in pairwise(edges))
        return tuple(piece for piece in pieces if piece) or (span,)

    def boxes_of(self, span: Span) -> tuple[Box, ...]:
        """Where the words of `span` stand: one box for each printed line that they touch; none without geometry."""
        return tuple(_cut(line, span, self.text) for line in self.lines_of(span))

    def lines_of(self, span: Span) -> tuple[Line, ...]:
        """The printed lines that the words of `span` touch; none without geometry."""
        first = bisect_right(self.lines, span.start, key=lambda line: line.span.end)
        last = bisect_left(self.lines, span.end, key=lambda line: line.span.start)
        return self.lines[first:last]

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables, in reading order."""
        return tuple(block.table for block in self.blocks if block.table is not None)

    @property
    def words(self) -> int:
        """The number of white-space separated words."""
        return len(self.text.split())


def _cut(line: Line, span: Span, text: str) -> Box:
    """The part of a line's box that a span covers, to the nearest word."""
    box = line.box
    if span.contains(line.span) or len(line.stops) < 2:
        return box
    starts = _word_starts(line.span, text)
    if len(starts) + 1 != len(line.stops):
        return box
    first = max(bisect_right(starts, span.start) - 1, 0)
    last = bisect_left(starts, span.end)
    right = box.x1 if last >= len(starts) else line.stops[last]
    return Box(box.page, round(line.stops[first], 1), box.top, round(right, 1), box.bottom)


def _word_starts(span: Span, text: str) -> list[int]:
    starts, inside = [], False
    for offset in range(span.start, span.end):
        blank = text[offset].isspace()
        if not blank and not inside:
            starts.append(offset)
        inside = not blank
    return starts
