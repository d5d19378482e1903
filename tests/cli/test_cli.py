"""The commands as a user runs them: results, exit statuses, one line for every mistake."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: str | Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "contract_review", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=60)


def test_review_as_json_twice_is_the_same_to_the_byte(contract_file: Path) -> None:
    first, second = (run("review", contract_file, "--format", "json") for _ in range(2))
    assert first.returncode == 0
    assert first.stdout == second.stdout
    assert json.loads(first.stdout)["summary"]["outcomes"]["walk-away"] >= 1


def test_fail_on_gives_status_1(contract_file: Path) -> None:
    assert run("review", contract_file, "--fail-on", "high").returncode == 1


def test_standard_input_is_read(contract_file: Path) -> None:
    result = run("review", "-", "--format", "json", stdin=contract_file.read_bytes())
    assert json.loads(result.stdout)["document"]["path"] == "-"


MISTAKES = [
    (["review", "nothing.pdf"], 3, "nothing.pdf: no such file", "a missing file"),
    (["review", "x.pdf", "--format", "xml"], 2, "--format", "an unknown format"),
    (["review", "x.pdf", "--playbook", "msp-defualt"], 2, "did you mean 'msp-default'", "a playbook with a typo"),
    (["review", "x.pdf", "--as-of", "soon"], 2, "2026-03-01", "a date that is none"),
    (["rules", "explain", "sla.uptime"], 2, "no rule", "a rule that there is not"),
    (["nonsense"], 2, "No such command", "an unknown command"),
]


@pytest.mark.parametrize(("arguments", "status", "says", "remark"), MISTAKES, ids=[row[3] for row in MISTAKES])
def test_mistake_gets_one_line_and_its_status(arguments: list[str], status: int, says: str, remark: str) -> None:
    result = run(*arguments)
    assert result.returncode == status
    assert says in result.stderr.decode()
    assert len(result.stderr.decode().strip().splitlines()) == 1
    assert b"Traceback" not in result.stderr


def test_one_bad_file_does_not_stop_the_others(contract_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_bytes(contract_file.read_bytes())
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4 broken")
    result = run("batch", folder, "--out", tmp_path / "out", "--jobs", "2")
    assert result.returncode == 3
    rows = json.loads((tmp_path / "out" / "overview.json").read_text())
    assert [row["status"] for row in rows] == ["unreadable", "reviewed"]
    assert rows[1]["notice"] == "90 days"
    assert (tmp_path / "out" / "overview.csv").read_text().count("\n") == 3
    assert (rows[1]["term_end"], rows[1]["notice_deadline"]) == ("2027-02-28", "2026-11-30")


def test_batch_looks_for_the_next_deadline_after_a_day_and_fails_on_what_is_asked(
    contract_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    result = run("batch", contract_file, "--out", out, "--as-of", "2026-12-01", "--fail-on", "high")
    assert result.returncode == 1
    assert json.loads((out / "overview.json").read_text())[0]["notice_deadline"] == "2027-12-01"


def test_memo_is_written_beside_the_contract(contract_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "backup.txt"
    copy.write_bytes(contract_file.read_bytes())
    assert run("memo", copy).returncode == 0
    assert (tmp_path / "backup.memo.docx").stat().st_size > 10_000


def test_help_and_version_import_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['contract-review', '--help']\n"
        "from contract_review.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'pdfplumber', 'pypdfium2', 'docx', 'jinja2', 'rich', 'lxml', 'yaml', 'numpy'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert result.stderr.decode().strip() == "[]"


def test_text_as_a_page_shows_each_page_of_a_pdf_with_its_picture(tmp_path: Path) -> None:
    out = tmp_path / "read.html"
    assert run("text", "sample_contracts/voip-wholesale.pdf", "--format", "html", "-o", str(out)).returncode == 0
    assert out.read_text(encoding="utf-8").count("data:image/webp;base64,") == 3
