"""Every cell of the tables that vendors print: its words, its place, the rows and columns it covers."""

from __future__ import annotations

import pytest
from pdf_paper import LEFT, Paper, cells_of, words_of
from printed_tables import BOOK, FEES, GRID, LONG, TABLES, Printed

from contract_review.documents.pdf import read_pdf
from contract_review.model.document import BlockKind, Document


def read(table: Printed, *, landscape: bool = False) -> Document:
    return read_pdf(table.pdf(landscape=landscape), path="table.pdf", sha256="0")


def cells(document: Document) -> list[list[list[tuple[str, int, int, int, int]]]]:
    return [
        [
            [(cell.span.text_in(document.text), cell.row, cell.column, cell.row_span, cell.column_span) for cell in row]
            for row in table.rows
        ]
        for table in document.tables
    ]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.remark)
def test_each_cell_is_read_as_it_is_printed(table: Printed) -> None:
    document = read(table)
    assert cells(document) == [table.cells]
    assert words_of(document, BlockKind.PARAGRAPH) == [text for text in (table.before, table.after) if text]
    assert words_of(document, BlockKind.FURNITURE) == []


@pytest.mark.parametrize("rules", [(GRID,), BOOK, ()], ids=["grid", "three rulings", "white space"])
def test_a_table_on_a_wide_page_is_read_alike(rules: tuple[tuple[object, ...], ...]) -> None:
    table = Printed("wide", FEES, rules, widths=(300, 150, 150))
    assert cells(read(table, landscape=True)) == [table.cells]


def test_rows_on_the_next_page_know_their_page() -> None:
    document = read(Printed("long", LONG, (GRID,), widths=(40, 170, 120, 120), head=1))
    first, last = document.tables[0].rows[1][0].span, document.tables[0].rows[-1][0].span
    assert [document.page_at(span.start) for span in (first, last)] == [1, 2]
    assert [box.page for span in (first, last) for box in document.boxes_of(span)] == [1, 2]
    assert document.text.count("Serial number") == 1


def test_a_second_table_with_a_head_of_its_own_is_not_the_rest_of_the_first() -> None:
    paper = Paper()
    for page, head in enumerate((("Plan", "Fee"), ("Site", "Contact"))):
        paper.grid((72, 272, 472), (680 - 600 * page, 700 - 600 * page, 720 - 600 * page, 740 - 600 * page))
        for column, word in enumerate(head):
            paper.text(76 + 200 * column, 694 - 600 * page, word, bold=True)
            paper.text(76 + 200 * column, 714 - 600 * page, f"{word} one").text(
                76 + 200 * column, 734 - 600 * page, "x"
            )
        paper.turn()
    assert [table[0] for table in cells_of(paper.read())] == [["Plan", "Fee"], ["Site", "Contact"]]


def test_underlined_headings_tell_columns_that_stand_close() -> None:
    paper = Paper()
    paper.text(72, 100, "Delivery").text(202, 100, "Acceptance").text(332, 100, "Maintenance")
    for x in (72, 202, 332):
        paper.canvas.line(x, 842 - 103, x + 125, 842 - 103)
    lines = (
        ("On the first day of March", "Within the period that then", "At all hours and on all days,"),
        ("", "begins, by written notice to us", "with an answer in an hour"),
        ("On request", "Five days after it", "At the hours of the service desk"),
    )
    for place, row in enumerate(lines):
        for x, text in zip((72, 202, 332), row, strict=True):
            paper.text(x, 118 + 12 * place + 8 * (place // 2), text)
    assert cells_of(paper.read()) == [
        [
            ["Delivery", "Acceptance", "Maintenance"],
            [
                "On the first day of March",
                "Within the period that then begins, by written notice to us",
                "At all hours and on all days, with an answer in an hour",
            ],
            list(lines[2]),
        ]
    ]


@pytest.mark.parametrize(
    ("lines", "remark"),
    [
        (
            (
                "The supplier shall keep   records of each fault",
                "that is reported to it,   and of the answers",
                "that it gave to whoever   had reported the fault",
            ),
            "a paragraph set to one width, with white below white",
        ),
        (
            ("SECTION 1 TERM ........ Page 4", "SECTION 2 FEES ........ Page 6", "SECTION 3 DATA ........ Page 9"),
            "a table of contents",
        ),
    ],
)
def test_what_only_looks_like_columns_is_no_table(lines: tuple[str, ...], remark: str) -> None:
    paper = Paper()
    for place, line in enumerate(lines):
        for column, part in enumerate(line.split("   ")):
            paper.text(LEFT + 150 * column, 100 + 12 * place, part)
    assert paper.read().tables == (), remark


def test_shading_line_by_line_draws_no_rows() -> None:
    paper = Paper().grid((72, 200, 440), (100, 148, 172))
    paper.canvas.setFillColorRGB(1, 0.95, 0.8)
    for line in range(4):
        paper.canvas.rect(73, 842 - 112 - 12 * line, 126, 12, stroke=0, fill=1)
    paper.canvas.setFillColorRGB(0, 0, 0)
    paper.text(76, 110, "End of this").text(76, 122, "addendum when").text(76, 134, "the other ends")
    paper.text(204, 110, "The importer may end it").text(76, 164, "Start").text(204, 164, "At once")
    assert cells_of(paper.read()) == [
        [["End of this addendum when the other ends", "The importer may end it"], ["Start", "At once"]]
    ]


def test_white_paper_painted_white_is_no_table() -> None:
    paper = Paper()
    for line, text in enumerate(("“Service” means", "“Uptime” means", "“Fault” means")):
        for x, width in ((72, 90), (162, 200)):
            paper.canvas.setFillColorRGB(1, 1, 1)
            paper.canvas.rect(x, 842 - 104 - 12 * line, width, 12, stroke=0, fill=1)
        paper.canvas.setFillColorRGB(0, 0, 0)
        paper.text(72, 100 + 12 * line, f"{text} what the schedule says of it, and the like.")
    assert paper.read().tables == ()


def test_a_row_that_the_end_of_a_page_cuts_is_one_row() -> None:
    paper = Paper().grid((72, 200, 440), (700, 730, 760))
    paper.text(76, 714, "Duty").text(204, 714, "How it is done")
    paper.text(76, 744, "Backups").text(204, 744, "Each night, and the customer is told").turn()
    paper.grid((72, 200, 440), (80, 110, 140)).text(204, 94, "where one was not complete.")
    paper.text(76, 124, "Patches").text(204, 124, "Each month.")
    document = paper.read()
    rows = [["Duty", "How it is done"], ["Backups", "Each night, and the customer is told where one was not complete."]]
    assert cells_of(document) == [[*rows, ["Patches", "Each month."]]]
    cut = document.tables[0].rows[1][1].span
    assert [box.page for box in document.boxes_of(cut)] == [1, 2]
