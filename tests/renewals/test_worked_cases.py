"""The cases in which people count deadlines wrongly, each with the mistake that it guards against, and a slow counter."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_review.model.fact import Duration, Unit
from contract_review.renewals import NoticeRule, Term, WorkingDays, deadline, earliest_exit, next_deadline, send_by

DAY = timedelta(1)


def day(text: str) -> date:
    return date.fromisoformat(text)


def length(text: str) -> Duration:
    n, unit = text.split()
    return Duration(float(n), Unit(unit))


def rule(text: str, **how: object) -> NoticeRule:
    return NoticeRule(length(text), **how)  # type: ignore[arg-type]


THANKSGIVING_AND_CHRISTMAS = WorkingDays(frozenset({day("2026-11-26"), day("2026-12-25")}))
# End of the term, rule, calendar; last day by the words, safe day, day to hand it to a courier; the remark.
WORKED = [
    ("2027-02-28", rule("60 day"), WorkingDays(), "2026-12-30", "2026-12-29", "2026-12-28", "a year from 1 March 2026 on sixty days, by courier"),
    ("2026-12-31", rule("60 day"), WorkingDays(), "2026-11-01", "2026-10-30", "2026-10-29", "a Sunday, its clear day a Saturday: the Friday, sent on Thursday"),
    ("2026-11-30", rule("90 day"), WorkingDays(), "2026-09-01", "2026-08-31", "2026-08-28", "ninety days are not three months: a Tuesday"),
    ("2026-11-30", rule("3 month"), WorkingDays(), "2026-08-30", "2026-08-28", "2026-08-27", "three months backwards: a Sunday"),
    ("2026-12-31", rule("90 day"), WorkingDays(), "2026-10-02", "2026-10-01", "2026-09-30", "ninety days before the last of the year"),
    ("2026-12-31", rule("3 month"), WorkingDays(), "2026-09-30", "2026-09-29", "2026-09-28", "three months before it: September has thirty days"),
    ("2027-02-28", rule("3 month"), WorkingDays(), "2026-11-28", "2026-11-27", "2026-11-26", "three months before the last of February: a Saturday"),
    ("2026-12-31", rule("30 business_day"), THANKSGIVING_AND_CHRISTMAS, "2026-11-17", "2026-11-16", "2026-11-13", "thirty working days with two holidays"),
    ("2026-12-31", rule("30 business_day"), WorkingDays(), "2026-11-19", "2026-11-18", "2026-11-17", "thirty working days without holidays"),
    ("2018-10-01", rule("4 week"), WorkingDays(), "2018-09-03", "2018-08-31", "2018-08-30", "four weeks to a Monday begin on a Monday"),
    ("2027-02-28", rule("60 day", clear=True), WorkingDays(), "2026-12-29", "2026-12-29", "2026-12-28", "sixty clear days"),
    ("2027-02-28", rule("60 day", before_renewal=True), WorkingDays(), "2026-12-31", "2026-12-29", "2026-12-28", "before the renewal date: a day more by the words alone"),
]  # fmt: skip


@pytest.mark.parametrize("row", WORKED, ids=[row[6] for row in WORKED])
def test_days_are_those_that_a_careful_lawyer_counts(row) -> None:
    end, how, calendar, legal, safe, send, _ = row
    found = deadline(day(end), how, calendar=calendar)
    assert found is not None
    assert (found.legal, found.safe) == (day(legal), day(safe))
    assert send_by(found.safe, delivery=1, calendar=calendar) == day(send)


def test_months_are_counted_in_both_directions_and_the_earlier_day_is_safe() -> None:
    for end, forward in (("2026-11-30", "2026-08-31"), ("2027-02-28", "2026-11-30")):
        found = deadline(day(end), rule("3 month"))
        assert found is not None
        assert found.latest == day(forward)
        assert found.safe < found.legal < found.latest


def test_leap_day_moves_one_deadline_of_three() -> None:
    term = Term(day("2024-03-15"), length("36 month"), None, length("12 month"))
    found = [deadline(end, rule("90 day")) for end in islice(term.ends(), 3)]
    assert [one and one.legal for one in found] == [day("2026-12-14"), day("2027-12-15"), day("2028-12-14")]


@pytest.mark.parametrize(
    ("start", "each", "notice", "as_of"),
    [("2026-01-01", "1 month", "30 day", "2026-01-20"), ("2026-01-01", "6 month", "6 month", "2026-01-20")],
    ids=["thirty days against the short February", "six months' notice for six months"],
)
def test_notice_that_is_as_long_as_the_term_is_due_before_it_begins(
    start: str, each: str, notice: str, as_of: str
) -> None:
    found = next_deadline(Term(day(start), length(each), None, length(each)), rule(notice), as_of=day(as_of))
    assert found is not None
    assert found.before_term


def test_contract_without_end_is_over_when_notice_runs_out_and_never_in_its_first_term() -> None:
    assert earliest_exit(length("12 month"), given=day("2026-01-31"), not_before=day("2028-12-31")) == day("2028-12-31")
    assert earliest_exit(length("12 month"), given=day("2028-02-29"), not_before=day("2028-12-31")) == day("2029-02-28")


def test_notice_counts_from_the_end_of_the_term_that_was_renewed() -> None:
    term = Term(day("2022-01-01"), length("12 month"), None, length("12 month"))
    found = next_deadline(term, rule("2 month"), as_of=day("2026-06-01"))
    assert found is not None
    assert (found.term_end, found.legal) == (day("2026-12-31"), day("2026-10-31"))


def test_first_term_is_not_as_long_as_its_renewals_and_is_counted_once() -> None:
    term = Term(day("2024-01-01"), length("36 month"), None, length("12 month"))
    assert list(islice(term.ends(), 3)) == [day("2026-12-31"), day("2027-12-31"), day("2028-12-31")]


# A number names a term: start, first length, renewals, their length, notice. One number is quicker to draw than six.
CHOICES = (3653, 12, 3, 4, 60, 4, 2)
EACH = (1, 2, 3, 6)
UNITS = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.BUSINESS_DAY)
MOST = (60, 8, 6, 30)
NUMBERS = st.integers(0, 3653 * 12 * 3 * 4 * 60 * 4 * 2 - 1)


def chosen(number: int) -> list[int]:
    found = []
    for size in CHOICES:
        number, rest = divmod(number, size)
        found.append(rest)
    return found


def months_on(start: date, n: int, step: timedelta) -> date:
    """Walk day by day; a month is over on the day of the same number, or on the last of a month that is too short."""
    at = start
    while n:
        at += step
        n -= at.day == start.day or (at.day < start.day and (at + DAY).day == 1)
    return at


def days_back(at: date, n: int, *, working: bool) -> date:
    while n:
        at -= DAY
        n -= not working or at.weekday() < 5
    return at


def slowly(end: date, n: int, unit: Unit) -> date:
    if unit is Unit.MONTH:
        return months_on(end, n, -DAY)
    return days_back(end, n * 7 if unit is Unit.WEEK else n, working=unit is Unit.BUSINESS_DAY)


@settings(max_examples=10_000, deadline=None, database=None, derandomize=True)
@given(NUMBERS)
def test_deadline_is_that_of_a_count_day_by_day(number: int) -> None:
    since, first, renewed, each, n, kind, renewal = chosen(number)
    start, unit = day("2023-01-01") + DAY * since, UNITS[kind]
    n = n % MOST[kind] + 1
    term = Term(start, Duration(first + 1, Unit.MONTH), None, Duration(EACH[each], Unit.MONTH))
    end = next(islice(term.ends(), renewed, None))
    assert end == months_on(start, first + 1 + renewed * EACH[each], DAY) - DAY
    found = deadline(end, NoticeRule(Duration(n, unit), before_renewal=bool(renewal)))
    legal = slowly(end + DAY * renewal, n, unit)
    safe = min(legal, slowly(end, n, unit) - DAY)
    while safe.weekday() > 4:
        safe -= DAY
    assert found is not None
    assert (found.legal, found.safe) == (legal, safe)


@settings(max_examples=2_000, deadline=None, database=None, derandomize=True)
@given(NUMBERS, st.integers(0, 40))
def test_safe_day_of_a_window_lies_inside_it(number: int, wider: int) -> None:
    since, _, _, _, n, _, renewal = chosen(number)
    end, least = day("2023-01-01") + DAY * since, n + 1
    window = NoticeRule(
        Duration(least, Unit.DAY), before_renewal=bool(renewal), at_most=Duration(least + wider, Unit.DAY)
    )
    found = deadline(end, window)
    assert found is not None
    assert found.earliest == days_back(end + DAY * renewal, least + wider, working=False)
    assert found.earliest <= found.safe <= found.legal
    working = [back for back in range(wider + 1) if (found.legal - DAY * back).weekday() < 5]
    assert found.safe.weekday() < 5 or not working


@settings(max_examples=2_000, deadline=None, database=None, derandomize=True)
@given(st.integers(0, 3653), st.integers(1, 120), st.sampled_from([Unit.MONTH, Unit.QUARTER, Unit.YEAR]))
def test_notice_to_the_end_of_a_period_ends_on_the_first_one_that_is_far_enough(
    since: int, n: int, ending: Unit
) -> None:
    today, each = day("2023-01-01") + DAY * since, {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}[ending]
    at = today + DAY * n
    while not ((at + DAY).day == 1 and at.month % each == 0):
        at += DAY
    assert earliest_exit(Duration(n, Unit.DAY), given=today, ending=ending) == at


def test_months_to_the_end_of_a_month_are_counted_back_from_it() -> None:
    # Three months back from the last of February is 28 November: notice of the 30th is for the end of March.
    assert earliest_exit(length("3 month"), given=day("2026-11-30"), ending=Unit.MONTH) == day("2027-03-31")
    assert earliest_exit(length("3 month"), given=day("2026-11-28"), ending=Unit.MONTH) == day("2027-02-28")
