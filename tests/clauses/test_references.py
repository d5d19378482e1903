"""References lead to the clause that a reader would turn to, or are told to be broken."""

from __future__ import annotations

import pytest

from contract_review.clauses import definitions, references, segment, uses
from contract_review.documents import read_bytes

BODY = """1. Fees

1.1 Fees are due.

(a) Monthly fees come first.

1.2 Where fees are late, the vendor may (a) ask, or (b) suspend.

2. Term

2.1 {}

ARTICLE I. LAW

Schedule A Service Levels

1. Uptime

1.1 It is high. {}
"""

CASES = [
    ("See Section 1.2.", "", [("1.2", "1.2")], "a section"),
    ("See Sections 1.1, 1.2 and 2.", "", [("1.1", "1.1"), ("1.2", "1.2"), ("2", "2")], "several at once"),
    ("See Section 1.1(a).", "", [("1.1(a)", "1.1(a)")], "a letter of its own paragraph"),
    ("See Section 1.2(b).", "", [("1.2(b)", "1.2")], "a letter inside a paragraph leads to the paragraph"),
    ("See Section 1.2(f).", "", [("1.2(f)", None)], "a letter that is not there"),
    ("See Section 9.4.", "", [("9.4", None)], "a section that is not there"),
    ("See Article 1 and Article I.", "", [("1", "Article I"), ("I", "Article I")], "an article in either number"),
    ("See Schedule A and SCHEDULE B.", "", [("Schedule A", "Schedule A"), ("Schedule B", None)], "a schedule, and one that is not attached"),
    ("", "See paragraph 1 above.", [("1", "Schedule A 1")], "within a schedule its own numbers come first"),
    ("", "See Section 2.1 of the Agreement.", [("2.1", "2.1")], "and then those of the body"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "schedule", "expected", "remark"), CASES, ids=[row[3] for row in CASES])
def test_reference_leads_where_a_reader_would_turn(
    body: str, schedule: str, expected: list[tuple[str, str | None]], remark: str
) -> None:
    document = read_bytes(BODY.format(body, schedule).encode(), path="a.txt")
    clauses = segment(document)
    found = references(document, clauses)
    led = [None if r.clause is None else clauses[r.clause].number for r in found]
    assert expected == [(r.number, to) for r, to in zip(found, led, strict=True)]


ELSEWHERE = [
    "Section 365(n) of the Bankruptcy Code",
    "Article 28 of the GDPR",
    "Section 4 of the Master Services Agreement",
    "Clause 13 of the Standard Contractual Clauses",
]


@pytest.mark.parametrize("words", ELSEWHERE)
def test_reference_to_a_law_or_another_contract_is_not_broken(words: str) -> None:
    document = read_bytes(BODY.format(f"As in {words}.", "").encode(), path="a.txt")
    (reference,) = references(document, segment(document))
    assert (reference.outside, reference.broken) == (True, False)


def test_reference_keeps_its_place() -> None:
    document = read_bytes(BODY.format("See Sections 1.1 and 9.4(b).", "").encode(), path="a.txt")
    found = references(document, segment(document))
    assert [document.text[r.span.start : r.span.end] for r in found] == ["1.1", "9.4(b)"]


def test_terms_are_defined_with_and_without_marks_and_told_where_they_are_used() -> None:
    text = b'Acme Ltd ("Vendor") serves.\n\n1.1 Service Level means a promise of uptime.\n\n1.2 "Service" means hosting.\n\nThe Vendor keeps the Service Levels of each Service. Vendors do.\n'
    document = read_bytes(text, path="a.txt")
    found = definitions(document, segment(document))
    used = [[span.text_in(document.text) for span in places] for places in uses(document, found)]
    assert [d.term for d in found] == ["Vendor", "Service Level", "Service"]
    assert used == [["Vendor", "Vendors"], ["Service Levels"], ["Service"]]
