"""Where words stand on the pages of a PDF, to the letter, in the coordinates of the file.

A document knows the boxes of lines and words. A quote may begin within a word ("(b)immediately"), or run along the edge
of a turned page; then the letters themselves say where it begins and ends.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from contract_review.documents.pdf.frame import Frame, Rectangle
from contract_review.documents.pdf.page import shown_frame
from contract_review.model.document import Box, Document, Line
from contract_review.model.span import Span


class _Letter(NamedTuple):
    """A printed letter, its box in the file, and the middle of it as the page is shown."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float


class Places:
    """The open pages of a PDF, each read once; it must have been read as a document before."""

    def __init__(self, data: bytes, *, password: str | None = None) -> None:
        self._source = pypdfium2.PdfDocument(data, password=password)
        self._frames: dict[int, Frame] = {}
        self._letters: dict[int, tuple[_Letter, ...]] = {}

    def close(self) -> None:
        """Let go of the file."""
        self._source.close()

    def frame(self, number: int) -> Frame | None:
        """How a page is shown; None where the file has no such page."""
        if number not in self._frames and 1 <= number <= len(self._source):
            self._read(number)
        return self._frames.get(number)

    def of(self, document: Document, piece: Span) -> tuple[tuple[int, Rectangle], ...]:
        """Page and rectangle (left, bottom, right, top) in the file for each line that a stretch of text touches."""
        boxes = zip(document.lines_of(piece), document.boxes_of(piece), strict=True)
        found = ((box.page, self._in_line(document.text, line, box, piece)) for line, box in boxes)
        return tuple((page, place) for page, place in found if place is not None)

    def _in_line(self, text: str, line: Line, box: Box, piece: Span) -> Rectangle | None:
        frame = self.frame(box.page)
        if frame is None:
            return None
        letters = _within(self._letters[box.page], line.box)
        words = [offset for offset in range(line.span.start, line.span.end) if not text[offset].isspace()]
        chosen = _aligned([text[offset] for offset in words], letters)
        own = [letters[at] for offset, at in zip(words, chosen, strict=False) if piece.start <= offset < piece.end]
        left, top, right, bottom = box.x0, box.top, box.x1, box.bottom
        if chosen and own:
            seen = [frame.rectangle(one.left, one.bottom, one.right, one.top) for one in own]
            # Neither beyond its line nor beyond its letters: there may be letters of another line.
            if line.box.x1 - line.box.x0 >= line.box.bottom - line.box.top:
                left, right = min(one[0] for one in seen), max(one[2] for one in seen)
                top, bottom = max(top, min(one[1] for one in seen)), min(bottom, max(one[3] for one in seen))
            else:
                top, bottom = min(one[1] for one in seen), max(one[3] for one in seen)
        (ax, ay), (bx, by) = frame.in_file(left, top), frame.in_file(right, bottom)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def _read(self, number: int) -> None:
        page = self._source[number - 1]
        frame = self._frames[number] = shown_frame(page.raw)
        text = pdfium.FPDFText_LoadPage(page.raw)
        try:
            self._letters[number] = tuple(_letters(text, frame))
        finally:
            pdfium.FPDFText_ClosePage(text)
            page.close()


def _letters(text: object, frame: Frame) -> list[_Letter]:
    box = tuple(ctypes.c_double() for _ in range(4))
    found = []
    for index in range(pdfium.FPDFText_CountChars(text)):
        sign = chr(pdfium.FPDFText_GetUnicode(text, index))
        if sign.isspace() or not pdfium.FPDFText_GetCharBox(text, index, *map(ctypes.byref, box)):
            continue
        left, right, bottom, top = (value.value for value in box)
        x, y = frame.point((left + right) / 2, (bottom + top) / 2)
        found.append(_Letter(sign, left, bottom, right, top, x, y))
    return found


def _within(letters: Sequence[_Letter], box: Box) -> list[_Letter]:
    return [one for one in letters if box.x0 - 1 <= one.x <= box.x1 + 1 and box.top <= one.y <= box.bottom]


def _aligned(words: list[str], letters: list[_Letter]) -> list[int]:
    """Which letter each sign of the text is, in order; none where they do not agree.

    The page may have more of them: hyphens at the end of a line, underscores of a blank.
    """
    chosen, place = list[int](), 0
    for sign in words:
        while place < len(letters) and letters[place].sign != sign:
            place += 1
        if place == len(letters):
            return list(range(len(words))) if len(words) == len(letters) else []
        chosen.append(place)
        place += 1
    return chosen
