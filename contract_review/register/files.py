"""The files of contracts, each stored once under the hash of its bytes.

The rows of the database decide what there is. A folder cannot take part in a transaction; so a file that comes or
goes stands in `pending` until the transaction is through, and whoever writes next settles what a kill left there: a
file that has a row goes to its place, one that has none is deleted. Only whoever holds the database for writing touches
`pending`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from contract_review.errors import UsageError
from contract_review.register.tables import contents, versions
from contract_review.writing import write_whole


class Files(Protocol):
    """Where the bytes of contracts are kept; all methods work within the caller's transaction."""

    def put(self, connection: Connection, sha256: str, data: bytes) -> None:
        """Take a file in, before its row is written."""

    def get(self, connection: Connection, sha256: str) -> bytes | None:
        """The bytes of a file; None where it is gone."""

    def drop(self, connection: Connection, hashes: Iterable[str]) -> None:
        """Take files out whose rows are deleted in this transaction."""

    def settle(self, connection: Connection) -> None:
        """Put right what an interrupted command left, and finish what this one began."""


class FolderFiles:
    """Files in a folder beside a SQLite database, `ab/abcdef…`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pending = folder / "pending"

    def put(self, connection: Connection, sha256: str, data: bytes) -> None:
        """Take a file in, before its row is written."""
        path = self._pending / sha256
        write_whole(path, data)
        # A row that outlives a power cut must find its file.
        with path.open("rb+") as file:
            os.fsync(file.fileno())

    def get(self, connection: Connection, sha256: str) -> bytes | None:
        """The bytes of a file; None where it is gone."""
        # Somebody may just be moving it from the one place to the other.
        for path in (self._place(sha256), self._pending / sha256, self._place(sha256)):
            try:
                return path.read_bytes()
            except FileNotFoundError:
                continue
        return None

    def drop(self, connection: Connection, hashes: Iterable[str]) -> None:
        """Take files out whose rows are deleted in this transaction."""
        self._pending.mkdir(parents=True, exist_ok=True)
        for sha256 in hashes:
            if self._place(sha256).exists():
                self._place(sha256).replace(self._pending / sha256)

    def settle(self, connection: Connection) -> None:
        """Put right what an interrupted command left, and finish what this one began."""
        waiting = sorted(self._pending.iterdir()) if self._pending.is_dir() else []
        for path in waiting:
            known = connection.scalar(sa.select(versions.c.id).where(versions.c.sha256 == path.name))
            if known is None:
                path.unlink()
            else:
                place = self._place(path.name)
                place.parent.mkdir(parents=True, exist_ok=True)
                path.replace(place)

    def _place(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256


class ServerFiles:
    """Files in a table of the database, where that is a server's: whoever reaches the register reaches them."""

    def put(self, connection: Connection, sha256: str, data: bytes) -> None:
        """Take a file in, before its row is written."""
        connection.execute(sa.insert(contents).values(sha256=sha256, data=data))

    def get(self, connection: Connection, sha256: str) -> bytes | None:
        """The bytes of a file; None where it is gone."""
        data: bytes | None = connection.scalar(sa.select(contents.c.data).where(contents.c.sha256 == sha256))
        return data

    def drop(self, connection: Connection, hashes: Iterable[str]) -> None:
        """Take files out whose rows are deleted in this transaction."""
        connection.execute(sa.delete(contents).where(contents.c.sha256.in_(list(hashes))))

    def settle(self, connection: Connection) -> None:
        """Nothing is ever left over: rows and files are one transaction."""


def checked(data: bytes | None, sha256: str) -> bytes:
    """The bytes of a file, if they are those that were uploaded; raises `UsageError`."""
    if data is None:
        raise UsageError(f"the file {sha256[:12]} of the register is gone; restore it from a backup")
    if hashlib.sha256(data).hexdigest() != sha256:
        raise UsageError(f"the file {sha256[:12]} of the register is damaged; restore it from a backup")
    return data
