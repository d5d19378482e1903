"""What kind of document it is."""

from __future__ import annotations

import pytest

from contract_review.clauses import segment
from contract_review.documents import read_bytes
from contract_review.facts.kind import kind_of
from contract_review.model.contract import Kind

KINDS = [
    ("SERVICE LEVEL AGREEMENT\n\nUptime is 99.9% a month.", Kind.SLA, "the title says it"),
    ("MSP RESELLER AGREEMENT\n\nReseller may sell the software.", Kind.RESELLER, "reseller before MSP"),
    ("CHANNEL PARTNER PROGRAM AGREEMENT\n\nPartner may join.", Kind.PARTNER, "a programme for partners"),
    ("SOFTWARE MAINTENANCE AGREEMENT\n\nVendor corrects errors.", Kind.MAINTENANCE, "maintenance of software"),
    (
        "SUPPORT SERVICES AGREEMENT\n\n1. Term and Termination\n\nIt runs for a year.\n\n2. Limitation of Liability\n\nLiability is limited to the fee.",
        Kind.MAINTENANCE,
        "a contract on support, with a term and a limit of its own",
    ),
    (
        "SUPPORT SERVICES\n\n1. Severity levels\n\nSevere faults are answered in an hour.",
        Kind.SUPPORT,
        "a policy on support",
    ),
    ("LICENCE AND MAINTENANCE AGREEMENT\n\nVendor licenses it.", Kind.LICENCE, "the licence itself, with its maintenance"),
    ("WEB HOSTING AGREEMENT\n\nHost keeps the servers.", Kind.HOSTING, "hosting"),
    ("MASTER SERVICES AGREEMENT\n\nWork follows a statement of work.", Kind.MSA, "a master agreement"),
    ("DATA PROCESSING ADDENDUM\n\nProcessor acts on instructions.", Kind.DPA, "an addendum on personal data"),
    ("BUSINESS ASSOCIATE AGREEMENT\n\nBusiness Associate protects health data.", Kind.DPA, "health data is personal data"),
    ("INDEPENDENT CONTRACTOR AGREEMENT\n\nContractor works by the day.", Kind.MSA, "a contractor's services"),
    (
        "CLOUD SERVICE AGREEMENT\n\nOrder Form\n\nThe start date is stated below. Seats: 40.",
        Kind.ORDER_FORM,
        "an order form under the name of its agreement",
    ),
    ("SERVICE LEVEL AGREEMENT\n\nThis is made to support resellers.", Kind.SLA, "the title goes before the text"),
    (
        "I work for you and send a bill. Each project has a statement of work. A statement of work names the days that it takes, what it costs, and who does it.",
        Kind.MSA,
        "a contract that speaks of statements of work is none itself",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "remark"), KINDS, ids=[row[2] for row in KINDS])
def test_kind_is_read(text: str, kind: Kind, remark: str) -> None:
    document = read_bytes(text.encode(), path="a.txt")
    assert kind == kind_of(document, segment(document))
