"""The overview holds every file, runs nothing that a contract says, and is the same twice."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from contract_review.batch import Batch, Row, output_names, work, write_overview
from contract_review.batch.rows import Point, row_of, slim
from contract_review.batch.workbook import workbook
from contract_review.model.review import Review
from contract_review.review import Reading
from contract_review.rulebook import load_playbook

EVIL = '=HYPERLINK("http://evil.example","x")'
ROW = Row(
    path="contracts/a #1 ü.pdf",
    status="reviewed",
    review="a #1 ü.pdf.html",
    kind="saas",
    vendor="Harbour Vault, Inc.",
    worst="high",
    walk_away=2,
    notice="90 days",
    term_end="2027-02-28",
    notice_deadline="2026-11-30",
    act_by="2026-11-27",
    critical=1,
    points=(
        Point("security.breach-notice", "missing", "critical"),
        Point("sla.uptime-commitment", "preferred", "info"),
    ),
)
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_overview([ROW, Row("b.pdf", "unreadable", problem="no such file")], tmp_path / name)
    written = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert written == ["index.html", "overview.csv", "overview.html", "overview.json", "overview.xlsx"]
    for name in written:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_json_and_csv_hold_the_same_rows(tmp_path: Path) -> None:
    write_overview([ROW], tmp_path)
    (as_json,) = json.loads((tmp_path / "overview.json").read_text(encoding="utf-8"))
    (as_csv,) = csv.DictReader(io.StringIO((tmp_path / "overview.csv").read_text(encoding="utf-8")))
    outcomes = as_json.pop("outcomes")
    assert outcomes == {"security.breach-notice": "missing", "sla.uptime-commitment": "preferred"}
    assert as_csv == {name: str(value) for name, value in {**as_json, **outcomes}.items()}


@pytest.mark.parametrize("evil", [EVIL, "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", " =1", "\n=1"])
def test_words_of_a_contract_are_never_a_formula(tmp_path: Path, evil: str) -> None:
    row = replace(ROW, vendor=evil, problem=evil, path=evil, deadline_notes=evil, notice=evil)
    write_overview([row], tmp_path)
    (as_csv,) = csv.DictReader(io.StringIO((tmp_path / "overview.csv").read_text(encoding="utf-8"), newline=""))
    assert all(as_csv[name] == f"'{evil}" for name in ("vendor", "problem", "path", "deadline_notes", "notice"))
    inside = parts((tmp_path / "overview.xlsx").read_bytes())
    sheet = ElementTree.fromstring(inside["xl/worksheets/sheet1.xml"])
    assert sheet.findall(f".//{SHEET}f") == []
    assert "evil.example" not in inside["xl/worksheets/_rels/sheet1.xml.rels"]


def test_words_of_a_contract_are_inert_on_the_page(tmp_path: Path) -> None:
    write_overview([replace(ROW, vendor="<script>alert(1)</script>", review='"><img src=x>.html')], tmp_path)
    page = (tmp_path / "overview.html").read_text(encoding="utf-8")
    # The page's own script is the only one, and the only one that the page lets run.
    assert page.count("<script") == 1
    assert "alert(1)" not in page.replace("&lt;script&gt;alert(1)&lt;/script&gt;", "")
    assert "<img" not in page


def test_page_names_the_contracts_that_lack_a_thing_and_what_each_vendor_asks(tmp_path: Path) -> None:
    write_overview([ROW, replace(ROW, path="contracts/b.pdf", review="b.pdf.html", points=())], tmp_path)
    page = (tmp_path / "overview.html").read_text(encoding="utf-8")
    rule = page[page.index('<details class="rule">') :]
    assert "Notice of a security incident" in rule
    assert "1 missing, of 1 asked" in rule
    assert "a%20%231%20%C3%BC.pdf.html" in rule[: rule.index("</details>")]
    assert "b.pdf" not in rule[: rule.index("</details>")]
    assert "Harbour Vault, Inc." in page[page.index('id="vendors"') :]
    # Paths are shown from the folder that holds all contracts.
    assert ">b.pdf</a>" in page


def test_page_of_very_many_contracts_stays_one_that_a_browser_can_show(tmp_path: Path) -> None:
    rows = [replace(ROW, path=f"contracts/{n}.pdf", review=f"{n}.pdf.html") for n in range(2_500)]
    write_overview(rows, tmp_path)
    page = (tmp_path / "overview.html").read_text(encoding="utf-8")
    assert "500 more stand in overview.xlsx" in page
    assert "2400 more: filter the column security.breach-notice" in page
    assert len(page) < 3_000_000
    assert len(json.loads((tmp_path / "overview.json").read_text(encoding="utf-8"))) == 2_500


def test_workbook_has_a_sheet_for_each_question() -> None:
    inside = parts(workbook([ROW]))
    words = inside["xl/sharedStrings.xml"]
    assert [
        name
        for name in ("Contracts", "Requirements", "Vendors", "Contract by requirement")
        if name in inside["xl/workbook.xml"]
    ] == [
        "Contracts",
        "Requirements",
        "Vendors",
        "Contract by requirement",
    ]
    assert "security.breach-notice" in words
    assert "Notice of a security incident" in words


def test_workbook_has_a_frozen_head_a_filter_days_and_a_link() -> None:
    inside = parts(workbook([ROW]))
    sheet = ElementTree.fromstring(inside["xl/worksheets/sheet1.xml"])
    pane = sheet.find(f".//{SHEET}pane")
    assert pane is not None
    assert (pane.get("state"), pane.get("topLeftCell")) == ("frozen", "B2")
    assert sheet.find(f"{SHEET}autoFilter") is not None
    # 46446 is how Excel counts 28 February 2027: a day that sorts, not a word.
    assert "46446" in {value.text for value in sheet.iter(f"{SHEET}v")}
    assert 'Target="a%20%231%20%C3%BC.pdf.html"' in inside["xl/worksheets/_rels/sheet1.xml.rels"]


def test_empty_batch_still_has_its_head() -> None:
    assert "Contract" in parts(workbook([]))["xl/sharedStrings.xml"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are text")
def test_name_that_is_no_text_costs_nothing(tmp_path: Path, contract_file: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/in"))
    folder.mkdir()
    file = Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt"))
    file.write_bytes(contract_file.read_bytes())
    batch = Batch(tmp_path / "out", load_playbook("msp-default"), Reading())
    (name,) = output_names([file]).values()
    row = work.review_one(batch, file, name)
    write_overview([row], tmp_path / "out")
    (told,) = json.loads((tmp_path / "out" / "overview.json").read_text(encoding="utf-8"))
    assert (told["status"], told["review"]) == ("reviewed", "caf_.txt.html")
    assert told["path"].endswith("caf\\udce9.txt")
    assert (tmp_path / "out" / "caf_.txt.html").is_file()


def test_half_a_letter_in_a_contract_costs_no_overview(tmp_path: Path, review: Review) -> None:
    party = replace(review.contract.parties[0], name="Harbour \ud83d Vault")
    odd = replace(review, contract=replace(review.contract, parties=(party, *review.contract.parties[1:])))
    write_overview([row_of("a.txt", odd, name="a.txt.html")], tmp_path)
    (told,) = json.loads((tmp_path / "overview.json").read_text(encoding="utf-8"))
    assert "\ud83d" not in told["vendor"]


def test_rows_share_their_points() -> None:
    one, two = slim(ROW), slim(replace(ROW, points=tuple(replace(point) for point in ROW.points)))
    assert all(mine is yours for mine, yours in zip(one.points, two.points, strict=True))
