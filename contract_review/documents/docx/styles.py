"""What styles say about a paragraph: outline level, automatic list, left indent, hidden text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from contract_review.documents.docx.names import W, switched_on, value, whole

_HEADING = re.compile(r"(?i)^(?:heading|überschrift|titre|título)\s*([1-9])$")
_BODY_TEXT = 0


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style: the style it is based on, its outline level from 1 (0 = body text), its list and level."""

    parent: str
    level: int | None
    list_id: str
    depth: int | None
    indent: float | None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file, by their ids; `default` is the style of a paragraph that names none.

    `hidden` styles print nothing; `list_styles` are styles for lists alone, with the list that each stands for.
    """

    styles: dict[str, Style] = field(default_factory=dict)
    default: str = ""
    hidden: frozenset[str] = frozenset()
    list_styles: dict[str, str] = field(default_factory=dict)

    def level(self, style: str) -> int | None:
        """The outline level that a style gives, itself or through the styles it is based on."""
        level = next((s.level for _, s in self._chain(style) if s.level is not None), None)
        return level or None

    def indent(self, style: str) -> float | None:
        """The left indent, in points, that a style gives."""
        return next((s.indent for _, s in self._chain(style) if s.indent is not None), None)

    def numbering(self, style: str) -> tuple[str, int | None, tuple[str, ...]] | None:
        """The list and level that a style gives, with the styles from this one up to the one that names the list."""
        depth: int | None = None
        names: list[str] = []
        for name, one in self._chain(style):
            names.append(name)
            depth = one.depth if depth is None else depth
            if one.list_id:
                return one.list_id, depth, tuple(names)
        return None

    def lists(self) -> frozenset[str]:
        """The lists that any style counts in."""
        return frozenset(style.list_id for style in self.styles.values() if style.list_id)

    def _chain(self, name: str) -> Iterator[tuple[str, Style]]:
        name = name or self.default
        seen: set[str] = set()
        while name in self.styles and name not in seen:
            seen.add(name)
            yield name, self.styles[name]
            name = self.styles[name].parent


def read_styles(root: Any) -> Styles:
    """The styles of `styles.xml`; none where the part is missing."""
    if root is None:
        return Styles()
    styles, hidden, default, lists = {}, set(), "", {}
    for element in root.iter(f"{W}style"):
        name = element.get(f"{W}styleId", "")
        if switched_on(element.find(f"{W}rPr"), "vanish"):
            hidden.add(name)
        if element.get(f"{W}type", "paragraph") == "paragraph":
            styles[name] = _style(element)
            if element.get(f"{W}default") in ("1", "true", "on"):
                default = name
        elif element.get(f"{W}type") == "numbering":
            numbers = element.find(f"{W}pPr/{W}numPr")
            lists[name] = value(numbers, "numId")
    return Styles(styles, default, frozenset(hidden), lists)


def _style(element: Any) -> Style:
    name, properties = value(element, "name"), element.find(f"{W}pPr")
    numbers = properties.find(f"{W}numPr") if properties is not None else None
    depth = value(numbers, "ilvl")
    return Style(
        parent=value(element, "basedOn"),
        level=_level(name, value(properties, "outlineLvl")),
        list_id=value(numbers, "numId"),
        depth=whole(depth, 0) if depth else None,
        indent=indent_of(properties),
    )


def _level(name: str, outline: str) -> int | None:
    heading = _HEADING.match(name)
    if heading:
        return int(heading[1])
    if name.lower() in ("title", "subtitle"):
        return 1
    if not outline.isdigit():
        return None
    return int(outline) + 1 if int(outline) < 9 else _BODY_TEXT


def indent_of(properties: Any) -> float | None:
    """The left indent, in points, of paragraph properties; None where they do not speak of it."""
    indent = properties.find(f"{W}ind") if properties is not None else None
    if indent is None:
        return None
    left = indent.get(f"{W}left") or indent.get(f"{W}start")
    # Word counts in twentieths of a point.
    return whole(left, 0) / 20 if left else None
