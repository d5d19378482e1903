"""Files, rules and options that are wrong: one clear line, the right exit status, never a traceback."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

from contract_review.resources import rules_dir
from tests.cli.test_cli import run

RULE = (rules_dir() / "sla" / "rpo-rto.yml").read_text(encoding="utf-8")


def word() -> bytes:
    document, buffer = docx.Document(), io.BytesIO()
    document.add_paragraph("The Service is available 99.9% of each month. " * 50)
    document.save(buffer)
    return buffer.getvalue()


def encrypted() -> bytes:
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, encrypt=StandardEncryption("secret", canPrint=0))
    page.drawString(72, 700, "The Service is available 99.9% of each month.")
    page.save()
    return buffer.getvalue()


FILES = [
    ("gone.pdf", None, "no such file", "a missing file"),
    ("empty.pdf", b"", "is empty", "an empty file"),
    ("blank.txt", b" \n\n\t", "is empty", "nothing but white space"),
    ("photo.pdf", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(500), "is a picture", "a renamed JPEG"),
    ("locked.pdf", encrypted(), "--password", "an encrypted PDF"),
    ("cut.docx", word()[:9000], "damaged or cut off", "a truncated Word file"),
    ("cut.pdf", encrypted()[:400], "damaged", "a truncated PDF"),
    (
        "old.doc",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "of the old kind",
        "a Word file of the old kind",
    ),
    ("noise.bin", bytes(range(256)) * 20, "no document", "noise"),
]


@pytest.mark.parametrize(("name", "data", "says", "remark"), FILES, ids=[row[3] for row in FILES])
def test_unreadable_file_gets_one_line_and_status_3(tmp_path: Path, name: str, data, says: str, remark: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    result = run("review", path)
    assert (result.returncode, result.stdout) == (3, b"")
    (line,) = result.stderr.decode().splitlines()
    assert line.startswith(f"contract-review: {path}: ")
    assert says in line


def test_every_command_that_reads_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "gone.pdf"
    lines = {run(command, path).stderr for command in ("review", "memo", "text")}
    assert lines == {f"contract-review: {path}: no such file\n".encode()}


def test_password_opens_what_is_locked_and_a_wrong_one_is_said(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(encrypted())
    assert run("text", path, "--password", "secret").stdout.startswith(b"The Service is available")
    wrong = run("text", path, "--password", "guess")
    assert (wrong.returncode, wrong.stderr) == (3, f"contract-review: {path}: the password is wrong\n".encode())


def test_other_files_are_reviewed_beside_an_unreadable_one(contract_file: Path, tmp_path: Path) -> None:
    result = run("review", tmp_path / "gone.pdf", contract_file, "--format", "jsonl")
    assert result.returncode == 3
    assert result.stdout.count(b"\n") == 1


LINE = RULE[: RULE.index("\npositions:")].count("\n") + 2
RULES = [
    (
        RULE.replace("positions:", "postions:"),
        f":{LINE}:1: 'postions' is no key of a rule; did you mean 'positions'?",
        "a typo",
    ),
    ("id: {a: b}}\n", ":1:11: ", "broken YAML"),
    ("", ":1:1: the file is empty", "an empty rule"),
]


@pytest.mark.parametrize(("text", "says", "remark"), RULES, ids=[row[2] for row in RULES])
def test_rule_file_is_told_with_its_line_and_status_2(tmp_path: Path, text: str, says: str, remark: str) -> None:
    path = tmp_path / "rpo-rto.yml"
    path.write_text(text, encoding="utf-8")
    result = run("rules", "check", path)
    assert result.returncode == 2
    line, *excerpt = result.stderr.decode().splitlines()
    assert line.startswith(f"contract-review: {path}{says}")
    assert [row.endswith("^") for row in excerpt] == [False] * (len(excerpt) - 1) + [True] * bool(text)


COMMANDS = [
    (["review", "x.pdf", "--fail-on", "hihg"], "'critical', 'high'", "an unknown severity"),
    (["review", "x.pdf", "--kind", "saaas"], "'saas'", "an unknown kind"),
    (["review", "x.pdf", "--colour"], "No such option", "an unknown option"),
    (["review"], "Missing argument", "no file"),
    (["batch", "/nowhere/*.pdf", "--out", "out"], "no contracts in", "a pattern that meets nothing"),
    (["facts", "explain", "sla.uptme"], "did you mean 'sla.uptime'?", "a fact with a typo"),
    (["review", "-", "-o", "/dev/null/x.json"], "choose another place", "a place that cannot be written"),
]


@pytest.mark.parametrize(("arguments", "says", "remark"), COMMANDS, ids=[row[2] for row in COMMANDS])
def test_wrong_command_gets_one_line_and_status_2(contract_file: Path, arguments, says: str, remark: str) -> None:
    result = run(*arguments, stdin=contract_file.read_bytes())
    assert result.returncode == 2
    (line,) = result.stderr.decode().splitlines()
    assert line.startswith("contract-review: ")
    assert says in line


def test_no_command_shows_the_commands() -> None:
    for arguments in ([], ["rules"]):
        result = run(*arguments)
        assert result.returncode == 2
        assert b"Commands:\n" in result.stderr
