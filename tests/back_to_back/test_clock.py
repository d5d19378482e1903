"""Business hours on the clock of whoever waits."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_review.back_to_back.clock import ServiceHours, finished, latest, worst_elapsed
from contract_review.back_to_back.terms import ALWAYS, OFFICE
from contract_review.back_to_back.wording import in_clock
from tests.back_to_back.service_files import found

ELAPSED = [
    (240, OFFICE, 0, "67 h 59 min"),  # Friday 17:01 to Monday 13:00
    (240, OFFICE, 1, "91 h 59 min"),  # Monday is a holiday
    (480, OFFICE, 0, "71 h 59 min"),  # a whole day ends on Monday at 17:00
    (481, OFFICE, 0, "88 h"),  # a minute more ends on Tuesday at 09:01
    (240, ALWAYS, 0, "4 h"),
    (60, ServiceHours(frozenset(range(7)), 8 * 60, 20 * 60), 0, "12 h 59 min"),  # nights only
]


@pytest.mark.parametrize(("needed", "hours", "holidays", "elapsed"), ELAPSED)
def test_the_worst_ticket_comes_a_minute_after_closing(needed, hours, holidays, elapsed):
    assert in_clock(worst_elapsed(needed, hours, holidays=holidays)) == elapsed


def test_hours_that_never_open_are_refused():
    with pytest.raises(ValueError, match="weekdays"):
        ServiceHours(frozenset(), 540, 1020)


@given(st.integers(1, 3000), st.integers(0, 7 * 24 * 60))
def test_business_hours_never_pass_faster_than_the_clock(needed, start):
    assert finished(start, needed, OFFICE) >= start + needed


@given(st.integers(1, 3000), st.integers(1, 3000))
def test_on_one_clock_only_the_difference_counts(needed, allowed):
    _, missed = latest(Fraction(needed), ALWAYS, allowed=Fraction(allowed), clock=ALWAYS)
    assert missed == needed - allowed


@given(st.integers(1, 3000), st.integers(0, 2))
def test_a_holiday_never_makes_a_vendor_faster(needed, holidays):
    assert worst_elapsed(needed, OFFICE, holidays=holidays + 1) > worst_elapsed(needed, OFFICE, holidays=holidays)


SUPPORT = [
    # promise, vendor, outcome, gap in minutes
    ("restoration: 4 hours", "restoration: 2 hours | support_hours: 24x7", "preferred", None),
    ("restoration: 4 hours", "restoration: 4 hours | support_hours: 24x7", "acceptable", 45),  # no room for us
    ("restoration: 4 hours", "restoration: 5 hours | support_hours: 24x7", "negotiate", 105),
    ("restoration: 4 hours", "restoration: none", "walk-away", None),  # a response target only
    ("restoration: 4 hours", "restoration: {value: 2 hours, target: yes}", "walk-away", None),
    ("restoration: 4 hours", "response: 1 hour", "unclear", None),  # nothing is known of restoration
    ("response: 4 hours", "response: 4 business hours", "walk-away", 63 * 60 + 59 + 15),  # open Friday, late Monday
    ("response: 4 hours", "response: 1 hour | support_hours: Mon-Fri 09:00-17:00", "walk-away", 61 * 60 - 1 + 15),
    ("response: 4 business hours", "response: 4 business hours", "acceptable", 15),  # the same clock on both sides
    ("response: 4 hours | restoration: 8 hours", "response: 1 hour | restoration: 4 hours", "preferred", None),
    ("response: 1 hour | restoration: 8 hours", "restoration: 4 hours", "unclear", None),
    (
        "response: 4 hours | restoration: 8 hours",
        "response: {value: 1 hour, target: yes} | restoration: 4 hours",
        "negotiate",
        None,
    ),
    ("response: 1 hour | restoration: 8 hours", "response: 2 hours | restoration: 4 hours", "negotiate", 75),
]


@pytest.mark.parametrize(("promise", "vendor", "outcome", "gap"), SUPPORT)
def test_vendor_and_handling_fit_into_the_promise_on_one_clock(tmp_path: Path, promise, vendor, outcome, gap):
    own = "ourselves:\n  response: 15 minutes\n  restoration: 45 minutes"
    (pair,) = found(tmp_path, "support-gap", promise, vendor, extra=own)
    assert pair.finding.outcome == outcome
    assert (pair.gap.n if pair.gap else None) == gap


def test_a_holiday_in_the_file_makes_the_wait_longer(tmp_path: Path):
    (pair,) = found(tmp_path, "support-gap", "response: 4 hours", "response: 4 business hours", vendor="holidays: 1")
    assert pair.finding.found == "response after 91 h 59 min"
