"""Reading the fields of a mapping one by one, with a complaint that names path, line and the likely intention."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from contract_review.errors import RuleFileError
from contract_review.model.entry import Entry

Named = TypeVar("Named", bound=StrEnum)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping of a rule file whose keys are all known."""

    path: Path | str
    line: int
    entries: Mapping[str, Entry]

    def error(self, line: int, message: str) -> RuleFileError:
        """The complaint about a line of this file."""
        return RuleFileError(self.path, line, message)

    def text(self, key: str) -> str:
        """A text that must be there and must say something."""
        value = self.optional_text(key)
        if not value:
            raise self.error(self.entries[key].line if key in self.entries else self.line, f"{key!r} is needed")
        return value

    def optional_text(self, key: str) -> str | None:
        """A text that may be left out; its white space is made plain."""
        entry = self.entries.get(key)
        if entry is None:
            return None
        if entry.text is None:
            raise self.error(entry.line, f"{key!r} is a text")
        return " ".join(entry.text.split())

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty where the key is left out."""
        return tuple(self._scalar(key, item) for item in self._items(key))

    def members(self, key: str, kind: type[Named]) -> tuple[Named, ...]:
        """A list of words out of a closed list."""
        return tuple(self.member(item, kind, what=key) for item in self._items(key))

    def member(self, entry: Entry, kind: type[Named], *, what: str) -> Named:
        """One word out of a closed list."""
        word = self._scalar(what, entry)
        if word not in tuple(kind):
            raise self.error(entry.line, unknown(what, word, tuple(kind)))
        return kind(word)

    def by_member(self, key: str, kind: type[Named], read: Callable[[Entry], Value]) -> dict[Named, Value]:
        """A mapping whose keys are words out of a closed list."""
        entry = self.entries.get(key)
        if entry is None:
            return {}
        if entry.fields is None:
            raise self.error(entry.line, f"{key!r} is a mapping of outcomes")
        return {
            self.member(Entry(name, value.line), kind, what=key): read(value) for name, value in entry.fields.items()
        }

    def scalar(self, entry: Entry, *, what: str) -> str:
        """The text of an entry that must be no list and no mapping."""
        return self._scalar(what, entry)

    def _items(self, key: str) -> tuple[Entry, ...]:
        entry = self.entries.get(key)
        return entry.items if entry is not None else ()

    def _scalar(self, key: str, entry: Entry) -> str:
        if entry.text is None:
            raise self.error(entry.line, f"{key!r} takes plain words here")
        return " ".join(entry.text.split())


def fields_of(path: Path | str, entry: Entry, allowed: Collection[str], *, what: str) -> Fields:
    """The fields of a mapping; a key that is not allowed is an error that suggests the one that was meant."""
    if entry.fields is None:
        raise RuleFileError(path, entry.line, f"{what} is a mapping of {', '.join(allowed)}")
    for key, value in entry.fields.items():
        if key not in allowed:
            raise RuleFileError(path, value.line, unknown(f"key in {what}", key, allowed))
    return Fields(path, entry.line, entry.fields)


def unknown(what: str, word: str, known: Iterable[str]) -> str:
    """The complaint about an unknown word, with the nearest known one, or with all if they are few."""
    from difflib import get_close_matches

    names = [str(name) for name in known]
    near = get_close_matches(word, names, n=1)
    if near:
        return f"unknown {what} {word!r}; did you mean {near[0]!r}?"
    return f"unknown {what} {word!r}" + (f"; write {', '.join(names)}" if len(names) <= 16 else "")
