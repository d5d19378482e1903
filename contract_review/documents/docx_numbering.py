"""The numbers that Word computes for its automatic lists: "1.1", "(a)", "Article IV"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

_LEVEL_REFERENCE = tuple(f"%{level + 1}" for level in range(9))


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list counts and prints: number format, text such as "%1.%2", first number."""

    form: str
    text: str
    start: int
    legal: bool = False


@dataclass(frozen=True, slots=True)
class Numbering:
    """The lists of a Word file: levels by list id, and which definition each list counts with."""

    levels: dict[str, dict[int, ListLevel]]
    abstract: dict[str, str]
    by_style: dict[str, tuple[str, int]]


@dataclass(slots=True)
class Counter:
    """Counts list items in document order and prints their numbers; `depth` is the level (from 1) of the last one."""

    numbering: Numbering
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    depth: int = 1

    def next(self, list_id: str, level: int) -> str:
        """The printed number of the next item; "" where the list has none, "•" for bullets."""
        levels = self.numbering.levels.get(list_id)
        if not levels or level not in levels:
            return ""
        key = self.numbering.abstract.get(list_id, list_id)
        counts = self.counts.setdefault(key, [None] * 9)
        self.depth = level + 1
        # None is "not begun": a list that starts at 0 has counted when it stands at 0.
        last = counts[level]
        counts[level] = levels[level].start if last is None else last + 1
        for upper in range(level):
            if counts[upper] is None and upper in levels:
                counts[upper] = levels[upper].start
        for deeper in range(level + 1, 9):
            counts[deeper] = None
        return self._print(levels, level, counts)

    def _print(self, levels: dict[int, ListLevel], level: int, counts: list[int | None]) -> str:
        if levels[level].form == "bullet":
            return "•"
        text = levels[level].text
        for index, mark in enumerate(_LEVEL_REFERENCE):
            if mark in text and index in levels:
                form = "decimal" if levels[level].legal else levels[index].form
                text = text.replace(mark, number(max(counts[index] or 0, 0), form))
        return text.strip()


def number(n: int, form: str) -> str:
    """A count in a Word number format: decimal, lowerLetter, upperRoman and their like."""
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1) if n > 0 else ""
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        return _roman(n).lower() if form == "lowerRoman" else _roman(n)
    if form == "decimalZero":
        return f"{n:02d}"
    if form == "ordinal":
        return f"{n}{'th' if 10 <= n % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"
    return "" if form == "none" else str(n)


def _roman(n: int) -> str:
    values = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "M CM D CD C XC L XL X IX V IV I".split(),
        strict=True,
    )
    printed = ""
    for value, letters in values:
        while n >= value:
            printed += letters
            n -= value
    return printed


def read_numbering(root: Any, tag: Any) -> Numbering:
    """The lists of `word/numbering.xml`; `tag(name)` gives a name in the file's own namespace."""
    if root is None:
        return Numbering({}, {}, {})
    templates: dict[str, dict[int, ListLevel]] = {}
    by_style: dict[str, tuple[str, int]] = {}
    styles: dict[str, list[tuple[str, int]]] = {}
    for element in root.iter(tag("abstractNum")):
        key = element.get(tag("abstractNumId"), "")
        templates[key] = {}
        for level in element.iter(tag("lvl")):
            depth = _int(level.get(tag("ilvl")), 0)
            templates[key][depth] = _level(level, tag)
            style = level.find(tag("pStyle"))
            if style is not None:
                styles.setdefault(key, []).append((style.get(tag("val"), ""), depth))
    levels: dict[str, dict[int, ListLevel]] = {}
    abstract: dict[str, str] = {}
    for element in root.iter(tag("num")):
        list_id, template = element.get(tag("numId"), ""), _val(element.find(tag("abstractNumId")), tag)
        levels[list_id] = dict(templates.get(template, {}))
        abstract[list_id] = template
        if _override(element, levels[list_id], tag):
            abstract[list_id] = f"{template}#{list_id}"
        for style, depth in styles.get(template, []):
            by_style.setdefault(style, (list_id, depth))
    return Numbering(levels, abstract, by_style)


def _override(element: Any, levels: dict[int, ListLevel], tag: Any) -> bool:
    restarted = False
    for override in element.iter(tag("lvlOverride")):
        depth = _int(override.get(tag("ilvl")), 0)
        level = override.find(tag("lvl"))
        if level is not None:
            levels[depth] = _level(level, tag)
        start = override.find(tag("startOverride"))
        if start is not None and depth in levels:
            old = levels[depth]
            levels[depth] = ListLevel(old.form, old.text, _int(start.get(tag("val")), 1), old.legal)
            restarted = True
    return restarted


def _level(level: Any, tag: Any) -> ListLevel:
    legal = level.find(tag("isLgl"))
    return ListLevel(
        form=_val(level.find(tag("numFmt")), tag) or "decimal",
        text=_val(level.find(tag("lvlText")), tag),
        start=_int(_val(level.find(tag("start")), tag), 1),
        legal=legal is not None and legal.get(tag("val"), "1") not in ("0", "false"),
    )


def _val(element: Any, tag: Any) -> str:
    return "" if element is None else str(element.get(tag("val"), ""))


def _int(text: str | None, default: int) -> int:
    return int(text) if text and text.lstrip("-").isdigit() else default
