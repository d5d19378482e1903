"""The lists of a Word file, as its numbering part defines them."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field, replace
from typing import Any

from contract_review.documents.docx.names import MC, VAL, W, switched_on, value, whole
from contract_review.documents.docx.styles import Styles, indent_of

_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list counts and prints: number format, text such as "%1.%2", first number.

    `restart` is the level (from 1) after which it counts anew, 0 for never, None for after every higher level.
    """

    form: str
    text: str
    start: int
    legal: bool = False
    restart: int | None = None
    style: str = ""
    indent: float | None = None


@dataclass(frozen=True, slots=True)
class Numbering:
    """The lists of a Word file: levels by list id, which lists count together, and which levels a list counts anew.

    All lists made from one template share its counters; a list restarts a level where it first uses that level.
    """

    levels: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    counters: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, frozenset[int]] = field(default_factory=dict)

    def level_of_style(self, list_id: str, styles: tuple[str, ...]) -> int | None:
        """The level of a list that is tied to one of the styles, the nearest first."""
        tied = {level.style: depth for depth, level in self.levels.get(list_id, {}).items() if level.style}
        return next((tied[style] for style in styles if style in tied), None)


def read_numbering(root: Any, styles: Styles, used: Set[str]) -> Numbering:
    """The lists of `numbering.xml` whose ids are in `used`; none where the part is missing."""
    if root is None:
        return Numbering()
    templates = {e.get(f"{W}abstractNumId", ""): e for e in root.iter(f"{W}abstractNum")}
    lists = {e.get(f"{W}numId", ""): e for e in root.iter(f"{W}num")}
    levels: dict[str, dict[int, ListLevel]] = {}
    counters: dict[str, str] = {}
    restarts: dict[str, frozenset[int]] = {}
    read: dict[str, dict[int, ListLevel]] = {}
    for list_id, element in lists.items():
        if list_id not in used:
            continue
        template = _defining(value(element, "abstractNumId"), templates, lists, styles)
        if template not in read:
            read[template] = _levels(templates.get(template))
        levels[list_id] = dict(read[template])
        restarts[list_id] = _override(element, levels[list_id])
        counters[list_id] = template
    return Numbering(levels, counters, restarts)


def _defining(template: str, templates: dict[str, Any], lists: dict[str, Any], styles: Styles) -> str:
    """The template that holds the levels: a template may only point to a list style, which points to a list."""
    for _ in range(_DEEPEST):
        element = templates.get(template)
        link = value(element, "numStyleLink")
        if not link:
            return template
        owner = next((key for key, e in templates.items() if value(e, "styleLink") == link), None)
        through = styles.list_styles.get(link, "")
        template = owner or (value(lists[through], "abstractNumId") if through in lists else "")
    return template


def _levels(template: Any) -> dict[int, ListLevel]:
    if template is None:
        return {}
    return {whole(level.get(f"{W}ilvl"), 0): _level(level) for level in template.iterchildren(f"{W}lvl")}


def _override(element: Any, levels: dict[int, ListLevel]) -> frozenset[int]:
    """Apply what a list changes in its template; returns the levels that it counts anew."""
    restarted = set()
    for override in element.iter(f"{W}lvlOverride"):
        depth = whole(override.get(f"{W}ilvl"), 0)
        level, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
        if level is not None:
            levels[depth] = _level(level)
        if start is not None and depth in levels:
            levels[depth] = replace(levels[depth], start=whole(start.get(VAL), 1))
            restarted.add(depth)
    return frozenset(restarted)


def _level(level: Any) -> ListLevel:
    form = level.find(f"{W}numFmt")
    if form is None:
        form = next(iter(level.iterfind(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")), None)
    restart = value(level, "lvlRestart")
    return ListLevel(
        form=str(form.get(VAL, "decimal")) if form is not None else "decimal",
        text=value(level, "lvlText"),
        start=whole(value(level, "start"), 1),
        legal=switched_on(level, "isLgl"),
        restart=whole(restart, 0) if restart else None,
        style=value(level, "pStyle"),
        indent=indent_of(level.find(f"{W}pPr")),
    )
