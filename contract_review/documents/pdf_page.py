"""What stands on one page of a PDF: printed lines with the places of their words, and ruling lines."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

_WORD = re.compile(r"\S+")
# Ligatures, odd blanks and the marks that pdfium leaves for a hyphen at a line end (U+0002, U+FFFE).
_PLAIN = str.maketrans(
    {
        "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\ufb00": "ff", "\ufb01": "fi",
        "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\u0002": "-", "\ufffe": "-", "\u00ad": "-", "\u200b": "",
        "\ufeff": "", "\x00": "",
    }
)  # fmt: skip
# pdfium leaves out the line break behind a word that is hyphenated over it.
_PRINTED = re.compile("[^\\r\\n\u0002\ufffe]+[\u0002\ufffe]?")
_PATH = 2
_FORM = 5


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word and its left and right edge in points."""

    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One printed line: its words from left to right, its place in points from the top left, and its type."""

    words: tuple[Word, ...]
    top: float
    bottom: float
    size: float
    bold: bool

    @property
    def text(self) -> str:
        """The words with single blanks between them."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """The right edge."""
        return self.words[-1].x1


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling line, horizontal or vertical, in points from the top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page: its size in points, its lines in the order of the file, its rulings, and whether it shows pictures."""

    number: int
    width: float
    height: float
    lines: tuple[PrintedLine, ...]
    rules: tuple[Rule, ...]
    has_pictures: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    """How the coordinates of the file turn into points from the top left of the page as it is shown."""

    left: float
    bottom: float
    width: float
    height: float
    quarter_turns: int

    def place(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.left, y - self.bottom
        if self.quarter_turns == 1:
            return y, x
        if self.quarter_turns == 2:
            return self.width - x, y
        if self.quarter_turns == 3:
            return self.width - y, self.height - x
        return x, self.height - y


def read_page(document: Any, number: int) -> PrintedPage:
    """Read page `number` (from 1) of an open pypdfium2 document; raises `pypdfium2.PdfiumError` where it is damaged."""
    page = document[number - 1]
    try:
        width, height = page.get_size()
        left, bottom, _, _ = page.get_cropbox()
        frame = _Frame(left, bottom, width, height, page.get_rotation() // 90 % 4)
        text_page = page.get_textpage()
        try:
            lines = tuple(_lines(text_page.raw, frame))
        finally:
            text_page.close()
        rules, pictures = _drawings(page.raw, frame)
        return PrintedPage(number, width, height, lines, rules, pictures)
    finally:
        page.close()


def _lines(text_page: Any, frame: _Frame) -> Iterator[PrintedLine]:
    for match in _PRINTED.finditer(_text(text_page)):
        line = _line(text_page, match[0], match.start(), frame)
        if line is not None:
            yield line


def _text(text_page: Any) -> str:
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    # One code unit a character, so that an index into the text is pdfium's own index of the character.
    return "".join(map(chr, buffer[:count]))


def _line(text_page: Any, raw: str, start: int, frame: _Frame) -> PrintedLine | None:
    words, tops, bottoms = [], [], []
    edges = [ctypes.c_double() for _ in range(4)]
    for match in _WORD.finditer(raw):
        text = match[0].translate(_PLAIN)
        if not text:
            continue
        x0, top, x1, bottom = _box(text_page, start + match.start(), start + match.end() - 1, frame, edges)
        words.append(Word(_with_astral(text), x0, x1))
        tops.append(top)
        bottoms.append(bottom)
    if not words:
        return None
    words.sort(key=lambda word: word.x0)
    first = start + len(raw) - len(raw.lstrip())
    size = pdfium.FPDFText_GetFontSize(text_page, first)
    weight = pdfium.FPDFText_GetFontWeight(text_page, first)
    return PrintedLine(tuple(words), min(tops), max(bottoms), size, weight >= 600 or _bold_name(text_page, first))


def _with_astral(text: str) -> str:
    # Two surrogate code units of one character come as two characters: join them, or drop what has no partner.
    if not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")


def _bold_name(text_page: Any, index: int) -> bool:
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    size = pdfium.FPDFText_GetFontInfo(text_page, index, buffer, 128, ctypes.byref(flags))
    return 0 < size <= 128 and b"bold" in buffer.value.lower()


def _box(
    text_page: Any, first: int, last: int, frame: _Frame, edges: list[ctypes.c_double]
) -> tuple[float, float, float, float]:
    left, right, bottom, top = edges
    references = [ctypes.byref(edge) for edge in (left, right, bottom, top)]
    pdfium.FPDFText_GetCharBox(text_page, first, *references)
    a = frame.place(left.value, top.value)
    b = frame.place(right.value, bottom.value)
    if last != first:
        pdfium.FPDFText_GetCharBox(text_page, last, *references)
        c = frame.place(left.value, top.value)
        d = frame.place(right.value, bottom.value)
    else:
        c, d = a, b
    xs, ys = (a[0], b[0], c[0], d[0]), (a[1], b[1], c[1], d[1])
    return round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2)


def _drawings(page: Any, frame: _Frame) -> tuple[tuple[Rule, ...], bool]:
    rules: list[Rule] = []
    pictures = False
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        shape = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(shape)
        if kind == _PATH:
            rules.extend(_rules_of(shape, frame))
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, _FORM):
            pictures = True
    return tuple(rules), pictures


def _rules_of(path: Any, frame: _Frame) -> Iterator[Rule]:
    if pdfium.FPDFPath_CountSegments(path) > 5:
        yield from _strokes(path, frame)
        return
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(path, *(ctypes.byref(edge) for edge in (left, bottom, right, top)))
    (ax, ay), (bx, by) = frame.place(left.value, top.value), frame.place(right.value, bottom.value)
    x0, x1, y0, y1 = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
    if y1 - y0 <= 2.5 or x1 - x0 <= 2.5:
        yield _thin(x0, y0, x1, y1)
    else:
        yield from (Rule(x0, y0, x1, y0), Rule(x0, y1, x1, y1), Rule(x0, y0, x0, y1), Rule(x1, y0, x1, y1))


def _thin(x0: float, y0: float, x1: float, y1: float) -> Rule:
    if y1 - y0 <= x1 - x0:
        middle = (y0 + y1) / 2
        return Rule(x0, middle, x1, middle)
    middle = (x0 + x1) / 2
    return Rule(middle, y0, middle, y1)


def _strokes(path: Any, frame: _Frame) -> Iterator[Rule]:
    """The straight strokes of a path that draws a whole grid at once."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    last: tuple[float, float] | None = None
    for index in range(min(pdfium.FPDFPath_CountSegments(path), 2000)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = frame.place(
            matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
        )
        drawn = pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO
        if last is not None and drawn and (abs(point[0] - last[0]) <= 1 or abs(point[1] - last[1]) <= 1):
            xs, ys = sorted((point[0], last[0])), sorted((point[1], last[1]))
            yield Rule(xs[0], ys[0], xs[1], ys[1])
        last = point
