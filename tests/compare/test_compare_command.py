"""The command `compare`: what it prints, its exit statuses, and what it compares with what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from contract_review.cli import cli
from contract_review.errors import UsageError
from tests.compare.papers import CLAUSES, paper


def run(*arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "100"}).invoke(cli, ["compare", *arguments], standalone_mode=False)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A contract and its renewal, which is worse in its term and better in its time to pay."""
    folder = tmp_path_factory.mktemp("pair")
    clauses = dict(CLAUSES)
    clauses["3.2"] = clauses["3.2"].replace("one (1) year", "three (3) year").replace("thirty (30)", "ninety (90)")
    clauses["4.1"] = clauses["4.1"].replace("forty-five (45)", "sixty (60)")
    (folder / "old.txt").write_text(paper(), encoding="utf-8")
    (folder / "new.txt").write_text(paper(clauses), encoding="utf-8")
    return str(folder / "old.txt"), str(folder / "new.txt")


def test_what_got_worse_stands_at_the_top(pair: tuple[str, str]) -> None:
    text = run(*pair).stdout
    top = text[: text.index("WHAT GOT BETTER")]
    assert "Longer renewal term" in top
    assert "1 year → 3 years" in top
    assert "Longer notice against renewal" in top
    assert "Longer time to pay" in text[len(top) :]
    assert "[-one (1)-] {+three (3)+}" in " ".join(text.split())


def test_data_tells_terms_findings_and_words(pair: tuple[str, str]) -> None:
    said = json.loads(run(*pair, "--format", "json").stdout)
    assert said["schema"] == "contract-review/compare/1"
    assert [(one["id"], one["old"]["value"]["n"], one["new"]["value"]["n"]) for one in said["traps"]] == [
        ("term.renewal-period", 1, 3),
        ("term.non-renewal-notice", 30, 90),
    ]
    assert {one["turn"] for one in said["findings"]} <= {"worse", "new", "better", "gone"}
    assert [clause["happened"] for clause in said["clauses"]] == [["reworded"], ["reworded"]]
    first = said["clauses"][0]["words"][0]
    text = Path(pair[1]).read_text(encoding="utf-8")
    assert text[first["new"]["start"] : first["new"]["end"]] == "three (3)"


STATUS = [
    (("--fail-on", "worse"), False, 1, "worse, and asked to fail on that"),
    ((), False, 0, "worse, and nobody asked"),
    (("--fail-on", "worse"), True, 0, "the same contract is not worse"),
]


@pytest.mark.parametrize(("more", "same", "status", "remark"), STATUS, ids=[row[3] for row in STATUS])
def test_status_tells_whether_it_got_worse(
    pair: tuple[str, str], more: tuple[str, ...], same: bool, status: int, remark: str
) -> None:
    old, new = pair
    assert run(old, old if same else new, *more).return_value == status


def test_contracts_of_the_register_are_compared_by_their_numbers(
    pair: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTRACT_REVIEW_REGISTER", str(tmp_path / "register.db"))
    old, new = pair
    CliRunner().invoke(cli, ["upload", old], standalone_mode=False)
    CliRunner().invoke(cli, ["upload", new, "--version-of", "1"], standalone_mode=False)
    plain = json.loads(run(*pair, "--format", "json").stdout)
    of_versions = json.loads(run("1@1", "1", "--format", "json").stdout)
    assert [of_versions[name] for name in ("traps", "findings", "clauses")] == [
        plain[name] for name in ("traps", "findings", "clauses")
    ]
    assert isinstance(run("2", new).exception, UsageError)


def test_reviews_are_compared_without_their_words_and_it_is_said(pair: tuple[str, str], tmp_path: Path) -> None:
    written = tmp_path / "old.json"
    CliRunner().invoke(cli, ["review", pair[0], "--format", "json", "-o", str(written)], standalone_mode=False)
    text = run(str(written), pair[1]).stdout
    assert "The words were not compared" in text
    assert "Longer renewal term" in text
    assert json.loads(run(str(written), pair[1], "--format", "json").stdout)["clauses"] is None


def test_file_that_is_no_review_is_told_in_one_line(pair: tuple[str, str], tmp_path: Path) -> None:
    wrong = tmp_path / "other.json"
    wrong.write_text('{"a": 1}', encoding="utf-8")
    error = run(str(wrong), pair[1]).exception
    assert isinstance(error, UsageError)
    assert "is no review" in str(error)
