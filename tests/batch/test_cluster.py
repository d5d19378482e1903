"""The same batch on a Dask cluster, on any executor, and into the register: one overview, whoever does the work."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from contract_review.batch import Batch, output_names, review_all, review_on, work, write_overview
from contract_review.batch.rows import Row
from contract_review.cli import cli
from contract_review.register import open_register
from contract_review.review import Reading
from contract_review.rulebook import load_playbook
from tests.conftest import TEXT

BOOK = load_playbook("msp-default")
GUIDE = Path(__file__).parents[2] / "docs" / "user-guide.md"
PATIENCE = 120


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("inbox")
    paths = [folder / f"{n}.txt" for n in range(8)]
    for n, path in enumerate(paths):
        path.write_text(TEXT.replace("Harbour Vault", f"Vendor {n}"), encoding="utf-8")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4 broken")
    return [*paths, folder / "bad.pdf"]


def contents(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def here(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the batch writes on this machine."""
    out = tmp_path_factory.mktemp("here")
    write_overview((row for _, row in review_all(Batch(out, BOOK, Reading()), output_names(files), jobs=1)), out)
    return contents(out)


def wait_for(happens) -> None:
    end = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def cluster(address: str, folder: Path) -> Iterator[None]:
    """A cluster of two workers, started as the guide says, in a folder of its own."""
    line = next(one for one in GUIDE.read_text(encoding="utf-8").splitlines() if one.startswith("dask scheduler"))
    line = line.replace("8786", address.rpartition(":")[2])
    programs, root = Path(sys.executable).parent, Path(__file__).parents[2]
    environment = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(root),
        "DASK_TEMPORARY_DIRECTORY": str(folder),
    }
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(
            ["sh", "-c", line], stdout=log, stderr=log, env=environment, start_new_session=True
        ) as process,
    ):
        try:
            yield
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def test_cluster_that_loses_a_worker_gives_the_same_overview(
    files: list[Path], here: dict[str, bytes], tmp_path: Path
) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    address, out = f"tcp://127.0.0.1:{free_port()}", tmp_path / "out"
    asked = ["batch", str(files[0].parent), "--out", str(out), "--no-cache", "--scheduler", address]
    with cluster(address, tmp_path):
        with distributed.Client(address, timeout=PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=PATIENCE)
            workers = client.run(os.getpid)
        with subprocess.Popen([sys.executable, "-m", "contract_review", *asked], stdout=subprocess.DEVNULL) as batch:
            wait_for(lambda: len(list(out.glob(".done/*.json"))) >= 2 or batch.poll() is not None)
            os.kill(min(workers.values()), signal.SIGKILL)
            assert batch.wait(PATIENCE) == 3
    assert contents(out) == here


def test_scheduler_that_nobody_is_at_is_one_line(files: list[Path], tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    address = f"tcp://127.0.0.1:{free_port()}"
    asked = ["batch", str(files[0]), "--out", str(tmp_path), "--scheduler", address]
    done = subprocess.run(
        [sys.executable, "-m", "contract_review", *asked], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"contract-review: --scheduler {address}: nobody answers")


def test_missing_library_is_one_line(files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    asked = ["batch", str(files[0]), "--out", str(tmp_path), "--scheduler", "tcp://127.0.0.1:1"]
    told = CliRunner().invoke(cli, asked).exception
    assert str(told) == "--scheduler needs another library: pip install 'contract-review[cluster]'"


def test_any_executor_gives_the_same_overview(files: list[Path], here: dict[str, bytes], tmp_path: Path) -> None:
    batch = Batch(tmp_path, BOOK, Reading())
    with ThreadPoolExecutor(2) as executor:
        write_overview((row for _, row in review_on(executor, batch, output_names(files))), tmp_path)
    assert contents(tmp_path) == here


class Losing(Executor):
    """Loses the worker of one file and does all others at once."""

    def submit(self, task, /, batch, file, name, **options) -> Future[Row]:
        future: Future[Row] = Future()
        if file.name == "2.txt":
            future.set_exception(RuntimeError("worker\ngone"))
        else:
            future.set_result(task(batch, file, name))
        return future


def test_file_whose_worker_is_lost_is_a_row(files: list[Path], tmp_path: Path) -> None:
    rows = {
        file.name: row for file, row in review_on(Losing(), Batch(tmp_path, BOOK, Reading()), output_names(files[:3]))
    }
    assert {name: row.status for name, row in rows.items()} == {
        "0.txt": "reviewed",
        "1.txt": "reviewed",
        "2.txt": "failed",
    }
    assert rows["2.txt"].problem == "its worker was lost (RuntimeError: worker gone); review it alone"


def test_contracts_and_reviews_go_into_the_register_once(files: list[Path], tmp_path: Path) -> None:
    where = str(tmp_path / "register.db")
    batch = Batch(tmp_path / "out", BOOK, Reading(), register=where)
    for _ in range(2):
        for file, name in output_names(files[:2]).items():
            assert work.review_one(batch, file, name).status == "reviewed"
    with open_register(where) as register:
        assert register.contracts().total == 2
        (past,) = register.details(1).reviews
        assert register.report(1, past.number).encode() == (tmp_path / "out" / "0.txt.json").read_bytes()
