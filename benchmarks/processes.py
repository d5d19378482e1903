"""A command as a whole process: how long it took, and the most memory it held."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the clock and of the processor, peak memory (0 where the system does not tell), its last line."""

    seconds: float
    processor: float
    mebibytes: float
    said: str = ""

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s ({self.processor:.2f} s of processor), {self.mebibytes:.0f} MiB"


# A process begins with the peak of the one that started it, which here has read many contracts: a small one starts it.
_LAUNCH = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
"""


def run(module: str, *arguments: str) -> Run:
    """Run `python -m module …` with its output thrown away; raises `RuntimeError` where it fails."""
    command = [sys.executable, "-m", module, *arguments]
    if not hasattr(os, "wait4"):
        began = time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        return _checked(Run(time.perf_counter() - began, 0.0, 0.0), done.returncode, done.stderr)
    began = time.perf_counter()
    launched = subprocess.run([sys.executable, "-S", "-c", _LAUNCH, *command], capture_output=True, check=False)
    seconds = time.perf_counter() - began
    processor, peak, status = launched.stdout.split() or (b"0", b"0", b"1")
    # macOS counts bytes where Linux counts kibibytes.
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    last = launched.stderr.decode(errors="replace").strip().rpartition("\n")[2]
    return _checked(Run(seconds, float(processor), float(peak) / unit, last), int(status), launched.stderr)


def _checked(measured: Run, status: int, error: bytes) -> Run:
    if status not in (0, 3):
        raise RuntimeError(f"the process ended with {status}: {error.decode(errors='replace')[-500:]}")
    return measured
