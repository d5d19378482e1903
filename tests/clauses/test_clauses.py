"""Numbers, headings and the tree that they make."""

from __future__ import annotations

import pytest

from contract_review.clauses import definitions, segment
from contract_review.clauses.numbering import readings
from contract_review.documents import read_bytes
from contract_review.model.clause import Category

NUMBERS = [
    ("1.", [("decimal", (1,), "1")], "a chapter"),
    ("1.1", [("decimal", (1, 1), "1.1")], "a section"),
    ("12.3.4.", [("decimal", (12, 3, 4), "12.3.4")], "deep, with a full stop"),
    ("1.0", [("decimal", (1,), "1")], "a zero adds no level"),
    ("2.01", [("decimal", (2, 1), "2.01")], "two digits are cited as they are printed"),
    ("4.2(a)", [("decimal", (4, 2, 1), "4.2(a)")], "a letter behind the number"),
    ("3)", [("decimal", (3,), "(3)")], "a number with a bracket is cited in brackets"),
    ("(a)", [("lower-letter", (1,), "(a)")], "a letter"),
    ("(i)", [("lower-roman", (1,), "(i)"), ("lower-letter", (9,), "(i)")], "a one or the ninth letter"),
    ("(bb)", [("lower-letter", (28,), "(bb)"), ("lower-double", (2,), "(bb)")], "behind (aa), or behind (z)"),
    ("A.", [("upper-letter", (1,), "(A)")], "a capital"),
    ("Article IV", [("article", (4,), "Article IV")], "an article"),
    ("Article Two.", [("article", (2,), "Article Two")], "spelled out"),
    ("Section 5.2", [("decimal", (5, 2), "5.2")], "a section by its word is cited by its number"),
    ("Schedule B", [("part", (0,), "Schedule B")], "a schedule"),
    ("EXHIBIT A-1", [("part", (0,), "Exhibit A-1")], "an exhibit of an exhibit"),
    ("Annex I(A)", [("part", (0,), "Annex I(A)")], "a bracket that belongs to the number"),
    ("•", [], "a bullet is no number"),
]


@pytest.mark.parametrize(("label", "expected", "remark"), NUMBERS, ids=[r[2] for r in NUMBERS])
def test_number_is_read(label: str, expected: list[tuple[str, tuple[int, ...], str]], remark: str) -> None:
    assert expected == [(number.kind, number.path, number.text) for number in readings(label)]


NESTED = b"""SERVICE AGREEMENT

1. Fees

1.1 Payment. Customer pays as follows:

(a) monthly fees in advance;

(b) usage fees in arrears:

(i) for storage; and

(ii) for traffic.

(c) one-off fees on order.

1.2 Taxes. Fees are net of taxes.

2. Support

Schedule A Service Levels

1. Availability

The Service is available 99.9% of each month.
"""


def test_tree_nests_letters_and_romans_and_schedules_begin_anew() -> None:
    clauses = segment(read_bytes(NESTED, path="a.txt"))
    assert [clause.number for clause in clauses if clause.number] == [
        "1", "1.1", "1.1(a)", "1.1(b)", "1.1(b)(i)", "1.1(b)(ii)", "1.1(c)", "1.2", "2", "Schedule A", "Schedule A 1",
    ]  # fmt: skip


def test_children_lie_inside_their_parents() -> None:
    clauses = segment(read_bytes(NESTED, path="a.txt"))
    for clause in clauses:
        if clause.parent is not None:
            assert clauses[clause.parent].span.contains(clause.span)


def test_heading_decides_the_category() -> None:
    clauses = {clause.number: clause for clause in segment(read_bytes(NESTED, path="a.txt"))}
    assert clauses["2"].categories[0].category is Category.SUPPORT
    assert clauses["Schedule A 1"].confidence(Category.SERVICE_LEVELS) > 0.8
    assert clauses["Schedule A 1"].headed(Category.SERVICE_LEVELS)


def test_contents_table_makes_no_clauses() -> None:
    text = b"1. Fees ........ 3\n\n2. Term ........ 4\n\n1. Fees\n\nFees are due monthly.\n\n2. Term\n\nOne year.\n"
    assert [c.number for c in segment(read_bytes(text, path="a.txt")) if c.number] == ["1", "2"]


def test_document_without_numbers_is_cited_by_paragraph() -> None:
    clauses = segment(read_bytes(b"we back up your data every night.\n\nyou pay us monthly.\n", path="a.txt"))
    assert len(clauses) == 2


def test_definitions_are_found_in_both_forms() -> None:
    text = b'"Downtime" means minutes without service. Acme Ltd (the "Supplier") helps.\n\nIt ends.'
    document = read_bytes(text, path="a.txt")
    found = definitions(document, segment(document))
    assert [d.term for d in found] == ["Downtime", "Supplier"]
    assert found[0].meaning.text_in(document.text).strip() == "minutes without service"
