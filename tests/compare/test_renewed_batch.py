"""`batch --renewals`: which registered contract a renewal is held against, why, and what it made worse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from contract_review.cli import cli
from tests.compare.papers import CLAUSES, HEAD, paper

OTHER = """FIREWALL SERVICES AGREEMENT

This Agreement is entered into as of May 1, 2025 between {vendor} ("Vendor") and Larkspur IT Partners LLC ("Customer").

1. Service

1.1 Watch. Vendor shall watch the firewalls of Customer around the clock and close what an attacker opened.

2. Pay

2.1 Invoices. Customer shall pay each invoice within fourteen (14) days after its date.
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), standalone_mode=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two contracts of one vendor in the register, and a folder with the renewal of the first."""
    monkeypatch.setenv("CONTRACT_REVIEW_REGISTER", str(tmp_path / "register.db"))
    old = tmp_path / "old"
    old.mkdir()
    (old / "print.txt").write_text(paper(), encoding="utf-8")
    (old / "firewall.txt").write_text(OTHER.format(vendor="Foxglove Print Systems, Inc."), encoding="utf-8")
    assert run("upload", str(old / "print.txt"), str(old / "firewall.txt"), "--kind", "msa").exception is None
    clauses = {**CLAUSES, "3.2": CLAUSES["3.2"].replace("one (1) year", "three (3) year")}
    new = tmp_path / "new"
    new.mkdir()
    head = HEAD.replace("2026", "2027")
    (new / "renewal.txt").write_text(paper(clauses, head=head), encoding="utf-8")
    return tmp_path


def renewals(folder: Path) -> list[dict[str, object]]:
    done = run("batch", str(folder / "new"), "--out", str(folder / "out"), "--renewals", "--jobs", "1", "--kind", "msa")
    assert done.exception is None
    assert done.return_value == 0
    found: list[dict[str, object]] = json.loads((folder / "out" / "renewals.json").read_bytes())["renewals"]
    return found


def test_renewal_is_held_against_the_contract_of_its_vendor_that_it_is_most_like(folder: Path) -> None:
    (one,) = renewals(folder)
    assert one["predecessor"] == {"contract": 1, "name": "print.txt"}
    assert "the same vendor and kind, and 9" in str(one["reason"])
    assert [trap["id"] for trap in one["traps"]] == ["term.renewal-period"]  # type: ignore[attr-defined]
    assert (folder / "out" / str(one["page"])).is_file()
    assert "Longer renewal term" in (folder / "out" / "renewals.html").read_text(encoding="utf-8")


def test_what_somebody_noted_wins_over_likeness(folder: Path) -> None:
    assert run("upload", str(folder / "new" / "renewal.txt"), "--kind", "msa").exception is None
    assert run("contracts", "link", "3", "2", "--as", "renews").exception is None
    (one,) = renewals(folder)
    assert one["predecessor"] == {"contract": 2, "name": "firewall.txt"}
    assert "the register notes" in str(one["reason"])


def test_contract_of_a_new_vendor_renews_nothing_and_it_is_said(folder: Path) -> None:
    (folder / "new" / "renewal.txt").write_text(OTHER.format(vendor="Teasel Networks Ltd."), encoding="utf-8")
    (one,) = renewals(folder)
    assert one["predecessor"] is None
    assert "Teasel Networks" in str(one["reason"])


def test_comparisons_in_a_folder_are_no_contracts(folder: Path) -> None:
    renewals(folder)
    (folder / "out" / "renewal.txt.html").unlink()
    done = run("batch", str(folder / "out"), "--out", str(folder / "second"))
    assert "no contracts in" in str(done.exception)
