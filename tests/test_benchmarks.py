"""The yardsticks themselves: what counts as right, and what is said where there is nothing to measure."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from benchmarks import facts, findings, growth, hostile, memo, peers, report, speed
from benchmarks.cases import Case, cases
from benchmarks.hostile_pdf import many_pages
from benchmarks.processes import Run, run
from contract_review.documents import read

SAME = [
    ({"n": 12, "unit": "month"}, {"n": 1, "unit": "year"}, True, "a year is twelve months"),
    ({"n": 30, "unit": "day"}, {"n": 1, "unit": "month"}, False, "a month is not thirty days"),
    ({"n": 1, "unit": "business_hour"}, {"n": 1, "unit": "hour"}, False, "a business hour is no hour"),
    ({"n": 99.9}, {"n": 99.90}, True, "one percentage"),
    ({"amount": 5, "currency": "USD"}, {"amount": 5, "currency": "EUR"}, False, "another currency"),
    (True, False, False, "said and denied"),
    ("Laws of the State of Delaware", "Delaware", True, "the name alone"),
    ("Utah", "Iowa", False, "another state"),
]


@pytest.mark.parametrize(("wanted", "found", "expected", "remark"), SAME, ids=[row[3] for row in SAME])
def test_values_are_the_same_however_they_are_written(wanted, found, expected: bool, remark: str) -> None:
    assert facts._same(facts.comparable(wanted), facts.comparable(found)) is expected


def test_facts_are_matched_one_to_one(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = [
        {"id": "sla.uptime", "value": {"n": 99.9}, "per": "month"},
        {"id": "support.response-time", "value": {"n": 1, "unit": "hour"}, "severity": 1},
    ]
    found = [
        {"id": "sla.uptime", "value": {"n": 99.9}, "per": "month"},
        {"id": "sla.uptime", "value": {"n": 99.9}, "per": "month"},
        {"id": "support.response-time", "value": {"n": 1, "unit": "hour"}, "severity": 2},
    ]
    monkeypatch.setattr(Case, "review", lambda self: {"facts": found})
    result = facts.score([Case("one", Path("contract.pdf"), wanted, None)])
    assert (result.total.right, result.total.found, result.total.wanted) == (1, 2, 2)
    assert len(result.mistakes) == 2


OUTCOMES = [
    ("walk-away", {"walk-away"}, (1, 1, 1, 1), "a flag, exactly"),
    ("negotiate", {"walk-away"}, (1, 1, 1, 0), "a flag, but another"),
    ("missing", {"preferred"}, (0, 1, 0, 0), "a flag too many"),
    ("preferred", {"missing"}, (0, 0, 1, 0), "a flag that is missed"),
    ("acceptable", {"acceptable", "negotiate"}, (0, 0, 0, 1), "both are accepted: nothing is missed"),
    ("negotiate", {"acceptable", "negotiate"}, (1, 1, 1, 1), "both are accepted: the flag is right"),
]


@pytest.mark.parametrize(("outcome", "accepted", "expected", "remark"), OUTCOMES, ids=[row[3] for row in OUTCOMES])
def test_flag_counts_once(outcome: str, accepted: set[str], expected: tuple[int, ...], remark: str) -> None:
    score = findings.GroupScore()
    score.count(outcome, accepted)
    assert (score.flags.right, score.flags.found, score.flags.wanted, score.exact) == expected


def test_worst_of_several_findings_counts() -> None:
    several = [{"rule": "sla.x", "outcome": outcome} for outcome in ("acceptable", "walk-away", "negotiate")]
    assert findings._worst(several) == {"sla.x": "walk-away"}


@pytest.mark.parametrize("module", [facts, findings, speed, report])
def test_nothing_to_measure_is_said_and_is_no_failure(module, tmp_path: Path, capsys) -> None:
    assert module.main([str(tmp_path)]) == 0
    assert "nothing measured" in capsys.readouterr().out


def test_report_leaves_out_what_is_not_there(contract_file: Path, tmp_path: Path, capsys) -> None:
    case = tmp_path / "gold" / "one"
    case.mkdir(parents=True)
    (case / "contract.txt").write_bytes(contract_file.read_bytes())
    gold = {"facts": [{"id": "pricing.payment-due", "value": {"n": 30, "unit": "day"}}]}
    (case / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    page = tmp_path / "page.md"
    assert report.main([str(tmp_path), "-o", str(page)]) == 0
    assert "| pricing.payment-due | 1 | 1 | 1.00 | 1.00 | 1.00 |" in page.read_text(encoding="utf-8")
    assert "findings: no judged contracts; left out" in capsys.readouterr().out
    assert [one.name for one in cases(tmp_path / "gold")] == ["one"]


def test_what_the_rules_cost_is_told_for_each_contract_and_for_all(capsys) -> None:
    sample = next(path for path in sorted(Path("sample_contracts").glob("*.docx")))
    assert speed.main([str(sample), "--rules"]) == 0
    one, every = capsys.readouterr().out.splitlines()
    assert one.startswith(f"{sample.name}, ")
    assert every.startswith("all 1 contracts, ")
    assert "rules cost" in one
    assert "clause model" in every


def test_process_that_fails_is_no_measurement() -> None:
    with pytest.raises(RuntimeError, match="ended with 2"):
        run("contract_review", "nonsense")


def test_a_peer_is_right_where_its_excerpt_prints_the_value(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notice = {"id": "term.convenience-termination", "value": {"n": 60, "unit": "day"}}
    renews = {"id": "term.auto-renewal", "value": True}
    assert peers._is_right(peers.Found("term.convenience-termination", words="upon 60 days notice"), notice)
    assert not peers._is_right(peers.Found("term.convenience-termination", words="upon 160 days notice"), notice)
    assert not peers._is_right(peers.Found("term.convenience-termination"), notice)
    assert peers._is_right(peers.Found("term.auto-renewal"), renews)
    assert not peers._is_right(peers.Found("term.auto-renewal"), {**renews, "value": False})


def test_peers_that_are_not_there_are_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    text = "This Agreement shall automatically renew. Invoices are payable within 30 days. The laws of Utah govern it."
    (folder / "contract.txt").write_text(text, encoding="utf-8")
    (folder / "text.txt").write_text(text, encoding="utf-8")
    gold = {"facts": [{"id": "term.auto-renewal", "value": True}, {"id": "legal.governing-law", "value": "Utah"}]}
    (folder / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    measured = {one.name: one for one in peers.measure(cases(tmp_path), tmp_path / "nowhere")}
    assert sorted(measured) == ["contract-review", "patterns over the text"]
    assert measured["patterns over the text"].values.right == 2
    assert "redline-buddy is not there; left out" in capsys.readouterr().err
    assert peers.main([str(tmp_path / "nothing")]) == 0


def test_a_file_that_means_harm_is_reviewed_and_what_it_says_is_told() -> None:
    (circle,) = hostile.trials(only="in a circle")
    assert circle.passed
    assert circle.told == "page 3 is damaged and was not read; ask for the file again"
    assert hostile.summary([circle]).startswith("1 files, 1 as they must")


def test_a_file_beyond_its_limits_is_no_success() -> None:
    slow = Run(seconds=70.0, processor=61.0, mebibytes=100.0)
    large = Run(seconds=10.0, processor=5.0, mebibytes=1025.0)
    for went in (slow, large, None):
        assert not hostile.Trial("a.pdf", 10, went).passed


def test_pages_are_joined_to_a_file_of_so_many(contract_file: Path, tmp_path: Path) -> None:
    pdf = contract_file.with_name("sample.pdf")
    pdf.write_bytes(many_pages(3))
    joined = growth.joined([pdf], 7, tmp_path)
    assert len(read(joined).pages) == 7


def test_papers_are_measured_for_contracts_that_are_long_enough(capsys: pytest.CaptureFixture[str]) -> None:
    sample = Path(__file__).parents[1] / "sample_contracts" / "colocation.pdf"
    assert memo.main([str(sample), "--pages", "1"]) == 0
    line, total = capsys.readouterr().out.splitlines()
    assert re.match(r"colocation\.pdf, \d+ pages, \d+ points: memo\.docx \d", line)
    assert total.startswith("1 contracts; the slowest memo takes 0.")
    assert memo.main([str(sample), "--pages", "100"]) == 0
    assert "nothing measured" in capsys.readouterr().out
