"""From the words of a clause to the days: windows, renewal dates, clear days, options, ends of quarters."""

from __future__ import annotations

from datetime import date

import pytest

from contract_review.cli.renewals_reading import told_of
from contract_review.documents import read_bytes
from contract_review.facts import extract
from contract_review.renewals.ahead import Course, Renewal, State, renewal_of
from contract_review.reports.renewals.text import details, what_to_do
from contract_review.review import understand

TODAY = date(2026, 6, 1)
HEAD = """MONITORING AGREEMENT

This Agreement is entered into as of March 1, 2026 between Harbour Vault, Inc., a Delaware corporation ("Provider"), and Northwind Managed IT Ltd. ("Customer").

1. Term

"""
YEAR = "The initial term of this Agreement is twelve (12) months from the Effective Date, March 1, 2026. "
RENEWS = "This Agreement renews automatically for successive twelve-month terms unless "


def ahead(clause: str, *, as_of: date = TODAY) -> Renewal:
    contract = understand(read_bytes(f"{HEAD}1.1 Term. {clause}\n".encode(), path="contract.txt"))
    return renewal_of(told_of(contract, extract(contract)), as_of=as_of)


# The clause; first day of a window, last day by the words, safe day; the remark. The term ends on Sunday 28 February 2027.
NOTICES = [
    ("either party gives notice of non-renewal at least 60 days before the end of the then-current term.", None, "2026-12-30", "2026-12-29", "the plain notice"),
    ("either party gives notice not earlier than 120 days and not later than 90 days before the end of the then-current term.", "2026-10-31", "2026-11-30", "2026-11-27", "a window, its far side first"),
    ("Customer gives notice not less than sixty (60) nor more than one hundred twenty (120) days prior to the expiration of the then-current term.", "2026-10-31", "2026-12-30", "2026-12-29", "a window, the unit behind both"),
    ("either party gives written notice between ninety (90) and sixty (60) days before the end of the current term.", "2026-11-30", "2026-12-30", "2026-12-29", "a window between two lengths"),
    ("either party gives at least thirty (30) days but no more than forty-five (45) days notice before the end of the term.", "2027-01-14", "2027-01-29", "2027-01-28", "a window with but"),
    ("either party gives notice at least two and not more than three months before the end of the term.", "2026-11-28", "2026-12-28", "2026-12-25", "a window in months"),
    ("either party gives notice of non-renewal within sixty (60) days prior to the end of the term.", "2026-12-30", "2026-12-30", "2026-12-30", "at least sixty, or in the last sixty: the one day that is both"),
    ("a party gives notice within the sixty-day period before the renewal date.", "2026-12-31", "2026-12-31", "2026-12-31", "a period before the renewal date"),
    ("Customer notifies Provider at least sixty (60) days prior to the renewal date.", None, "2026-12-31", "2026-12-29", "the renewal date is the day after the end"),
    ("Customer gives at least 60 days' written notice before the anniversary of the Effective Date.", None, "2026-12-31", "2026-12-29", "an anniversary"),
    ("Customer gives at least 60 days' notice before the commencement of the next renewal term.", None, "2026-12-31", "2026-12-29", "the start of the next term"),
    ("Customer gives at least 60 days' notice prior to any renewal term.", None, "2026-12-31", "2026-12-29", "a renewal term begins on the renewal date"),
    ("Customer gives at least 60 days' notice before any renewal term ends.", None, "2026-12-30", "2026-12-29", "a renewal term that ends"),
    ("Customer gives at least 60 days' notice prior to automatic renewal.", None, "2026-12-31", "2026-12-29", "before it renews"),
    ("Customer gives at least 60 days' notice before the end of the initial or any renewal term.", None, "2026-12-30", "2026-12-29", "a renewal term ends, and no renewal date"),
    ("either party gives not less than 60 clear days' notice before the end of the current term.", None, "2026-12-29", "2026-12-29", "clear days"),
    ("either party gives notice at least ten (10) business days before the end of the term.", None, "2027-02-15", "2027-02-12", "business days"),
    ("either party gives notice at least three (3) months before the end of the term.", None, "2026-11-28", "2026-11-27", "months, which are no days"),
    ("either party objects in writing 90 days before the expiration of the then-current term.", None, "2026-11-30", "2026-11-27", "who objects gives notice"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "opens", "legal", "safe", "remark"), NOTICES, ids=[row[4] for row in NOTICES])
def test_notice_is_counted_as_the_clause_counts_it(words: str, opens, legal: str, safe: str, remark: str) -> None:
    found = ahead(YEAR + RENEWS + words)
    assert found.deadline is not None
    days = (found.deadline.earliest, found.deadline.legal, found.deadline.safe)
    assert tuple(day and day.isoformat() for day in days) == (opens, legal, safe)
    assert found.term_end == date(2027, 2, 28)


def test_window_is_told_with_its_first_day() -> None:
    found = ahead(
        f"{YEAR}{RENEWS}either party gives notice not earlier than 120 and not later than 90 days before the end of the term."
    )
    assert found.rule == "notice received at least 90 days and at most 120 days before the term ends"
    assert any("received before 2026-10-31 may count for nothing" in note for note in found.notes)
    assert "not before 2026-10-31" in "\n".join(details(found))


def test_within_is_told_as_two_readings() -> None:
    notes = ahead(f"{YEAR}{RENEWS}a party gives notice within 60 days prior to the end of the term.").notes
    assert any("2026-12-30 satisfies both readings" in note for note in notes)


def test_within_whose_day_is_a_sunday_asks_for_two_notices() -> None:
    clause = "This Agreement begins on January 1, 2026 and ends on December 31, 2026. "
    found = ahead(f"{clause}{RENEWS}a party gives notice within 60 days prior to the end of the term.")
    assert found.deadline is not None
    assert (found.deadline.legal, found.deadline.safe) == (date(2026, 11, 1), date(2026, 10, 30))
    assert found.deadline.twice
    assert any("by 2026-10-30, and once more after 2026-11-01" in note for note in found.notes)


# The clause; how it goes on, the end of the running term, what to do; the remark.
COURSES = [
    ("This Agreement does not renew automatically. Customer may renew this Agreement for one additional twelve-month term by written notice at least 60 days before the end of the initial term.",
     Course.ENDS, "2027-02-28", "Ends on 2027-02-28 by itself. To renew it send notice by 2026-12-28 (in 210 days).", "an option of the customer"),
    ("This Agreement does not renew automatically. It may be extended for one further year by written notice given by Customer not less than 60 days before the end of the initial term.",
     Course.ENDS, "2027-02-28", "Ends on 2027-02-28 by itself. To renew it send notice by 2026-12-28 (in 210 days).", "an option in the passive"),
    ("This Agreement does not renew automatically. Provider may extend this Agreement for a further twelve months by notice at least 60 days before the end of the initial term.",
     Course.ENDS, "2027-02-28", "Ends on 2027-02-28 by itself.", "an option of the vendor alone"),
    ("This Agreement expires at the end of the initial term unless the parties agree in writing to renew it no later than 45 days before its end.",
     Course.ENDS, "2027-02-28", "Ends on 2027-02-28 by itself.", "renewed by agreement only"),
    ("This Agreement may be renewed only by a written agreement of both parties.", Course.ENDS, "2027-02-28", "Ends on 2027-02-28 by itself.", "no renewal without a signature"),
    ("This Agreement then continues automatically on a month-to-month basis until either party gives at least thirty (30) days' notice of non-renewal prior to the end of any month.",
     Course.MONTHLY, "2027-02-28", "Send notice by 2027-01-27 (in 240 days), or it renews after 2027-02-28.", "by the month, once the first term is over"),
    ("Thereafter this Agreement continues until terminated by either party on not less than three months' written notice to expire on or after the end of the initial term.",
     Course.EVERGREEN, None, "No end of its own; with notice given today it is over on 2027-02-28 (3 months’ notice, not before the first term is over).", "evergreen: never in the first term"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "course", "end", "sentence", "remark"), COURSES, ids=[row[4] for row in COURSES])
def test_contract_goes_on_as_its_clause_says(words: str, course: Course, end, sentence: str, remark: str) -> None:
    found = ahead(YEAR + words)
    assert (found.course, what_to_do(found, TODAY)) == (course, sentence)
    assert end is None or found.term_end == date.fromisoformat(end)


# The clause; the first day on which it can be over with notice given on 1 June 2026; the remark.
EXITS = [
    ("Either party may terminate this Agreement without cause by giving three months' written notice to the end of a calendar quarter.", "2026-09-30", "from 1 June to the end of September"),
    ("Either party may terminate this Agreement without cause on one month's notice to the end of any calendar month.", "2026-07-31", "July, since June is not a month away"),
    ("This Agreement may be terminated without cause by either party with six weeks' notice expiring at the end of a month.", "2026-07-31", "six weeks, then the end of the month"),
    ("Either party may terminate this Agreement without cause on six months' notice to the end of a calendar year.", "2026-12-31", "the end of the year"),
    ("Customer may terminate this Agreement for convenience at any time on ninety (90) days' notice.", "2026-08-30", "any day"),
    ("Customer may terminate this Agreement without cause at any time after the first anniversary of the Effective Date by giving not less than three (3) months' written notice.", "2027-02-28", "not in the first year: the end of the term is earlier"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "over", "remark"), EXITS, ids=[row[2] for row in EXITS])
def test_way_out_is_the_first_day_that_the_clause_allows(words: str, over: str, remark: str) -> None:
    renews = f"{RENEWS}either party gives notice of non-renewal at least 60 days before the end of the term. "
    assert ahead(YEAR + renews + words).exit == date.fromisoformat(over)


# The clause; the last day of the last term; the remark. The initial term ends on 28 February 2027, renewals last a year.
OFTEN = [
    ("This Agreement renews automatically once for twelve months unless Customer gives 60 days' notice before the end of the term.", "2028-02-29", "once"),
    ("This Agreement renews automatically for one additional twelve-month term unless Customer gives 60 days' notice before the end of the term.", "2028-02-29", "one additional term"),
    ("This Agreement renews automatically for up to two (2) additional terms of twelve months each unless Customer gives 60 days' notice before the end of the term.", "2029-02-28", "up to two"),
    ("This Agreement shall be renewed automatically for one (1) additional twelve (12) month period unless Customer gives 60 days' notice before the end of the term.", "2028-02-29", "one additional period"),
    ("This Agreement renews automatically for no more than three renewal terms of one year unless Customer gives 60 days' notice before the end of the term.", "2030-02-28", "no more than three"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "last", "remark"), OFTEN, ids=[row[2] for row in OFTEN])
def test_contract_renews_no_oftener_than_it_says(words: str, last: str, remark: str) -> None:
    found = ahead(YEAR + words, as_of=date(2035, 1, 1))
    assert found.term_end == date.fromisoformat(last)
    assert found.course is Course.ENDS
    running = ahead(YEAR + words, as_of=date.fromisoformat(last))
    assert (running.term_end, running.deadline) == (date.fromisoformat(last), None)
    assert what_to_do(running, date.fromisoformat(last)) == f"Ends on {last} by itself."


def test_length_of_a_renewal_is_no_number_of_renewals() -> None:
    for words in (
        "for one additional year",
        "for successive one-year terms",
        "for additional terms of two (2) years each",
    ):
        clause = f"{YEAR}This Agreement renews automatically {words} unless Customer gives 60 days' notice before the end of the term."
        assert ahead(clause, as_of=date(2035, 1, 1)).course is Course.RENEWS, words


STILL_RENEWS = [
    "After the initial term this Agreement shall be renewed automatically for one year on each renewal date, unless a party terminates it by written notice at least six weeks prior to the renewal date.",
    "At the end of the initial term this Agreement shall be extended automatically for a further period of 12 months, unless either party has given to the other not less than six (6) weeks' written notice, expiring at the end of the initial term or of the current extension.",
]  # fmt: skip


@pytest.mark.parametrize("words", STILL_RENEWS)
def test_words_on_the_first_term_make_no_contract_endless(words: str) -> None:
    found = ahead(YEAR + words)
    assert (found.course, found.state) == (Course.RENEWS, State.OPEN)


def test_notice_that_waits_for_the_first_term_is_counted_from_its_end() -> None:
    clause = f"{YEAR}Customer may terminate this Agreement without cause at any time after the end of the initial term on ninety (90) days' notice."
    assert ahead(f"{clause} It continues until terminated by either party.").exit == date(2027, 5, 29)


def test_day_to_renew_that_is_over_is_told() -> None:
    found = ahead(YEAR + COURSES[0][0], as_of=date(2027, 1, 15))
    assert what_to_do(found, date(2027, 1, 15)) == "Ends on 2027-02-28 by itself."
    assert "the last day to renew it by notice was 2026-12-30" in found.notes


def test_renewal_as_long_as_the_first_term_is_that_long() -> None:
    clause = (
        "The initial term of this Agreement is thirty-six (36) months from March 1, 2026. It renews automatically for "
        "additional terms equal to the initial term unless Customer gives 60 days' notice before the end of the term."
    )
    assert ahead(clause, as_of=date(2029, 6, 1)).term_end == date(2032, 2, 29)
    other = clause.replace("additional terms equal to the initial term", "successive terms of the same duration")
    assert ahead(other, as_of=date(2029, 6, 1)).term_end == date(2032, 2, 29)


CAUTIONS = [
    ("Provider gives notice of non-renewal at least 60 days before the end of the term.", "only the vendor may stop", "the vendor's right alone"),
    ("a new order form is signed, or either party gives 60 days' notice before the end of the term.", "begin a term of its own", "a new order"),
    ("either party gives 60 days' notice before the end of the term, provided that no invoice of Customer is overdue.", "hangs on a condition", "a condition"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "note", "remark"), CAUTIONS, ids=[row[2] for row in CAUTIONS])
def test_what_no_count_tells_is_said(words: str, note: str, remark: str) -> None:
    assert note in "; ".join(ahead(YEAR + RENEWS + words).notes)
    assert note not in "; ".join(ahead(YEAR + RENEWS + NOTICES[0][0]).notes)


LAWS = [
    ("the State of New York", "5-903", "New York"),
    ("the State of Wisconsin", "134.49", "Wisconsin"),
    ("Ireland", "2023/2854", "a country of the Union"),
    ("the State of Ohio", None, "elsewhere"),
]


@pytest.mark.parametrize(("law", "cited", "remark"), LAWS, ids=[row[2] for row in LAWS])
def test_law_is_a_note_with_its_source_and_moves_no_day(law: str, cited: str | None, remark: str) -> None:
    clause = f"{YEAR}{RENEWS}{NOTICES[0][0]}"
    found = ahead(f"{clause}\n\n2. Governing Law. This Agreement is governed by the laws of {law}.")
    assert found.deadline == ahead(clause).deadline
    assert [cited in words and "https://" in words for words in found.law] == ([True] if cited else [])


FEES = [
    ("The annual fee is USD 24,000.", 24000, "a fee a year"),
    ("Customer shall pay a monthly subscription fee of $1,500.", 18000, "a fee a month"),
    ("The fees are EUR 3,000 per quarter.", 12000, "a fee a quarter"),
    ("The fee is $12 per user per month.", None, "the price of one of many"),
    ("The monthly fee is $100. The annual support fee is $900.", None, "two fees: which counts nobody knows"),
    ("Provider's liability shall not exceed fees of USD 50,000 per year.", None, "a limit is no fee"),
    ("A late fee of $50 per month applies.", None, "a late fee"),
]


@pytest.mark.parametrize(("words", "amount", "remark"), FEES, ids=[row[2] for row in FEES])
def test_fee_that_stands_alone_is_at_stake(words: str, amount: float | None, remark: str) -> None:
    found = ahead(f"{YEAR}{RENEWS}{NOTICES[0][0]}\n\n2. Fees. {words}")
    assert (found.at_stake.amount if found.at_stake else None) == amount
    assert any("the fee of" in note for note in found.notes) == (amount is not None)


def test_prices_that_may_change_are_no_condition_of_a_renewal() -> None:
    words = "It renews automatically for one-year terms (subject to changes of price) unless Customer gives 60 days' notice before the end of the term."
    assert "hangs on a condition" not in "; ".join(ahead(YEAR + words).notes)
