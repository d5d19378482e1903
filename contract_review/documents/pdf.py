"""A PDF becomes a Document: text by pdfium, once a page, on a light layout step of our own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pypdfium2

from contract_review.documents.assembly import TextBuilder
from contract_review.documents.labels import printed_label
from contract_review.documents.pdf_layout import (
    Measure,
    PagePieces,
    is_heading,
    measure,
    runs_on,
    starts_block,
    take_apart,
)
from contract_review.documents.pdf_page import PrintedLine, PrintedPage, read_page
from contract_review.documents.pdf_tables import PrintedTable
from contract_review.errors import UnreadableDocument
from contract_review.model.document import BlockKind, Box, Document, Format, Line, Page, Problem
from contract_review.model.span import Span

_HYPHENATED = re.compile(r"[a-z]{2,}-$")
# Words that keep their hyphen over a line end: "non-\nexclusive" is one word with a hyphen.
_KEEPS_HYPHEN = re.compile(r"(?i)\b(?:non|self|third|co|pre|post|re|sub|multi|cross|day|month|year|then|sole|end)-$")


def read_pdf(data: bytes, *, path: str, sha256: str, password: str | None = None) -> Document:
    """Read the bytes of a PDF; a page that has no text layer becomes a problem.

    Raises `UnreadableDocument` where the file cannot be opened: damaged, or encrypted without its password.
    """
    source = _open(data, path=path, password=password)
    try:
        title = (source.get_metadata_value("Title") or "").strip() or None
        pages, problems = _read_pages(source)
    finally:
        source.close()
    flow = _Flow()
    flow.run(take_apart(pages))
    return Document(
        path=path,
        sha256=sha256,
        format=Format.PDF,
        text=flow.builder.text,
        blocks=tuple(flow.builder.blocks),
        title=title,
        pages=tuple(Page(page.number, page.width, page.height) for page in pages),
        page_marks=tuple(flow.marks),
        lines=tuple(flow.lines),
        problems=tuple(problems),
    )


def _open(data: bytes, *, path: str, password: str | None) -> pypdfium2.PdfDocument:
    try:
        source = pypdfium2.PdfDocument(data, password=password)
        pages = len(source)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            what = "the password is wrong" if password else "the PDF is encrypted; give its password with --password"
            raise UnreadableDocument(path, what) from error
        raise UnreadableDocument(path, "the PDF is damaged and cannot be opened; ask for it again") from error
    if pages == 0:
        raise UnreadableDocument(path, "the PDF has no pages; ask for it again")
    return source


def _read_pages(source: pypdfium2.PdfDocument) -> tuple[list[PrintedPage], list[Problem]]:
    pages, problems = [], []
    for number in range(1, len(source) + 1):
        try:
            page = read_page(source, number)
        except pypdfium2.PdfiumError:
            problems.append(Problem("unreadable-page", f"page {number} is damaged and was not read", page=number))
            continue
        pages.append(page)
        letters = sum(len(word.text) for line in page.lines for word in line.words)
        if letters < 20 and page.has_pictures:
            problems.append(_no_text(number))
    return pages, problems


def _no_text(number: int) -> Problem:
    return Problem(
        "unreadable-page",
        f"page {number} has no text layer (a scan?) and was not read; run it through OCR first",
        page=number,
    )


@dataclass(slots=True)
class _Flow:
    """Lines on their way into paragraphs; a paragraph may run over a page end, furniture waits until it is over."""

    builder: TextBuilder = field(default_factory=TextBuilder)
    lines: list[Line] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    paragraph: list[tuple[PrintedLine, int]] = field(default_factory=list)
    waiting: list[tuple[PrintedLine, int]] = field(default_factory=list)

    def run(self, pages: Sequence[PagePieces]) -> None:
        normal = measure(pages)
        for pieces in pages:
            self._page(pieces, normal)
        self._close(normal)

    def _page(self, pieces: PagePieces, normal: Measure) -> None:
        number = pieces.page.number
        printed = [piece for piece in pieces.flow if isinstance(piece, PrintedLine)]
        for piece in pieces.flow:
            if isinstance(piece, PrintedTable):
                self._close(normal)
                self._table(piece, number)
            else:
                right = max(line.x1 for line in printed if abs(line.x0 - piece.x0) < 60)
                self._line(piece, number, normal, right)
        self.waiting += [(line, number) for line in pieces.furniture]

    def _line(self, line: PrintedLine, number: int, normal: Measure, right: float) -> None:
        if self.paragraph:
            last, page = self.paragraph[-1]
            turned = page != number or line.top < last.top - 2
            new = not runs_on(line, last, normal) if turned else starts_block(line, last, normal, right)
            if new:
                self._close(normal)
        self.paragraph.append((line, number))

    def _table(self, table: PrintedTable, number: int) -> None:
        start = self.builder.add_table(table.rows)
        self._mark(start, number)
        box = Box(number, table.x0, table.top, table.x1, table.bottom)
        rows = self.builder.blocks[-1].table
        for row in rows.rows if rows else ():
            self._row(row[0].span.start, row[-1].span.end, box)

    def _row(self, start: int, end: int, box: Box) -> None:
        if end > start:
            self.lines.append(Line(Span(start, end), box))

    def _close(self, normal: Measure) -> None:
        if self.paragraph:
            self._write_paragraph(normal)
        for line, number in self.waiting:
            start = self.builder.add(BlockKind.FURNITURE, line.text)
            self._place(line, number, start, line.text)
        self.waiting = []
        self.paragraph = []

    def _write_paragraph(self, normal: Measure) -> None:
        first = self.paragraph[0][0]
        pieces, offsets, text = [], [], ""
        for line, _ in self.paragraph:
            text = _continue(text, line.text)
            offsets.append(len(text) - len(line.text))
            pieces.append(line)
        kind = BlockKind.HEADING if is_heading(first, normal) and len(text) < 160 else BlockKind.PARAGRAPH
        start = self.builder.add(kind, text, label=printed_label(text))
        ends = [*offsets[1:], len(text)]
        for (line, number), offset, end in zip(self.paragraph, offsets, ends, strict=True):
            self._place(line, number, start + offset, text[offset:end].rstrip())

    def _place(self, line: PrintedLine, number: int, start: int, text: str) -> None:
        self._mark(start, number)
        box = Box(number, line.x0, line.top, line.x1, line.bottom)
        stops = (*(word.x0 for word in line.words), line.x1)
        self.lines.append(Line(Span(start, start + len(text)), box, stops))

    def _mark(self, offset: int, number: int) -> None:
        if not self.marks or self.marks[-1][1] != number:
            self.marks.append((offset, number))


def _continue(text: str, line: str) -> str:
    """The paragraph so far and its next line: one blank between, or none where a word was hyphenated."""
    if not text:
        return line
    if text.endswith("-") and line[:1].islower() and _HYPHENATED.search(text[-12:]):
        return text + line if _KEEPS_HYPHEN.search(text[-12:]) else text[:-1] + line
    return text + line if text.endswith("-") else f"{text} {line}"
