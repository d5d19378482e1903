"""Every other pair of promises: outcome and gap by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from contract_review.back_to_back.comparing import compare
from contract_review.back_to_back.requirements import REQUIREMENTS
from contract_review.back_to_back.service_file import load_service
from contract_review.model.fact import Money
from tests.back_to_back.service_files import found, service_text, written

DAY = 1440
OWN = "ourselves:\n  triage: 12 hours\n  migration: 10 days\n  monitoring: yes"
TABLE = [
    # rule, promise, vendor, outcome, gap in minutes
    ("breach-notice-gap", "breach_notice: 48 hours", "breach_notice: 24 hours", "preferred", None),
    ("breach-notice-gap", "breach_notice: 48 hours", "breach_notice: 40 hours", "acceptable", 240),
    ("breach-notice-gap", "breach_notice: 24 hours", "breach_notice: 72 hours", "walk-away", 3600),
    ("breach-notice-gap", "breach_notice: 24 hours", "breach_notice: {words: without undue delay}", "walk-away", None),
    ("breach-notice-gap", "breach_notice: 24 hours", "breach_notice: 1 business day", "walk-away", 59 * 60 + 59),
    ("breach-notice-gap", "breach_notice: 48 hours", "breach_notice: {value: 24 hours, target: yes}", "negotiate", None),
    ("breach-notice-gap", "breach_notice: 24 hours", "", "unclear", None),
    ("breach-notice-gap", "availability: 99 %", "breach_notice: 72 hours", "not-applicable", None),
    ("credit-claim-gap", "credit_claim: 30 days", "credit_claim: 60 days", "preferred", None),
    ("credit-claim-gap", "credit_claim: 45 days", "credit_claim: 7 days", "walk-away", 53 * DAY),
    ("credit-claim-gap", "credit_claim: 30 days", "credit_claim: 35 days", "acceptable", 10 * DAY),  # we measure
    ("credit-claim-gap", "credit_claim: 10 days", "credit_claim: 20 days", "negotiate", 5 * DAY),
    ("credit-claim-gap", "credit: 10 %", "credit_claim: 30 days", "unclear", None),  # clients are not limited
    ("term-alignment", "ends: month-to-month", "ends: month-to-month", "preferred", None),
    ("term-alignment", "ends: 2027-06-30", "ends: 2027-12-31", "preferred", None),
    ("term-alignment", "ends: 2029-06-30", "ends: 2027-12-31 | transition: none", "walk-away", 547 * DAY),
    ("term-alignment", "ends: 2029-06-30", "ends: 2029-06-01 | transition: 60 days", "acceptable", 29 * DAY),
    ("term-alignment", "ends: 2029-06-30", "ends: 2029-01-01 | transition: 60 days", "negotiate", 180 * DAY),
    ("term-alignment", "ends: 2029-06-30", "ends: 2029-01-01", "unclear", 180 * DAY),  # help after it is not known
    ("term-alignment", "ends: 2027-06-30 | units: 300", "ends: 2027-12-31 | units: 500", "walk-away", None),
    ("price-pass-through", "price_increase: 5 % | price_notice: 60 days", "price_increase: 3 % | price_notice: 120 days", "preferred", None),
    ("price-pass-through", "price_increase: none", "price_increase: none", "walk-away", None),  # ours fixed, theirs free
    ("price-pass-through", "price_increase: none", "price_increase: 3 %", "walk-away", None),
    ("price-pass-through", "price_increase: 5 % | price_notice: 90 days", "price_increase: 3 % | price_notice: 30 days", "walk-away", 90 * DAY),
    ("price-pass-through", "price_increase: 5 % | price_notice: 60 days", "price_increase: 5 % | price_notice: 60 days", "acceptable", 30 * DAY),
    ("data-flowdown", "regions: EEA | subprocessor_notice: 30 days", "regions: EEA | subprocessor_notice: 45 days | dpa: yes", "preferred", None),
    ("data-flowdown", "regions: EEA", "regions: {words: any country in which it operates} | dpa: yes", "walk-away", None),
    ("data-flowdown", "regions: EEA", "regions: [EEA, US] | dpa: yes", "walk-away", None),
    ("data-flowdown", "audit: yes", "audit: no | dpa: yes", "walk-away", None),  # the vendor refuses audits
    ("data-flowdown", "regions: EEA", "regions: EEA", "unclear", None),  # no agreement on processing is known
    ("data-flowdown", "subprocessor_notice: 30 days", "subprocessor_notice: 30 days | dpa: yes", "acceptable", None),
    ("payment-gap", "payment: 30 days | prepaid: 1 month", "payment: 45 days | prepaid: 1 month", "preferred", None),
    ("payment-gap", "payment: 30 days | prepaid: none", "payment: 30 days | prepaid: none", "preferred", None),
    ("payment-gap", "payment: 30 days | prepaid: 0 months", "payment: 30 days | prepaid: 12 months", "walk-away", 12 * 30 * DAY),
    ("payment-gap", "payment: 30 days", "payment: 20 days", "acceptable", 10 * DAY),
    ("payment-gap", "payment: 30 days", "payment: 10 days", "negotiate", 20 * DAY),
    ("recovery-objectives", "rpo: 4 hours", "rpo: 24 hours", "walk-away", 1200),
    ("recovery-objectives", "rpo: 4 hours", "rpo: 1 hour | backup_interval: 1 day", "walk-away", 1200),  # saved daily
    ("recovery-objectives", "rpo: 4 hours", "rpo: 4 hours", "preferred", None),
    ("exit-window", "retrieval: 30 days", "retrieval: 60 days", "preferred", None),
    ("exit-window", "retrieval: 30 days", "retrieval: 35 days", "negotiate", 5 * DAY),
    ("exit-window", "retrieval: 30 days", "retrieval: 0 days", "walk-away", 40 * DAY),  # deleted at once
]  # fmt: skip


@pytest.mark.parametrize(("rule", "promise", "vendor", "outcome", "gap"), TABLE)
def test_each_pair_has_its_outcome_and_its_gap(tmp_path: Path, rule, promise, vendor, outcome, gap):
    pair = found(tmp_path, rule, promise, vendor, extra=OWN)[0]
    assert pair.finding.outcome == outcome
    assert (pair.gap.n if pair.gap else None) == gap


MONEY = [
    # rule, clients, promise, vendor, outcome, money missing
    ("liability-gap", 25, "liability: 50,000 EUR", "liability: 18,000 EUR", "walk-away", 1_232_000),
    ("liability-gap", 12, "liability: 60,000 EUR", "liability: 500,000 EUR", "preferred", 220_000),
    ("liability-gap", 10, "liability: 10,000 EUR", "liability: 20,000 EUR", "acceptable", 80_000),
    ("liability-gap", 10, "liability: 10,000 EUR", "liability: 10,000 EUR", "negotiate", 90_000),
    ("liability-gap", 10, "liability: 10,000 EUR", "liability: 12 months | fee: 5,000 EUR", "preferred", 40_000),
    ("liability-gap", 10, "liability: 10,000 EUR", "liability: 12 months", "unclear", None),  # of which fees?
    ("liability-gap", 10, "liability: 10,000 EUR", "liability: 90,000 USD", "unclear", None),  # another currency
    ("liability-gap", 10, "liability: 10,000 EUR", "liability: unlimited", "preferred", None),
    ("liability-gap", 10, "liability: 10,000 EUR", "liability: unlimited | covers_client_claims: no", "walk-away", 100_000),
    ("credit-recovery", 12, "credit: 10 % | fee: 4,000 EUR", "credit: 10 % | fee: 6,000 EUR", "negotiate", 4_200),
    ("credit-recovery", 1, "credit: 10 % | fee: 4,000 EUR", "credit: 10 % | fee: 4,000 EUR", "preferred", None),
    ("credit-recovery", 12, "credit: 10 % | fee: 4,000 EUR", "credit: 10 %", "unclear", None),
]  # fmt: skip


@pytest.mark.parametrize("case", MONEY)
def test_one_failure_hits_all_clients_at_once(tmp_path: Path, case):
    rule, clients, promise, vendor, outcome, missing = case
    (pair,) = found(tmp_path, rule, promise, vendor, clients=clients)
    assert pair.finding.outcome == outcome
    assert pair.gap == (None if missing is None else Money(missing, "EUR"))


def test_recovery_times_add_up_unless_they_run_side_by_side(tmp_path: Path):
    vendors = ("rto: 3 hours", "rto: 2 hours")
    (after,) = found(tmp_path, "recovery-objectives", "rto: 4 hours", *vendors)
    (beside,) = found(tmp_path, "recovery-objectives", "rto: 4 hours | parallel_recovery: yes", *vendors)
    assert (after.finding.outcome, beside.finding.outcome) == ("walk-away", "preferred")


def test_positions_in_the_file_move_the_lines(tmp_path: Path):
    case = ("liability-gap", "liability: 10,000 EUR", "liability: 20,000 EUR")
    (pair,) = found(tmp_path, *case, clients=10, extra="positions: {recovered: 15 %}")
    assert pair.finding.outcome == "preferred"


def test_a_vendor_without_data_owes_nothing_on_data(tmp_path: Path):
    promise = "breach_notice: 24 hours | regions: EEA | rpo: 1 hour | retrieval: 30 days"
    path = written(tmp_path, service_text(promise, "", vendor="holds_data: no"))
    of = {pair.finding.rule: pair.finding.outcome for pair in compare(load_service(path)).pairs}
    assert {of[f"backtoback.{name}"] for name in ("breach-notice-gap", "data-flowdown", "exit-window")} == {
        "not-applicable"
    }


def test_every_requirement_says_something_of_an_empty_promise(tmp_path: Path):
    comparison = compare(load_service(written(tmp_path, service_text("window: month", ""))))
    assert {pair.finding.rule for pair in comparison.pairs} == {requirement.id for requirement in REQUIREMENTS}
    assert comparison.flags() == ()


def test_of_redundant_vendors_the_fastest_restores(tmp_path: Path):
    text = """service: Lines
promise: {restoration: 4 hours}
path:
  - redundant:
      - {vendor: Slow, figures: {restoration: 9 hours}}
      - {vendor: Fast, figures: {restoration: 2 hours}}
"""
    pairs = compare(load_service(written(tmp_path, text))).pairs
    (pair,) = (pair for pair in pairs if pair.finding.rule == "backtoback.support-gap")
    assert (pair.finding.scope, pair.finding.outcome) == ("Fast", "preferred")
