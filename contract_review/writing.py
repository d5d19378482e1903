"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Container
from pathlib import Path

from contract_review.errors import UsageError

# As `mkstemp` names them.
_HALF = re.compile(r"\.(.+)\.[a-z0-9_]{8}")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file, with the folders above it; raises `UsageError` where that cannot be done.

    The file appears complete or not at all: an interrupted run leaves no half report that somebody could take for a
    whole one.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror or error}); choose another place") from error


def clear_halves(folder: Path, names: Container[str]) -> None:
    """Take away what writers of these files, killed in the middle, left behind in a folder."""
    for path in folder.glob(".*"):
        half = _HALF.fullmatch(path.name)
        if half and half[1] in names:
            path.unlink(missing_ok=True)


def _replace(path: Path, data: bytes) -> None:
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
