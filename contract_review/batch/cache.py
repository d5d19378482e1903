"""What earlier batches found out, kept where the platform keeps caches: nothing is read or judged twice.

Two processes may use it at once, and any of it may be lost, cut or changed: what is not whole is not there. It holds
the words of contracts, so its folder is its owner's alone.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from contract_review.errors import UsageError
from contract_review.writing import write_whole

_LARGEST = 2 << 30
# Room for what comes next, so that not every batch has to make some.
_KEPT = 0.8
_UNUSED_FOR = 90 * 24 * 3600.0
_DIGEST = 16


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of entries by key, the user's own where none is named; one that cannot be written holds nothing."""

    folder: Path | None = None

    @property
    def place(self) -> Path:
        """Where it lies on this machine: each worker of a cluster has its own."""
        from platformdirs import user_cache_path

        return self.folder or user_cache_path("contract-review", appauthor=False) / "batch"

    def get(self, key: str) -> bytes | None:
        """What was kept under a key; None where there is nothing, or nothing that is whole."""
        path = self._place(key)
        try:
            entry = path.read_bytes()
            # Age is counted from the last use.
            os.utime(path)
        except OSError:
            return None
        digest, packed = entry[:_DIGEST], entry[_DIGEST:]
        return zlib.decompress(packed) if digest == _digest(packed) else None

    def put(self, key: str, data: bytes) -> None:
        """Keep something under a key, as far as there is room for it."""
        packed = zlib.compress(data, 1)
        try:
            self.place.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self._place(key), _digest(packed) + packed)
        except (OSError, UsageError):
            return

    def size(self) -> tuple[int, int]:
        """How many entries there are, and their bytes in all."""
        sizes = [size for _, size, _ in self._entries()]
        return len(sizes), sum(sizes)

    def prune(self, *, most: int = _LARGEST) -> None:
        """Take away what nobody used for three months, and beyond so many bytes what was used longest ago."""
        entries = sorted(self._entries())
        total, oldest = sum(size for _, size, _ in entries), time.time() - _UNUSED_FOR
        target = total if total <= most else _KEPT * most
        for used, size, path in entries:
            if total <= target and used >= oldest:
                break
            path.unlink(missing_ok=True)
            total -= size

    def clear(self) -> None:
        """Take away all of it."""
        shutil.rmtree(self.place, ignore_errors=True)

    def _place(self, key: str) -> Path:
        return self.place / key[:2] / key[2:]

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """When each entry was used last, its size, and where it lies; what a killed writer left is one as well."""
        for path in self.place.glob("??/*"):
            try:
                status = path.stat()
            except FileNotFoundError:
                continue
            yield status.st_mtime, status.st_size, path


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()
