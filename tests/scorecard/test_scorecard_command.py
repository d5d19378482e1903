"""`scorecard` over contracts, reviews, folders and the register, in each of its forms."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from contract_review.cli import cli
from contract_review.model.review import Review
from contract_review.reports.data import as_dict
from contract_review.reports.templates import content_hash

NASTY = "=2+3 <script>alert(1)</script> {{ 7*7 }}\x1b[31m"


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(cli, ["scorecard", *map(str, arguments)], standalone_mode=False)
    assert result.exception is None, result.exception
    return result


def vendors(*arguments: str | Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(*arguments, "--format", "json").stdout)["vendors"]
    return found


@pytest.fixture
def nasty(review: Review, tmp_path: Path) -> Path:
    told = as_dict(review)
    told["document"]["parties"] = [{"name": NASTY, "role": "vendor"}]
    for finding in told["findings"]:
        finding["message"] = NASTY
    path = tmp_path / "nasty.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def test_contract_its_review_and_the_register_say_the_same(contract_file: Path, stored: Path, register: str) -> None:
    (file,), (review,), (kept,) = vendors(contract_file), vendors(stored), vendors("--register", register)
    assert file == review
    assert kept["contracts"][0].pop("contract").startswith("#1 ")
    assert kept["vendor"] == file["vendor"] == "Harbour Vault, Inc."
    for one, other in zip(kept["areas"], file["areas"], strict=True):
        assert (one["worst"], one["counts"]) == (other["worst"], other["counts"])
    assert {area["area"] for area in file["areas"]} == {"pricing", "support", "sla", "partnership", "exit"}


def test_every_answer_counts_once_and_stands_on_words_of_the_contract(stored: Path, review: Review) -> None:
    (vendor,) = vendors(stored)
    quoted = 0
    for area in vendor["areas"]:
        assert sum(area["counts"].values()) == len(area["requirements"])
        for one in area["requirements"]:
            assert one["evidence"] or one["looked_in"] or one["outcome"] in ("preferred", "acceptable", "unclear")
            quoted += sum(
                review.contract.text[piece["start"] : piece["end"]] == piece["quote"] for piece in one["evidence"]
            )
    assert quoted == sum(len(one["evidence"]) for area in vendor["areas"] for one in area["requirements"]) > 10


def test_no_number_sums_up_a_vendor(stored: Path) -> None:
    (vendor,) = vendors(stored)
    assert set(vendor) == {"vendor", "contracts", "areas", "figures"}
    assert "score" not in json.dumps(vendor).replace("scorecard", "")


def test_review_in_a_folder_counts_in_the_place_of_its_contract(stored: Path, contract_file: Path) -> None:
    told = json.loads(stored.read_text(encoding="utf-8"))
    told["playbook"]["name"] = "of-last-year"
    stored.write_text(json.dumps(told), encoding="utf-8")
    (stored.parent / contract_file.name).write_bytes(contract_file.read_bytes())
    (stored.parent / "other.json").write_text("{}", encoding="utf-8")
    (vendor,) = vendors(stored.parent)
    assert [one["playbook"].split()[0] for one in vendor["contracts"]] == ["of-last-year"]


def test_contract_that_ended_or_was_renewed_is_left_out(register: str, contract_file: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.txt"
    newer.write_text(f"{contract_file.read_text()}\n\nRenewed.\n", encoding="utf-8")
    for command in (
        ["upload", str(newer)],
        ["contracts", "link", "2", "1", "--as", "renews"],
    ):
        assert CliRunner().invoke(cli, [*command, "--register", register], standalone_mode=False).exception is None
    (vendor,) = vendors("--register", register)
    assert [one["number"] for one in vendor["contracts"]] == [2]
    CliRunner().invoke(cli, ["contracts", "set", "2", "--status", "ended", "--register", register])
    assert vendors("--register", register) == []


def test_register_without_a_place_is_the_one_that_the_settings_name(
    register: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTRACT_REVIEW_REGISTER", register)
    assert vendors("--register") == vendors() == vendors("--register", register) != []


def test_vendor_that_a_person_noted_wins(register: str) -> None:
    CliRunner().invoke(cli, ["contracts", "set", "1", "--vendor", "Northwind", "--register", register])
    assert vendors("--register", register)[0]["vendor"] == "Northwind"


def test_page_is_one_file_without_a_script_whose_cells_open_to_the_clause(stored: Path) -> None:
    page = run(stored, "--format", "html").stdout
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    assert f"style-src '{content_hash(style[1])}'" in page
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<link|src=|\son\w+=|style=|https?://", page)
    (vendor,) = vendors(stored)
    flagged = next(area for area in vendor["areas"] if area["requirements"][0]["evidence"])
    opened = page[page.index("<details") : page.rindex("</details>")]
    assert flagged["requirements"][0]["evidence"][0]["quote"][:30] in unescape(opened)


def test_words_of_a_contract_are_words_on_a_page_in_a_terminal_and_in_a_spreadsheet(nasty: Path) -> None:
    page = run(nasty, "--format", "html").stdout
    assert "<script>" not in page
    assert "{{ 7*7 }}" in page
    assert "\x1b" not in run(nasty).stdout
    rows = list(csv.DictReader(io.StringIO(run(nasty, "--format", "csv").stdout)))
    assert {row["vendor"] for row in rows} == {f"'{NASTY}"}


def test_spreadsheet_has_a_row_an_area_and_a_row_a_figure(stored: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run(stored, "--format", "csv").stdout)))
    assert [row["what"] for row in rows] == ["area"] * 5 + ["figure"] * 10
    (term,) = (row for row in rows if row["subject"] == "First term")
    assert (term["value"], bool(term["quote"])) == ("12 months", True)


def test_terminal_shows_map_figures_and_deciding_clauses(stored: Path) -> None:
    shown = run(stored).stdout
    assert shown.startswith("1 vendor, 1 contract: ")
    assert "Notice against" in shown
    for area in ("Pricing", "Support", "Service levels", "Partnership", "Exit"):
        assert re.search(rf"(?m)^\S {area}: (?:escalate|missing|negotiate|unclear|acceptable|preferred)  ", shown)
    assert max(map(len, shown.splitlines())) <= 100


def test_two_runs_agree_to_the_byte(stored: Path) -> None:
    assert run(stored, "--format", "html").stdout == run(stored, "--format", "html").stdout


def test_contract_that_cannot_be_read_gives_status_3_and_the_others_stay(stored: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 broken")
    result = run(stored, broken, "--format", "json")
    assert result.return_value == 3
    assert len(json.loads(result.stdout)["vendors"]) == 1


def test_empty_register_says_how_to_begin(tmp_path: Path) -> None:
    result = run("--register", tmp_path / "new.db")
    assert "contract-review upload" in result.stderr
