"""The five areas in which vendors are compared, and which requirements belong to each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """An area of comparison: its name for programs, its heading, and the group of rules that it takes."""

    name: str
    heading: str
    group: str


AREAS = (
    Area("pricing", "Pricing", "pricing"),
    Area("support", "Support", "support"),
    Area("sla", "Service levels", "sla"),
    Area("partnership", "Partnership", "partnership"),
    Area("exit", "Exit", "term"),
)
# What stands in another group of rules than the area that people look for it in.
_ELSEWHERE = {
    "term.renewal-price-visible": "pricing",
    "term.co-termination": "pricing",
    "security.data-return-deletion": "exit",
}
_BY_GROUP = {area.group: area.name for area in AREAS}


def area_of(rule: str, group: str) -> str | None:
    """The area that a rule is compared in; None for one that is about something else, such as drafting."""
    return _ELSEWHERE.get(rule) or _BY_GROUP.get(group)
