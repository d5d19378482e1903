"""A waiver covers what a person accepted, and is told where it covers nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from contract_review import Review
from contract_review.documents import read_bytes
from contract_review.review import Reading, review_document
from contract_review.rulebook import load_playbook

TEXT = (
    'This Agreement is made between Alderbrook Hosting, Inc. ("Provider") and Fenwick IT, LLC ("Customer").\n\n'
    "Customer shall pay each invoice within {days} days after receipt of the invoice."
)


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
