"""The contracts written for this project, and what their author says that a review must find in them."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from contract_review import Review, review_file
from contract_review.facts.vocabulary import FURTHER_IDS
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Choice, Day, Duration, Fact, Flag, Money, Percentage, Text

FOLDER = Path(__file__).parents[1] / "sample_contracts"
GROUPS = ("term", "pricing", "sla", "support", "liability", "indemnity", "data", "legal", "partner", "governance")
QUALIFIERS = {"party": "party", "per": "per", "severity": "severity", "below": "below", "from": "floor", "of": "of"}
CONTRACTS = sorted(path.name for path in FOLDER.iterdir() if path.suffix in (".pdf", ".docx"))

# What the program does not yet do as the author wrote it. The marks are strict: an entry that begins to pass fails the
# suite until it is taken out, so this list only shrinks.
NOT_YET: dict[str, list[str]] = {}


def names(test: str) -> list[Any]:
    """The contracts for a test, with those marked on which it is known to fail."""
    late = NOT_YET.get(test, [])
    mark = pytest.mark.xfail(strict=True, reason="not read or judged yet as its author wrote it")
    return [pytest.param(name, marks=[mark] if name in late else []) for name in CONTRACTS]


@cache
def expected(name: str) -> dict[str, Any]:
    return yaml.safe_load((FOLDER / f"{Path(name).stem}.expected.yml").read_text(encoding="utf-8"))


@cache
def reviewed(name: str) -> Review:
    return review_file(FOLDER / name)


def plain_value(value: Any) -> Any:
    """A value as the expected files write it."""
    match value:
        case Duration(n=n, unit=unit):
            return (n, str(unit))
        case Percentage(n=n):
            return (n,)
        case Money(amount=amount, currency=currency):
            return (amount, currency)
        case Day(date=date):
            return date.isoformat()
        case Flag(value=flag):
            return flag
        case Choice(word=word):
            return word
        case Text(text=text):
            return text
    raise AssertionError(value)


def written_value(value: Any) -> Any:
    return tuple(value.values()) if isinstance(value, dict) else value


def as_expected(fact: dict[str, Any]) -> tuple[object, ...]:
    """What is compared of a fact: a scope only where the author gives one, for its words are free."""
    return (fact["id"], written_value(fact["value"]), *(fact.get(key) for key in QUALIFIERS))


def as_found(fact: Fact) -> tuple[object, ...]:
    return (fact.id, plain_value(fact.value), *(getattr(fact.qualifiers, field) for field in QUALIFIERS.values()))


def in_groups(facts: tuple[Fact, ...]) -> list[Fact]:
    return [fact for fact in facts if fact.id.partition(".")[0] in GROUPS and fact.id not in FURTHER_IDS]


@pytest.mark.parametrize("name", names("test_every_fact_is_found_and_no_other"))
def test_every_fact_is_found_and_no_other(name: str) -> None:
    wanted = Counter(map(as_expected, expected(name)["facts"]))
    found = Counter(map(as_found, in_groups(reviewed(name).facts)))
    assert {
        "missing": sorted((wanted - found).elements(), key=str),
        "extra": sorted((found - wanted).elements(), key=str),
    } == {"missing": [], "extra": []}


@pytest.mark.parametrize("name", names("test_a_fact_of_one_plan_or_service_names_it"))
def test_a_fact_of_one_plan_or_service_names_it(name: str) -> None:
    for fact in expected(name)["facts"]:
        if "scope" in fact:
            scopes = [
                found.qualifiers.scope or "" for found in reviewed(name).facts if as_found(found) == as_expected(fact)
            ]
            assert any(fact["scope"].lower() in scope.lower() for scope in scopes), f"{fact} is found for {scopes}"


@pytest.mark.parametrize("name", names("test_each_fact_stands_where_its_author_wrote_it"))
def test_each_fact_stands_where_its_author_wrote_it(name: str) -> None:
    review = reviewed(name)
    misplaced = []
    for fact in expected(name)["facts"]:
        places = [e for found in review.facts if as_found(found) == as_expected(fact) for e in found.evidence]
        if places and not any(holds(place, fact, review.contract.text, pdf=name.endswith(".pdf")) for place in places):
            misplaced.append(
                (fact["id"], fact["quote"], fact.get("clause"), fact.get("page"), [place.quote for place in places])
            )
    assert misplaced == []


def holds(place: Evidence, fact: dict[str, Any], text: str, *, pdf: bool) -> bool:
    """Whether the evidence touches the author's words, on the page and in the clause that he gives."""
    start = text.find(fact["quote"])
    spans = []
    while start >= 0:
        spans.append((start, start + len(fact["quote"])))
        start = text.find(fact["quote"], start + 1)
    touches = any(place.span.start < end and start < place.span.end for start, end in spans)
    on_page = not pdf or place.page == fact.get("page")
    return touches and on_page and ("clause" not in fact or fact["clause"] in (place.clause or ""))


@pytest.mark.parametrize("name", names("test_each_quote_stands_in_the_contract_letter_for_letter"))
def test_each_quote_stands_in_the_contract_letter_for_letter(name: str) -> None:
    review = reviewed(name)
    quoted = [place for item in (*review.facts, *review.findings) for place in item.evidence]
    assert [place.quote for place in quoted] == [place.span.text_in(review.contract.text) for place in quoted]


@pytest.mark.parametrize("name", names("test_findings_are_those_of_the_author"))
def test_findings_are_those_of_the_author(name: str) -> None:
    found: dict[str, list[str]] = {}
    for finding in reviewed(name).findings:
        found.setdefault(finding.rule, []).append(str(finding.outcome))
    # An outcome whose rule the playbook has not, waits for the rule.
    wanted = {rule: outcome for rule, outcome in expected(name)["findings"].items() if rule in found}
    assert {rule: outcome if outcome in found[rule] else found[rule] for rule, outcome in wanted.items()} == wanted


@pytest.mark.parametrize("name", names("test_what_cannot_be_read_is_a_problem"))
def test_what_cannot_be_read_is_a_problem(name: str) -> None:
    problems = [problem.category for problem in reviewed(name).problems if problem.blocking]
    assert expected(name)["problems"] == problems
    assert (expected(name)["exit_status"] == 3) == reviewed(name).incomplete


@pytest.mark.parametrize("name", names("test_kind_parties_and_pages"))
def test_kind_parties_and_pages(name: str) -> None:
    wanted, contract = expected(name)["document"], reviewed(name).contract
    if name.endswith(".pdf"):
        assert wanted["pages"] == len(contract.document.pages)
    if "kind" in wanted:
        assert wanted["kind"] == contract.kind
    for party in wanted.get("parties", ()):
        assert (party["name"], party["role"]) in [(one.name, str(one.role)) for one in contract.parties]


@cache
def built(folder: Path) -> dict[str, bytes]:
    pytest.importorskip("reportlab")
    subprocess.run([sys.executable, FOLDER / "build.py", folder], check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_contracts_are_built_from_their_sources(tmp_path: Path) -> None:
    from contract_review.documents import read

    assert sorted(built(tmp_path)) == CONTRACTS
    for name in CONTRACTS:
        # Bytes hang on the version of reportlab and of zlib; what is read does not.
        assert read(FOLDER / name).text == read(tmp_path / name).text, name


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    assert built(tmp_path / "once") == built(tmp_path / "twice")
