"""Where results go: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

from contract_review.errors import UsageError
from contract_review.writing import write_whole


def write(content: str | bytes, *, to: Path | None) -> None:
    """Write a result to `to`, or to standard output where there is no path; raises `UsageError`."""
    data = content.encode() if isinstance(content, str) else content
    if to is None or str(to) == "-":
        _to_stdout(data, binary=isinstance(content, bytes))
    else:
        write_whole(to, data)


def _to_stdout(data: bytes, *, binary: bool) -> None:
    if binary and sys.stdout.isatty():
        raise UsageError("this format is a file, not text for a terminal; give a path with -o")
    sys.stdout.buffer.write(data)
    if not binary and not data.endswith(b"\n"):
        sys.stdout.buffer.write(b"\n")
    sys.stdout.buffer.flush()
