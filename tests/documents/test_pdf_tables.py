"""Tables of a PDF: ruled, merged, open at the sides, or held together by white space alone."""

from __future__ import annotations

from pdf_paper import LEFT, Paper, cells_of, words_of

from contract_review.model.document import BlockKind


def ruled(rows: list[list[str]], *, left: float = 72, wide: float = 140, top: float = 100, deep: float = 20) -> Paper:
    paper = Paper()
    columns = max(len(row) for row in rows)
    paper.grid([left + wide * i for i in range(columns + 1)], [top + deep * i for i in range(len(rows) + 1)])
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            paper.text(left + wide * column + 4, top + deep * place + 14, text)
    return paper


CREDITS = [["Uptime", "Credit"], ["below 99.9%", "10%"], ["below 99.0%", "25%"]]


def test_a_ruled_table_is_a_table_of_its_cells() -> None:
    document = ruled(CREDITS).read()
    assert cells_of(document) == [CREDITS]
    assert words_of(document, BlockKind.TABLE) == ["Uptime\tCredit\nbelow 99.9%\t10%\nbelow 99.0%\t25%"]


def test_the_words_of_a_table_leave_the_paragraphs() -> None:
    paper = ruled(CREDITS)
    paper.text(LEFT, 90, "Credits are as follows:").text(LEFT, 190, "They are the only remedy.")
    document = paper.read()
    kinds = [block.kind for block in document.blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]


def test_text_of_several_lines_stays_in_its_cell() -> None:
    paper = Paper().grid([72, 200, 500], [100, 140, 180])
    paper.text(76, 114, "Severity 1").text(204, 114, "the service is down").text(204, 128, "for all users")
    paper.text(76, 154, "Severity 2").text(204, 154, "the service is slow")
    assert cells_of(paper.read()) == [
        [["Severity 1", "the service is down for all users"], ["Severity 2", "the service is slow"]]
    ]


def test_a_merged_cell_stands_once_and_says_what_it_covers() -> None:
    paper = Paper().grid([72, 200], [100, 120, 140, 160]).grid([330, 460], [120, 140, 160])
    for y in (100, 120, 140, 160):
        paper.canvas.line(72, 842 - y, 460, 842 - y)
    paper.canvas.line(460, 842 - 100, 460, 842 - 160)
    paper.text(76, 114, "Response").text(204, 114, "Times of the Gold plan")
    paper.text(76, 134, "P1").text(204, 134, "1 hour").text(334, 134, "by phone")
    paper.text(76, 154, "P2").text(204, 154, "4 hours").text(334, 154, "by mail")
    (table,) = paper.read().tables
    assert [[(cell.row_span, cell.column_span) for cell in row] for row in table.rows] == [
        [(1, 1), (1, 2)],
        [(1, 1)] * 3,
        [(1, 1)] * 3,
    ]


def test_a_table_without_lines_at_its_sides_is_a_table() -> None:
    paper = Paper()
    for y in (100, 120, 140, 160):
        paper.canvas.line(72, 842 - y, 352, 842 - y)
    paper.canvas.line(212, 842 - 100, 212, 842 - 160)
    for place, (first, second) in enumerate(CREDITS):
        paper.text(76, 114 + 20 * place, first).text(216, 114 + 20 * place, second)
    assert cells_of(paper.read()) == [CREDITS]


def test_a_frame_around_prose_is_no_table() -> None:
    paper = Paper().grid([60, 530], [80, 160])
    paper.prose(100, "This box says in plain words what the contract says at length, and is no part of the contract.")
    document = paper.read()
    assert document.tables == ()
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH]


def test_lines_under_headings_are_no_table() -> None:
    paper = Paper()
    for y, text in ((100, "DEFINITIONS"), (200, "PAYMENT"), (300, "TERM")):
        paper.text(LEFT, y, text).canvas.line(72, 842 - y - 2, 160, 842 - y - 2)
    assert paper.read().tables == ()


def test_short_cells_below_each_other_are_a_table_without_any_lines() -> None:
    paper = Paper()
    rows = [["Priority", "Response", "Restoration"], ["P1", "15 minutes", "4 hours"], ["P2", "1 hour", "8 hours"]]
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            paper.text(72 + 150 * column, 100 + 14 * place, text)
    assert cells_of(paper.read()) == [rows]


def test_rulings_drawn_with_dashes_go_with_their_table() -> None:
    paper = Paper()
    paper.text(72, 86, "-" * 100)
    for place, row in enumerate(CREDITS):
        paper.text(72, 100 + 28 * place, row[0]).text(300, 100 + 28 * place, row[1])
        paper.text(72, 114 + 28 * place, "-" * 100)
    document = paper.read()
    assert cells_of(document) == [CREDITS]
    assert [block.kind for block in document.blocks] == [BlockKind.TABLE]


def test_numbered_paragraphs_set_apart_from_their_numbers_are_no_table() -> None:
    paper = Paper()
    for place, text in enumerate(("Fees are due monthly.", "Taxes are extra.", "Interest is due on late sums.")):
        paper.text(72, 100 + 14 * place, f"({'abc'[place]})").text(120, 100 + 14 * place, text)
    document = paper.read()
    assert document.tables == ()
    assert [block.kind for block in document.blocks] == [BlockKind.LIST_ITEM] * 3


def test_the_lines_of_a_table_know_their_cell() -> None:
    document = ruled(CREDITS).read()
    start = document.text.index("25%")
    (box,) = document.boxes_of(type(document.blocks[0].span)(start, start + 3))
    assert (round(box.x0), box.page) == (216, 1)
    assert 140 < box.top < box.bottom < 162


def test_cells_of_a_single_ruled_row_do_not_interleave() -> None:
    paper = Paper().grid((72, 200, 440), (100, 140))
    paper.text(76, 114, "Ending this").text(76, 128, "addendum").text(204, 114, "The importer may").text(
        204, 128, "end it"
    )
    assert cells_of(paper.read()) == [[["Ending this addendum", "The importer may end it"]]]


def test_every_other_row_shaded_is_one_table() -> None:
    rows = [["Plan", "Fee"], ["Small", "$10"], ["Large", "$20"], ["Huge", "$30"]]
    paper = Paper()
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            if place % 2:
                paper.canvas.setFillColorRGB(0.9, 0.9, 0.9)
                paper.canvas.rect(72 + 150 * column, 842 - 120 - 28 * place, 150, 28, stroke=0, fill=1)
                paper.canvas.setFillColorRGB(0, 0, 0)
            paper.text(76 + 150 * column, 104 + 28 * place, text)
            if place == 1 and column == 0:
                paper.text(76, 116 + 28 * place, "and more")
    assert [[row[0] for row in table] for table in cells_of(paper.read())] == [
        ["Plan", "Small and more", "Large", "Huge"]
    ]


def test_a_head_over_two_columns_without_rulings_covers_both() -> None:
    paper = Paper().text(200, 140, "Business hours").text(370, 140, "Other hours")
    rows = [
        ("Severity", "Response", "Repair", "Response", "Repair"),
        ("Critical", "15 minutes", "4 hours", "30 minutes", "6 hours"),
        ("High", "30 minutes", "8 hours", "1 hour", "12 hours"),
        ("Medium", "2 hours", "2 days", "4 hours", "3 days"),
        ("Low", "1 day", "5 days", "2 days", "9 days"),
    ]
    for place, row in enumerate(rows):
        for x, text in zip((LEFT, 180, 260, 340, 420), row, strict=True):
            paper.text(x, 154 + 14 * place, text)
    document = paper.read()
    (table,) = document.tables
    head = [(cell.span.text_in(document.text), cell.column, cell.column_span) for cell in table.rows[0]]
    assert head == [("", 0, 1), ("Business hours", 1, 2), ("Other hours", 3, 2)]
    assert cells_of(document)[0][1:] == [list(row) for row in rows]


def test_a_head_over_one_column_each_covers_no_other() -> None:
    paper = Paper()
    rows = [("Severity", "Response", "Repair"), ("Critical", "15 minutes", "4 hours"), ("High", "1 hour", "8 hours")]
    rows += [("Medium", "2 hours", "2 days"), ("Low", "1 day", "5 days")]
    for place, row in enumerate(rows):
        for x, text in zip((LEFT, 240, 400), row, strict=True):
            paper.text(x, 154 + 14 * place, text)
    (table,) = paper.read().tables
    assert {cell.column_span for row in table.rows for cell in row} == {1}
