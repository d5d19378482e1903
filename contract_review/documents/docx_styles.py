"""What paragraph styles say about a paragraph: outline level and automatic list."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_HEADING = re.compile(r"(?i)^(?:heading|überschrift|titre|título)\s*([1-9])$")


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style: the style it is based on, its outline level from 1, its list and level."""

    parent: str
    level: int | None
    numbering: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles of a file, by their ids."""

    styles: dict[str, Style]

    def level(self, style: str) -> int | None:
        """The outline level that a style gives, itself or through the styles it is based on."""
        return next((s.level for s in self._chain(style) if s.level is not None), None)

    def numbering(self, style: str) -> tuple[str, int] | None:
        """The list and level that a style gives, itself or through the styles it is based on."""
        return next((s.numbering for s in self._chain(style) if s.numbering is not None), None)

    def _chain(self, name: str) -> list[Style]:
        chain: list[Style] = []
        while name in self.styles and len(chain) < 20:
            chain.append(self.styles[name])
            name = self.styles[name].parent
        return chain


def read_styles(root: Any, tag: Callable[[str], str]) -> Styles:
    """The paragraph styles of `word/styles.xml`; none where the part is missing."""
    if root is None:
        return Styles({})
    styles = {}
    for element in root.iter(tag("style")):
        if element.get(tag("type"), "paragraph") == "paragraph":
            styles[element.get(tag("styleId"), "")] = _style(element, tag)
    return Styles(styles)


def _style(element: Any, tag: Callable[[str], str]) -> Style:
    name = _value(element, "name", tag)
    properties = element.find(tag("pPr"))
    level = numbering = None
    if properties is not None:
        outline = _value(properties, "outlineLvl", tag)
        level = int(outline) + 1 if outline.isdigit() and int(outline) < 9 else None
        numbers = properties.find(tag("numPr"))
        if numbers is not None:
            depth = _value(numbers, "ilvl", tag)
            numbering = (_value(numbers, "numId", tag), int(depth) if depth.isdigit() else 0)
    heading = _HEADING.match(name)
    if heading:
        level = int(heading[1])
    elif name.lower() in ("title", "subtitle"):
        level = 1
    return Style(_value(element, "basedOn", tag), level, numbering)


def _value(parent: Any, name: str, tag: Callable[[str], str]) -> str:
    element = parent.find(tag(name))
    return "" if element is None else str(element.get(tag("val"), ""))
