"""Findings as CSV and as an Excel workbook: words stay words."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from contract_review.model.review import Review
from contract_review.reports.tables import findings_csv, findings_workbook

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
EVIL = ("=cmd|'/c calc'!A1", "+1+cmd", "-2+3", "@SUM(A1)", "\t=1", " =1+1")


def _saying(review: Review, words: str) -> Review:
    return replace(review, findings=tuple(replace(finding, message=words, found=words) for finding in review.findings))


def _parts(review: Review) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(findings_workbook((review,)))) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_every_finding_is_a_line_with_its_words_and_place(specimen: Review) -> None:
    lines = list(csv.DictReader(io.StringIO(findings_csv((specimen,)), newline="")))
    assert [line["rule"] for line in lines] == [finding.rule for finding in specimen.findings]
    for line, finding in zip(lines, specimen.findings, strict=True):
        if finding.evidence:
            words = specimen.contract.text[int(line["start"]) : int(line["end"])]
            assert words == finding.evidence[0].quote


@pytest.mark.parametrize("words", EVIL)
def test_formula_in_a_contract_is_words_in_csv(specimen: Review, words: str) -> None:
    (first, *_) = csv.DictReader(io.StringIO(findings_csv((_saying(specimen, words),)), newline=""))
    assert first["message"] == f"'{words.strip()}"


@pytest.mark.parametrize("words", EVIL)
def test_formula_in_a_contract_is_words_in_the_workbook(specimen: Review, words: str) -> None:
    parts = _parts(_saying(specimen, words))
    sheets = [data for name, data in parts.items() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 3
    assert not [cell for sheet in sheets for cell in ET.fromstring(sheet).iter(f"{_SHEET}f")]
    assert words.strip() in parts["xl/sharedStrings.xml"].decode().replace("&#9;", "\t")


def test_heads_are_frozen_and_rows_filtered_and_the_contract_linked(specimen: Review) -> None:
    parts = _parts(specimen)
    findings = parts["xl/worksheets/sheet1.xml"]
    assert b'state="frozen"' in findings
    assert b"<autoFilter" in findings
    assert b"otter%20%26%20quill.pdf" in parts["xl/worksheets/_rels/sheet1.xml.rels"]


def test_same_review_gives_the_same_bytes(specimen: Review) -> None:
    assert findings_workbook((specimen,)) == findings_workbook((specimen,))
