"""A batch that was killed goes on where it was: nothing is done twice, nothing is lost, and the overview is the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from contract_review.batch import Batch, output_names, review_all, work
from contract_review.batch.rows import Row
from contract_review.review import Reading
from contract_review.rulebook import load_playbook
from tests.conftest import TEXT

OVERVIEWS = ("overview.json", "overview.csv", "overview.xlsx", "overview.html", "index.html")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inbox")
    for n in range(12):
        (folder / f"{n}.txt").write_text(TEXT.replace("Harbour Vault", f"Vendor {n}"), encoding="utf-8")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4 broken")
    return folder


def command(folder: Path, out: Path, *more: str) -> list[str]:
    program = [sys.executable, "-m", "contract_review", "batch", str(folder), "--out", str(out)]
    return [*program, "--jobs", "2", *more]


def contents(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def undisturbed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("undisturbed")
    assert subprocess.run(command(folder, out), check=False, capture_output=True).returncode == 3
    return contents(out)


def wait_for(happens: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while not happens():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


def children(parent: int) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="only Linux tells who is whose child")
@pytest.mark.parametrize(
    ("done", "whom"),
    [(0, "batch"), (4, "batch"), (5, "worker")],
    ids=["batch killed before its first review", "batch killed in the middle", "worker killed in the middle"],
)
def test_killed_batch_is_gone_on_with_to_the_same_bytes(
    folder: Path, tmp_path: Path, undisturbed: dict[str, bytes], done: int, whom: str
) -> None:
    process = subprocess.Popen(command(folder, tmp_path), stderr=subprocess.DEVNULL)
    wait_for(lambda: len(children(process.pid)) >= 2 and len(list(tmp_path.glob(".done/*.json"))) >= done)
    workers = children(process.pid)
    os.kill(process.pid if whom == "batch" else workers[0], signal.SIGKILL)
    assert process.wait(120) == (-signal.SIGKILL if whom == "batch" else 3)
    # Workers without a batch leave.
    wait_for(lambda: not any(map(is_alive, workers)))
    finished = subprocess.run(command(folder, tmp_path, "--resume"), check=False, capture_output=True)
    assert (finished.returncode, contents(tmp_path)) == (3, undisturbed)


def rows(batch: Batch, files: list[Path]) -> list[Row]:
    done = dict(review_all(batch, output_names(files), jobs=1))
    return [done[file] for file in files]


def made_again(batch: Batch, files: list[Path], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that a batch reviews, though it is told to go on."""
    seen: list[str] = []
    honest = work.look_into

    def noticed(document, **options):
        seen.append(Path(document.path).name)
        return honest(document, **options)

    with monkeypatch.context() as patch:
        patch.setattr(work, "look_into", noticed)
        for file, name in output_names(files).items():
            work.review_one(replace(batch, resume=True), file, name)
    return seen


def test_what_is_done_is_not_done_again_unless_something_changed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / f"{n}.txt" for n in range(3)]
    for n, file in enumerate(files):
        file.write_bytes((folder / f"{n}.txt").read_bytes())
    book = load_playbook("msp-default")
    batch = Batch(tmp_path / "out", book, Reading())
    rows(batch, files)
    assert made_again(batch, files, monkeypatch) == []
    files[1].write_text(TEXT, encoding="utf-8")
    assert made_again(batch, files, monkeypatch) == ["1.txt"]
    (tmp_path / "out" / "2.txt.html").unlink()
    assert made_again(batch, files, monkeypatch) == ["2.txt"]
    (tmp_path / "out" / ".done" / "0.txt.json").write_bytes(b'{"key": ')
    assert made_again(batch, files, monkeypatch) == ["0.txt"]
    other_day = replace(batch, reading=Reading(as_of=date(2026, 12, 1)))
    assert len(made_again(other_day, files, monkeypatch)) == 3
    first, *others = book.rules
    reworded = replace(book, rules=(replace(first, why="Because."), *others))
    assert len(made_again(replace(other_day, book=reworded), files, monkeypatch)) == 3
