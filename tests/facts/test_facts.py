"""What is read out of sentences and tables, and what is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from contract_review.documents import read_bytes
from contract_review.facts import extract
from contract_review.facts.vocabulary import FURTHER_IDS
from contract_review.model.contract import Contract, Kind, Role
from contract_review.model.fact import Fact
from contract_review.model.wording import in_words
from contract_review.review import understand

# BaseLoader: "yes" stays a word.
SENTENCES = yaml.load((Path(__file__).parent / "sentences" / "facts.yml").read_text(encoding="utf-8"), yaml.BaseLoader)


def facts_of(text: str) -> tuple[Fact, ...]:
    return extract(understand(read_bytes(text.encode(), path="contract.md")))


@pytest.mark.parametrize("row", SENTENCES, ids=[row["text"][:60] for row in SENTENCES])
def test_sentence_says_exactly_these_facts(row: dict[str, Any]) -> None:
    said = (fact for fact in facts_of(row["text"]) if fact.id not in FURTHER_IDS)
    found = sorted([fact.id, in_words(fact.value)] for fact in said)
    assert found == sorted(row["facts"])


def test_every_quote_stands_in_the_text(contract: Contract) -> None:
    facts = extract(contract)
    assert facts
    for fact in facts:
        for piece in fact.evidence:
            assert contract.text[piece.span.start : piece.span.end] == piece.quote


CREDITS = [
    ("| Availability | Credit |\n|---|---|\n| < 99.9 % but \u2265 99.0 % | 10 % |\n| below 99.0 % | 25 % |", "signs"),
    (
        "| Service Credit | Monthly Uptime Percentage |\n|---|---|\n| 10% | 99.0% - 99.9% |\n| 25% | less than 99.0% |",
        "turned",
    ),
    (
        "| Uptime | Credit |\n|---|---|\n| Less than 99.9% but greater than or equal to 99.0% | 10% |\n| Under 99.0% | 25% |",
        "in words",
    ),
]


@pytest.mark.parametrize(("table", "remark"), CREDITS, ids=[row[1] for row in CREDITS])
def test_credit_schedule_gives_its_rows(table: str, remark: str) -> None:
    tiers = [f for f in facts_of(f"# Service Credits\n\n{table}\n") if f.id == "sla.credit-tier"]
    assert [(in_words(f.value), f.qualifiers.below, f.qualifiers.floor) for f in tiers] == [
        ("10 %", 99.9, 99.0),
        ("25 %", 99.0, None),
    ]


def test_severity_matrix_gives_times_by_severity() -> None:
    table = """# Support

| Priority | Description | Response time | Resolution time |
|---|---|---|---|
| P1 Critical | Service is down | 30 minutes | 4 hours |
| P2 High | Degraded | 2 business hours | 1 business day |
| P3 Low | Question | Next business day | n/a |
"""
    found = [(f.id, f.qualifiers.severity, in_words(f.value)) for f in facts_of(table)]
    assert found == [
        ("support.response-time", 1, "30 minutes"),
        ("support.response-time", 2, "2 business hours"),
        ("support.response-time", 3, "1 business day"),
        ("support.resolution-time", 1, "4 hours"),
        ("support.resolution-time", 2, "1 business day"),
    ]


def test_plans_as_columns_become_scopes() -> None:
    table = "# Response times\n\n| Severity | Silver | Gold |\n|---|---|---|\n| 1 Critical | 4 hours | 1 hour |\n| 2 High | 8 hours | 4 hours |\n"
    found = {(f.qualifiers.severity, f.qualifiers.scope, in_words(f.value)) for f in facts_of(table)}
    assert found == {(1, "Silver", "4 hours"), (1, "Gold", "1 hour"), (2, "Silver", "8 hours"), (2, "Gold", "4 hours")}


def test_parties_and_kind_are_known(contract: Contract) -> None:
    vendor, customer = contract.party(Role.VENDOR), contract.party(Role.CUSTOMER)
    assert vendor is not None
    assert customer is not None
    assert (vendor.name, customer.name) == ("Harbour Vault, Inc.", "Northwind Managed IT Ltd.")


KINDS = [
    ("SERVICE LEVEL AGREEMENT", Kind.SLA),
    ("Master Services Agreement", Kind.MSA),
    ("Software Maintenance Agreement", Kind.MAINTENANCE),
    ("MSP Reseller Agreement", Kind.RESELLER),
    ("Hosting Agreement", Kind.HOSTING),
    ("Order Form", Kind.ORDER_FORM),
]


@pytest.mark.parametrize(("title", "kind"), KINDS)
def test_title_names_the_kind(title: str, kind: Kind) -> None:
    text = f"{title}\n\nThe parties agree.\n\nIt ends."
    assert understand(read_bytes(text.encode(), path="a.txt")).kind is kind
