"""How a rule comes to its outcome: order, unknowns, silence, and several values."""

from __future__ import annotations

from pathlib import Path

import pytest

from contract_review.documents import read_bytes
from contract_review.facts import extract
from contract_review.findings import judge
from contract_review.model.finding import Finding
from contract_review.model.rule import Playbook
from contract_review.review import understand
from contract_review.rulebook import load_rule

HEAD = """
id: pricing.{name}
title: A title
why: A reason.
reads: [payment, pricing, term-and-renewal, termination]
severity: {{walk-away: high, missing: low}}
say: {{}}
ask: Something better.
{body}
examples:
  - {{text: "x", outcome: preferred}}
  - {{text: "x", outcome: acceptable}}
  - {{text: "x", outcome: negotiate}}
  - {{text: "x", outcome: unclear}}
  - {{text: "x", outcome: walk-away}}
  - {{text: "x", outcome: missing, near_miss: true}}
"""
DUE = """
facts: [pricing.payment-due]
topic: [invoice*, pay*]
{several}
positions:
  walk-away: {{at_most: 15 days, exclusive: true}}
  preferred: {{at_least: 45 days}}
  acceptable: {{at_least: 30 days}}
"""
PLAIN = DUE.format(several="")


def judged(tmp_path: Path, body: str, text: str, **variables: object) -> Finding:
    path = tmp_path / "sample.yml"
    path.write_text(HEAD.format(name="sample", body=body), encoding="utf-8")
    contract = understand(read_bytes(text.encode(), path="sample.txt"))
    book = Playbook(name="test", rules=(load_rule(path),), sha256="", variables=variables)
    return judge(book, contract, extract(contract))[0]


OUTCOMES = [
    (PLAIN, "Invoices are payable within 60 days of receipt.", "preferred", "the preferred position holds"),
    (PLAIN, "Invoices are payable within 20 days of receipt.", "negotiate", "no position holds"),
    (PLAIN, "Invoices are sent by e-mail.", "missing", "silence"),
    (PLAIN, "Invoices are payable as set out in the Order Form.", "unclear", "left to a paper that is not here"),
    (PLAIN, "Invoices are payable within ___ days of receipt.", "unclear", "a blank"),
    (
        PLAIN,
        "Invoices are payable as set out in the Order Form.\n\nORDER FORM\n\nInvoices are sent by e-mail.",
        "missing",
        "the paper is part of the file",
    ),
    (PLAIN, "Invoices are payable within thirty (45) days of receipt.", "acceptable", "the worse of words and figures"),
    (
        PLAIN,
        "Invoices for licences are payable within 60 days of receipt.\n\nInvoices for work are due within 10 days of receipt.",
        "unclear",
        "two values with two outcomes",
    ),
    (
        DUE.format(several="several: worst"),
        "Invoices for licences are payable within 60 days of receipt.\n\nInvoices for work are due within 10 days of receipt.",
        "walk-away",
        "the worst counts",
    ),
    (
        DUE.format(several="several: highest"),
        "Invoices for licences are payable within 60 days of receipt.\n\nInvoices for work are due within 10 days of receipt.",
        "preferred",
        "the highest counts",
    ),
    (
        DUE.format(several="several: together"),
        "Invoices for licences are payable within 60 days of receipt.\n\nInvoices for work are due within 50 days of receipt.",
        "preferred",
        "all values together",
    ),
    (
        "not_applicable: [{when: {kind: other}, because: Not here.}]" + PLAIN,
        "Invoices are payable within 10 days of receipt.",
        "not-applicable",
        "a kind that the rule does not ask",
    ),
]


@pytest.mark.parametrize(("body", "text", "outcome", "remark"), OUTCOMES, ids=[row[3] for row in OUTCOMES])
def test_outcome_of_a_fact(tmp_path: Path, body: str, text: str, outcome: str, remark: str) -> None:
    assert judged(tmp_path, body, text).outcome == outcome


def test_reason_is_told_where_a_rule_asks_nothing(tmp_path: Path) -> None:
    body = "not_applicable: [{when: {kind: other}, because: Not in such a paper.}]" + PLAIN
    assert judged(tmp_path, body, "Invoices are due within 10 days of receipt.").message == "Not in such a paper."


SAYS = "positions: {{walk-away: {{says: {{phrases: [reduce], {options}}}}}, negotiate: {{says: [reduc*]}}}}"
WORDINGS = [
    ("by: customer", "Provider may reduce the number of licences.", "negotiate", "the other party's right"),
    ("by: customer", "Customer may reduce the number of licences.", "walk-away", "this party's right"),
    ("by: vendor", "The licences may be reduce by Vendor.", "walk-away", "who stands behind 'by'"),
    ("by: [customer, either]", "Either party may reduce the scope.", "walk-away", "either party"),
    ("denied: false", "Customer may not reduce the licences.", "missing", "denied"),
    ("denied: true", "Customer may not reduce the licences.", "walk-away", "a denial is looked for"),
    ("denied: either", "Customer may not reduce the licences.", "walk-away", "denied or not"),
    ("with: [monthly]", "Customer may reduce the licences yearly.", "negotiate", "what must stand beside it does not"),
    ("with: [monthly]", "Monthly, Customer may reduce the licences.", "walk-away", "in whatever order"),
    ("without: [penalty]", "Customer may reduce the licences for a penalty.", "negotiate", "what must not stand there"),
    ("strength: discretion", "Customer shall reduce its use.", "negotiate", "a duty is no discretion"),
    ("at_most: 4 hours", "Provider shall reduce the load within 2 hours.", "walk-away", "the time beside the words"),
    ("at_most: 4 hours", "Provider shall reduce the load within 8 hours.", "negotiate", "the time is too long"),
    (
        "at_most: 4 hours",
        "Provider reports within 2 hours and will reduce the load within 8 hours.",
        "negotiate",
        "each time belongs to what it stands beside",
    ),
    ("at_least: 12 months", "Provider may reduce the scope on 24 months' notice.", "walk-away", "long enough"),
    ("at_most: 3 days", "Provider shall reduce the load within 2 business days.", "negotiate", "hangs on the calendar"),
    ("at_least: 30 days", "Customer may reduce on 60 days' notice.", "walk-away", "the quantity keeps the bound"),
    ("at_least: 30 days", "Customer may reduce on 10 days' notice.", "negotiate", "the quantity does not"),
    ("at_least: 30 days", "Customer may reduce.", "negotiate", "no quantity"),
    ("at_most: {variable: units}", "Customer may reduce by 5 seats.", "negotiate", "an unset variable"),
    ("elsewhere: true", "Customer may reduce as stated in the Order Form.", "walk-away", "left to another paper"),
    (
        "in: [confidentiality]",
        "4. Confidentiality\n\nKeep it.\n\n5. Fees\n\nIt may reduce.",
        "negotiate",
        "other clauses",
    ),
]


@pytest.mark.parametrize(("options", "text", "outcome", "remark"), WORDINGS, ids=[row[3] for row in WORDINGS])
def test_wording_is_found_only_as_it_is_meant(
    tmp_path: Path, options: str, text: str, outcome: str, remark: str
) -> None:
    assert judged(tmp_path, SAYS.format(options=options), text).outcome == outcome


VARIABLE = (
    "Invoices are paid according to the Payment Process.\n\nVariables have the meanings given on a Cover Page.\n\n"
    "The Payment Desk answers questions."
)


def test_variable_of_a_cover_page_leaves_the_answer_open(tmp_path: Path) -> None:
    assert judged(tmp_path, PLAIN, VARIABLE).outcome == "unclear"
    assert judged(tmp_path, PLAIN, VARIABLE.replace("Variables have", "Words have")).outcome == "missing"


SILENCE = (
    PLAIN
    + """
silence:
  - {when: {kind: sla}, is: not-applicable}
  - {when: {fact: term.initial, at_most: 12 months}, is: acceptable}
  - {is: missing}
"""
)


@pytest.mark.parametrize(
    ("text", "outcome", "remark"),
    [
        ("The initial term is six months.", "acceptable", "the condition holds"),
        ("The initial term is three years.", "missing", "the condition does not hold"),
        ("Fees are low.", "unclear", "the condition cannot be told"),
        ("Service Level Agreement\n\nUptime is measured.", "not-applicable", "another kind of document"),
    ],
)
def test_silence_means_what_its_conditions_say(tmp_path: Path, text: str, outcome: str, remark: str) -> None:
    assert judged(tmp_path, SILENCE, text).outcome == outcome


INTEREST = """
facts: [pricing.late-interest]
positions:
  walk-away: {at_least: 1.5 % per month, exclusive: true}
  acceptable: {at_most: 1 % per month}
"""


@pytest.mark.parametrize(
    ("rate", "outcome"),
    [("12% per annum", "acceptable"), ("18% per annum", "negotiate"), ("2% per month", "walk-away"), ("9%", "unclear")],
)
def test_rates_are_compared_on_one_basis(tmp_path: Path, rate: str, outcome: str) -> None:
    assert judged(tmp_path, INTEREST, f"Overdue amounts bear interest at {rate} until paid.").outcome == outcome


def test_words_that_only_narrow_are_no_sign_of_the_matter(tmp_path: Path) -> None:
    body = PLAIN.replace("{at_least: 45 days}", "{all: [{at_least: 45 days}, {besides: [each]}]}")
    assert judged(tmp_path, body, "Each user has a name.").outcome == "missing"
    assert judged(tmp_path, body, "Each of the invoices is payable within 60 days of receipt.").outcome == "preferred"
    assert judged(tmp_path, body, "Invoices are payable within 60 days of receipt.").outcome == "acceptable"


CROSS = """
facts: [pricing.increase-notice]
positions:
  walk-away: {at_most: {fact: term.non-renewal-notice}}
  acceptable: {at_least: {fact: term.non-renewal-notice, exclusive: true}}
"""


@pytest.mark.parametrize(("days", "outcome"), [(90, "acceptable"), (60, "walk-away"), (30, "walk-away")])
def test_one_fact_is_held_against_another(tmp_path: Path, days: int, outcome: str) -> None:
    text = (
        f"Provider may change its prices on {days} days' prior notice.\n\nThis Agreement renews automatically for one year "
        "unless a party gives notice of non-renewal 60 days before the end of the term."
    )
    assert judged(tmp_path, CROSS, text).outcome == outcome


def test_bound_of_a_variable_is_unknown_without_it(tmp_path: Path) -> None:
    body = PLAIN.replace("at_least: 30 days", "at_least: {variable: client_days}")
    text = "Invoices are payable within 40 days of receipt."
    assert judged(tmp_path, body, text).outcome == "unclear"
    assert judged(tmp_path, body, text, client_days="30 days").outcome == "acceptable"
    assert judged(tmp_path, body, text, client_days="42 days").outcome == "negotiate"


def test_one_of_two_conditions_alone_is_no_sign_that_the_matter_is_spoken_of(tmp_path: Path) -> None:
    body = "positions: {preferred: {all: [{says: [rebate]}, {says: [monthly]}]}}"
    assert judged(tmp_path, body, "Reports are sent monthly.").outcome == "missing"
    assert judged(tmp_path, body, "A rebate is paid. It is paid monthly.").outcome == "preferred"


SURE = """
facts: [pricing.late-interest]
sure: {sure}
positions:
  walk-away: {{at_least: 1.5 %}}
  preferred: {{at_most: 0.5 %}}
  acceptable: {{at_most: 1 %}}
"""
PAYMENT = "4. Payment\n\nInvoices are due in 30 days. Overdue amounts bear interest at 0.5% per month."
SECRETS = "4. Confidentiality\n\nDamages for a breach of confidence that are overdue bear interest at 2% per month."


@pytest.mark.parametrize(
    ("sure", "text", "outcome", "remark"),
    [
        (0.6, PAYMENT, "preferred", "a clause that is surely about payment decides"),
        (0.6, SECRETS, "unclear", "interest in a clause about secrets may be another interest"),
        (0.01, SECRETS, "walk-away", "a rule that need not be sure takes the words wherever they stand"),
        (0.6, "4. Payment\n\nInvoices are due in 30 days.", "missing", "silence needs no sureness"),
    ],
)
def test_words_decide_only_in_a_clause_that_is_surely_of_the_kind(
    tmp_path: Path, sure: float, text: str, outcome: str, remark: str
) -> None:
    finding = judged(tmp_path, SURE.format(sure=sure), text)
    assert finding.outcome.value == outcome, remark
    if outcome == "unclear":
        assert "2%" in finding.evidence[0].quote
        assert "a person must read it" in finding.message
