"""Which files of a batch are contracts, and what the review of each is called."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

_SUFFIXES = frozenset({".pdf", ".docx", ".docm", ".dotx", ".odt", ".rtf", ".txt", ".md", ".html", ".htm"})
_OVERVIEWS = ("overview", "index")


def contracts_in(paths: Iterable[Path], *, out: Path) -> list[Path]:
    """The files to review, in order: those named, those that a pattern meets, and those in folders that look like it.

    What a batch, `memo` or `markup` wrote earlier is no contract, wherever it lies; nor is anything in `out`.
    """
    found: set[Path] = set()
    for path in paths:
        found.update(_under(path, out) if path.is_dir() else _named(path))
    return sorted(found)


def output_names(files: Iterable[Path]) -> dict[Path, str]:
    """A name for each review that no other has, on any system: two folders may each hold a `contract.pdf`."""
    names: dict[Path, str] = {}
    # Windows and macOS take A.pdf and a.pdf for one name.
    taken = set(_OVERVIEWS)
    for file in files:
        name, n = file.name, 2
        while name.casefold() in taken:
            name, n = f"{file.stem}-{n}{file.suffix}", n + 1
        taken.add(name.casefold())
        names[file] = name
    return names


def _named(path: Path) -> Iterator[Path]:
    # The shells of Windows leave patterns to the program.
    if path.exists() or not glob.has_magic(str(path)):
        yield path
    else:
        # Path.glob takes no pattern that begins at the root.
        yield from (Path(name) for name in glob.iglob(str(path), recursive=True) if Path(name).is_file())  # noqa: PTH207


def _under(folder: Path, out: Path) -> Iterator[Path]:
    inside = out.resolve().is_relative_to(folder.resolve()) and out.resolve() != folder.resolve()
    for path in folder.rglob("*"):
        if path.suffix.lower() not in _SUFFIXES or path.name.startswith(".") or not path.is_file():
            continue
        if not (inside and path.resolve().is_relative_to(out.resolve())) and not _is_output(path):
            yield path


def _is_output(path: Path) -> bool:
    """Whether a batch wrote the file, whose data then lie beside it, or `memo` or `markup` did, whose contract does."""
    if path.suffix == ".html" and path.with_suffix(".json").is_file():
        return _starts_like_ours(path.with_suffix(".json"))
    if path.name == "index.html":
        return (path.parent / "overview.json").is_file() and (path.parent / "overview.csv").is_file()
    if path.stem.endswith((".memo", ".markup")):
        contract = path.stem.removesuffix(".memo").removesuffix(".markup")
        return any(near.is_file() and near != path for near in path.parent.glob(f"{glob.escape(contract)}.*"))
    return False


def _starts_like_ours(path: Path) -> bool:
    if path.name == "overview.json":
        return path.with_suffix(".csv").is_file()
    with path.open("rb") as file:
        return b'"contract-review/review/' in file.read(200)
