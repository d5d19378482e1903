"""The page that lays what was read over the pages it was read from."""

from __future__ import annotations

import re

import pytest

from contract_review.model.document import Block, BlockKind, Box, Cell, Document, Format, Line, Page, Problem, Table
from contract_review.model.span import Span
from contract_review.reports.reading import reading_page

TEXT = "1. FEES\n\nFees are <b>due</b> monthly.\n\nPlan\tFee\nSmall\t& free"


def specimen(*, pages: bool = True) -> Document:
    table = Table(
        Span(39, 60),
        (
            (Cell(Span(39, 43), 0, 0), Cell(Span(44, 47), 0, 1)),
            (Cell(Span(48, 53), 1, 0), Cell(Span(54, 60), 1, 1, row_span=2)),
        ),
    )
    return Document(
        path="fees.pdf",
        sha256="0",
        format=Format.PDF,
        text=TEXT,
        blocks=(
            Block(BlockKind.HEADING, Span(0, 7), level=1, label=Span(0, 2)),
            Block(BlockKind.PARAGRAPH, Span(9, 37)),
            Block(BlockKind.TABLE, Span(39, 60), table=table),
        ),
        pages=(Page(1, 595.0, 842.0), Page(2, 595.0, 842.0)) if pages else (),
        page_marks=((0, 1), (39, 2)) if pages else (),
        lines=(
            Line(Span(0, 7), Box(1, 72, 90, 120, 102)),
            Line(Span(9, 18), Box(1, 72, 700, 290, 712)),
            Line(Span(19, 37), Box(1, 310, 90, 400, 102)),
            Line(Span(39, 43), Box(2, 72, 90, 100, 102)),
            Line(Span(54, 60), Box(2, 172, 110, 200, 122)),
        )
        if pages
        else (),
        problems=(Problem("unreadable-page", "page 3 is <damaged>", page=3),),
    )


@pytest.fixture(scope="module")
def page() -> str:
    return reading_page(specimen(), pictures=(b"RIFF-one",))


def test_each_block_stands_in_its_place_and_leads_to_its_words(page: str) -> None:
    marks = re.findall(r'<a href="#e(\d)"><g class="([a-z-]+)"', page)
    assert marks == [("1", "heading"), ("2", "paragraph"), ("2", "paragraph"), ("3", "table")]
    assert '<rect x="70.5" y="88.5" width="51.0" height="15.0"/>' in page
    assert page.count('id="b2"') == page.count('id="e2"') == 1


def test_a_paragraph_that_goes_on_in_the_next_column_is_two_boxes(page: str) -> None:
    assert '<rect x="70.5" y="698.5" width="221.0" height="15.0"/>' in page
    assert '<rect x="308.5" y="88.5" width="93.0" height="15.0"/>' in page


def test_cells_of_a_table_are_shown_in_both_places(page: str) -> None:
    assert page.count('class="cell"') == 2
    assert '<td rowspan="2">&amp; free</td>' in page


def test_words_of_a_contract_never_become_code(page: str) -> None:
    assert "<b>due</b>" not in page
    assert "Fees are &lt;b&gt;due&lt;/b&gt; monthly." in page
    assert "page 3 is &lt;damaged&gt;" in page


def test_pictures_are_inside_the_file_and_nothing_else_is_loaded(page: str) -> None:
    assert page.count("data:image/webp;base64,") == 1
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    assert re.findall(r"https?://", page) == []
    assert "style=" not in page


def test_a_document_without_pages_is_shown_as_its_blocks() -> None:
    page = reading_page(specimen(pages=False))
    assert "<svg" not in page
    assert page.count('class="entry') == 3
