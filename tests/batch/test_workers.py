"""Reviews in worker processes: whatever one file does, the others get theirs."""

from __future__ import annotations

import multiprocessing
import os
import time
from pathlib import Path

import pytest

from contract_review.batch import Batch, output_names, review_all, work, workers
from contract_review.batch.rows import Row
from contract_review.review import Reading
from contract_review.rulebook import load_playbook

forked = pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="traps are set before workers fork")


@pytest.fixture
def files(tmp_path: Path, contract_file: Path) -> list[Path]:
    paths = [tmp_path / f"{n}.txt" for n in range(7)]
    for path in paths:
        path.write_bytes(contract_file.read_bytes())
    return paths


def rows_of(files: list[Path], out: Path, jobs: int) -> dict[str, Row]:
    batch = Batch(out, load_playbook("msp-default"), Reading())
    return {file.name: row for file, row in review_all(batch, output_names(files), jobs=jobs)}


def crash(batch: Batch, file: Path, name: str) -> Row:
    os._exit(9)


def hang(batch: Batch, file: Path, name: str) -> Row:
    time.sleep(60)
    raise AssertionError("nobody ended the worker")


def devour(batch: Batch, file: Path, name: str) -> Row:
    def too_much(*arguments, **options):
        return bytearray(4 << 30)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(work, "look_into", too_much)
        return work.review_one(batch, file, name)


def trapped(monkeypatch: pytest.MonkeyPatch, name: str, trap) -> None:
    honest = workers.review_one
    monkeypatch.setattr(workers, "review_one", lambda b, f, n: (trap if f.name == name else honest)(b, f, n))


@forked
@pytest.mark.parametrize(
    ("trap", "says"),
    [(crash, "ended the program that read it"), (devour, "needs more than 900 MiB to be reviewed")],
)
def test_file_that_costs_its_worker_takes_no_other_along(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trap, says: str
) -> None:
    trapped(monkeypatch, "2.txt", trap)
    rows = rows_of(files, tmp_path / "out", jobs=2)
    lost = rows.pop("2.txt")
    assert (lost.status, lost.review) == ("failed", "")
    assert says in lost.problem
    assert [row.status for row in rows.values()] == ["reviewed"] * 6


@forked
def test_worker_that_hangs_is_ended(files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trapped(monkeypatch, "2.txt", hang)
    monkeypatch.setattr(workers, "_patience", lambda opening: 0.5)
    (row,) = rows_of(files[2:3], tmp_path / "out", jobs=1).values()
    assert (row.status, "took longer than" in row.problem) == ("failed", True)


@forked
def test_bug_in_one_file_is_told_in_its_row(files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments, **options):
        raise RuntimeError("a bug")

    monkeypatch.setattr(work, "look_into", broken)
    row = rows_of(files[:1], tmp_path / "out", jobs=1)["0.txt"]
    assert (row.status, row.problem) == ("failed", "RuntimeError: a bug")


def test_nothing_half_written_is_left(files: list[Path], tmp_path: Path) -> None:
    rows_of(files[:1], tmp_path / "out", jobs=1)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [".done", "0.txt.html", "0.txt.json"]
