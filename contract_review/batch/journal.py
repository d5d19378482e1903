"""Which files of a batch are done: a note for each, written when its review is, so that a batch can be gone on with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from contract_review.batch.rows import Row
from contract_review.errors import UsageError
from contract_review.writing import clear_halves, write_whole

# Hidden, so that nobody takes the notes for reviews.
_FOLDER = ".done"


@dataclass(frozen=True, slots=True)
class _Note:
    key: str
    row: Row


def begin(out: Path) -> None:
    """Make the folder of a batch; raises `UsageError` where that cannot be done, before anything is reviewed."""
    try:
        (out / _FOLDER).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{out}: cannot be written ({error.strerror or error}); choose another place") from error


def keep(out: Path, name: str, *, key: str, row: Row) -> None:
    """Note that the review of this name is written, and what it hangs on."""
    write_whole(_place(out, name), msgspec.json.encode(_Note(key, row)))


def kept(out: Path, name: str, *, key: str, file: str) -> Row | None:
    """The row of a review that is there and hangs on the same; None where it has to be made."""
    try:
        note = msgspec.json.decode(_place(out, name).read_bytes(), type=_Note)
    except (OSError, msgspec.MsgspecError):
        return None
    return note.row if note.key == key and note.row.path == file else None


def tidy(out: Path, names: Iterable[str]) -> None:
    """Take away what was half written when an earlier batch over the same files was killed."""
    reviews = {f"{name}.{form}" for name in names for form in ("json", "html")}
    clear_halves(out, reviews)
    clear_halves(out / _FOLDER, reviews)


def _place(out: Path, name: str) -> Path:
    return out / _FOLDER / f"{name}.json"
