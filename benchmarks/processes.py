"""A command as a whole process: how long it took, and the most memory it held."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the clock, seconds of processor time, and peak memory (0 where the system does not tell)."""

    seconds: float
    processor: float
    mebibytes: float

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s ({self.processor:.2f} s of processor), {self.mebibytes:.0f} MiB"


def run(module: str, *arguments: str) -> Run:
    """Run `python -m module …` with its output thrown away; raises `RuntimeError` where it fails."""
    began = time.perf_counter()
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        error = process.stderr.read() if process.stderr else b""
        processor, mebibytes = _waited(process)
    seconds = time.perf_counter() - began
    if process.returncode not in (0, 3):
        raise RuntimeError(f"the process ended with {process.returncode}: {error.decode(errors='replace')[-500:]}")
    return Run(seconds, processor, mebibytes)


def _waited(process: subprocess.Popen[bytes]) -> tuple[float, float]:
    if not hasattr(os, "wait4"):
        process.wait()
        return 0.0, 0.0
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    # macOS counts bytes where Linux counts kibibytes.
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit
