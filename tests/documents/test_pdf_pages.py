"""Pages of a PDF: what cannot be read, how they are turned, and where words stand on them."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from pdf_paper import HEIGHT, LEFT, WIDTH, Paper, words_of

from contract_review.documents.pdf import read_pdf
from contract_review.errors import UnreadableDocument
from contract_review.model.document import BlockKind, Document, Opening
from contract_review.model.span import Span


def read(data: bytes, *, password: str | None = None) -> Document:
    return read_pdf(data, path="paper.pdf", sha256="0", opening=Opening(password=password))


@pytest.mark.parametrize(
    ("data", "password", "reason"),
    [
        (Paper(password="sesam").text(72, 72, "Secret").bytes(), None, "encrypted"),
        (Paper(password="sesam").text(72, 72, "Secret").bytes(), "wrong", "password is wrong"),
        (b"%PDF-1.7\nnothing that follows is a PDF", None, "damaged"),
        (b"", None, "damaged"),
    ],
)
def test_a_file_that_cannot_be_opened_says_why_in_one_line(data: bytes, password: str | None, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason) as caught:
        read(data, password=password)
    assert "\n" not in str(caught.value)


def test_the_right_password_opens_a_file() -> None:
    assert words_of(Paper(password="sesam").text(72, 72, "Secret").read(password="sesam")) == ["Secret"]


def test_a_scanned_page_is_a_problem_and_the_other_pages_are_read() -> None:
    paper = Paper().text(LEFT, 100, "Fees are due monthly.").turn()
    paper.picture(0, 0, WIDTH, HEIGHT).text(LEFT, 820, "Envelope 7A12-99").turn()
    document = paper.text(LEFT, 100, "Credits are paid yearly.").read()
    (problem,) = document.problems
    assert (problem.category, problem.page, problem.blocking) == ("unreadable-page", 2, True)
    assert "page 2 has no text layer" in problem.message
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert "Credits are paid yearly." in words_of(document)


def test_a_blank_page_and_a_logo_are_no_problem() -> None:
    paper = Paper().picture(400, 20, 100, 40).text(LEFT, 100, "Fees are due monthly.").turn()
    paper.turn()
    document = paper.text(LEFT, 100, "Credits are paid yearly.").read()
    assert document.problems == ()
    assert len(document.pages) == 3


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_boxes_are_those_of_the_page_as_it_is_shown(turn: int) -> None:
    source = pypdfium2.PdfDocument(Paper().text(100, 200, "Availability is measured monthly.").bytes())
    source[0].set_rotation(turn)
    buffer = io.BytesIO()
    source.save(buffer)
    document = read(buffer.getvalue())
    (box,) = document.boxes_of(Span(0, len(document.text)))
    expected = {
        0: (100, 200),
        90: (HEIGHT - 200, 100),
        180: (WIDTH - 100, HEIGHT - 200),
        270: (200, WIDTH - 100),
    }[turn]
    corners = {0: (box.x0, box.bottom), 90: (box.x0, box.top), 180: (box.x1, box.top), 270: (box.x1, box.bottom)}
    assert corners[turn] == pytest.approx(expected, abs=4)
    assert (document.pages[0].width, document.pages[0].height) == (
        (WIDTH, HEIGHT) if turn % 180 == 0 else (HEIGHT, WIDTH)
    )
    assert document.text == "Availability is measured monthly."


def test_text_printed_sideways_is_read_in_its_own_direction() -> None:
    paper = Paper()
    paper.canvas.rotate(90)
    lines = ("Fees are due monthly.", "Credits are paid yearly, and set off against the fees of the year that follows.")
    for place, line in enumerate(lines):
        paper.canvas.drawString(100, -100 - 14 * place, line)
    document = paper.read()
    assert words_of(document) == list(lines)
    (box,) = document.boxes_of(Span(0, 4))
    assert box.bottom - box.top > box.x1 - box.x0


def test_a_quote_inside_a_line_is_boxed_word_by_word() -> None:
    paper = Paper().text(100, 200, "Availability is 99.95 % in every month")
    document = paper.read()
    start = document.text.index("99.95")
    (box,) = document.boxes_of(Span(start, start + 5))
    before = paper.canvas.stringWidth("Availability is ", "Times-Roman", 10)
    assert box.x0 == pytest.approx(100 + before, abs=1)
    assert box.x1 < 100 + paper.canvas.stringWidth("Availability is 99.95 % ", "Times-Roman", 10)


@pytest.mark.parametrize(
    ("printed", "expected", "remark"),
    [
        ("the \u00a0fee\u00a0is due", "the fee is due", "blanks of all kinds"),
        ("“quoted” – it’s", "“quoted” – it’s", "quotation marks and dashes stay"),
    ],
)
def test_characters_are_plain(printed: str, expected: str, remark: str) -> None:
    assert words_of(Paper().text(LEFT, 100, printed).read()) == [expected], remark


def test_blocks_hold_all_text_and_lines_follow_each_other() -> None:
    paper = Paper()
    for page in range(3):
        paper.text(LEFT, 40, "Terms of Lindgren Ltd").text(LEFT, 815, f"Page {page + 1} of 3")
        paper.prose(
            100, "Each party keeps what it learns of the other to itself, during this agreement and after. " * 9
        )
        paper.turn()
    document = paper.read()
    last = 0
    for block in document.blocks:
        assert document.text[last : block.span.start].strip() == ""
        assert block.span.text_in(document.text).strip() == block.span.text_in(document.text)
        last = block.span.end
    ends = [0, *(line.span.end for line in document.lines)]
    assert all(end <= line.span.start for end, line in zip(ends, document.lines, strict=False))
    assert all(len(line.stops) == len(line.span.text_in(document.text).split()) + 1 for line in document.lines)
    assert [offset for offset, _ in document.page_marks] == sorted(offset for offset, _ in document.page_marks)


def test_a_font_that_gives_glyphs_for_letters_is_a_problem() -> None:
    printed = "The supplier and the customer sign this addition to the agreement, and name the day."
    glyphs = "".join(chr(ord(letter) - 29) if letter != " " else " " for letter in printed)
    (problem,) = Paper().text(LEFT, 100, glyphs).read().problems
    assert (problem.category, problem.blocking) == ("unreadable-page", True)
    assert "do not say which letters" in problem.message


def test_what_was_filled_into_a_form_is_read_where_it_stands() -> None:
    paper = Paper().text(LEFT, 100, "Customer:")
    paper.canvas.acroForm.textfield(
        name="customer", value="Harrow Lane Dental", x=150, y=HEIGHT - 106, width=200, height=16, fontSize=10
    )
    assert words_of(paper.read()) == ["Customer: Harrow Lane Dental"]


def test_a_watermark_is_furniture_and_parts_no_sentence() -> None:
    paper = Paper()
    paper.prose(
        300, "The Supplier keeps a record of each fault, and hands it to the Customer when it asks for it. " * 4
    )
    paper.canvas.saveState()
    paper.canvas.translate(150, 350)
    paper.canvas.rotate(45)
    paper.canvas.setFont("Times-Roman", 60)
    paper.canvas.drawString(0, 0, "DRAFT")
    paper.canvas.restoreState()
    document = paper.read()
    assert words_of(document, BlockKind.FURNITURE) == ["DRAFT"]
    assert len(words_of(document)) == 1


def test_small_capitals_are_one_word() -> None:
    paper = Paper()
    x = 100.0
    for letters, size in (("C", 12), ("ONFIDENTIAL", 9), (" T", 12), ("REATMENT", 9)):
        paper.text(x, 200, letters, size=size)
        x += paper.canvas.stringWidth(letters, "Times-Roman", size)
    assert words_of(paper.read()) == ["CONFIDENTIAL TREATMENT"]


MARKED = [
    (["within 30", "3", " days"], "within 30 days", ["3"], "behind a number"),
    (["99.9%", "12", " of a month"], "99.9% of a month", ["12"], "two figures, behind a sign"),
    (["the Service", "1", " and support"], "the Service and support", ["1"], "behind a word"),
    (["a room of 20 m", "2", " in all"], "a room of 20 m2 in all", [], "a power"),
]


@pytest.mark.parametrize(("parts", "text", "marks", "remark"), MARKED, ids=[row[3] for row in MARKED])
def test_mark_of_a_footnote_is_no_part_of_the_word_before(
    parts: list[str], text: str, marks: list[str], remark: str
) -> None:
    paper, x = Paper(), LEFT
    for place, part in enumerate(parts):
        raised = place == 1
        paper.text(x, 296 if raised else 300, part, size=6 if raised else 10)
        x += paper.canvas.stringWidth(part, "Times-Roman", 6 if raised else 10)
    document = paper.read()
    assert words_of(document) == [text]
    assert words_of(document, BlockKind.FURNITURE) == marks


def test_figure_below_the_line_or_of_full_size_is_no_mark() -> None:
    paper = Paper().text(LEFT, 300, "CO").text(LEFT + 13.9, 303, "2", size=6).text(LEFT, 330, "Annex A1 and A2")
    assert words_of(paper.read()) == ["CO2", "Annex A1 and A2"]
