"""What returns on every page is furniture, and stands beside the paragraphs."""

from __future__ import annotations

import pytest
from pdf_paper import LEFT, Paper, words_of

from contract_review.model.document import BlockKind

BODIES = ("Fees are due monthly.", "Credits are paid yearly.", "Data is kept in Iceland.", "Notices go by post.")


def papers(header: str, footer: str, *, pages: int = 4) -> Paper:
    paper = Paper()
    for number in range(1, pages + 1):
        paper.text(LEFT, 40, header.format(number)).text(LEFT, 300, BODIES[number - 1])
        paper.text(LEFT, 815, footer.format(number)).turn()
    return paper


@pytest.mark.parametrize(
    ("header", "footer", "remark"),
    [
        ("Hosting Agreement of Lindgren Ltd", "Page {} of 4", "a running title and page numbers"),
        ("CONFIDENTIAL", "- {} -", "a number between dashes"),
        ("Version 3.1, printed {} times", "{}", "the numbers in it may differ"),
    ],
)
def test_headers_and_footers_are_furniture(header: str, footer: str, remark: str) -> None:
    document = papers(header, footer).read()
    assert words_of(document) == list(BODIES), remark
    assert len(words_of(document, BlockKind.FURNITURE)) == 8


def test_one_page_of_a_kind_has_no_running_title() -> None:
    document = papers("Hosting Agreement", "signed in two copies", pages=1).read()
    assert words_of(document) == ["Hosting Agreement", BODIES[0], "signed in two copies"]


def test_signature_lines_at_the_foot_of_every_page_are_no_footer() -> None:
    document = papers("Order Form {}", "Name: ____________").read()
    assert words_of(document).count("Name: ____________") == 4


def test_line_numbers_are_furniture_and_stay_out_of_the_sentences() -> None:
    paper = Paper()
    for number in range(1, 25):
        paper.text(40, 80 + 24 * number, str(number))
        paper.text(LEFT, 80 + 24 * number, "the parties agree that each of them bears the cost of its own advisers and")
    document = paper.read()
    assert not any(character.isdigit() for text in words_of(document) for character in text)
    assert words_of(document, BlockKind.FURNITURE) == [" ".join(map(str, range(1, 25)))]


def test_page_numbers_of_an_earlier_edition_are_furniture() -> None:
    paper = Paper()
    parties = ("customer", "supplier", "reseller", "distributor")
    for number, party in enumerate(parties, 1):
        paper.text(LEFT, 200, f"The {party} alone bears the cost of its advisers, whatever the outcome of its")
        paper.text(297, 230, str(number))
        paper.text(LEFT, 260, f"negotiations may be, as every {party} does.").turn()
    sentence = (
        "The {0} alone bears the cost of its advisers, whatever the outcome of its negotiations may be,"
        " as every {0} does."
    )
    assert words_of(paper.read()) == [sentence.format(party) for party in parties]
