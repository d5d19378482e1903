"""A PDF becomes a Document: text by pdfium, one pass a page, and a light layout step of our own."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from contract_review.documents.pdf.layout import lay_out
from contract_review.documents.pdf.page import PrintedPage, blank_page, read_page
from contract_review.documents.pdf.writing import write
from contract_review.documents.shortening import parted, shortened
from contract_review.errors import UnreadableDocument
from contract_review.model.document import AS_IT_STANDS, Document, Format, Opening, Page, Problem

# Fewer characters than this under a picture of the page are a stamp or a page number, not the text of the page.
_FEWEST_LETTERS = 100
_SCANNED_SHARE = 0.5
_MANY_SHAPES = 150
_LEAST_CONFIDENCE = 60
_FILE_NAME = re.compile(r"(?i)^(?:microsoft word - )?(?P<name>.*?)(?:\.(?:docx?|pdf|rtf|odt|wpd))?$")


def read_pdf(data: bytes, *, path: str, sha256: str, opening: Opening = AS_IT_STANDS) -> Document:
    """Read the bytes of a PDF; a page that has no text layer becomes a problem, or with OCR is read from its picture.

    Raises `UnreadableDocument` where the file cannot be opened: damaged, or encrypted without its password.
    """
    source = _open(data, path=path, password=opening.password)
    try:
        title = _title(source)
        pages, problems = _read_pages(source, opening)
    finally:
        source.close()
    unreadable = frozenset(problem.page for problem in problems if problem.blocking)
    written = write(lay_out(pages, unreadable=unreadable), pages)
    if not problems and not any(page.letters for page in pages):
        problems.append(Problem("no-text", "there is no text in this file; ask for the contract itself"))
    document = Document(
        path=path,
        sha256=sha256,
        format=Format.PDF,
        text=written.builder.text,
        blocks=tuple(written.builder.blocks),
        title=title,
        pages=tuple(Page(page.number, *page.shown.size) for page in pages),
        page_marks=tuple(written.marks),
        lines=tuple(written.lines),
        problems=tuple(problems),
    )
    return shortened(parted(document, opening.limits), opening.limits)


def _open(data: bytes, *, path: str, password: str | None) -> pypdfium2.PdfDocument:
    try:
        source = pypdfium2.PdfDocument(data, password=password)
        count = len(source)
    except (pypdfium2.PdfiumError, UnicodeError) as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            what = "the password is wrong" if password else "the PDF is encrypted; give its password with --password"
            raise UnreadableDocument(path, what) from error
        raise UnreadableDocument(path, "the PDF is damaged and cannot be opened; ask for it again") from error
    if count == 0:
        source.close()
        raise UnreadableDocument(path, "the PDF has no pages; ask for it again")
    return source


def _title(source: pypdfium2.PdfDocument) -> str | None:
    found = _FILE_NAME.match((source.get_metadata_value("Title") or "").strip())
    return (found["name"] if found else "") or None


def _read_pages(source: pypdfium2.PdfDocument, opening: Opening) -> tuple[list[PrintedPage], list[Problem]]:
    """All pages, and what is wrong with those that could not be read; they are blank, or hold what little was found."""
    pages: list[PrintedPage] = []
    problems: list[Problem] = []
    limits = opening.limits
    for number in range(1, min(len(source), limits.pages) + 1):
        handle = _load(source, number)
        if not handle:
            problems.append(_unreadable(number, "is damaged and was not read; ask for the file again"))
            pages.append(blank_page(number))
            continue
        try:
            page = read_page(handle, number, most=limits.characters_on_page)
            found = list(_problems(page))
            if opening.ocr and found:
                page, found = _recognised(handle, page)
        finally:
            pdfium.FPDF_ClosePage(handle)
        pages.append(page)
        problems.extend(found)
    if len(source) > limits.pages:
        what = f"pages {limits.pages + 1} to {len(source)} were not read; split the file"
        problems.append(Problem("too-large", what, limits.pages + 1))
    return pages, problems


def _recognised(handle: object, page: PrintedPage) -> tuple[PrintedPage, list[Problem]]:
    """A page read from its picture, with a problem that says how far to trust it."""
    from contract_review.documents.pdf.ocr import recognise

    seen = recognise(handle, page)
    if seen is None or not seen.page.letters:
        return page, [_unreadable(page.number, "has no text layer, and OCR found no words on it either")]
    how = f"was read by OCR with {seen.confidence:.0f} % confidence"
    if seen.confidence < _LEAST_CONFIDENCE:
        return seen.page, [_unreadable(page.number, f"{how} only: too little to rely on; ask for a better copy")]
    what = f"page {page.number} {how}; compare names, figures and dates with the page"
    return seen.page, [Problem("ocr-page", what, page=page.number, blocking=False)]


def _load(source: pypdfium2.PdfDocument, number: int) -> object:
    """The handle of a page; what was filled into its form fields becomes part of the page, as in print."""
    handle = pdfium.FPDF_LoadPage(source.raw, number - 1)
    if handle and _has_fields(handle) and pdfium.FPDFPage_Flatten(handle, pdfium.FLAT_PRINT) == pdfium.FLATTEN_SUCCESS:
        pdfium.FPDF_ClosePage(handle)
        handle = pdfium.FPDF_LoadPage(source.raw, number - 1)
    return handle


def _has_fields(handle: object) -> bool:
    wanted = (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT)
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(handle), 500)):
        annotation = pdfium.FPDFPage_GetAnnot(handle, index)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind in wanted:
            return True
    return False


def _problems(page: PrintedPage) -> Iterator[Problem]:
    letters = page.letters
    picture = page.covered >= _SCANNED_SHARE or (letters == 0 and page.covered > 0.02)
    if page.cut:
        yield _unreadable(page.number, "holds more characters than any page of a contract, and was read in part")
    if (letters < _FEWEST_LETTERS and picture) or (letters == 0 and page.drawn >= _MANY_SHAPES):
        yield _unreadable(page.number, "has no text layer (a scan?) and was not read; read it with --ocr")
    elif page.unmapped > 0.3 * max(letters, 1):
        yield _unreadable(page.number, "has fonts that do not say which letters they print; read it with --ocr")


def _unreadable(number: int, what: str) -> Problem:
    return Problem("unreadable-page", f"page {number} {what}", page=number)
