"""Reviews in worker processes: whatever one file does, the others get theirs."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from contract_review.batch import Batch, output_names, review_all, workers
from contract_review.review import Reading


@pytest.fixture
def files(tmp_path: Path, contract_file: Path) -> list[Path]:
    paths = [tmp_path / f"{n}.txt" for n in range(7)]
    for path in paths:
        path.write_bytes(contract_file.read_bytes())
    return paths


def rows_of(files: list[Path], out: Path, jobs: int) -> dict[str, str]:
    batch = Batch(out, "msp-default", Reading())
    return {file.name: row.status for file, row in review_all(batch, output_names(files), jobs=jobs)}


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="the trap is set before workers are forked")
def test_file_that_kills_its_worker_takes_no_other_along(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = workers.review_one

    def trapped(batch, file, name):
        if file.name == "2.txt":
            os._exit(9)
        return honest(batch, file, name)

    # Pickled by its name, so the trap has to be found under it.
    trapped.__module__, trapped.__qualname__ = honest.__module__, honest.__qualname__
    monkeypatch.setattr(workers, "review_one", trapped)
    statuses = rows_of(files, tmp_path / "out", jobs=2)
    assert statuses.pop("2.txt") == "failed"
    assert set(statuses.values()) == {"reviewed"}
    assert len(statuses) == 6


def test_bug_in_one_file_is_told_in_its_row(files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments, **options):
        raise RuntimeError("a bug")

    monkeypatch.setattr(workers, "review_document", broken)
    batch = Batch(tmp_path / "out", "msp-default", Reading())
    (_, row), *_ = review_all(batch, output_names(files), jobs=1)
    assert (row.status, row.problem) == ("failed", "RuntimeError: a bug")


def test_nothing_half_written_is_left(files: list[Path], tmp_path: Path) -> None:
    rows_of(files[:1], tmp_path / "out", jobs=1)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["0.txt.html", "0.txt.json"]
