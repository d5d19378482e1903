"""Contracts behind URLs, and reviews that go behind them; what is missing is told in one line."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from contract_review.batch import Batch, find, work, write_overview
from contract_review.batch.folders import folder_at
from contract_review.batch.remote import Remote
from contract_review.errors import UnreadableDocument, UsageError
from contract_review.review import Reading
from contract_review.rulebook import load_playbook
from tests.conftest import TEXT

BOOK = load_playbook("msp-default")


@pytest.fixture
def store() -> Iterator[fsspec.AbstractFileSystem]:
    """An object store that lives in memory."""
    system = fsspec.filesystem("memory")
    for name in ("in/a.txt", "in/deep/b.md", "in/notes.xlsx", "in/.hidden.pdf", "in/out/a.txt.html"):
        system.pipe_file(f"/{name}", TEXT.encode())
    system.pipe_file("/in/page.html", b"<meta content=\"default-src 'none'; style-src 'sha256-abc'\">")
    yield system
    system.store.clear()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "papers.zip"
    with zipfile.ZipFile(path, "w") as papers:
        papers.writestr("msa/a.txt", TEXT)
        papers.writestr("b.txt", TEXT)
    return path


def names(*places: str, out: str = "out") -> list[str]:
    return [str(file) for file in find(places, out=out).files]


def test_folder_pattern_and_file_behind_a_url_give_contracts(store: fsspec.AbstractFileSystem) -> None:
    found = find(["memory://in"], out="memory://in/out")
    assert [str(file) for file in found.files] == ["memory://in/a.txt", "memory://in/deep/b.md"]
    assert found.left_out == 1
    assert names("memory://in/*/*.md") == ["memory://in/deep/b.md"]
    assert names("memory://in/a.txt", "memory://in/a.txt") == ["memory://in/a.txt"]


def test_archive_is_a_folder(archive: Path) -> None:
    assert names(f"zip://::{archive}") == [f"{archive}/b.txt", f"{archive}/msa/a.txt"]
    assert names(f"zip://msa::{archive}") == [f"{archive}/msa/a.txt"]


@pytest.mark.parametrize(
    ("url", "path", "shown"),
    [
        ("s3://bucket/in", "bucket/in/a.pdf", "s3://bucket/in/a.pdf"),
        ("sftp://ida:secret@files.example/in", "/in/a.pdf", "sftp://files.example/in/a.pdf"),
        ("memory://in", "/in/a.pdf", "memory://in/a.pdf"),
        ("file:///in", "/in/a.pdf", "file://in/a.pdf"),
        ("zip://msa::sftp://ida:secret@files.example/x.zip", "msa/a.pdf", "sftp://ida@files.example/x.zip/msa/a.pdf"),
    ],
)
def test_file_is_shown_with_its_place_and_without_a_password(url: str, path: str, shown: str) -> None:
    assert str(Remote(url, path)) == shown


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("nope://bucket/in", "nope://bucket/in: cannot be opened (Protocol not known: nope)"),
        ("memory://nowhere/*.pdf", None),
        ("zip://::nowhere.zip", "cannot be opened"),
        ("sftp://ida:secret@files.example/in", "needs another library: pip install paramiko"),
    ],
)
def test_what_cannot_be_opened_is_one_line(url: str, says: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "paramiko", None)
    if says is None:
        assert names(url) == []
        return
    with pytest.raises(UsageError) as told:
        names(url)
    assert says in str(told.value)
    assert "\n" not in str(told.value)
    assert "secret" not in str(told.value)


def test_review_of_a_url_goes_behind_a_url(store: fsspec.AbstractFileSystem, contract_file: Path) -> None:
    batch = Batch("memory://reviews/", BOOK, Reading(), resume=True)
    batch.folder.begin()
    row = work.review_one(batch, Remote("memory://in", "/in/a.txt"), "a.txt")
    assert (row.status, row.path, row.review) == ("reviewed", "memory://in/a.txt", "a.txt.html")
    write_overview([row], batch.out)
    written = sorted(store.find("/reviews"))
    assert written == [
        *(f"/reviews/{name}" for name in (".done/a.txt.json", "a.txt.html", "a.txt.json", "index.html")),
        *(f"/reviews/overview.{form}" for form in ("csv", "html", "json", "xlsx")),
    ]
    assert json.loads(store.cat_file("/reviews/a.txt.json"))["document"]["path"] == "memory://in/a.txt"
    store.pipe_file("/reviews/a.txt.json", b"left as it is")
    assert work.review_one(batch, Remote("memory://in", "/in/a.txt"), "a.txt") == row
    assert store.cat_file("/reviews/a.txt.json") == b"left as it is"


def test_file_that_went_or_is_too_large_is_unreadable(store: fsspec.AbstractFileSystem) -> None:
    with pytest.raises(UnreadableDocument, match="no such file"):
        Remote("memory://in", "/in/gone.pdf").read(most=10)
    with pytest.raises(UnreadableDocument, match="is larger than"):
        Remote("memory://in", "/in/a.txt").read(most=10)


def test_remote_folder_that_cannot_be_written_is_told_before_anything_is_reviewed(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be written"):
        folder_at(f"file://{tmp_path}/file/out").begin()


def test_command_reads_an_archive_and_writes_behind_a_url(archive: Path, tmp_path: Path) -> None:
    program = [sys.executable, "-m", "contract_review", "batch", f"zip://::{archive}"]
    done = subprocess.run(
        [*program, "--out", f"file://{tmp_path}/out", "--jobs", "2"], check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    rows = json.loads((tmp_path / "out" / "overview.json").read_text(encoding="utf-8"))
    assert [(row["path"], row["review"]) for row in rows] == [
        (f"{archive}/b.txt", "b.txt.html"),
        (f"{archive}/msa/a.txt", "a.txt.html"),
    ]
