"""The folder into which a batch writes: on this machine, or behind a URL that all workers reach."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from contract_review.batch.remote import is_url, opened
from contract_review.errors import UsageError
from contract_review.writing import clear_halves, write_whole


class Folder(Protocol):
    """Files by name, each written whole or not at all; raises `UsageError` where nothing can be written."""

    def begin(self) -> None:
        """Make the folder, before anything is reviewed."""

    def write(self, name: str, data: bytes) -> None:
        """Write a file, or put it in the place of an older one."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None where there is none."""

    def has(self, name: str) -> bool:
        """Whether there is such a file."""

    def tidy(self, names: Collection[str]) -> None:
        """Take away what killed writers of these files left."""


def folder_at(place: Path | str) -> Folder:
    """The folder at a path or URL."""
    return RemoteFolder(str(place).rstrip("/")) if is_url(str(place)) else LocalFolder(Path(place))


@dataclass(frozen=True, slots=True)
class LocalFolder:
    """A folder of this machine, or one that it shares."""

    path: Path

    def begin(self) -> None:
        """Make the folder, before anything is reviewed."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"{self.path}: cannot be written ({error.strerror}); choose another place") from error

    def write(self, name: str, data: bytes) -> None:
        """Write a file, or put it in the place of an older one."""
        write_whole(self.path / name, data)

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None where there is none."""
        try:
            return (self.path / name).read_bytes()
        except OSError:
            return None

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return (self.path / name).is_file()

    def tidy(self, names: Collection[str]) -> None:
        """Take away what killed writers of these files left."""
        for folder in {(self.path / name).parent for name in names}:
            clear_halves(folder, {Path(name).name for name in names})


@dataclass(frozen=True, slots=True)
class RemoteFolder:
    """A folder behind a URL; a file appears whole as far as its protocol can do that."""

    url: str

    def begin(self) -> None:
        """Make the folder, before anything is reviewed."""
        system, path = opened(self.url)
        try:
            system.makedirs(path, exist_ok=True)
        except Exception as error:  # each protocol has errors of its own
            raise UsageError(f"{self.url}: cannot be written ({error}); choose another place") from error

    def write(self, name: str, data: bytes) -> None:
        """Write a file, or put it in the place of an older one."""
        system, path = opened(self.url)
        try:
            system.makedirs(f"{path}/{name}".rpartition("/")[0], exist_ok=True)
            with system.transaction:
                system.pipe_file(f"{path}/{name}", data)
        except Exception as error:  # each protocol has errors of its own
            raise UsageError(f"{self.url}/{name}: cannot be written ({error}); choose another place") from error

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None where there is none."""
        system, path = opened(self.url)
        try:
            data: bytes = system.cat_file(f"{path}/{name}")
        except FileNotFoundError:
            return None
        return data

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        system, path = opened(self.url)
        return bool(system.isfile(f"{path}/{name}"))

    def tidy(self, names: Collection[str]) -> None:
        """Nothing is left where a protocol writes whole or not at all."""
