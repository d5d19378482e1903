"""Ends of terms and deadlines for notice, by the cases in which people count wrongly."""

from __future__ import annotations

from datetime import date
from itertools import islice

import pytest

from contract_review.model.fact import Duration, Unit
from contract_review.renewals import NoticeRule, Term, WorkingDays, deadline, earliest_exit, next_deadline, send_by
from contract_review.renewals.lengths import add_months


def day(text: str) -> date:
    return date.fromisoformat(text)


def length(text: str) -> Duration:
    n, unit = text.split()
    return Duration(float(n), Unit(unit))


TERMS = [
    (("2026-03-01", "12 month", None, None), ["2027-02-28"], "a year from 1 March ends on the last of February"),
    (("2026-03-01", "1 year", None, None), ["2027-02-28"], "a year is twelve months"),
    (("2027-03-01", "12 month", None, None), ["2028-02-29"], "a leap day is a day"),
    (
        ("2026-01-31", "1 month", None, "1 month"),
        ["2026-02-27", "2026-03-30", "2026-04-29"],
        "counted from 31 January: renewals on 28 Feb, 31 Mar, 30 Apr do not drift",
    ),
    (
        ("2024-03-15", "36 month", None, "12 month"),
        ["2027-03-14", "2028-03-14", "2029-03-14"],
        "renewals of another length than the term",
    ),
    (("2026-01-01", "90 day", None, "30 day"), ["2026-03-31", "2026-04-30", "2026-05-30"], "terms in days"),
    (("2026-01-01", "2 quarter", None, None), ["2026-06-30"], "two quarters are six months"),
    (
        (None, None, "2026-06-30", "1 month"),
        ["2026-06-30", "2026-07-31", "2026-08-31"],
        "a stated end at a month's end stays there",
    ),
    (
        ("2026-01-01", "12 month", "2026-11-30", None),
        ["2026-11-30"],
        "where day and length disagree the earlier end is safe",
    ),
    (
        ("2026-01-01", "12 month", "2027-01-31", "1 year"),
        ["2026-12-31", "2027-12-31", "2028-12-31"],
        "the earlier end is that of the length",
    ),
    (("2026-01-01", "8 hour", None, None), [], "hours make no term"),
    (("2026-01-01", "9000 year", None, None), [], "a term past all calendars"),
    ((None, "12 month", None, "1 year"), [], "no first day, no last day"),
]


@pytest.mark.parametrize(("given", "expected", "remark"), TERMS, ids=[row[2] for row in TERMS])
def test_terms_end_on_the_day_before_the_next_begins(given, expected: list[str], remark: str) -> None:
    start, initial, stated, renewal = given
    term = Term(
        start=day(start) if start else None,
        initial=length(initial) if initial else None,
        stated_end=day(stated) if stated else None,
        renewal=length(renewal) if renewal else None,
    )
    assert [end.isoformat() for end in islice(term.ends(), max(len(expected), 1))] == expected


def test_month_without_the_day_ends_on_its_last() -> None:
    assert add_months(day("2026-01-31"), 1) == day("2026-02-28")
    assert add_months(day("2026-12-31"), -3) == day("2026-09-30")
    assert add_months(day("2024-02-29"), 12) == day("2025-02-28")


DEADLINES = [
    (
        "2026-12-31",
        NoticeRule(length("60 day")),
        "2026-11-01",
        "2026-10-30",
        "a Sunday: the Friday before, never the Monday after",
    ),
    ("2026-12-31", NoticeRule(length("90 day")), "2026-10-02", "2026-10-01", "ninety days"),
    ("2026-12-31", NoticeRule(length("3 month")), "2026-09-30", "2026-09-29", "three months are not ninety days"),
    ("2026-12-31", NoticeRule(length("1 quarter")), "2026-09-30", "2026-09-29", "a quarter is three months"),
    ("2018-10-01", NoticeRule(length("4 week")), "2018-09-03", "2018-08-31", "four weeks before Monday 1 October"),
    ("2026-11-30", NoticeRule(length("90 day")), "2026-09-01", "2026-08-31", "ninety days before 30 November"),
    (
        "2026-11-30",
        NoticeRule(length("3 month")),
        "2026-08-30",
        "2026-08-28",
        "clear days lead to a Saturday, hence Friday",
    ),
    ("2027-02-28", NoticeRule(length("60 day")), "2026-12-30", "2026-12-29", "the day of notice may have to be clear"),
    ("2027-02-28", NoticeRule(length("60 day"), clear=True), "2026-12-29", "2026-12-29", "clear days by the words"),
    (
        "2027-02-28",
        NoticeRule(length("60 day"), before_renewal=True),
        "2026-12-31",
        "2026-12-29",
        "before the renewal date: a day later by the words, no later to be safe",
    ),
    ("2026-12-31", NoticeRule(length("30 business_day")), "2026-11-19", "2026-11-18", "working days without holidays"),
    ("2026-12-31", NoticeRule(length("0 day")), "2026-12-31", "2026-12-30", "any time before the end"),
]


@pytest.mark.parametrize(("end", "rule", "legal", "safe", "remark"), DEADLINES, ids=[row[4] for row in DEADLINES])
def test_deadline_is_counted_back_from_the_end(end: str, rule: NoticeRule, legal: str, safe: str, remark: str) -> None:
    found = deadline(day(end), rule)
    assert found is not None
    assert (found.legal.isoformat(), found.safe.isoformat()) == (legal, safe)


def test_holidays_of_both_sides_move_a_deadline_in_working_days_back() -> None:
    calendar = WorkingDays(holidays=frozenset({day("2026-11-26"), day("2026-12-25")}))
    found = deadline(day("2026-12-31"), NoticeRule(length("30 business_day")), calendar=calendar)
    assert found is not None
    assert found.legal == day("2026-11-17")


def test_months_counted_forward_from_the_notice_give_a_later_day_than_is_safe() -> None:
    february = deadline(day("2027-02-28"), NoticeRule(length("3 month")))
    november = deadline(day("2026-11-30"), NoticeRule(length("3 month")))
    assert february is not None
    assert november is not None
    assert (february.legal, february.latest) == (day("2026-11-28"), day("2026-11-30"))
    assert november.latest == day("2026-08-31")


def test_window_has_an_earliest_day() -> None:
    found = deadline(day("2026-12-31"), NoticeRule(length("30 day"), at_most=length("90 day")))
    assert found is not None
    assert (found.earliest, found.legal) == (day("2026-10-02"), day("2026-12-01"))


def test_deadlines_of_successive_terms_fall_on_different_days_of_the_year() -> None:
    term = Term(day("2024-03-15"), length("36 month"), None, length("12 month"))
    rule = NoticeRule(length("90 day"))
    found = [next_deadline(term, rule, as_of=day(today)) for today in ("2024-03-15", "2026-12-15", "2027-12-16")]
    assert [one.legal.isoformat() for one in found if one] == ["2026-12-14", "2027-12-15", "2028-12-14"]


def test_deadline_of_today_is_still_open() -> None:
    term = Term(day("2026-01-01"), length("12 month"), None, length("1 year"))
    rule = NoticeRule(length("30 day"))
    assert next_deadline(term, rule, as_of=day("2026-12-01")).term_end == day("2026-12-31")
    assert next_deadline(term, rule, as_of=day("2026-12-02")).term_end == day("2027-12-31")


def test_deadline_before_the_term_begins_is_said() -> None:
    monthly = Term(day("2026-01-01"), length("1 month"), None, length("1 month"))
    found = next_deadline(monthly, NoticeRule(length("30 day")), as_of=day("2026-01-02"))
    assert found is not None
    assert (found.term_end, found.legal) == (day("2026-02-28"), day("2026-01-29"))
    assert found.before_term


SENDING = [
    ("2026-10-30", 0, "2026-10-30", "handed over on the last day"),
    ("2026-10-30", 1, "2026-10-29", "a courier arrives on the next working day"),
    ("2026-12-29", 1, "2026-12-28", "a courier before a Tuesday"),
    ("2026-10-26", 1, "2026-10-23", "a courier for a Monday leaves on Friday"),
    ("2026-10-30", 5, "2026-10-23", "a letter that takes five working days"),
]


@pytest.mark.parametrize(("safe", "delivery", "expected", "remark"), SENDING, ids=[row[3] for row in SENDING])
def test_notice_is_sent_early_enough_to_be_received(safe: str, delivery: int, expected: str, remark: str) -> None:
    assert send_by(day(safe), delivery=delivery).isoformat() == expected


def test_contract_without_end_is_left_when_notice_runs_out_and_not_before_the_initial_term_is_over() -> None:
    given, first_end = day("2026-05-31"), day("2027-12-31")
    assert earliest_exit(length("12 month"), given=given, not_before=first_end) == first_end
    assert earliest_exit(length("1 month"), given=given) == day("2026-06-30")
    assert earliest_exit(length("4 hour"), given=given) is None
