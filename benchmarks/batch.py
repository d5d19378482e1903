"""A batch as a whole: its speed on two processes, a second run with a changed rule, its memory, and being killed.

`python -m benchmarks.batch PATH…` takes the contracts in folders; without one it says so and measures nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.markdown import table

_PROGRAM = (sys.executable, "-m", "contract_review", "batch")
_EVERY = 0.05
_SILENT: Any = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


@dataclass(frozen=True, slots=True)
class Pass:
    """One batch: seconds on the clock, seconds of processor of all its processes, and the most memory of a worker."""

    seconds: float
    processor: float
    mebibytes: float


@dataclass(frozen=True, slots=True)
class Desk:
    """Where contracts are, and where a benchmark puts what it makes."""

    contracts: tuple[str, ...]
    folder: Path

    def command(self, out: str, *more: str) -> list[str]:
        """A batch over the contracts into a folder of the desk."""
        return [*_PROGRAM, *self.contracts, "--out", str(self.folder / out), *more]

    def environment(self, cache: str) -> dict[str, str]:
        """The environment in which the cache lies on the desk."""
        return {**os.environ, "XDG_CACHE_HOME": str(self.folder / cache), "CONTRACT_REVIEW_SETTINGS": "none"}


def main() -> int:
    """Measure what is asked for, and print it as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--kills", type=int, default=20, help="how often a process is killed; 0 leaves it out")
    parser.add_argument("--only", choices=("speed", "cache", "kills"), help="one part alone")
    given = parser.parse_args()
    paths = tuple(path for path in given.paths if Path(path).exists())
    if not paths:
        print(f"skipped: there is nothing at {', '.join(given.paths)}")
        return 0
    print(f"`python -m benchmarks.batch {' '.join(given.paths)}`; load of the machine: {os.getloadavg()[0]:.1f}\n")
    with _desk(paths) as desk:
        for name, part in (("speed", _speed), ("cache", _cache)):
            if given.only in (None, name):
                part(desk)
        if given.kills and given.only in (None, "kills"):
            _killed(desk, given.kills)
    return 0


@contextmanager
def _desk(paths: tuple[str, ...]) -> Iterator[Desk]:
    folder = Path(tempfile.mkdtemp(prefix="batch-"))
    try:
        yield Desk(paths, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _speed(desk: Desk) -> None:
    passes = {jobs: _timed(desk, f"jobs-{jobs}", "--jobs", str(jobs), "--no-cache") for jobs in (1, 2)}
    pages = _pages(desk.folder / "jobs-1")
    rows = [
        (str(jobs), f"{one.seconds:.1f}", f"{one.processor:.1f}", f"{pages / one.seconds:.1f}", f"{one.mebibytes:.0f}")
        for jobs, one in passes.items()
    ]
    print(*table(("processes", "seconds", "of processor", "pages/s", "MiB a worker"), rows), sep="\n")
    same = _contents(desk.folder / "jobs-1") == _contents(desk.folder / "jobs-2")
    print(f"\n{pages} pages; two processes: {passes[1].seconds / passes[2].seconds:.2f} x one; same bytes: {same}\n")


def _cache(desk: Desk) -> None:
    playbook = desk.folder / "ours.yml"
    first, third = _timed(desk, "first", "--jobs", "2"), _timed(desk, "again", "--jobs", "2")
    playbook.write_text(_CHANGED, encoding="utf-8")
    second = _timed(desk, "second", "--jobs", "2", "--playbook", str(playbook))
    plain = _timed(desk, "plain", "--jobs", "2", "--playbook", str(playbook), "--no-cache")
    named = {"first run": first, "nothing changed": third, "a rule changed": second, "the same without cache": plain}
    rows = [(name, f"{one.seconds:.1f}", f"{one.processor:.1f}") for name, one in named.items()]
    print(*table(("run", "seconds", "of processor"), rows), sep="\n")
    same = _contents(desk.folder / "second") == _contents(desk.folder / "plain")
    ratio, work = first.seconds / second.seconds, first.processor / second.processor
    print(f"\na changed rule: {ratio:.1f} x faster ({work:.1f} x less processor); same bytes as without: {same}\n")


_CHANGED = """
name: msp-default
extends: msp-default
override:
  security.breach-notice:
    say: {missing: "Nothing says when we hear of a breach, and we must tell our clients."}
    positions: {preferred: {at_most: 12 hours}}
"""


def _killed(desk: Desk, times: int) -> None:
    """Kill the batch or a worker at random moments, go on each time, and compare with a batch that nobody disturbed."""
    subprocess.run(desk.command("calm", "--no-cache"), env=desk.environment("none"), check=False, capture_output=True)
    chance, told = random.Random(20), dict[str, int]()
    process = _started(desk)
    for _ in range(times):
        before, more = _done(desk), chance.randint(0, max(1, _done(desk, "calm") // times))
        while process.poll() is None and _done(desk) < before + more:
            time.sleep(_EVERY)
        time.sleep(chance.uniform(0.0, 1.5))
        workers = _children(process.pid)
        whom = chance.choice(["batch", "worker"]) if workers else "batch"
        if process.poll() is None:
            os.kill(process.pid if whom == "batch" else chance.choice(workers), signal.SIGKILL)
            told[whom] = told.get(whom, 0) + 1
        if whom == "batch" or process.poll() is not None:
            process.wait()
            process = _started(desk)
    process.wait()
    _started(desk).wait()
    calm, killed = _contents(desk.folder / "calm"), _contents(desk.folder / "killed")
    overview = all(calm[name] == killed.get(name) for name in calm if name.startswith(("overview.", "index.")))
    print(f"killed {told}; overview the same bytes: {overview}; all {len(calm)} files the same: {calm == killed}")


def _done(desk: Desk, out: str = "killed") -> int:
    return sum(1 for _ in (desk.folder / out / ".done").glob("*.json"))


def _started(desk: Desk) -> subprocess.Popen[bytes]:
    command = desk.command("killed", "--no-cache", "--resume", "--jobs", "2")
    return subprocess.Popen(command, env=desk.environment("none"), **_SILENT)


def _timed(desk: Desk, out: str, *more: str) -> Pass:
    began, before = time.perf_counter(), _processor()
    command, environment = desk.command(out, *more), desk.environment("cache")
    with subprocess.Popen(command, env=environment, **_SILENT) as process:
        peak = 0
        while process.poll() is None:
            peak = max((peak, *map(_most_memory, _children(process.pid))))
            time.sleep(_EVERY)
    return Pass(time.perf_counter() - began, _processor() - before, peak / 1024)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except OSError:  # no Linux, or gone
        return []


def _most_memory(pid: int) -> int:
    """The most memory that a process has held, in KiB."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


def _pages(out: Path) -> int:
    return sum(
        json.loads(path.read_bytes())["document"]["pages"] or 0
        for path in out.glob("*.json")
        if path.name != "overview.json"
    )


def _contents(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


if __name__ == "__main__":
    sys.exit(main())
