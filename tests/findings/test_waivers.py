"""A waiver covers what a person accepted, and is told where it covers nothing."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from contract_review import Review
from contract_review.documents import read_bytes
from contract_review.errors import RuleFileError
from contract_review.review import Reading, review_document
from contract_review.rulebook import load_playbook

TEXT = (
    'This Agreement is made between Alderbrook Hosting, Inc. ("Provider") and Fenwick IT, LLC ("Customer").\n\n'
    "4. Fees\n\n4.1 Payment. Customer shall pay each invoice within {days} days after receipt of the invoice."
)


def reviewed_by_file(tmp_path: Path, waiver: str, *, days: int = 10) -> Review:
    path = tmp_path / "waivers.yml"
    path.write_text(f"- {{rule: pricing.payment-terms, by: Ida Holm, until: 2027-06-30, {waiver}}}\n", encoding="utf-8")
    document = read_bytes(TEXT.format(days=days).encode(), path="files/alderbrook.txt")
    return review_document(document, playbook=load_playbook("msp-default", waivers=path))


def reviewed(tmp_path: Path, *, days: int, vendor: str = "Alderbrook", as_of: date | None = None) -> Review:
    path = tmp_path / "ours.yml"
    path.write_text(
        "name: ours\nextends: msp-default\nwaivers:\n  - rule: pricing.payment-terms\n    by: Ida Holm\n    until: 2027-06-30\n"
        f"    why: Short terms buy the discount.\n    vendor: {vendor}\n",
        encoding="utf-8",
    )
    document = read_bytes(TEXT.format(days=days).encode(), path="contract.txt")
    return review_document(document, playbook=load_playbook(path), reading=Reading(as_of=as_of))


CASES = [
    ({"days": 10}, "waived", [], "in force"),
    ({"days": 10, "as_of": date(2027, 6, 30)}, "waived", [], "its last day"),
    ({"days": 10, "as_of": date(2027, 7, 1)}, "walk-away", ["expired-waiver"], "the day after"),
    ({"days": 60}, "preferred", ["unused-waiver"], "nothing to accept any more"),
    ({"days": 10, "vendor": "Somebody Else"}, "walk-away", [], "another vendor's waiver"),
]


@pytest.mark.parametrize(("how", "outcome", "problems", "remark"), CASES, ids=[row[3] for row in CASES])
def test_waiver_covers_or_is_told(
    tmp_path: Path, how: dict[str, object], outcome: str, problems: list[str], remark: str
) -> None:
    review = reviewed(tmp_path, **how)  # type: ignore[arg-type]
    (finding,) = [finding for finding in review.findings if finding.rule == "pricing.payment-terms"]
    assert finding.outcome == outcome
    assert [problem.category for problem in review.problems] == problems
    assert not review.incomplete


HASH = hashlib.sha256(TEXT.format(days=10).encode()).hexdigest()
FILES = [
    ("reason: the discount", 10, "waived", [], "any contract"),
    ("reason: the discount, contract: alderbrook.txt", 10, "waived", [], "this contract"),
    ("reason: the discount, contract: other.txt", 10, "walk-away", [], "another contract"),
    (f'reason: the discount, hash: "{HASH}"', 10, "waived", [], "this text"),
    (f'reason: the discount, hash: "{HASH[:12]}"', 10, "waived", [], "the beginning of its hash"),
    (f'reason: the discount, hash: "{HASH}"', 9, "walk-away", [], "a text that no waiver was given for"),
    (
        f'reason: the discount, contract: alderbrook.txt, hash: "{HASH}"',
        9,
        "walk-away",
        ["stale-waiver"],
        "the contract was changed after it was accepted",
    ),
    ("reason: the discount, clause: 4.1", 10, "waived", [], "the clause by its number"),
    ("reason: the discount, clause: Payment", 10, "waived", [], "the clause by its heading"),
    ("reason: the discount, clause: 4", 10, "walk-away", ["stale-waiver"], "another clause"),
    ("reason: the discount, clause: 4.1", 60, "preferred", ["unused-waiver"], "nothing to accept any more"),
]


@pytest.mark.parametrize(("waiver", "days", "outcome", "problems", "remark"), FILES, ids=[row[4] for row in FILES])
def test_waiver_of_a_file_covers_its_contract_and_clause(
    tmp_path: Path, waiver: str, days: int, outcome: str, problems: list[str], remark: str
) -> None:
    review = reviewed_by_file(tmp_path, waiver, days=days)
    (finding,) = [finding for finding in review.findings if finding.rule == "pricing.payment-terms"]
    assert finding.outcome == outcome
    assert [problem.category for problem in review.problems] == problems


MISTAKES = [
    ("why: x, clauses: 4", "'clauses' is no key of a waiver; did you mean 'clause'", "a misspelt key"),
    ("clause: 4", "the waiver has no 'reason'", "no reason"),
    ("reason: x, hash: soon", "the hash is the sha256", "no hash"),
]


@pytest.mark.parametrize(("waiver", "says", "remark"), MISTAKES, ids=[row[2] for row in MISTAKES])
def test_mistake_in_a_file_of_waivers_names_its_line(tmp_path: Path, waiver: str, says: str, remark: str) -> None:
    with pytest.raises(RuleFileError, match=r"waivers\.yml:1:\d+: ") as caught:
        reviewed_by_file(tmp_path, waiver)
    assert says in str(caught.value)


def test_playbook_names_a_file_of_waivers_beside_it(tmp_path: Path) -> None:
    (tmp_path / "accepted.yml").write_text(
        "- {rule: sla.sole-remedy, by: Ida Holm, until: 2027-06-30, reason: one vendor only}\n", encoding="utf-8"
    )
    path = tmp_path / "ours.yml"
    path.write_text("name: ours\nextends: msp-default\nwaivers: accepted.yml\n", encoding="utf-8")
    assert [waiver.why for waiver in load_playbook(path).waivers] == ["one vendor only"]
