"""`clauses` prints the outline; `--revisions` chooses the view of a Word file on every command that reads one."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "contract_review", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, timeout=60)


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    path = tmp_path / "terms.txt"
    path.write_text('1. Prices\n\n1.1 "Fee" means a price. The Fee is due, see Section 1.2.\n\n2. Term\n\nOne year.\n')
    return path


def test_outline_shows_numbers_headings_subjects_and_broken_references(terms: Path) -> None:
    lines = run("clauses", terms).stdout.decode().splitlines()
    assert lines[0].startswith("1 Prices  [pricing")
    assert "refers to 1.2, which is not there: 1.1" in lines


def test_outline_as_json_has_offsets_definitions_and_references(terms: Path) -> None:
    outline = json.loads(run("clauses", terms, "--format", "json").stdout)
    text = run("text", terms).stdout.decode()
    assert [(c["number"], c["level"], c["parent"]) for c in outline["clauses"]] == [
        ("1", 1, None),
        ("1.1", 2, 0),
        ("2", 1, None),
    ]
    (definition,), (reference,) = outline["definitions"], outline["references"]
    assert (definition["term"], definition["clause"]) == ("Fee", "1.1")
    assert [text[start:end] for start, end in definition["uses"]] == ["Fee"]
    assert (reference["number"], reference["clause"], reference["broken"]) == ("1.2", None, True)


@pytest.mark.parametrize(("view", "says"), [("final", "sixty"), ("original", "thirty")])
def test_text_shows_the_view_that_was_asked_for(tmp_path: Path, view: str, says: str) -> None:
    gone = '<w:del w:author="A"><w:r><w:delText>thirty</w:delText></w:r></w:del>'
    come = '<w:ins w:author="A"><w:r><w:t>sixty</w:t></w:r></w:ins>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        xml = f'<w:document xmlns:w="{_W}"><w:body><w:p>{gone}{come}</w:p></w:body></w:document>'
        archive.writestr("word/document.xml", xml)
    (tmp_path / "a.docx").write_bytes(buffer.getvalue())
    result = run("text", tmp_path / "a.docx", "--revisions", view)
    assert (result.returncode, result.stdout.decode().strip()) == (0, says)
