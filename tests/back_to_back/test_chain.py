"""Chains of vendors: the figures that a calculator gives, and what must hold of every chain."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_review.back_to_back.availability import Chain, Measure, downtime, guaranteed, in_series, redundant
from contract_review.back_to_back.terms import ALWAYS, OFFICE
from tests.back_to_back.service_files import found

MONTH = Measure("month", ALWAYS)
YEAR = Measure("year", ALWAYS)


def share(percent: str) -> Fraction:
    return Fraction(percent) / 100


def three(part: Fraction | None) -> str:
    assert part is not None
    return f"{float(part * 100):.3f}"


SERIES = [
    # promises and their windows, expected %, floor %, minutes lost at the floor
    ([("99.99", MONTH), ("99.9", MONTH), ("99.95", MONTH)], "99.840", "99.840", "69.12"),  # example A
    ([("99.99", MONTH), ("99.99", MONTH), ("99.95", MONTH)], "99.930", "99.930", "30.24"),  # a better network
    ([("99.99", MONTH), ("99.9", MONTH), ("99.95", YEAR)], "99.840", "99.282", "310.32"),  # example B: measured yearly
    ([("99.9", MONTH)] * 5, "99.501", "99.500", "216.00"),  # example C
    ([("0", MONTH), ("99.9", MONTH)], "0.000", "0.000", "43200.00"),  # no guarantee from one: none from the chain
]


@pytest.mark.parametrize(("promises", "expected", "floor", "lost"), SERIES)
def test_a_series_loses_what_its_parts_lose(promises, expected, floor, lost):
    chain = in_series(Chain(share(one), guaranteed(share(one), how, MONTH)) for one, how in promises)
    assert (three(chain.expected), three(chain.floor)) == (expected, floor)
    assert f"{float(downtime(chain.floor, MONTH)):.2f}" == lost


GUARANTEED = [
    ("99.9", YEAR, MONTH, "98.783"),  # a year's allowance in one month
    ("99.95", YEAR, MONTH, "99.392"),
    ("99.9", Measure("month", ALWAYS, Fraction(480)), MONTH, "98.790"),  # eight hours of upkeep are not counted
    ("99.9", MONTH, MONTH, "99.900"),
    ("99.9", MONTH, YEAR, "99.900"),  # a shorter window guarantees every longer one
    ("90", YEAR, MONTH, "0.000"),  # more than a month may be lost
    ("99.9", Measure("month", OFFICE), MONTH, "24.420"),  # 10,549.44 of 43,200 minutes: nothing is said of the nights
    ("99.9", Measure("month", OFFICE), Measure("month", OFFICE), "99.900"),  # the same hours
    ("99.9", MONTH, Measure("month", OFFICE), "99.591"),  # 43.2 minutes may all fall into office hours
]


@pytest.mark.parametrize(("percent", "vendor", "client", "left"), GUARANTEED)
def test_a_vendor_may_lose_its_whole_allowance_in_one_client_window(percent, vendor, client, left):
    assert three(guaranteed(share(percent), vendor, client)) == left


def test_a_pair_is_expected_to_do_better_than_it_guarantees():
    parts = [Chain(share("99"), share("99")), Chain(share("99.5"), share("99.5"))]
    assert redundant(parts) == Chain(share("99.995"), share("99.5"))
    assert redundant(parts, failover=True).floor == share("99.995")  # the switch itself is contracted


PARTS = st.lists(
    st.integers(0, 10_000).map(lambda n: Chain(Fraction(n, 10_000), Fraction(n, 10_000))), min_size=1, max_size=6
)


@given(PARTS)
def test_a_series_is_never_better_than_its_weakest_part(parts):
    chain = in_series(parts)
    assert 0 <= chain.floor <= min(part.floor for part in parts)
    assert chain.floor <= chain.expected <= min(part.expected for part in parts)


@given(PARTS, st.booleans())
def test_redundancy_is_never_worse_than_its_best_part(parts, failover):
    block = redundant(parts, failover=failover)
    assert max(part.floor for part in parts) <= block.floor <= block.expected <= 1


@given(PARTS, st.integers(0, 10_000))
def test_one_more_vendor_in_the_path_never_helps(parts, more):
    longer = in_series([*parts, Chain(Fraction(more, 10_000), Fraction(more, 10_000))])
    assert longer.floor <= in_series(parts).floor


@given(st.integers(0, 10_000), st.sampled_from(["month", "quarter", "year"]), st.integers(0, 2_000))
def test_no_window_and_no_upkeep_guarantees_more_than_the_number_says(n, window, upkeep):
    promised = Fraction(n, 10_000)
    assert 0 <= guaranteed(promised, Measure(window, ALWAYS, Fraction(upkeep)), MONTH) <= promised


JUDGED = [
    # promise, vendors, outcome, gap in minutes a month, remark
    ("99.9 %", ["99.99 %", "99.9 %", "99.95 %"], "walk-away", 25.92),
    ("99.9 %", ["99.99 %", "99.99 %", "99.95 %"], "acceptable", None),  # 99.93 % misses the reserve
    ("99.5 %", ["99.99 %", "99.9 %", "99.95 %"], "preferred", None),
    ("99.9 %", ["99.95 %", "99.9 %"], "walk-away", 21.6),
    ("99.9 %", ["99.9 %"] * 5, "walk-away", 172.8),
    ("99.0 %", ["99.9 %"] * 5, "preferred", None),
    ("99.5 %", ["99.99 %", "none"], "walk-away", 42984.0),  # no guarantee from one
    ("99.5 %", ["{value: 99.99 %, target: yes}"], "walk-away", 42984.0),  # a target guarantees nothing
]


@pytest.mark.parametrize(("promise", "vendors", "outcome", "gap"), JUDGED)
def test_the_chain_is_held_against_the_promise(tmp_path: Path, promise, vendors, outcome, gap):
    figures = [f"availability: {one} | window: month" for one in vendors]
    (pair,) = found(tmp_path, "availability-gap", f"availability: {promise}", *figures)
    assert pair.finding.outcome == outcome
    assert (pair.gap.n if pair.gap else None) == gap


OPEN = [
    ("99.5 %", ["availability: 99.9 %", ""], "unclear"),  # of one vendor nothing is known
    ("99.5 %", ["availability: 99 %", ""], "walk-away"),  # the other alone is below the promise
    ("99.5 %", ["availability: 99.9 %"], "unclear"),  # by the month it holds, by the year it does not
    ("97 %", ["availability: 99.9 %"], "preferred"),  # by every window
]


@pytest.mark.parametrize(("promise", "vendors", "outcome"), OPEN)
def test_what_is_not_known_is_neither_kept_nor_broken(tmp_path: Path, promise, vendors, outcome):
    (pair,) = found(tmp_path, "availability-gap", f"availability: {promise}", *vendors)
    assert pair.finding.outcome == outcome


def test_maintenance_counts_unless_clients_grant_it_too(tmp_path: Path):
    figures = "availability: 99.9 % | window: month | maintenance: 8 hours"
    (counted,) = found(tmp_path, "availability-gap", "availability: 99 %", figures)
    (granted,) = found(tmp_path, "availability-gap", "availability: 99 % | excludes_maintenance: yes", figures)
    assert (counted.finding.outcome, granted.finding.outcome) == ("walk-away", "preferred")
    assert counted.finding.found == "98.79 % guaranteed"


def test_hours_that_a_vendor_does_not_cover_are_lost(tmp_path: Path):
    figures = "availability: 99.9 % | window: month | service_hours: business hours"
    (pair,) = found(tmp_path, "availability-gap", "availability: 99.9 %", figures)
    assert pair.finding.outcome == "walk-away"
