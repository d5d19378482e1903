"""Lines of a PDF become paragraphs as a reader sees them."""

from __future__ import annotations

import pytest
from pdf_paper import LEFT, RIGHT, Paper, words_of

from contract_review.model.document import BlockKind

LONG = (
    "The Supplier keeps a record of every incident that a user reports, states in it when the report arrived and when"
    " work began, and hands the record to the Customer together with the invoice for the month in which it was closed."
)
SECOND = (
    "The Customer may ask for corrections of the record until the end of the following month, and the Supplier answers"
    " each request in writing before the next record is due."
)


def test_lines_of_a_paragraph_are_joined_by_one_blank() -> None:
    paper = Paper()
    paper.prose(100, LONG)
    assert words_of(paper.read()) == [LONG]


def test_white_space_between_paragraphs_parts_them() -> None:
    paper = Paper()
    below = paper.prose(100, LONG)
    paper.prose(below + 8, SECOND)
    assert words_of(paper.read()) == [LONG, SECOND]


def test_a_line_that_ends_early_ends_its_paragraph_even_without_white_space() -> None:
    paper = Paper()
    below = paper.prose(100, LONG)
    paper.prose(below, SECOND)
    assert words_of(paper.read()) == [LONG, SECOND]


@pytest.mark.parametrize(
    ("lines", "expected", "remark"),
    [
        (["(a) first thing;", "(b) second thing; and", "(c) third thing."], 3, "items of a list"),
        (["1. Fees are due monthly.", "2. Taxes are extra."], 2, "numbered sentences"),
        (["4.1 Uptime is measured.", "4.2 Downtime is counted."], 2, "decimal numbers"),
        (["• one thing", "• another thing"], 2, "bullets"),
        (["7 Fees and Charges of the Supplier", "8 Governance"], 2, "bare numbers that count on"),
        (["notice is to be given within thirty", "(30) days of receipt"], 1, "figures after their words"),
        (["the credits that are due under Section", "4.2 of this Agreement"], 1, "a reference over a line end"),
        (["the Supplier shall (a) do the one thing and", "(b) do the other thing"], 1, "counting within the lines"),
        (["the charges and credits of Exhibit", "(i) are reviewed yearly"], 1, "a reference to an exhibit"),
    ],
)
def test_a_number_at_a_line_start_begins_an_item_or_not(lines: list[str], expected: int, remark: str) -> None:
    paper = Paper()
    paper.lines(100, lines)
    assert len(words_of(paper.read())) == expected, remark


def test_a_label_is_the_printed_number_at_the_start_of_the_block() -> None:
    paper = Paper()
    paper.text(LEFT, 100, "4.1").text(LEFT + 40, 100, "Uptime is measured every minute by the Supplier.")
    document = paper.read()
    (block,) = document.blocks
    assert block.kind is BlockKind.LIST_ITEM
    assert block.label is not None
    assert block.label.text_in(document.text) == "4.1"
    assert block.span.text_in(document.text) == "4.1 Uptime is measured every minute by the Supplier."


def test_a_paragraph_that_runs_over_the_page_end_is_one_block_on_two_pages() -> None:
    paper = Paper()
    lines = ["The Supplier restores the service within four hours of the report of a fault that stops"]
    paper.lines(
        700, ["Each party keeps the records that the law asks it to keep, and shows them when asked so.", *lines]
    )
    paper.text(290, 820, "1").turn()
    paper.lines(80, ["all users from working, at any hour of the day."]) and paper.text(290, 820, "2")
    document = paper.read()
    (block,) = [block for block in document.blocks if block.kind is not BlockKind.FURNITURE]
    text = block.span.text_in(document.text)
    assert text.endswith("a fault that stops all users from working, at any hour of the day.")
    assert document.page_at(block.span.start) == 1
    assert document.page_at(block.span.end - 1) == 2
    assert words_of(document, BlockKind.FURNITURE) == ["1", "2"]
    assert [page for _, page in document.page_marks] == [1, 2]


def test_a_new_item_on_a_new_page_is_its_own_block() -> None:
    paper = Paper()
    paper.prose(700, LONG)
    paper.turn()
    paper.prose(80, f"5.2 {SECOND}")
    assert words_of(paper.read()) == [LONG, f"5.2 {SECOND}"]


@pytest.mark.parametrize(
    ("first", "second", "expected", "remark"),
    [
        ("… shall keep its agree-", "ment with the other …", "agreement", "a divided word"),
        ("… with state-of-the-", "art tools of its trade …", "state-of-the-art", "a word of several hyphens"),
        ("… a transferable or non-", "exclusive right to use …", "non-exclusive", "a prefix keeps its hyphen"),
        ("… within a twelve-", "month period …", "twelve-month", "spelled so elsewhere in the document"),
        ("… for the years 2024-", "2026 and later …", "2024-2026", "figures keep it"),
    ],
)
def test_words_divided_at_a_line_end(first: str, second: str, expected: str, remark: str) -> None:
    paper = Paper()
    paper.lines(100, [first, second])
    paper.text(LEFT, 300, "Any twelve-month period counts.")
    document = paper.read()
    assert expected in words_of(document)[0], remark
    for line in document.lines:
        assert not line.span.text_in(document.text).startswith(" ")


def test_columns_are_read_one_after_the_other() -> None:
    paper = Paper()
    paper.text(LEFT, 60, "SERVICE TERMS OF A SUPPLIER THAT PRINTS IN TWO COLUMNS TO SAVE PAPER", size=11)
    paper.prose(100, f"{LONG} {SECOND}", right=285)
    paper.prose(100, f"{SECOND} {LONG}", x=310)
    assert words_of(paper.read())[1:] == [f"{LONG} {SECOND}", f"{SECOND} {LONG}"]


def test_headings_are_known_by_size_weight_capitals_or_number() -> None:
    paper = Paper()
    paper.text(LEFT, 60, "Hosting Agreement", size=16)
    paper.text(LEFT, 90, "Background", bold=True)
    paper.prose(110, LONG)
    paper.text(LEFT, 180, "LIMITATION OF LIABILITY")
    paper.prose(200, SECOND)
    paper.text(LEFT, 260, "7. Service Credits")
    paper.prose(280, LONG)
    document = paper.read()
    headings = ["Hosting Agreement", "Background", "LIMITATION OF LIABILITY", "7. Service Credits"]
    assert words_of(document, BlockKind.HEADING) == headings
    assert [block.level for block in document.blocks if block.kind is BlockKind.HEADING] == [1, None, None, None]


def test_a_table_of_contents_keeps_its_lines_apart() -> None:
    paper = Paper()
    paper.lines(100, ["1. Definitions ........................ 3", "2. Term of the Agreement .............. 4"])
    assert len(words_of(paper.read())) == 2


def test_a_paragraph_goes_on_behind_the_footnotes_of_its_page() -> None:
    paper = Paper()
    paper.prose(100, LONG)
    paper.prose(124 + 24, LONG)
    paper.lines(700, ["The Supplier restores the service within four hours of the report of a fault that stops"])
    paper.text(
        LEFT, 760, "1 Faults are those that the Supplier can find, and not those that a user makes.", size=7.5
    ).turn()
    paper.lines(80, ["all users from working, at any hour of the day."])
    paper.prose(110, SECOND)
    document = paper.read()
    assert words_of(document) == [
        LONG,
        LONG,
        "1 Faults are those that the Supplier can find, and not those that a user makes.",
        "The Supplier restores the service within four hours of the report of a fault that stops all users from"
        " working, at any hour of the day.",
        SECOND,
    ]
    assert [page for _, page in document.page_marks] == [1, 2]


def test_sentence_goes_on_over_white_space_in_its_midst() -> None:
    paper = Paper()
    paper.prose(
        100,
        "This Agreement and its attachments are the whole of what the parties agreed, and replace all that was said or ",
    )
    paper.prose(160, "written before on the same subject. The parties have read them. " * 3)
    assert len(words_of(paper.read())) == 1


def test_number_of_an_exhibit_at_the_right_edge_is_no_part_of_the_title_below() -> None:
    paper = Paper().text(RIGHT - 50, 100, "Exhibit 4.7", bold=True).text(LEFT, 112, "HOSTING AGREEMENT", bold=True)
    paper.prose(136, "The Supplier hosts the application of the Customer, and keeps it available at all times. " * 3)
    assert words_of(paper.read())[:2] == ["Exhibit 4.7", "HOSTING AGREEMENT"]


def test_lines_to_fill_in_below_each_other_stand_for_themselves() -> None:
    lines = ["By: Harrow Lane Holdings, its managing member", "By: Jo Marsh", "Name: Jo Marsh", "Title: President"]
    paper = Paper()
    paper.lines(100, lines)
    assert words_of(paper.read()) == lines


def test_date_at_the_start_of_a_line_is_no_line_to_fill_in() -> None:
    paper = Paper()
    sentence = "Fees for the period until the next anniversary of the day of acceptance fall due on the Acceptance"
    paper.text(LEFT, 100, sentence).text(
        LEFT, 112, "Date: one half of them on that day, and the other half on the next."
    )
    assert len(words_of(paper.read())) == 1
