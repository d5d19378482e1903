"""Tables whose only ruling stands below their head, as word processors print the tables of plain files."""

from __future__ import annotations

from pdf_paper import LEFT, Paper, cells_of, words_of

from contract_review.model.document import BlockKind


def ruled_at(paper: Paper, y: float) -> Paper:
    paper.canvas.line(66, 842 - y, 530, 842 - y)
    return paper


def test_numbers_below_a_head_are_cells_and_no_numbers_of_paragraphs() -> None:
    paper = Paper().text(110, 100, "Level").text(300, 100, "What it means")
    ruled_at(paper, 104)
    for y, number in ((118, "1"), (145, "2"), (172, "3")):
        paper.text(118, y, number).text(300, y, "An error that renders the product")
        paper.text(300, y + 12, "useless for the whole company.")
    paper.text(LEFT, 220, "Levels are set by the customer.")
    document = paper.read()
    assert cells_of(document) == [
        [["Level", "What it means"]]
        + [[n, "An error that renders the product useless for the whole company."] for n in "123"]
    ]
    assert words_of(document)[-1] == "Levels are set by the customer."


def test_a_head_of_several_lines_and_a_single_row_are_a_table() -> None:
    paper = Paper().text(72, 60, "Versions", bold=True, size=12)
    paper.text(72, 100, "Version").text(72, 112, "Number").text(200, 112, "Date").text(330, 112, "Remark")
    ruled_at(paper, 116).text(72, 130, "1.1").text(200, 130, "2024-05-02").text(330, 130, "First edition")
    document = paper.read()
    assert cells_of(document) == [[["Version Number", "Date", "Remark"], ["1.1", "2024-05-02", "First edition"]]]
    assert words_of(document, BlockKind.HEADING) == ["Versions"]


def test_full_cells_end_where_the_next_column_begins() -> None:
    paper = Paper()
    for x, head in ((72, "Level"), (180, "What it means"), (330, "Answer")):
        paper.text(x, 100, head)
    ruled_at(paper, 104)
    long = "Nobody works until the fault ends"
    width = paper.canvas.stringWidth(long, "Times-Roman", 10)
    for y, level, answer in ((118, "1. Severe", "1 hour"), (133, "2. Normal", "8 hours")):
        paper.text(72, y, level).text(330 - 3 - width, y, long).text(330, y, answer)
    assert [row[2] for row in cells_of(paper.read())[0]] == ["Answer", "1 hour", "8 hours"]


def test_a_ruling_below_two_titles_makes_no_table_of_the_prose_below() -> None:
    paper = Paper().text(72, 100, "Master agreement").text(400, 100, "Second edition")
    ruled_at(paper, 104).prose(118, "Vendor gives the services that an order names, and customer pays the fees. " * 3)
    assert paper.read().tables == ()


def test_a_section_named_at_the_start_of_a_full_line_is_a_reference() -> None:
    paper = Paper()
    line = "2. Suspension. Vendor may suspend the services without notice where customer breaches in any way"
    paper.lines(100, (line, "Section 2.1 (Restrictions), or pays no fees, and where any of its users puts others in some",
                      "danger."))  # fmt: skip
    (text,) = words_of(paper.read())
    assert "in any way Section 2.1 (Restrictions)" in text


def test_the_rest_of_a_web_address_is_no_item() -> None:
    paper = Paper()
    paper.lines(100, ("19. Standard terms are those that stand at https://vendor.example/standards/agreements/terms/1.",
                      "0.", "20. Variables are words in capitals."))  # fmt: skip
    assert words_of(paper.read()) == [
        "19. Standard terms are those that stand at https://vendor.example/standards/agreements/terms/1.0.",
        "20. Variables are words in capitals.",
    ]


def test_tables_with_a_line_of_text_between_them_are_two() -> None:
    paper, y = Paper(), 100.0
    for plan in ("Plan for teams", "Plan for firms", "Plan for groups"):
        paper.text(72, y, plan).text(72, y + 25, "Uptime").text(270, y + 25, "Credit of the month")
        ruled_at(paper, y + 29)
        for place, (uptime, credit) in enumerate((("below 99.9%", "10%"), ("below 99.0%", "25%"))):
            paper.text(72, y + 43 + 15 * place, uptime).text(270, y + 43 + 15 * place, credit)
        y += 83
    document = paper.read()
    assert cells_of(document) == 3 * [
        [["Uptime", "Credit of the month"], ["below 99.9%", "10%"], ["below 99.0%", "25%"]]
    ]
    assert words_of(document, BlockKind.PARAGRAPH) == ["Plan for teams", "Plan for firms", "Plan for groups"]


def test_a_head_repeated_on_the_next_page_goes_with_the_rest_of_its_row() -> None:
    lines = ("An error that renders the", "product, or any part of it", "that serves all who work", "with it each day, wholly",
             "useless for the company.")  # fmt: skip
    paper = Paper()
    paper.prose(100, "Each error has a level, which the customer sets and the vendor may question in good faith. " * 6)
    paper.text(110, 700, "Level").text(300, 700, "What it means")
    ruled_at(paper, 704).text(118, 718, "1")
    paper.lines(718, lines[:4], x=300)
    paper.turn().text(110, 80, "Level").text(300, 80, "What it means")
    ruled_at(paper, 84).text(300, 98, lines[4])
    paper.text(118, 113, "2").text(300, 113, "An error that makes it slow.")
    assert cells_of(paper.read()) == [
        [["Level", "What it means"], ["1", " ".join(lines)], ["2", "An error that makes it slow."]]
    ]
