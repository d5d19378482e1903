"""Small PDF files for tests: text at its place, rulings, pictures."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from contract_review.documents.pdf import read_pdf
from contract_review.model.document import BlockKind, Document, Opening

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT = 72.0, 523.0


class Paper:
    """A PDF on its way; places are in points from the top left, as in the documents that are read."""

    def __init__(self, *, password: str | None = None) -> None:
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=(WIDTH, HEIGHT), invariant=1, encrypt=password)

    def text(self, x: float, y: float, text: str, *, size: float = 10, bold: bool = False) -> Paper:
        self.canvas.setFont("Times-Bold" if bold else "Times-Roman", size)
        self.canvas.drawString(x, HEIGHT - y, text)
        return self

    def prose(self, y: float, text: str, *, x: float = LEFT, right: float = RIGHT, pitch: float = 12) -> float:
        """A paragraph broken where the line is full; returns the height of the line after it."""
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and x + self.canvas.stringWidth(longer, "Times-Roman", 10) > right:
                self.text(x, y, line)
                y, longer = y + pitch, word
            line = longer
        self.text(x, y, line)
        return y + pitch

    def lines(self, y: float, lines: Sequence[str], *, x: float = LEFT, pitch: float = 12) -> float:
        for line in lines:
            self.text(x, y, line)
            y += pitch
        return y

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Paper:
        for x in xs:
            self.canvas.line(x, HEIGHT - ys[0], x, HEIGHT - ys[-1])
        for y in ys:
            self.canvas.line(xs[0], HEIGHT - y, xs[-1], HEIGHT - y)
        return self

    def picture(self, x: float, y: float, width: float, height: float) -> Paper:
        # A one-pixel bitmap, stretched.
        pixel = ImageReader(
            io.BytesIO(b"BM:\0\0\0\0\0\0\x006\0\0\0(\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\x18\0" + b"\0" * 28)
        )
        self.canvas.drawImage(pixel, x, HEIGHT - y - height, width, height)
        return self

    def turn(self) -> Paper:
        self.canvas.showPage()
        return self

    def bytes(self) -> bytes:
        self.canvas.save()
        return self._buffer.getvalue()

    def read(self, *, password: str | None = None) -> Document:
        return read_pdf(self.bytes(), path="paper.pdf", sha256="0", opening=Opening(password=password))


def words_of(document: Document, *kinds: BlockKind) -> list[str]:
    """The texts of the blocks, of some kinds or of all but furniture."""
    return [
        block.span.text_in(document.text)
        for block in document.blocks
        if (block.kind in kinds if kinds else block.kind is not BlockKind.FURNITURE)
    ]


def cells_of(document: Document) -> list[list[list[str]]]:
    """The texts of all tables, row by row."""
    return [[[cell.span.text_in(document.text) for cell in row] for row in table.rows] for table in document.tables]
