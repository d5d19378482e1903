"""Where results go: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from contract_review.errors import UsageError


def write(content: str | bytes, *, to: Path | None) -> None:
    """Write a result to `to`, or to standard output where there is no path.

    Raises `UsageError` where the path cannot be written. A file appears complete or not at all: an interrupted run
    leaves no half report that somebody could take for a whole one.
    """
    data = content.encode() if isinstance(content, str) else content
    if to is None or str(to) == "-":
        _to_stdout(data, binary=isinstance(content, bytes))
        return
    try:
        _replace(to, data)
    except OSError as error:
        raise UsageError(f"{to}: cannot be written ({error.strerror or error}); choose another path with -o") from error


def _to_stdout(data: bytes, *, binary: bool) -> None:
    if binary and sys.stdout.isatty():
        raise UsageError("this format is a file, not text for a terminal; give a path with -o")
    sys.stdout.buffer.write(data)
    if not binary and not data.endswith(b"\n"):
        sys.stdout.buffer.write(b"\n")
    sys.stdout.buffer.flush()


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        # mkstemp makes files that only their owner may read; a report has the rights of any new file.
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
