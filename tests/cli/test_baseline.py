"""What is new since an earlier review: other words, or another rule, and never a clause that only moved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from contract_review.cli import cli

PAYS = "Customer shall pay each invoice within {} days after receipt of the invoice."
LAW = "This Agreement is governed by the laws of Norway."


def reviewed(folder: Path, *clauses: str, more: tuple[str, ...] = ()) -> Result:
    text = "SERVICES AGREEMENT\n\n" + "\n\n".join(f"{n}. {clause}" for n, clause in enumerate(clauses, 1))
    (folder / "contract.txt").write_text(text, encoding="utf-8")
    return CliRunner().invoke(cli, ["review", str(folder / "contract.txt"), *more], standalone_mode=False)


def payment(result: Result) -> dict[str, object]:
    return next(one for one in json.loads(result.stdout)["findings"] if one["rule"] == "pricing.payment-terms")


CHANGES = [
    ((PAYS.format("ten (10)"), LAW), False, "nothing"),
    ((LAW, PAYS.format("ten (10)")), False, "the clause has another number"),
    ((PAYS.format("ten (10)").upper(), LAW), False, "capitals"),
    ((PAYS.format("nine (9)"), LAW), True, "other words"),
    ((LAW,), True, "the clause is gone"),
]


@pytest.mark.parametrize(("clauses", "new", "remark"), CHANGES, ids=[row[2] for row in CHANGES])
def test_flag_is_new_where_its_words_are(tmp_path: Path, clauses: tuple[str, ...], new: bool, remark: str) -> None:
    earlier = reviewed(tmp_path, PAYS.format("ten (10)"), LAW, more=("--format", "json"))
    (tmp_path / "review.json").write_text(earlier.stdout, encoding="utf-8")
    more = ("--format", "json", "--baseline", str(tmp_path / "review.json"))
    assert payment(reviewed(tmp_path, *clauses, more=more))["new"] is new


def test_what_was_in_order_before_is_new(tmp_path: Path) -> None:
    earlier = json.loads(reviewed(tmp_path, PAYS.format("ten (10)"), more=("--format", "json")).stdout)
    for finding in earlier["findings"]:
        finding["outcome"] = "preferred"
    (tmp_path / "review.json").write_text(json.dumps(earlier), encoding="utf-8")
    more = ("--format", "json", "--baseline", str(tmp_path / "review.json"))
    assert payment(reviewed(tmp_path, PAYS.format("ten (10)"), more=more))["new"] is True


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_reports_mark_what_is_new_and_only_that(tmp_path: Path, form: str) -> None:
    earlier = reviewed(tmp_path, PAYS.format("sixty (60)"), more=("--format", "json"))
    (tmp_path / "review.json").write_text(earlier.stdout, encoding="utf-8")
    mark = {"text": "  NEW", "md": ", new*:", "html": " · new<"}[form]
    more = ("--format", form, "--baseline", str(tmp_path / "review.json"))
    assert reviewed(tmp_path, PAYS.format("ten (10)"), more=more).stdout.count(mark) == 1
    assert reviewed(tmp_path, PAYS.format("sixty (60)"), more=more).stdout.count(mark) == 0


def test_status_looks_at_what_is_new_alone(tmp_path: Path) -> None:
    earlier = reviewed(tmp_path, PAYS.format("ten (10)"), more=("--format", "json"))
    (tmp_path / "review.json").write_text(earlier.stdout, encoding="utf-8")
    more = ("--fail-on", "low", "--baseline", str(tmp_path / "review.json"))
    assert reviewed(tmp_path, PAYS.format("ten (10)"), more=more).return_value == 0
    assert reviewed(tmp_path, PAYS.format("nine (9)"), more=more).return_value == 1


@pytest.mark.parametrize("text", ["", "{}", "[1]", "no json", '{"document": {"path": "a"}, "findings": [{}]}'])
def test_baseline_that_is_no_review_is_told_in_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "review.json").write_text(text, encoding="utf-8")
    result = reviewed(tmp_path, LAW, more=("--baseline", str(tmp_path / "review.json")))
    assert "review.json: is no review; write one with" in str(result.exception)
