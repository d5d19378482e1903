"""Which files of a batch are contracts, and what the review of each is called."""

from __future__ import annotations

import glob
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath
from typing import TypeVar

from contract_review.batch.own_outputs import is_own
from contract_review.batch.remote import Remote, files_at, is_url

_SUFFIXES = frozenset({".pdf", ".docx", ".docm", ".dotx", ".odt", ".rtf", ".txt", ".md", ".html", ".htm"})
_OVERVIEWS = ("overview", "index")

# Bytes of a name that are no UTF-8, as Python holds them.
_NO_TEXT = re.compile("[\ud800-\udfff]")

File = Path | Remote
AnyFile = TypeVar("AnyFile", Path, Remote, File)


@dataclass(frozen=True, slots=True)
class Found:
    """The contracts in order, and how many files were left out because this program wrote them."""

    files: tuple[File, ...]
    left_out: int


def find(places: Iterable[str], *, out: str) -> Found:
    """The files to review: those named, those that a pattern meets, and those in folders that look like contracts.

    A place is a path, a pattern, or a URL. What a batch, `memo` or `markup` wrote earlier is no contract, wherever it
    lies; nor is anything in `out`. Whoever names a file means it.
    """
    found: dict[str, File] = {}
    left_out = set[str]()
    for place in places:
        for file, own in _remote(place, out) if is_url(place) else _local(Path(place), Path(out)):
            if own:
                left_out.add(str(file))
            else:
                found[str(file)] = file
    return Found(tuple(found[name] for name in sorted(found)), len(left_out))


def contracts_in(paths: Iterable[Path], *, out: Path) -> list[Path]:
    """The contracts of this machine in files, patterns and folders, in order."""
    found = {file for path in paths for file, own in _local(path, out) if not own}
    return sorted(found)


def output_names(files: Iterable[AnyFile]) -> dict[AnyFile, str]:
    """A name for each review that no other has, on any system: two folders may each hold a `contract.pdf`."""
    names: dict[AnyFile, str] = {}
    # Windows and macOS take A.pdf and a.pdf for one name.
    taken = set(_OVERVIEWS)
    for file in files:
        name, n = _written_as(file.name), 2
        while name.casefold() in taken:
            name, n = f"{_written_as(file.stem)}-{n}{_written_as(file.suffix)}", n + 1
        taken.add(name.casefold())
        names[file] = name
    return names


def shown(file: File) -> str:
    """The path of a file as an overview can hold it: names of files may be bytes that are no text."""
    return str(file).encode(errors="backslashreplace").decode()


def _written_as(name: str) -> str:
    return _NO_TEXT.sub("_", name)


def _local(path: Path, out: Path) -> Iterator[tuple[Path, bool]]:
    """The files, each with whether this program wrote it."""
    if path.is_dir():
        yield from _under(path, out)
    # The shells of Windows leave patterns to the program.
    elif path.exists() or not glob.has_magic(str(path)):
        yield path, False
    else:
        # Path.glob takes no pattern that begins at the root.
        names = glob.iglob(str(path), recursive=True)  # noqa: PTH207
        yield from ((Path(name), False) for name in names if Path(name).is_file())


def _under(folder: Path, out: Path) -> Iterator[tuple[Path, bool]]:
    inside = out.resolve().is_relative_to(folder.resolve()) and out.resolve() != folder.resolve()
    beside: dict[Path, frozenset[str]] = {}
    for path in folder.rglob("*"):
        if not _looks_like_a_contract(path.name) or not path.is_file():
            continue
        if inside and path.resolve().is_relative_to(out.resolve()):
            continue
        if path.parent not in beside:
            beside[path.parent] = frozenset(near.name for near in path.parent.iterdir())
        yield path, is_own(path.name, beside[path.parent], partial(_beginning, path))


def _beginning(path: Path, most: int | None) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read() if most is None else file.read(most)
    except OSError:
        return b""


def _remote(url: str, out: str) -> Iterator[tuple[Remote, bool]]:
    """The files behind a URL; pages and Markdown are looked into, since fetching all files twice would be dear."""
    files, named = files_at(url)
    if named:
        yield from ((file, False) for file in files)
        return
    beside: dict[str, set[str]] = {}
    for file in files:
        beside.setdefault(file.path.rpartition("/")[0], set()).add(file.name)
    for file in files:
        if _looks_like_a_contract(file.name) and not str(file).startswith(f"{out.rstrip('/')}/"):
            names = beside[file.path.rpartition("/")[0]]
            yield file, is_own(file.name, names, file.beginning)


def _looks_like_a_contract(name: str) -> bool:
    return PurePath(name).suffix.lower() in _SUFFIXES and not name.startswith(".")
