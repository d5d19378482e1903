"""What lies ahead of a contract on a day, and what the owner of it is told."""

from __future__ import annotations

from datetime import date

import pytest

from contract_review.model.contract import Role
from contract_review.model.fact import Day, Duration, Fact, Flag, Money, Percentage, Qualifiers, Unit, Value
from contract_review.renewals.ahead import Course, Renewal, State, Told, by_urgency, renewal_of
from contract_review.renewals.holidays import working_days
from contract_review.renewals.notices import Notices
from contract_review.reports.renewals.text import at_stake, what_to_do


def day(text: str) -> date:
    return date.fromisoformat(text)


def fact(name: str, value: Value, party: Role | None = None) -> Fact:
    return Fact(name, value, (), Qualifiers(party=party))


def length(n: int, unit: Unit = Unit.MONTH) -> Duration:
    return Duration(n, unit)


START = fact("term.effective-date", Day(day("2026-03-01")))
YEAR = fact("term.initial", length(12))
EACH_YEAR = fact("term.renewal-period", length(12))
SIXTY = fact("term.non-renewal-notice", length(60, Unit.DAY), Role.EITHER)
RENEWS = fact("term.auto-renewal", Flag(True))
USUAL = (START, YEAR, EACH_YEAR, SIXTY, RENEWS)


def ahead(facts: tuple[Fact, ...], as_of: str, **noted: object) -> Renewal:
    return renewal_of(Told("contract-7", "Backup", facts, number=7, **noted), as_of=day(as_of))  # type: ignore[arg-type]


CASES = [
    (USUAL, "2026-06-01", State.OPEN, Course.RENEWS, "2026-12-28", None, "half a year of time"),
    (USUAL, "2026-12-01", State.CLOSING, Course.RENEWS, "2026-12-28", None, "less than thirty days"),
    (USUAL, "2026-12-28", State.CLOSING, Course.RENEWS, "2026-12-28", None, "the day to send is still a day"),
    (USUAL, "2026-12-29", State.LATE, Course.RENEWS, "2026-12-28", None, "no longer safe, not yet too late"),
    (USUAL, "2026-12-31", State.LOCKED, Course.RENEWS, "2027-12-29", "2028-02-29", "too late: the next term is agreed"),
    (USUAL, "2027-03-01", State.OPEN, Course.RENEWS, "2027-12-29", None, "that term has begun: it is the running one"),
    ((YEAR, EACH_YEAR, SIXTY), "2026-06-01", State.ASK, Course.RENEWS, None, None, "nobody knows when it began"),
    ((START, YEAR, fact("term.auto-renewal", Flag(False))), "2026-06-01", State.QUIET, Course.ENDS, None, None, "it ends"),
    ((fact("term.convenience-termination", length(3)),), "2026-06-01", State.QUIET, Course.EVERGREEN, None, None, "no end"),
    ((), "2026-06-01", State.QUIET, Course.UNKNOWN, None, None, "nothing is said"),
    ((START, fact("term.initial", length(1)), fact("term.renewal-period", length(1)),
      fact("term.non-renewal-notice", length(30, Unit.DAY))), "2026-06-10", State.CLOSING, Course.MONTHLY, "2026-06-29",
     "2026-07-31", "by the month: June is agreed, July as well"),
]  # fmt: skip


@pytest.mark.parametrize("row", CASES, ids=[row[6] for row in CASES])
def test_state_is_that_of_the_day(row) -> None:
    facts, as_of, state, course, send, locked, _ = row
    found = ahead(facts, as_of)
    assert (found.state, found.course) == (state, course)
    assert (found.send_by, found.locked_until) == (send and day(send), locked and day(locked))


def test_unknown_first_day_is_asked_for_and_taken_from_whoever_knows_it() -> None:
    without = ahead((YEAR, EACH_YEAR, SIXTY), "2026-06-01")
    assert any("contracts set 7 --start" in note for note in without.notes)
    assert ahead((YEAR, EACH_YEAR, SIXTY), "2026-06-01", start=day("2026-03-01")).term_end == day("2027-02-28")
    assert ahead(USUAL, "2026-06-01", start=day("2026-04-01")).term_end == day("2027-03-31")


PRICES = [
    ((fact("pricing.increase-notice", length(30, Unit.DAY)),), "2027-01-30", False, "told 32 days after the safe day"),
    ((fact("pricing.increase-notice", length(90, Unit.DAY)),), "2026-12-01", True, "told four weeks before it"),
    ((fact("pricing.increase-cap", Percentage(3)),), None, True, "a cap is a price that can be foreseen"),
    ((), None, None, "nothing is said"),
]


@pytest.mark.parametrize(("facts", "known", "in_time", "remark"), PRICES, ids=[row[3] for row in PRICES])
def test_price_is_in_time_when_it_is_known_before_the_safe_day(facts, known, in_time, remark: str) -> None:
    price = ahead((*USUAL, *facts), "2026-06-01").price
    assert (price.known_on, price.in_time) == (known and day(known), in_time)


def test_at_stake_is_the_annual_value_over_the_next_term() -> None:
    three_years = (START, YEAR, SIXTY, fact("term.renewal-period", length(36)))
    assert ahead(three_years, "2026-06-01", annual_value=Money(1000, "EUR")).at_stake == Money(3000, "EUR")
    assert ahead(USUAL, "2026-06-01").at_stake is None


def test_what_is_at_stake_is_summed_by_currency_and_the_unknown_are_counted() -> None:
    dollars, euros = Money(12000, "USD"), Money(500, "EUR")
    found = [ahead(USUAL, "2026-06-01", annual_value=value) for value in (dollars, dollars, euros, None)]
    ended = ahead((START, YEAR, fact("term.auto-renewal", Flag(False))), "2026-06-01", annual_value=dollars)
    assert at_stake([*found, ended]) == (
        "At stake, where notice can still stop it: 500.00 EUR and 24,000.00 USD; "
        "1 without a value (contracts set ID --annual-value '12000 USD')"
    )
    assert at_stake([ended]) == ""


def test_way_out_is_the_better_of_two_notices_and_never_one_that_only_the_vendor_has() -> None:
    leave = fact("term.convenience-termination", length(90, Unit.DAY), Role.CUSTOMER)
    theirs = fact("term.convenience-termination", length(10, Unit.DAY), Role.VENDOR)
    assert ahead((*USUAL, leave, theirs), "2026-06-01").exit == day("2026-08-30")
    assert ahead((*USUAL, theirs), "2026-06-01").exit == day("2027-02-28")


def test_notice_leaves_as_early_as_the_contract_needs_it_to_be_received() -> None:
    letters = Notices("by registered mail (clause 9)", delivery=3)
    assert ahead(USUAL, "2026-06-01", notices=letters).send_by == day("2026-12-24")
    assert ahead(USUAL, "2026-06-01", notices=letters).deadline == ahead(USUAL, "2026-06-01").deadline


def test_notice_in_business_days_asks_what_they_are() -> None:
    by_business_days = fact("term.non-renewal-notice", length(30, Unit.BUSINESS_DAY))
    notes = ahead((START, YEAR, EACH_YEAR, by_business_days), "2026-06-01").notes
    assert "look up what the contract calls a business day" in notes
    assert "look up what the contract calls a business day" not in ahead(USUAL, "2026-06-01").notes


def test_most_urgent_comes_first() -> None:
    days = ("2026-06-01", "2026-12-29", "2026-12-31", "2026-12-01")
    found = by_urgency([ahead((), "2026-06-01"), *(ahead(USUAL, one) for one in days), ahead((YEAR, SIXTY), days[0])])
    assert [one.state for one in found] == [
        State.LATE, State.CLOSING, State.ASK, State.LOCKED, State.OPEN, State.QUIET,
    ]  # fmt: skip


def test_holidays_of_all_places_move_the_safe_day_back() -> None:
    both = working_days(("US", "GB-SCT"), as_of=day("2026-01-01"))
    assert not both.holds(day("2026-11-26"))
    assert not both.holds(day("2026-11-30"))
    assert both.holds(day("2026-11-27"))


SENTENCES = [
    ("2026-12-01", "Send notice by 2026-12-28 (in 27 days), or it renews after 2027-02-28."),
    ("2026-12-29", "The safe day to send notice was 2026-12-28; deliver it today, the last day is 2026-12-30."),
    (
        "2026-12-31",
        "Locked in until 2028-02-29. Send notice by 2027-12-29 (in 363 days), or it renews after 2028-02-29.",
    ),
]


@pytest.mark.parametrize(("as_of", "expected"), SENTENCES)
def test_sentence_says_what_to_do(as_of: str, expected: str) -> None:
    assert what_to_do(ahead(USUAL, as_of), day(as_of)) == expected
