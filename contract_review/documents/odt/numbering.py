"""The numbers of an OpenDocument text: its lists and its chapter numbering."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from contract_review.documents.number_formats import number
from contract_review.documents.odt.names import STYLE, TEXT

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_DEEPEST = 10


@dataclass(frozen=True, slots=True)
class Level:
    """How one level prints: number format ("" for none, "bullet"), what stands around it, how many levels it shows."""

    form: str
    prefix: str
    suffix: str
    shown: int
    start: int


Levels = dict[int, Level]


def read_lists(*roots: Any) -> dict[str, Levels]:
    """The list styles of a file by name; the chapter numbering of headings is under ""."""
    styles: dict[str, Levels] = {}
    for root in roots:
        for element in root.iter(f"{TEXT}list-style") if root is not None else ():
            styles[element.get(f"{STYLE}name", "")] = _levels(element)
        for element in root.iter(f"{TEXT}outline-style") if root is not None else ():
            styles[""] = _levels(element)
    return styles


def _levels(element: Any) -> Levels:
    return {_whole(child.get(f"{TEXT}level"), 1): _level(child) for child in element if isinstance(child.tag, str)}


def _level(child: Any) -> Level:
    bullet = child.tag.endswith("}list-level-style-bullet")
    form = "bullet" if bullet else _FORMS.get(child.get(f"{STYLE}num-format", ""), "")
    return Level(
        form,
        child.get(f"{STYLE}num-prefix", ""),
        child.get(f"{STYLE}num-suffix", ""),
        _whole(child.get(f"{TEXT}display-levels"), 1),
        _whole(child.get(f"{TEXT}start-value"), 1),
    )


@dataclass(slots=True)
class ListCounter:
    """Counts the items of one list, level by level from 1."""

    counts: list[int | None] = field(default_factory=lambda: [None] * (_DEEPEST + 1))

    def next(self, levels: Levels, depth: int, *, start: int | None = None) -> str:
        """The printed number of the next item at a level; "•" for bullets, "" for none."""
        depth = min(max(depth, 1), _DEEPEST)
        level = levels.get(depth)
        last = self.counts[depth]
        first = level.start if level else 1
        self.counts[depth] = start if start is not None else first if last is None else last + 1
        self.counts[depth + 1 :] = [None] * (_DEEPEST - depth)
        if level is None or not level.form:
            return ""
        if level.form == "bullet":
            return "•"
        shown = range(max(depth - level.shown + 1, 1), depth + 1)
        numbers = [number(self._at(levels, upper), _form(levels, upper, level)) for upper in shown]
        return f"{level.prefix}{'.'.join(filter(None, numbers))}{level.suffix}".strip()

    def _at(self, levels: Levels, depth: int) -> int:
        count = self.counts[depth]
        if count is None:
            count = self.counts[depth] = levels[depth].start if depth in levels else 1
        return max(count, 0)


def _form(levels: Levels, depth: int, default: Level) -> str:
    return levels[depth].form if depth in levels else default.form


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else default
