"""The characters of a PDF page as pdfium gives them, cut into lines and words, normalised to plain characters."""

from __future__ import annotations

import ctypes
import math
import re
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, islice, repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from contract_review.documents.pdf import bare

# pdfium writes U+0002 or U+FFFE for a hyphen at a line end, and then leaves the line end out.
_WORD_OR_END = re.compile(r"[^\s\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]|[\r\n]+")
_SAID_PLAINLY: dict[str, str] = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
    # Hyphens and minus signs; and the Greek question mark, which many files print as their semicolon.
    "\x02": "-", "\ufffe": "-", "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u037e": ";",
    "\u2044": "/", "\u2215": "/", "\u2217": "*", "\u2024": ".",
    # The signs of symbol fonts, which have no meaning elsewhere.
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0a8": "☐", "\uf06f": "○", "\uf0d8": "‣", "\uf0fc": "✓", "\uf0fe": "☒",
    "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "\ufeff": "",
}  # fmt: skip
_CONTROLS = {chr(code): "" for code in range(0x20) if code != 0x02}
_PLAIN = str.maketrans(_CONTROLS | _SAID_PLAINLY)
_LINE_ENDS = frozenset("\r\n\x02\ufffe")
# Many files print these on every line; one sign stands for another, so that all indices stay.
_COMMON = (("\xa0", " "), ("\u037e", ";"))
# Printable characters that are not what they say.
_ODD = re.compile(f"[{''.join(filter(str.isprintable, map(chr, _PLAIN)))}]")
_UNKNOWN = re.compile("[\x01\x03-\x08\x0b\x0c\x0e-\x1f\ufffd\ue000-\uefff\uf100-\uf8ff]")
# Common letters in the usual order of glyphs, 29 before that of the alphabet; no English word holds any of them.
_CIPHERED = tuple("".join(chr(ord(letter) - 29) for letter in part) for part in ("the", "and", "tion", "Name", "name"))
_FEWEST_CIPHERED = 3
_BOLD = re.compile(rb"(?i)bold|black|heavy|demi(?!light)")


class Word(NamedTuple):
    """A printed word and its left and right edge in points."""

    text: str
    x0: float
    x1: float


class RawLine(NamedTuple):
    """The words of a line, and pdfium's indices of the first and the last character of each."""

    words: Sequence[str]
    firsts: Sequence[int]
    lasts: Sequence[int]


class RawText:
    """The text layer of an open page, with pdfium's answers about single characters; close it after use."""

    def __init__(self, page: Any, *, most: int) -> None:
        self._handle = pdfium.FPDFText_LoadPage(page)
        count = max(pdfium.FPDFText_CountChars(self._handle), 0) if self._handle else 0
        self._count = min(count, most)
        self.cut = count > most
        self._address = bare.address(self._handle)
        self._rectangle = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._places = tuple(map(ctypes.addressof, (self._rectangle, self._matrix, self._x, self._y)))
        self._name = ctypes.create_string_buffer(160)
        self._flags = ctypes.c_int()
        self._bold: dict[bytes, bool] = {}
        self.text = self._read()
        # Where pdfium has characters without a meaning, it leaves them out of the text, and the indices drift apart.
        self.drifts = len(self.text) != self._count
        self.unmapped = len(self.text) if _is_ciphered(self.text) else len(_UNKNOWN.findall(self.text))
        for odd, plain in () if self.text.isascii() else _COMMON:
            self.text = self.text.replace(odd, plain)

    def close(self) -> None:
        """Give the memory back."""
        if self._handle:
            pdfium.FPDFText_ClosePage(self._handle)

    def index(self, place: int) -> int:
        """pdfium's index of the character at `place` of the text."""
        return max(pdfium.FPDFText_GetCharIndexFromTextIndex(self._handle, place), 0) if self.drifts else place

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a character, in the coordinates of the file."""
        bare.loose_box(self._address, index, self._places[0])
        box = self._rectangle
        return box.left, box.bottom, box.right, box.top

    def words(self, lines: Sequence[RawLine], left: float) -> Iterator[list[Word]]:
        """The words of lines with their edges, counted from `left`."""
        # Much of the time of a reading is spent here: the boxes of a page are asked for in one sweep, two a word.
        firsts = list(chain.from_iterable(line.firsts for line in lines))
        lasts = chain.from_iterable(line.lasts for line in lines)
        boxes = (ctypes.c_float * (8 * len(firsts)))()
        indices = chain.from_iterable(zip(firsts, lasts, strict=True))
        places = range(ctypes.addressof(boxes), ctypes.addressof(boxes) + 32 * len(firsts), 16)
        deque(map(bare.loose_box, repeat(self._address), indices, places), maxlen=0)
        edges = boxes[:]
        starts, ends = edges[0::8], edges[6::8]
        if left:
            starts, ends = [edge - left for edge in starts], [edge - left for edge in ends]
        texts = chain.from_iterable(line.words for line in lines)
        words = map(partial(tuple.__new__, Word), zip(texts, starts, ends, strict=True))
        return (list(islice(words, len(line.words))) for line in lines)

    def origin(self, index: int) -> tuple[float, float]:
        """Where a character stands on its base line."""
        bare.origin(self._address, index, self._places[2], self._places[3])
        return self._x.value, self._y.value

    def matrix(self, index: int) -> Any:
        """How the type of a character is scaled and turned; valid until the next call."""
        bare.matrix(self._address, index, self._places[1])
        return self._matrix

    def font_size(self, index: int) -> float:
        """The size that the file asks for, before scaling."""
        return float(bare.font_size(self._address, index))

    def height(self, index: int) -> float:
        """The size of a character in points, as it is scaled."""
        matrix = self.matrix(index)
        return self.font_size(index) * math.hypot(matrix.c, matrix.d)

    def is_bold(self, index: int) -> bool:
        """Whether a character is printed bold, by the name or weight of its font."""
        size = pdfium.FPDFText_GetFontInfo(self._handle, index, self._name, 160, ctypes.byref(self._flags))
        name = self._name.value if 0 < size <= 160 else b""
        if name not in self._bold:
            weight = pdfium.FPDFText_GetFontWeight(self._handle, index)
            self._bold[name] = bool(_BOLD.search(name)) or weight >= 700
        return self._bold[name]

    def _read(self) -> str:
        if not self._count:
            return ""
        buffer = (ctypes.c_ushort * (2 * self._count + 1))()
        units = pdfium.FPDFText_GetText(self._handle, 0, self._count, buffer)
        data = ctypes.string_at(buffer, 2 * max(units - 1, 0))
        return data.decode("utf-16-le", "replace").rstrip("\x00")


def _is_ciphered(text: str) -> bool:
    """Whether a font gives the numbers of its glyphs for letters: "and" is printed, and "DQG" is read."""
    return sum(map(text.count, _CIPHERED)) >= _FEWEST_CIPHERED


def raw_lines(text: RawText) -> list[RawLine]:
    """The words of a page, line by line, in the order of the file; lines without words are left out."""
    lines: list[RawLine] = []
    start = 0
    for line in text.text.split("\r\n"):
        if text.drifts or not line.isprintable() or not (line.isascii() or _ODD.search(line) is None):
            lines += _odd_lines(text, line, start)
        elif line and not line.isspace():
            lines.append(_plain_line(line, start))
        start += len(line) + 2
    return lines


def _plain_line(line: str, start: int) -> RawLine:
    words, firsts, lasts = [], [], []
    for word in line.split(" "):
        after = start + len(word)
        if word:
            # A thousand pages say the same few thousand words.
            words.append(sys.intern(word))
            firsts.append(start)
            lasts.append(after - 1)
        start = after + 1
    return RawLine(words, firsts, lasts)


def _odd_lines(text: RawText, line: str, start: int) -> Iterator[RawLine]:
    """The words of a line with characters that need a second look; pdfium's hyphens end lines of their own."""
    words: list[tuple[str, int, int]] = []
    for match in _WORD_OR_END.finditer(line):
        raw = match[0]
        ends = raw[-1] in _LINE_ENDS
        if raw[0] not in "\r\n":
            plain = raw.translate(_PLAIN)
            # The hyphen that pdfium marks stands nowhere on the page: the word ends with the letter before it.
            last = match.end() - (2 if ends and len(raw) > 1 else 1)
            if plain:
                words.append((plain, text.index(start + match.start()), text.index(start + last)))
        if ends and words:
            yield RawLine(*zip(*words, strict=True))
            words = []
    if words:
        yield RawLine(*zip(*words, strict=True))
