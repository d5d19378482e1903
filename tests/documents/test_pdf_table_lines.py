"""Cells of several lines without rulings between rows, words broken in narrow cells, and rows over the end of a page."""

from __future__ import annotations

from collections.abc import Sequence

from pdf_paper import LEFT, Paper, cells_of, words_of

COLUMNS = (72, 170, 330)
TIMES = (
    (("Level", "What it means", "Answer"),),
    (("Severe", "Nobody in the company can", "within 1 hour"), ("", "work with the product", "")),
    (("Normal", "Some people cannot work, or", "within 8 hours"), ("", "all work more slowly", "")),
    (("Minor", "A question about any part of", "within 2 days"), ("", "the product", "")),
)


def printed(
    paper: Paper, rows: Sequence[Sequence[Sequence[str]]], y: float, *, line: float = 12, gap: float = 15
) -> float:
    """Rows of lines, line by line; cells stand a little further apart than their lines."""
    for row in rows:
        for place, texts in enumerate(row):
            for x, text in zip(COLUMNS, texts, strict=False):
                paper.text(x, y, text)
            y += line if place < len(row) - 1 else gap
    return y


def joined(rows: Sequence[Sequence[Sequence[str]]]) -> list[list[str]]:
    return [[" ".join(filter(None, cell)) for cell in zip(*row, strict=True)] for row in rows]


def test_rows_that_stand_a_little_further_apart_than_lines_are_rows() -> None:
    paper = Paper()
    printed(paper, TIMES, 100)
    assert cells_of(paper.read()) == [joined(TIMES)]


def test_second_lines_that_fill_all_columns_are_no_rows() -> None:
    rows = (
        (("Level", "Standard", "Premium"),),
        (("1. Whole", "within an hour of any", "within a minute of"), ("company", "day of the week", "any day")),
        (("2. Single", "within a working day", "within an hour of"), ("users", "of the week", "any day")),
        (("3. Mere", "within a working week", "within a working"), ("questions", "of the month", "day")),
    )
    paper = Paper()
    printed(paper, rows, 100)
    assert cells_of(paper.read()) == [joined(rows)]


def test_close_rows_with_values_of_their_own_stay_rows() -> None:
    rows = [["Uptime", "Credit"], ["99.5%", "10%"], ["99.0%", "25%"], ["95.0%", "50%"]]
    paper = Paper()
    for row, y in zip(rows, (100, 118, 130, 142), strict=True):
        paper.text(72, y, row[0]).text(170, y, row[1])
    assert cells_of(paper.read()) == [rows]


def test_the_rest_of_a_word_in_a_narrow_cell_is_no_bullet() -> None:
    rows = (
        (("Level", "Answer", "Repair"),),
        (("Mediu", "within one", "within one"), ("m", "day", "week")),
        (("Lo", "within a", "within one"), ("w", "week", "month")),
    )
    paper = Paper()
    paper.text(LEFT, 60, "Incidents are of low or of medium importance.")
    printed(paper, rows, 100)
    ((head, *levels),) = cells_of(paper.read())
    assert head == ["Level", "Answer", "Repair"]
    assert levels == [["Medium", "within one day", "within one week"], ["Low", "within a week", "within one month"]]


def test_the_last_row_on_the_next_page_belongs_to_the_ruled_table_above() -> None:
    rows = [["Uptime", "Credit"], ["below 99.9%", "10%"], ["below 99.0%", "25%"]]
    paper = Paper().grid((72, 272, 472), (740, 760, 780))
    for row, y in zip(rows, (754, 774), strict=False):
        paper.text(76, y, row[0]).text(276, y, row[1])
    paper.turn().grid((72, 272, 472), (80, 100))
    paper.text(76, 94, rows[2][0]).text(276, 94, rows[2][1]).text(LEFT, 130, "They are the only remedy.")
    document = paper.read()
    assert cells_of(document) == [rows]
    assert words_of(document)[-1] == "They are the only remedy."


def test_the_last_row_on_the_next_page_belongs_to_the_unruled_table_above() -> None:
    paper = Paper()
    printed(paper, TIMES[:-1], 740)
    paper.turn()
    printed(paper, TIMES[-1:], 80)
    paper.text(LEFT, 130, "Times count from the ticket.")
    document = paper.read()
    assert cells_of(document) == [joined(TIMES)]
    assert words_of(document)[-1] == "Times count from the ticket."


def test_a_row_of_another_table_on_the_next_page_stands_alone() -> None:
    paper = Paper().grid((72, 272, 472), (740, 760, 780))
    paper.text(76, 754, "Uptime").text(276, 754, "Credit").text(76, 774, "below 99.9%").text(276, 774, "10%")
    paper.turn().grid((72, 180, 472), (80, 100))
    paper.text(76, 94, "Vendor").text(186, 94, "Customer")
    assert len(cells_of(paper.read())[0]) == 2


def test_a_row_cut_in_all_its_cells_by_the_end_of_a_page_is_one_row() -> None:
    paper = Paper()
    printed(paper, TIMES[:1], 740)
    printed(
        paper,
        ((("Severe: nobody", "Nobody in the company, or"), ("in a company", "in one of its many offices,")),),
        755,
    )
    paper.turn()
    printed(paper, ((("can work with", "can work with the product"), ("it", "as it was described")),), 80)
    (table,) = cells_of(paper.read())
    assert [row[0] for row in table] == ["Level", "Severe: nobody in a company can work with it"]


def test_a_web_address_keeps_its_hyphen_at_the_end_of_a_line() -> None:
    paper = Paper()
    paper.lines(
        100, ("The levels of service are those of https://vendor.example/terms/service-", "levels for each month.")
    )
    paper.lines(140, ("The prices are those of https://vendor.example/", "prices/managed-services for each month."))
    assert words_of(paper.read()) == [
        "The levels of service are those of https://vendor.example/terms/service-levels for each month.",
        "The prices are those of https://vendor.example/prices/managed-services for each month.",
    ]
