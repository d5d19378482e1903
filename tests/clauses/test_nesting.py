"""The traits of real contracts that make numbers hard to read: each in a text of its own."""

from __future__ import annotations

import pytest

from contract_review.clauses import segment
from contract_review.documents import read_bytes


def numbers(text: str) -> list[str]:
    document = read_bytes(text.encode(), path="a.txt")
    return [clause.number for clause in segment(document) if clause.number]


def lines(*parts: str) -> str:
    return "\n\n".join(parts)


TRAITS = [
    (
        lines("1. Fees", "1.1 Monthly fees are due in advance.", "1.3 Late fees bear interest.", "3. Term", "3.1 One year."),
        ["1", "1.1", "1.3", "3", "3.1"],
        "missing numbers",
    ),
    (
        lines("1. Uptime", "The site is up.", "2. Credits", "Ask for them.", "Order Form", "1. Seats", "Ten.", "2. Price", "Low."),
        ["1", "2", "1", "2"],
        "a second document counts from 1 under its own title",
    ),
    (
        lines("4.", "Confidentiality", "4.1", "Each party keeps secrets.", "5.", "Term", "5.1", "It lasts a year."),
        ["4", "4.1", "5", "5.1"],
        "a number alone on its line",
    ),
    (
        lines("11. Fees. This Agreement costs money.", "12. Term. This Agreement lasts a year.", "13. Notices. Write to us."),
        ["11", "12", "13"],
        "headings run into the paragraph",
    ),
    (
        lines("1. Service", "1. Access. You may log in.", "2. Support. We help.", "2. Payment", "1. Fees. You pay.", "3. Term", "1. Start. Now."),
        ["1", "1.1", "1.2", "2", "2.1", "3", "3.1"],
        "each level prints only its own count",
    ),
    (
        lines("1. We work.", "2. Within five days we tell you about:", "1. delays;", "2. costs; and", "3. risks.", "3. You answer.", "4. We go on."),
        ["1", "2", "2.1", "2.2", "2.3", "3", "4"],
        "a short list below an item of a long one",
    ),
    (
        lines("Section 1. Duties. The Agent collects.", "(a) It keeps books.", "(b) It reports.", "Section 2. Fees. None."),
        ["1", "1(a)", "1(b)", "2"],
        "sections by the word",
    ),
    (
        lines("ARTICLE I. SERVICES", "1.1 Hosting. We host.", "(i) daily;", "(ii) nightly.", "ARTICLE II. PRICE", "2.1 Fees. You pay."),
        ["Article I", "1.1", "1.1(i)", "1.1(ii)", "Article II", "2.1"],
        "articles with sections below them",
    ),
    (
        lines("3. ORDERS", "A. Orders are written.", "(a) by mail; or", "(b) by fax.", "B. Lots are small.", "4. PRICES", "A. Prices are low."),
        ["3", "3(A)", "3(A)(a)", "3(A)(b)", "3(B)", "4", "4(A)"],
        "capital letters under numbers",
    ),
    (
        lines("2.1 The vendor keeps:", *(f"({letter}) item {letter};" for letter in "abcdefghij")),
        ["2.1", *(f"2.1({letter})" for letter in "abcdefghij")],
        "an i behind an h is a letter",
    ),
    (
        lines("2.1 The vendor keeps:", "(a) logs of:", "(i) access;", "(ii) change;", "(b) copies."),
        ["2.1", "2.1(a)", "2.1(a)(i)", "2.1(a)(ii)", "2.1(b)"],
        "an i behind an a with a colon is a one",
    ),
    (
        lines("5.2 Notices. As above.", "5.3 Limits. None.", "5.3 Survival. Some.", "5.4 Law. Ours."),
        ["5.2", "5.3", "5.3", "5.4"],
        "a number given twice",
    ),
    (
        lines("RECITALS", "A. The vendor sells.", "B. The customer buys.", "1. Sale", "1.1 It sells.", "2. Price", "2.1 It is low."),
        ["Recital A", "Recital B", "1", "1.1", "2", "2.1"],
        "recitals are not chapters, and chapters no part of them",
    ),
    (
        lines("BETWEEN:", "(1) ACME LIMITED of Leeds; and", "(2) BOLT LIMITED of York.", "1. TERM", "1.1 One year.", "2. FEES", "2.1 Ten pounds."),
        ["(1)", "(2)", "1", "1.1", "2", "2.1"],
        "numbered parties are no chapters",
    ),
    (
        lines("1. Fees", "Fees are due.", "Schedule A – Service Levels", "1. Uptime", "1.1 It is high.", "Schedule B", "1. Prices", "They are low."),
        ["1", "Schedule A", "Schedule A 1", "Schedule A 1.1", "Schedule B", "Schedule B 1"],
        "schedules have numbers of their own",
    ),
    (
        lines("1. Fees", "The parties agree as follows.", "2. Payment", "Pay as set out in", "Schedule A hereto and on time.", "3. Term", "One year."),
        ["1", "2", "3"],
        "a reference at the start of a line is no schedule",
    ),
    (
        lines("1. Use", "1.1 The customer may use the service under the terms of Section", "2.4 of this Agreement only.", "1.2 It may not resell."),
        ["1", "1.1", "1.2"],
        "a reference that was broken over two lines is no clause",
    ),
    (
        lines("TABLE OF CONTENTS", "Page", "1. Fees ..... 2", "2. Term ..... 3", "1. Fees", "They are due.", "2. Term", "One year."),
        ["1", "2"],
        "a contents page with leaders",
    ),
    (
        lines("Contents", "ARTICLE I", "Fees 2", "ARTICLE II", "Term 3", "ARTICLE I", "FEES", "They are due when they are due.", "ARTICLE II", "TERM", "One year and no more."),
        ["Article I", "Article II"],
        "a contents page without leaders",
    ),
    (
        lines("Exhibit 10.2", "HOSTING AGREEMENT", "1. Hosting", "We host.", "2. Fees", "You pay."),
        ["1", "2"],
        "the number under which a company filed its contract",
    ),
    (
        lines("1. Fees", "Due.", "Exhibit A Prices", "Exhibit B Contacts", "Exhibit A", "Ten euros a seat.", "Exhibit B", "Ann Lee."),
        ["1", "Exhibit A", "Exhibit B"],
        "a list of exhibits before the exhibits",
    ),
    (
        lines("1. Fees", "Due.", "2. Term", "A year.", "IN WITNESS WHEREOF the parties sign.", "H. Leigh Field", "Title: Director"),
        ["1", "2"],
        "an initial below the signatures is no letter",
    ),
    (
        lines("2. (a) Fees are due.", "(b) Taxes come on top.", "3. (a) It lasts a year.", "(b) It renews."),
        ["2", "2(a)", "2(b)", "3", "3(a)", "3(b)"],
        "a letter on the line of its number",
    ),
    (
        lines("6.1 Each party warrants that", "(a) it may sign and (b) it will keep the law.", "6.2 Nothing else."),
        ["6.1", "6.2"],
        "a sentence that was broken at its (a) is no list",
    ),
    (
        lines("ARTICLE III. SERVICES", "GRANTS FROM THE VENDOR TO THE CUSTOMER AND BACK", "Section 3.01. Grants. They are wide.", "Section 3.02. Limits. They are few."),
        ["Article III", "3.01", "3.02"],
        "a section below a heading in capitals is no rest of a sentence",
    ),
    (
        lines("COVER PAGE", "1. Plan", "Gold.", "2. Term", "A year.", "SIGNED BY the parties", "Name: Ann Lee", "1. Services", "1.1 We:", "(a) host;", "(b) help."),
        ["1", "2", "1", "1.1", "1.1(a)", "1.1(b)"],
        "a cover page is signed above the terms",
    ),
    (
        lines("4.1 Fees rose in 2023.", "1 Bookings count when they are made.", "4.2 Taxes apply."),
        ["4.1", "4.2"],
        "a note below the text is no chapter",
    ),
    (
        lines("3.1 Levels are:", "(i) High: all is down.", "(ii) Low: some is down.", "Urgency is told by the customer as follows:", "(i) High: now.", "(ii) Low: later."),
        ["3.1", "3.1(i)", "3.1(ii)", "3.1(i)", "3.1(ii)"],
        "a second list of the same kind stands beside the first",
    ),
    (
        lines("1) Fees. They are due.", "a) They are net.", "2) Term. A year."),
        ["1", "1(a)", "2"],
        "chapters with a bracket are cited as chapters",
    ),
    (
        lines("1. Fees", "Due.", "2. Term", "Signed for the vendor by Ann Lee on the day above", "EXHIBIT A – LEVELS", "1. Uptime", "High."),
        ["1", "2", "Exhibit A", "Exhibit A 1"],
        "an exhibit behind lines of signatures",
    ),
    (
        lines("1. Terms", '1.1 "Initial Term" shall have the meaning set forth in', "Section 10.1 [Term].", '1.2 "Fee" means a price.'),
        ["1", "1.1", "1.2"],
        "a reference that looks like a heading is none behind words that beg a number",
    ),
    (
        lines("Table of Contents", "1. Fees", "1.1 Fees are due every month without any deduction or set-off, and bear interest when late.", "2. Term", "2.1 A year."),
        ["1", "1.1", "2", "2.1"],
        "a page head that says Table of Contents lists nothing",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "remark"), TRAITS, ids=[row[2] for row in TRAITS])
def test_numbers_are_nested_as_a_reader_would(text: str, expected: list[str], remark: str) -> None:
    assert expected == numbers(text)


def test_all_caps_sentence_is_no_heading() -> None:
    text = lines(
        "1. WARRANTY", "THE SERVICE IS PROVIDED AS IS AND WITHOUT ANY WARRANTY OF ANY KIND.", "2. TERM", "One year."
    )
    assert [c.heading for c in segment(read_bytes(text.encode(), path="a.txt"))] == ["WARRANTY", "TERM"]


def test_signatures_stand_outside_the_last_clause() -> None:
    text = lines("1. Fees", "Due.", "2. Term", "A year.", "IN WITNESS WHEREOF the parties sign.", "By: Ann Lee")
    clauses = segment(read_bytes(text.encode(), path="a.txt"))
    assert (clauses[-1].number, clauses[-1].parent) == (None, None)
