"""Contracts behind a URL: object stores, servers, archives, as far as fsspec knows their protocol."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from contract_review.errors import UnreadableDocument, UsageError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

# What to install for a protocol that fsspec knows and leaves to others.
_LIBRARIES = {
    **dict.fromkeys(("s3", "s3a"), "s3fs"),
    **dict.fromkeys(("gs", "gcs"), "gcsfs"),
    **dict.fromkeys(("abfs", "abfss", "az", "adl"), "adlfs"),
    **dict.fromkeys(("sftp", "ssh"), "paramiko"),
    **dict.fromkeys(("http", "https"), "aiohttp requests"),
    "smb": "smbprotocol",
}


def is_url(word: str) -> bool:
    """Whether a path is one that fsspec opens, and no file of this machine: `s3://…`, or `zip://…::archive.zip`."""
    return "://" in word


@dataclass(frozen=True, slots=True)
class Remote:
    """A file behind a URL: the URL by which its file system was opened, and its path there."""

    url: str
    path: str

    def __str__(self) -> str:
        """How a person would name the file; no password stands in it."""
        first, _, archive = self.url.partition("::")
        parts, path = urlsplit(first), self.path.lstrip("/")
        if archive:
            return f"{_without_password(archive)}/{path}"
        # Some file systems count their host as the first folder, others leave it out.
        host = parts.netloc.rpartition("@")[2]
        inside = not host or path == host or path.startswith(f"{host}/")
        return f"{parts.scheme}://{path}" if inside else f"{parts.scheme}://{host}/{path}"

    @property
    def name(self) -> str:
        """The last part of its path."""
        return PurePosixPath(self.path).name

    @property
    def stem(self) -> str:
        """Its name without the ending."""
        return PurePosixPath(self.path).stem

    @property
    def suffix(self) -> str:
        """The ending of its name."""
        return PurePosixPath(self.path).suffix

    def beginning(self, most: int | None) -> bytes:
        """Its first bytes, to tell what it is; of a file that would have to be fetched whole, none."""
        if most is None:
            return b""
        system, _ = opened(self.url)
        try:
            data: bytes = system.cat_file(self.path, end=most)
        except Exception:  # whatever is wrong with it, its review will say
            return b""
        return data

    def read(self, *, most: int) -> bytes:
        """Its bytes, of which there are at most so many; raises `UnreadableDocument` where they cannot be had."""
        system, _ = opened(self.url)
        try:
            with system.open(self.path, "rb") as file:
                data: bytes = file.read(most + 1)
        except FileNotFoundError as error:
            raise UnreadableDocument(str(self), "no such file") from error
        except Exception as error:  # each protocol has errors of its own
            raise UnreadableDocument(str(self), f"cannot be opened ({_in_a_line(error)})") from error
        if len(data) > most:
            raise UnreadableDocument(str(self), f"is larger than {most >> 20} MiB; that is no contract")
        return data


def opened(url: str) -> tuple[AbstractFileSystem, str]:
    """The file system of a URL and the path in it; raises `UsageError` with what to install or to mend."""
    from fsspec.core import url_to_fs

    shown, protocol = _without_password(url), url.partition("://")[0]
    try:
        system, path = url_to_fs(url)
    except ImportError as error:
        library = _LIBRARIES.get(protocol)
        todo = f"pip install {library}" if library else _in_a_line(error)
        raise UsageError(f"{shown}: {protocol}:// needs another library: {todo}") from error
    except Exception as error:  # each protocol has errors of its own
        raise UsageError(f"{shown}: cannot be opened ({_in_a_line(error)})") from error
    return system, str(path)


def files_at(url: str) -> tuple[list[Remote], bool]:
    """The files of a folder and those below it, or the one that is named, or those that a pattern meets.

    With them comes whether they were named, and not merely found in a folder.
    """
    system, path = opened(url)
    try:
        if any(sign in path for sign in "*?["):
            found, named = [one for one in system.glob(path) if system.isfile(one)], True
        elif system.isdir(path):
            found, named = system.find(path), False
        else:
            found, named = [path], True
    except Exception as error:  # each protocol has errors of its own
        raise UsageError(f"{_without_password(url)}: cannot be listed ({_in_a_line(error)})") from error
    return [Remote(url, str(one)) for one in sorted(found)], named


def _without_password(url: str) -> str:
    scheme, mark, rest = url.partition("://")
    place, slash, path = rest.partition("/")
    user, at, host = place.rpartition("@")
    return f"{scheme}{mark}{user.partition(':')[0]}{at}{host}{slash}{path}" if at else url


def _in_a_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
