"""The numbers that Word computes for its automatic lists: "1.1", "(a)", "Article IV"."""

from __future__ import annotations

from dataclasses import dataclass, field

from contract_review.documents.docx.numbering import ListLevel, Numbering
from contract_review.documents.number_formats import number

# Signs that are what they print; those of symbol fonts, and pictures, are read as a dot.
BULLETS = frozenset("•●▪■◦○‣–—·*-")
_LEVEL_REFERENCE = tuple(f"%{level + 1}" for level in range(9))


@dataclass(slots=True)
class Counter:
    """Counts list items in document order and prints their numbers."""

    numbering: Numbering
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, list_id: str, level: int) -> str:
        """The printed number of the next item; "" where the list has none, "•" for bullets."""
        levels = self.numbering.levels.get(list_id)
        if not levels or level not in levels:
            return ""
        counts = self.counts.setdefault(self.numbering.counters.get(list_id, list_id), [None] * 9)
        self._begin(list_id, level, counts)
        # None is "not begun": a list that starts at 0 has counted when it stands at 0.
        last = counts[level]
        counts[level] = levels[level].start if last is None else last + 1
        for upper in range(level):
            if counts[upper] is None and upper in levels:
                counts[upper] = levels[upper].start
        for deeper in range(level + 1, 9):
            if deeper not in levels or _restarts(levels[deeper], level):
                counts[deeper] = None
        return _print(levels, level, counts)

    def _begin(self, list_id: str, level: int, counts: list[int | None]) -> None:
        """A list that counts a level anew does so where that level is first used, and leaves the others alone."""
        if (list_id, level) not in self._begun:
            self._begun.add((list_id, level))
            if level in self.numbering.restarts.get(list_id, ()):
                counts[level] = None


def _restarts(deeper: ListLevel, level: int) -> bool:
    return deeper.restart is None or level < deeper.restart


def _print(levels: dict[int, ListLevel], level: int, counts: list[int | None]) -> str:
    if levels[level].form == "bullet":
        sign = levels[level].text.strip()
        return sign if sign in BULLETS else "•"
    text = levels[level].text
    for index, mark in enumerate(_LEVEL_REFERENCE):
        if mark in text and index in levels:
            form = levels[index].form
            # Legal numbering prints Arabic numbers for the levels above, whatever they print themselves.
            if levels[level].legal and form not in ("none", "decimalZero"):
                form = "decimal"
            text = text.replace(mark, number(max(counts[index] or 0, 0), form))
    return text.strip()
