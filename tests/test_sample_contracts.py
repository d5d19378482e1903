"""The sample contracts come out as their author says they must."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from contract_review.model.review import Review
from contract_review.reports.data import as_dict
from contract_review.review import review_file

FOLDER = Path(__file__).parent.parent / "sample_contracts"
GROUPS = ("term", "pricing", "sla", "support")
QUALIFIERS = ("per", "severity", "below", "from", "of")
SAMPLES = sorted(
    path for path in FOLDER.iterdir() if path.suffix in (".pdf", ".docx") and path.with_suffix(".expected.yml").exists()
)


def expected(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.with_suffix(".expected.yml").read_text(encoding="utf-8"))


def key(fact: dict[str, Any]) -> tuple[object, ...]:
    return fact["id"], repr(fact["value"]), *(fact.get(name) for name in QUALIFIERS)


@pytest.fixture(scope="module")
def reviews() -> dict[Path, Review]:
    return {path: review_file(path) for path in SAMPLES}


# What the program does not read yet; each entry leaves with the work that makes it pass (strict: a pass is a failure).
NOT_YET = {
    ("facts", "cloud-backup.docx"): "recovery times in a table, several notices in one clause",
    ("facts", "cloud-backup.pdf"): "recovery times in a table, several notices in one clause",
    ("findings", "cloud-backup.docx"): "the rules that read those facts",
    ("findings", "cloud-backup.pdf"): "the rules that read those facts",
    ("findings", "rmm-licence.pdf"): "rights that only the vendor has; who sets a severity; plans as scopes",
    ("kind", "rmm-licence.pdf"): "a licence agreement that also speaks of a subscription",
}


def samples(what: str) -> list[Any]:
    """The samples, with those marked that are known to fail, and why."""
    return [
        pytest.param(
            path,
            id=path.name,
            marks=[pytest.mark.xfail(strict=True, reason=NOT_YET[what, path.name])]
            if (what, path.name) in NOT_YET
            else [],
        )
        for path in SAMPLES
    ]


@pytest.mark.parametrize("path", samples("facts"))
def test_facts_are_exactly_those_that_the_author_wrote(path: Path, reviews: dict[Path, Review]) -> None:
    found = Counter(key(fact) for fact in as_dict(reviews[path])["facts"] if fact["id"].split(".")[0] in GROUPS)
    wanted = Counter(key(fact) for fact in expected(path)["facts"])
    assert (sorted(map(str, wanted - found)), sorted(map(str, found - wanted))) == ([], [])


@pytest.mark.parametrize("path", samples("findings"))
def test_findings_are_those_that_the_author_wrote(path: Path, reviews: dict[Path, Review]) -> None:
    found = {finding.rule: finding.outcome.value for finding in reviews[path].findings}
    wanted = {rule: outcome for rule, outcome in expected(path)["findings"].items() if rule in found}
    assert {rule: found[rule] for rule in wanted} == wanted


@pytest.mark.parametrize("path", samples("kind"))
def test_kind_parties_and_quotes_are_right(path: Path, reviews: dict[Path, Review]) -> None:
    review, wanted = reviews[path], expected(path)["document"]
    assert review.contract.kind.value == wanted["kind"]
    parties = [{"name": p.name, "role": str(p.role) if p.role else None} for p in review.contract.parties]
    assert parties == wanted["parties"]
    for fact in review.facts:
        for piece in fact.evidence:
            assert review.contract.text[piece.span.start : piece.span.end] == piece.quote
