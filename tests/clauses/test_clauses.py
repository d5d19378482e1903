"""Numbers, headings and the tree that they make."""

from __future__ import annotations

import pytest

from contract_review.clauses import definitions, segment
from contract_review.clauses.numbering import parse
from contract_review.documents import read_bytes
from contract_review.model.clause import Category

NUMBERS = [
    ("1.", {}, "decimal-1", "1", "a chapter"),
    ("1.1", {}, "decimal-2", "1.1", "a section"),
    ("12.3.4.", {}, "decimal-3", "12.3.4", "deep, with a full stop"),
    ("1.0", {}, "decimal-1", "1", "a zero adds no level"),
    ("(a)", {}, "lower-letter", "(a)", "the first letter"),
    ("(i)", {}, "lower-roman", "(i)", "an i that begins a list is a one"),
    ("(i)", {"lower-letter": 8}, "lower-letter", "(i)", "an i after an h is a letter"),
    ("(v)", {"lower-roman": 4}, "lower-roman", "(v)", "a five after a four"),
    ("Article IV", {}, "article-1", "Article IV", "an article"),
    ("Section 5.2", {}, "section-2", "5.2", "a section by its word is cited by its number"),
    ("Schedule B", {}, "part", "Schedule B", "a schedule"),
]


@pytest.mark.parametrize(("label", "open_schemes", "scheme", "text", "remark"), NUMBERS, ids=[r[4] for r in NUMBERS])
def test_number_is_read(label: str, open_schemes: dict[str, int], scheme: str, text: str, remark: str) -> None:
    number = parse(label, open_schemes=open_schemes)
    assert number is not None
    assert (number.scheme, number.text) == (scheme, text)


def test_bullet_is_no_number() -> None:
    assert parse("•", open_schemes={}) is None


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
    assert clauses["Schedule A 1"].confidence(Category.SERVICE_LEVELS) == 0.9


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
