"""`renewals` over files, reviews and the register."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from contract_review.cli import cli

DAY = ("--as-of", "2026-06-01")


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(cli, ["renewals", *arguments], standalone_mode=False)
    assert result.exception is None, result.exception
    return result


def test_contract_its_review_and_the_register_say_the_same(contract_file: Path, stored: Path, register: str) -> None:
    sources = ([str(contract_file)], [str(stored)], ["--register", register])
    found = [json.loads(run(*one, *DAY, "--format", "json").stdout)["contracts"] for one in sources]
    for (one,) in found:
        assert (one["term_end"], one["legal_deadline"]) == ("2027-02-28", "2026-11-30")
        assert (one["safe_deadline"], one["send_by"]) == ("2026-11-27", "2026-11-26")
        assert one["vendor"] == "Harbour Vault, Inc."


def test_within_leaves_out_what_is_due_later(stored: Path) -> None:
    assert "0 contracts" in run(str(stored), *DAY, "--within", "100d").stdout
    assert "Send notice by 2026-11-26" in run(str(stored), *DAY, "--within", "178d").stdout


def test_contract_that_is_cancelled_has_no_deadline(register: str) -> None:
    assert "1 contract:" in run("--register", register, *DAY).stdout
    CliRunner().invoke(cli, ["contracts", "set", "1", "--status", "cancelled", "--register", register])
    assert "0 contracts" in run("--register", register, *DAY).stdout


def test_name_of_a_contract_is_never_a_formula(register: str) -> None:
    CliRunner().invoke(cli, ["contracts", "set", "1", "--title", "=HYPERLINK(1)", "--register", register])
    (row,) = csv.DictReader(io.StringIO(run("--register", register, *DAY, "--format", "csv").stdout))
    assert row["name"] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("content", ["{}", "[1]", "no json", '{"document": {}}'])
def test_file_that_is_no_review_is_said_to_be_none(content: str, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text(content, encoding="utf-8")
    result = CliRunner().invoke(cli, ["renewals", str(path), *DAY], standalone_mode=False)
    assert "is no review" in str(result.exception)


def test_way_of_notice_is_read_from_the_contract_and_from_the_register(contract_file: Path, tmp_path: Path) -> None:
    path, where = tmp_path / "notices.txt", str(tmp_path / "register.db")
    path.write_text(
        f"{contract_file.read_text()}\n\nNotices shall be sent by courier to the addresses above.\n",
        encoding="utf-8",
    )
    CliRunner().invoke(cli, ["upload", "--register", where, str(path)], standalone_mode=False)
    for source in ([str(path)], ["--register", where]):
        (one,) = json.loads(run(*source, *DAY, "--format", "json").stdout)["contracts"]
        assert one["notices"].startswith("by courier, to the addresses above")
