"""Files become documents, whatever they are called; what cannot be read says so in one line."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from contract_review.documents import read, read_bytes
from contract_review.errors import UnreadableDocument
from contract_review.model.document import BlockKind, Document, Format


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading("Service Levels", level=1)
    document.add_paragraph("The Service is available 99.9% of each month.")
    document.add_paragraph("First item", style="List Number")
    document.add_paragraph("Second item", style="List Number")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(
        (c for row in table.rows for c in row.cells), ("Level", "Credit", "below 99 %", "10 %"), strict=True
    ):
        cell.text = words
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pdf_file(pages: list[list[str]], *, footer: str = "Harbour Vault confidential") -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for number, lines in enumerate(pages, 1):
        canvas.setFont("Times-Roman", 11)
        for place, line in enumerate(lines):
            canvas.drawString(72, 760 - 14 * place, line)
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(72, 30, f"{footer} - page {number} of {len(pages)}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def assert_sound(document: Document) -> None:
    """The promises that every reader keeps: blocks tile the text, lines are in order."""
    last = 0
    for block in document.blocks:
        assert document.text[last : block.span.start].strip() == ""
        last = block.span.end
    assert document.text[last:].strip() == ""
    assert [line.span.start for line in document.lines] == sorted(line.span.start for line in document.lines)


def test_word_file_keeps_headings_numbers_and_tables() -> None:
    document = read_bytes(word_file(), path="levels.bin")
    assert_sound(document)
    assert document.format is Format.DOCX
    assert document.blocks[0].kind is BlockKind.HEADING
    labels = [block.label.text_in(document.text) for block in document.blocks if block.label]
    assert labels == ["1.", "2."]
    rows = [[cell.span.text_in(document.text) for cell in row] for row in document.tables[0].rows]
    assert rows == [["Level", "Credit"], ["below 99 %", "10 %"]]


def test_pdf_paragraph_that_runs_over_the_page_end_stays_one() -> None:
    body = ["The Provider shall keep the backups of the Customer for as long as this"] * 45
    document = read_bytes(pdf_file([body, ["Agreement lasts and ninety days longer."]]), path="a.pdf")
    assert_sound(document)
    paragraphs = [block for block in document.blocks if block.kind is not BlockKind.FURNITURE]
    assert len(paragraphs) == 1
    assert document.page_at(document.text.index("ninety")) == 2


def test_footers_are_furniture() -> None:
    document = read_bytes(pdf_file([["One sentence stands here."], ["Another sentence stands here."]]), path="a.pdf")
    furniture = [b.span.text_in(document.text) for b in document.blocks if b.kind is BlockKind.FURNITURE]
    assert furniture == [f"Harbour Vault confidential - page {n} of 2" for n in (1, 2)]


def test_hyphenated_word_is_joined_and_still_has_its_boxes() -> None:
    document = read_bytes(pdf_file([["The measured avail-", "ability of the Service is high."]]), path="a.pdf")
    start = document.text.index("availability")
    from contract_review.model.span import Span

    assert len(document.boxes_of(Span(start, start + len("availability")))) == 2


def test_quote_inside_a_line_gets_a_box_of_its_own_width() -> None:
    document = read_bytes(pdf_file([["The Service is available all day."]]), path="a.pdf")
    from contract_review.model.span import Span

    start = document.text.index("available")
    (box,) = document.boxes_of(Span(start, start + len("available")))
    assert 72 < box.x0 < box.x1 < 250


def test_page_without_text_is_a_problem_and_not_silence() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.drawImage(ImageReader(Image.new("RGB", (200, 200), "grey")), 0, 0, 500, 700)
    canvas.showPage()
    canvas.save()
    document = read_bytes(buffer.getvalue(), path="scan.pdf")
    assert [(p.category, p.page, p.blocking) for p in document.problems] == [("unreadable-page", 1, True)]


def test_markdown_and_html_keep_headings_and_tables() -> None:
    markdown = read_bytes(b"# Fees\n\n**All** fees are due.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n", path="x.md")
    page = read_bytes(b"<html><body><h1>Fees</h1><p>All fees are due.</p><table><tr><td>A<td>B</table></body></html>")
    for document in (markdown, page):
        assert_sound(document)
        assert document.blocks[0].kind is BlockKind.HEADING
        assert len(document.tables) == 1
        assert "All fees are due." in document.text


UNREADABLE = [
    (b"", "empty", "an empty file"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "picture", "a photo that somebody renamed"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old kind", "Word of 1997"),
    (b"PK\x03\x04 cut off", "damaged", "a Word file of which only the start arrived"),
    (b"%PDF-1.7\nnonsense", "damaged", "a PDF with nothing in it"),
    (bytes(range(256)) * 8, "no document", "a program"),
]


@pytest.mark.parametrize(("data", "says", "remark"), UNREADABLE, ids=[row[2] for row in UNREADABLE])
def test_unreadable_file_gets_one_line(data: bytes, says: str, remark: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_bytes(data, path="contract.pdf")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_cut_off_word_file_is_told(tmp_path: Path) -> None:
    whole = word_file()
    path = tmp_path / "half.docx"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableDocument, match="damaged or cut off"):
        read(path)


def test_missing_file_and_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="no such file"):
        read(tmp_path / "nothing.pdf")
    with pytest.raises(UnreadableDocument, match="folder"):
        read(tmp_path)
