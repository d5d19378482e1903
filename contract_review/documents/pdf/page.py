"""What is printed on one page of a PDF: pieces of lines with the places of their words, ruling lines, pictures.

All of it comes from pdfium in one pass: the text of the page once, then two boxes a word (its first and its last
character) and one look at the type a line. A box for every character would cost several times as much.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from operator import itemgetter
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from contract_review.documents.pdf.drawings import Drawings, Rule, drawings
from contract_review.documents.pdf.frame import Frame
from contract_review.documents.pdf.marks import Mark, without_marks
from contract_review.documents.pdf.text import RawLine, RawText, Word, raw_lines

# A blank wider than this many times the type size parts two pieces: columns, cells, or a number and its paragraph.
_WIDE_BLANK = 1.7
# Where type stands around its base line, in parts of its size.
_ABOVE, _BELOW = 0.92, 0.24
_ODD_ANGLE = -1
# The size of a page that does not say its own, in points.
_LETTER = (612.0, 792.0)


class Piece(NamedTuple):
    """A stretch of one printed line without wide blanks, in points from the top left; `bold` where all of it is."""

    words: tuple[Word, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool

    @property
    def text(self) -> str:
        """The words with single blanks between them."""
        return " ".join([word.text for word in self.words])

    @property
    def middle(self) -> float:
        """Halfway between top and bottom."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page: how it is shown, how its text is upright, and what is printed on it.

    `pieces` and `rules` stand in the coordinates of `upright`; `askew` is text outside of the lines: watermarks,
    remarks along the margin, marks of footnotes. `covered` is the share of the page under pictures, `drawn` the number
    of drawn shapes, `unmapped` the number of characters of which the file does not say what they mean; `cut` is a page
    of which only the first characters were read.
    """

    number: int
    shown: Frame
    upright: Frame
    pieces: tuple[Piece, ...]
    askew: tuple[Piece, ...]
    rules: tuple[Rule, ...]
    covered: float
    drawn: int
    unmapped: int
    cut: bool = False

    @property
    def width(self) -> float:
        """The width with the text upright."""
        return self.upright.size[0]

    @property
    def height(self) -> float:
        """The height with the text upright."""
        return self.upright.size[1]

    @property
    def letters(self) -> int:
        """The number of characters, blanks not counted."""
        first = itemgetter(0)
        words = chain.from_iterable(map(first, chain(self.pieces, self.askew)))
        return sum(map(len, map(first, words)))


def read_page(page: Any, number: int, *, most: int = 1_000_000) -> PrintedPage:
    """What is printed on an open page (pdfium's handle), its first `most` characters; it can be closed afterwards."""
    shown = shown_frame(page)
    text = RawText(page, most=most)
    try:
        lines = raw_lines(text)
        types = [_type_at(text, line) for line in lines]
        turns = _main_turn(lines, types, otherwise=shown.turns)
        upright = shown.turned(turns)
        straight: list[Piece] = []
        askew: list[Piece] = []
        for place, kind in enumerate(types):
            if kind.turns == 0:
                lines[place], marks = without_marks(text, lines[place])
                askew += [_mark(text, mark, upright) for mark in marks]
        for line, kind, words in zip(lines, types, _words(text, lines, upright), strict=True):
            first, *rest = _pieces(text, line, kind, words, upright)
            (straight if kind.turns == turns else askew).append(first[0])
            # pdfium adds a watermark to the line before it: it stands apart, and runs in another direction.
            for piece, index in rest:
                (straight if _turns_at(text, index) == turns else askew).append(piece)
        seen: Drawings = drawings(page, upright)
        return PrintedPage(
            number=number,
            shown=shown,
            upright=upright,
            pieces=tuple(straight),
            askew=tuple(askew),
            rules=seen.rules,
            covered=seen.covered,
            drawn=seen.shapes,
            unmapped=text.unmapped,
            cut=text.cut,
        )
    finally:
        text.close()


def blank_page(number: int) -> PrintedPage:
    """A page of which nothing is known."""
    frame = Frame(0.0, 0.0, *_LETTER, turns=0)
    return PrintedPage(number, frame, frame, (), (), (), 0.0, 0, 0)


def shown_frame(page: Any) -> Frame:
    """The part of an open page (a handle of pdfium) that a viewer shows, and how it is turned."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    width, height = abs(box.right - box.left), abs(box.top - box.bottom)
    turns = pdfium.FPDFPage_GetRotation(page) % 4
    return Frame(min(box.left, box.right), min(box.bottom, box.top), width or _LETTER[0], height or _LETTER[1], turns)


class _Type(NamedTuple):
    """The type at the start of a line: its size in points, the direction it runs in, its base line."""

    size: float
    turns: int
    x: float
    y: float


def _type_at(text: RawText, line: RawLine) -> _Type:
    index = line.firsts[0]
    size = text.height(index)
    matrix = text.matrix(index)
    if not 2 <= size <= 150:
        # Type drawn by the file itself may give any size: the height of its box tells what is seen.
        _, bottom, _, top = text.box(index)
        size = max((top - bottom) / 1.15, 1.0)
    x, y = text.origin(index)
    return _Type(size, _quarter(matrix.a, matrix.b), x, y)


def _quarter(a: float, b: float) -> int:
    quarters = math.degrees(math.atan2(b, a)) / 90
    return round(quarters) % 4 if abs(quarters - round(quarters)) < 0.06 else _ODD_ANGLE


def _main_turn(lines: Iterable[RawLine], types: Iterable[_Type], *, otherwise: int) -> int:
    letters = Counter[int]()
    for line, kind in zip(lines, types, strict=True):
        if kind.turns != _ODD_ANGLE:
            letters[kind.turns] += line.lasts[-1] - line.firsts[0]
    return max(letters, key=lambda turns: (letters[turns], -turns)) if letters else otherwise


def _turns_at(text: RawText, index: int) -> int:
    matrix = text.matrix(index)
    return _quarter(matrix.a, matrix.b)


def _words(text: RawText, lines: Sequence[RawLine], frame: Frame) -> Iterable[list[Word]]:
    if frame.turns == 0:
        return text.words(lines, frame.left)
    return ([_turned(text, *word, frame) for word in zip(*line, strict=True)] for line in lines)


def _pieces(text: RawText, line: RawLine, kind: _Type, words: list[Word], frame: Frame) -> list[tuple[Piece, int]]:
    """The line cut at wide blanks, each piece with the index of its first character."""
    top, bottom = _extent(text, line, kind, frame)
    wide = _WIDE_BLANK * kind.size
    cuts = [
        place
        for place, ((_, x0, x1), (_, after, _)) in enumerate(pairwise(words), start=1)
        if after - x1 > wide or after < x0
    ]
    size = round(kind.size, 1)
    pieces = []
    for start, end in pairwise((0, *cuts, len(words))):
        part = words[start:end]
        bold = text.is_bold(line.firsts[start]) and text.is_bold(line.lasts[end - 1])
        x1 = max(part[-1].x1, part[-2].x1) if len(part) > 1 else part[-1].x1
        pieces.append((Piece(tuple(part), part[0].x0, top, x1, bottom, size, bold), line.firsts[start]))
    return pieces


def _mark(text: RawText, mark: Mark, frame: Frame) -> Piece:
    word, first, last = mark
    x0, top, x1, bottom = frame.rectangle(*text.box(first))
    x1 = max(x1, frame.rectangle(*text.box(last))[2])
    return Piece((Word(word, x0, x1),), x0, top, x1, bottom, round(text.height(last), 1), bold=False)


def _turned(text: RawText, word: str, first: int, last: int, frame: Frame) -> Word:
    x0, y0, x1, y1 = text.box(first)
    a0, b0, a1, b1 = text.box(last)
    left, _, right, _ = frame.rectangle(min(x0, a0), min(y0, b0), max(x1, a1), max(y1, b1))
    return Word(word, left, right)


def _extent(text: RawText, line: RawLine, kind: _Type, frame: Frame) -> tuple[float, float]:
    if kind.turns == frame.turns:
        base = frame.point(kind.x, kind.y)[1]
        return round(base - _ABOVE * kind.size, 2), round(base + _BELOW * kind.size, 2)
    boxes = [frame.rectangle(*text.box(index)) for index in (*line.firsts, *line.lasts)]
    return round(min(box[1] for box in boxes), 2), round(max(box[3] for box in boxes), 2)
