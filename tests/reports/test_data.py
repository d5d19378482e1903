"""JSON is a promise to other programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from contract_review.model.review import Review
from contract_review.reports import data

EVIDENCE = {"quote", "start", "end", "page", "clause", "boxes"}
FACT = {"id", "value", "strength", "evidence"}
FINDING = {"rule", "group", "title", "outcome", "severity", "message", "why", "found", "wanted", "fallback", "ask", "replace_with",
           "scope", "waived_by", "looked_in", "evidence", "fingerprint"}  # fmt: skip


@pytest.fixture(scope="module")
def content(specimen: Review) -> dict:
    return json.loads(data.as_json((specimen,), many=False))


def test_json_as_it_was(specimen: Review, golden: Callable[[str, str], None]) -> None:
    golden("review.json", data.as_json((specimen,), many=False))


def test_keys_are_those_of_the_interface(content: dict) -> None:
    assert set(content) == {
        "schema",
        "version",
        "document",
        "playbook",
        "facts",
        "further_facts",
        "clauses",
        "findings",
        "problems",
        "summary",
    }
    assert content["schema"] == "contract-review/review/1"
    assert set(content["document"]) == {
        "path",
        "sha256",
        "format",
        "pages",
        "words",
        "title",
        "kind",
        "language",
        "parties",
    }
    assert {frozenset(finding) for finding in content["findings"]} == {frozenset(FINDING)}
    assert {frozenset(clause) for clause in content["clauses"]} == {
        frozenset({"number", "heading", "start", "end", "page", "level", "categories"})
    }
    assert all(set(fact) >= FACT for fact in content["facts"])


def test_every_quote_is_what_stands_there(specimen: Review, content: dict) -> None:
    pieces = [piece for part in (*content["facts"], *content["findings"]) for piece in part["evidence"]]
    assert all(set(piece) == EVIDENCE for piece in pieces)
    assert [specimen.contract.text[piece["start"] : piece["end"]] for piece in pieces] == [
        piece["quote"] for piece in pieces
    ]


def test_every_finding_is_there_and_the_summary_counts_the_flags(content: dict) -> None:
    assert len(content["findings"]) == 12
    assert content["summary"] == {
        "findings": {"critical": 2, "high": 2, "medium": 3, "low": 1},
        "outcomes": {"preferred": 1, "acceptable": 1, "negotiate": 3, "walk-away": 2, "missing": 2, "unclear": 1, "waived": 1, "not-applicable": 1},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("fact", "expected", "remark"),
    [
        ("term.initial", {"value": {"n": 24, "unit": "month"}}, "24, not 24.0"),
        ("term.effective-date", {"value": "2026-03-01"}, "a day is an ISO date"),
        ("term.auto-renewal", {"value": True}, "a flag is a boolean"),
        ("sla.uptime", {"value": {"n": 99.5}, "per": "month", "strength": "target"}, "qualifiers stand at the top"),
        ("sla.credit-tier", {"value": {"n": 5}, "below": 99.5, "from": 99}, "the floor is called from"),
        ("support.response-time", {"severity": 1, "scope": "Gold"}, "severity and scope"),
        ("term.non-renewal-notice", {"party": "either"}, "whose notice it is"),
    ],
)
def test_facts_speak_the_vocabulary(content: dict, fact: str, expected: dict, remark: str) -> None:
    found = next(entry for entry in content["facts"] if entry["id"] == fact)
    assert expected == {name: found[name] for name in expected}, remark


def test_a_qualifier_that_narrows_nothing_is_left_out(content: dict) -> None:
    tiers = [fact for fact in content["facts"] if fact["id"] == "sla.credit-tier"]
    assert [set(tier) - FACT for tier in tiers] == [{"below", "from"}, {"below"}]


def test_boxes_are_page_and_corners_in_hundredths_of_a_point(content: dict) -> None:
    uptime = next(fact for fact in content["facts"] if fact["id"] == "sla.uptime")
    assert uptime["evidence"][0]["boxes"] == [[2, 72, 107.12, 500.5, 119]]


def test_same_review_same_bytes(specimen: Review) -> None:
    assert data.as_json((specimen,), many=False) == data.as_json((specimen,), many=False)


@pytest.mark.parametrize(("many", "kind"), [(True, list), (False, dict)])
def test_several_files_make_an_array(specimen: Review, many: bool, kind: type) -> None:
    assert type(json.loads(data.as_json((specimen,), many=many))) is kind


def test_no_reviews_make_an_empty_array() -> None:
    assert json.loads(data.as_json((), many=True)) == []


def test_a_line_of_jsonl_holds_whatever_the_contract_holds(specimen: Review) -> None:
    odd = replace(specimen, findings=(replace(specimen.findings[0], message="a\u2028b\x85c\ud800d"),))
    lines = data.as_jsonl((odd, specimen))
    assert len(lines.splitlines()) == 2
    first = json.loads(lines.splitlines()[0].encode("utf-8"))
    assert first["findings"][0]["message"] == "a\u2028b\x85c\ud800d"
