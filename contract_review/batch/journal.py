"""Which files of a batch are done: a note for each, written when its review is, so that a batch can be gone on with."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from contract_review.batch.folders import Folder
from contract_review.batch.rows import Row


@dataclass(frozen=True, slots=True)
class _Note:
    key: str
    row: Row


def keep(folder: Folder, name: str, *, key: str, row: Row) -> None:
    """Note that the review of this name is written, and what it hangs on."""
    folder.write(note_of(name), msgspec.json.encode(_Note(key, row)))


def kept(folder: Folder, name: str, *, key: str, file: str) -> Row | None:
    """The row of a review that is there and hangs on the same; None where it has to be made."""
    try:
        note = msgspec.json.decode(folder.read(note_of(name)) or b"", type=_Note)
    except msgspec.MsgspecError:
        return None
    return note.row if note.key == key and note.row.path == file else None


def note_of(name: str) -> str:
    """Where the note of a review lies: hidden, so that nobody takes the notes for reviews."""
    return f".done/{name}.json"
