"""Pages without a text layer are read from their pictures, and the review says how sure that is."""

from __future__ import annotations

import os
import shutil

import pypdfium2
import pytest
from pdf_paper import HEIGHT, LEFT, WIDTH, Paper, cells_of, words_of
from PIL import Image
from reportlab.lib.utils import ImageReader

from contract_review.documents.pdf import ocr, read_pdf
from contract_review.errors import UsageError
from contract_review.model.document import Document, Opening
from contract_review.model.span import Span

SENTENCES = (
    "The Supplier restores the service within four hours of the report of a fault that stops all users from working.",
    "Credits of 15 percent of the monthly fee are due for each month in which availability falls below 99.9 percent.",
)


@pytest.fixture(autouse=True)
def _tesseract() -> None:
    if shutil.which("tesseract") is None:
        if os.environ.get("CI"):
            pytest.fail("Tesseract is missing; in the build nothing may be skipped")
        pytest.skip("Tesseract is not installed (apt install tesseract-ocr)")


def scanned(paper: Paper, *, turn: int = 0, dots_per_inch: int = 200) -> bytes:
    """The pages of a paper as pictures, turned by quarters as they lay on the glass."""
    source = pypdfium2.PdfDocument(paper.bytes())
    scan = Paper()
    for page in source:
        picture: Image.Image = (
            page.render(scale=dots_per_inch / 72, grayscale=True).to_pil().rotate(90 * turn, expand=True)
        )
        across = (HEIGHT, WIDTH) if turn % 2 else (WIDTH, HEIGHT)
        scan.canvas.setPageSize(across)
        scan.canvas.drawImage(ImageReader(picture), 0, 0, *across)
        scan.turn()
    source.close()
    return scan.bytes()


def letter() -> Paper:
    paper = Paper().text(LEFT, 80, "SUPPORT TERMS", size=12)
    below = paper.prose(120, SENTENCES[0])
    paper.prose(below + 20, SENTENCES[1])
    return paper


def read(data: bytes, *, ocr: bool = True) -> Document:
    return read_pdf(data, path="scan.pdf", sha256="0", opening=Opening(ocr=ocr))


def test_without_ocr_a_scan_is_a_problem_that_names_the_option() -> None:
    (problem,) = read(scanned(letter()), ocr=False).problems
    assert problem.blocking
    assert "--ocr" in problem.message


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_a_scan_is_read_whichever_way_it_lay_on_the_glass(turn: int) -> None:
    document = read(scanned(letter(), turn=turn))
    assert words_of(document) == ["SUPPORT TERMS", *SENTENCES]
    (problem,) = document.problems
    assert (problem.category, problem.page, problem.blocking) == ("ocr-page", 1, False)
    assert int(problem.message.split(" % confidence")[0].split()[-1]) > 85


def test_words_of_a_scan_know_their_place_on_the_page() -> None:
    document = read(scanned(letter()))
    start = document.text.index("Supplier")
    (box,) = document.boxes_of(Span(start, start + len("Supplier")))
    before = Paper().canvas.stringWidth("The ", "Times-Roman", 10)
    assert box.x0 == pytest.approx(LEFT + before, abs=2)
    assert box.bottom == pytest.approx(122.4, abs=2)


def test_pages_with_text_are_not_read_from_their_pictures() -> None:
    document = read_pdf(letter().bytes(), path="a.pdf", sha256="0", opening=Opening(ocr=True))
    assert document.problems == ()
    assert words_of(document) == ["SUPPORT TERMS", *SENTENCES]


def test_a_table_in_a_scan_is_read_cell_by_cell() -> None:
    rows = (("Level", "Response", "Restore"), ("Urgent", "30 minutes", "4 hours"), ("Normal", "8 hours", "5 days"))
    paper = Paper().grid((72, 200, 320, 440), (100, 130, 160, 190))
    for place, row in enumerate(rows):
        for x, word in zip((78, 206, 326), row, strict=True):
            paper.text(x, 120 + 30 * place, word)
    assert cells_of(read(scanned(paper))) == [[list(row) for row in rows]]


def test_a_blurred_scan_is_not_relied_upon() -> None:
    document = read(scanned(letter(), dots_per_inch=38))
    assert [problem.blocking for problem in document.problems] == [True]


def test_what_to_install_is_said_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr.shutil, "which", lambda _: None)
    with pytest.raises(UsageError, match="apt install tesseract-ocr"):
        ocr.require_ocr()
