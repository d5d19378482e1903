"""A piece of a YAML file with the line on which it stands, so that every complaint can say where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A scalar (always text: `no` is a word, never false), a list or a mapping, with its line from 1."""

    value: str | tuple[Entry, ...] | Mapping[str, Entry]
    line: int

    @property
    def text(self) -> str | None:
        """The scalar's text; None for a list or a mapping."""
        return self.value if isinstance(self.value, str) else None

    @property
    def items(self) -> tuple[Entry, ...]:
        """The list's entries; a single value is a list of one."""
        return self.value if isinstance(self.value, tuple) else (self,)

    @property
    def fields(self) -> Mapping[str, Entry] | None:
        """The mapping's entries; None for a scalar or a list."""
        return self.value if isinstance(self.value, Mapping) else None
