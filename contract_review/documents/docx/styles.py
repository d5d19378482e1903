"""What styles say about a paragraph: outline level, automatic list, left indent, hidden text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from contract_review.documents.docx.names import VAL, W, switched_on, value, whole

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
class InStyle:
    """What a style gives, itself or through the styles it is based on: outline level, left indent, and its list.

    `numbering` is the list and level, with the styles from this one up to the one that names the list.
    """

    level: int | None
    indent: float | None
    numbering: tuple[str, int | None, tuple[str, ...]] | None


@dataclass(slots=True)
class Styles:
    """The styles of a file, by their ids; `default` is the style of a paragraph that names none.

    Of some hundreds a file uses a few: each is read where it is first asked for. `hidden` styles print nothing,
    `lists` are those that any style counts in; `list_styles` are styles for lists alone, with the list of each.
    """

    elements: dict[str, Any] = field(default_factory=dict)
    default: str = ""
    hidden: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    list_styles: dict[str, str] = field(default_factory=dict)
    _asked: dict[str, InStyle] = field(default_factory=dict)

    def get(self, name: str) -> InStyle:
        """What a style gives."""
        found = self._asked.get(name)
        if found is None:
            chain = list(self._chain(name or self.default))
            level = next((style.level for _, style in chain if style.level is not None), None)
            indent = next((style.indent for _, style in chain if style.indent is not None), None)
            found = self._asked[name] = InStyle(level or None, indent, _numbering(chain))
        return found

    def _chain(self, name: str) -> Iterator[tuple[str, Style]]:
        seen: set[str] = set()
        while name in self.elements and name not in seen:
            seen.add(name)
            style = _style(self.elements[name])
            yield name, style
            name = style.parent


def _numbering(chain: Sequence[tuple[str, Style]]) -> tuple[str, int | None, tuple[str, ...]] | None:
    depth: int | None = None
    names: list[str] = []
    for name, style in chain:
        names.append(name)
        depth = style.depth if depth is None else depth
        if style.list_id:
            return style.list_id, depth, tuple(names)
    return None


def read_styles(root: Any) -> Styles:
    """The styles of `styles.xml`; none where the part is missing."""
    if root is None:
        return Styles()
    styles, default, lists = {}, "", {}
    for element in root.iterchildren(f"{W}style"):
        name, kind = element.get(f"{W}styleId", ""), element.get(f"{W}type", "paragraph")
        if kind == "paragraph":
            styles[name] = element
            if element.get(f"{W}default") in ("1", "true", "on"):
                default = name
        elif kind == "numbering":
            numbers = element.find(f"{W}pPr/{W}numPr")
            lists[name] = value(numbers, "numId")
    counted = frozenset(element.get(VAL, "") for element in root.iter(f"{W}numId"))
    return Styles(styles, default, frozenset(_hidden(root)), counted, lists)


def _hidden(root: Any) -> Iterator[str]:
    for mark in root.iter(f"{W}vanish"):
        properties = mark.getparent()
        style = properties.getparent() if properties.tag == f"{W}rPr" else None
        if style is not None and style.tag == f"{W}style" and switched_on(properties, "vanish"):
            yield style.get(f"{W}styleId", "")


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
    return None if indent is None else left_of(indent)


def left_of(indent: Any) -> float | None:
    """The left indent, in points, of an element that gives indents."""
    left = indent.get(f"{W}left") or indent.get(f"{W}start")
    # Word counts in twentieths of a point.
    return whole(left, 0) / 20 if left else None
