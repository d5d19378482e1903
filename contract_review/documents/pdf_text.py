"""The characters of a PDF page as pdfium gives them, cut into lines and words, normalised to plain characters."""

from __future__ import annotations

import ctypes
import re
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

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
_NEEDS_WORK = re.compile(f"[{re.escape(''.join(map(chr, _PLAIN)))}]")
_UNKNOWN = re.compile("[\x01\x03-\x08\x0b\x0c\x0e-\x1f\ufffd\ue000-\uefff\uf100-\uf8ff]")
_BOLD = re.compile(rb"(?i)bold|black|heavy|demi(?!light)")


class RawWord(NamedTuple):
    """A word and pdfium's indices of its first and last character."""

    text: str
    first: int
    last: int


class RawText:
    """The text layer of an open page, with pdfium's answers about single characters; close it after use."""

    def __init__(self, page: Any, *, most: int) -> None:
        self._handle = pdfium.FPDFText_LoadPage(page)
        count = max(pdfium.FPDFText_CountChars(self._handle), 0) if self._handle else 0
        self._count = min(count, most)
        self.cut = count > most
        self._rectangle = pdfium.FS_RECTF()
        self._to_rectangle = ctypes.byref(self._rectangle)
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(160)
        self._flags = ctypes.c_int()
        self._bold: dict[bytes, bool] = {}
        self.text = self._read()
        # Where pdfium has characters without a meaning, it leaves them out of the text, and the indices drift apart.
        self.drifts = len(self.text) != self._count
        self.unmapped = len(_UNKNOWN.findall(self.text))

    def close(self) -> None:
        """Give the memory back."""
        if self._handle:
            pdfium.FPDFText_ClosePage(self._handle)

    def index(self, place: int) -> int:
        """pdfium's index of the character at `place` of the text."""
        return max(pdfium.FPDFText_GetCharIndexFromTextIndex(self._handle, place), 0) if self.drifts else place

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a character, in the coordinates of the file."""
        pdfium.FPDFText_GetLooseCharBox(self._handle, index, self._to_rectangle)
        box = self._rectangle
        return box.left, box.bottom, box.right, box.top

    def edges(self, first: int, last: int) -> tuple[float, float]:
        """The left edge of one character and the right edge of another, in the coordinates of the file."""
        box, ask = self._rectangle, pdfium.FPDFText_GetLooseCharBox
        ask(self._handle, first, self._to_rectangle)
        left, right = box.left, box.right
        if last != first:
            ask(self._handle, last, self._to_rectangle)
            right = box.right
        return left, right

    def origin(self, index: int) -> tuple[float, float]:
        """Where a character stands on its base line."""
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self._handle, index, ctypes.byref(x), ctypes.byref(y))
        return x.value, y.value

    def matrix(self, index: int) -> Any:
        """How the type of a character is scaled and turned; valid until the next call."""
        pdfium.FPDFText_GetMatrix(self._handle, index, ctypes.byref(self._matrix))
        return self._matrix

    def font_size(self, index: int) -> float:
        """The size that the file asks for, before scaling."""
        return float(pdfium.FPDFText_GetFontSize(self._handle, index))

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


def raw_lines(text: RawText) -> list[tuple[RawWord, ...]]:
    """The words of a page, line by line, in the order of the file; lines without words are left out."""
    lines: list[tuple[RawWord, ...]] = []
    line: list[RawWord] = []
    for match in _WORD_OR_END.finditer(text.text):
        raw = match[0]
        ends = raw[-1] in _LINE_ENDS
        if raw[0] not in "\r\n":
            plain = raw.translate(_PLAIN) if _NEEDS_WORK.search(raw) else raw
            # The hyphen that pdfium marks stands nowhere on the page: the word ends with the letter before it.
            last = match.end() - (2 if ends and len(raw) > 1 else 1)
            if plain:
                line.append(RawWord(plain, text.index(match.start()), text.index(last)))
        if ends and line:
            lines.append(tuple(line))
            line = []
    if line:
        lines.append(tuple(line))
    return lines
