"""Bands of availability as contracts print them: "< 99.9 % but ≥ 99.0 %", "99.0 % – 99.9 %", "below 95"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contract_review.language.quantities import percentages

_FIGURE = re.compile(r"(?<![\d.,\w])(\d{1,3}(?:[.,]\d+)?)(?![\d\w]|[.,]\d)")
_BELOW = r"<\s*=?|\u2264|=\s*<|less\s+than|lower\s+than|fewer\s+than|smaller\s+than|below|under|beneath|(?:not\s+(?:exceed(?:ing)?|more\s+than))|at\s+most|up\s+to|short\s+of"
_FROM = r">\s*=?|\u2265|=\s*>|(?:greater|more|higher)\s+than|above|exceed(?:s|ing)?|over|at\s+least|(?:not|no)\s+(?:less|lower)\s+than|not\s+below|equal(?:s|ing)?\s+to|starting\s+(?:at|from)|minimum\s+of|from"
_COMPARISON = re.compile(rf"(?i)(?P<from>{_FROM})|(?P<below>{_BELOW})")
_NEGATED = re.compile(r"(?i)\b(?:not|no|never)\s+(?:(?:be|fall|drop|go|decrease)\s+)?$")
_AFTER = re.compile(
    r"(?i)^\s*(?:%|percent|per\s+cent)?\s*(?:\(?\s*(?:or|and)\s+(?P<below>less|below|lower|under|fewer)|\(?\s*(?:or|and)\s+(?P<from>more|above|higher|greater|better|over|up\b)|(?P<plus>\+)(?!\d))"
)
_SYMBOL_AFTER = re.compile(r"^\s*(?:%|percent|per\s+cent)?\s*(?P<sign>[<>\u2264\u2265]\s*=?)")
_TIME = re.compile(r"(?i)\d\s*(?:hours?|hrs?|h|minutes?|mins?|days?|months?|times|incidents?|outages?)\b")
_BETWEEN = re.compile(
    r"(?i)^\s*(?:%|percent|per\s+cent)?\s*(?:\((?:in|ex)clusive\)\s*)?(?:-|\u2013|\u2014|\u2212|~|\u2026|\.{2,3}|to|and|through|until|up\s+to|bis)\s*(?:\(?but\s+(?:not\s+including|excluding)\)?\s*|(?:just\s+)?(?:less\s+than|below|under|<)\s*)?$"
)


@dataclass(frozen=True, slots=True)
class Band:
    """Availability from `floor` up to `below`, in percent; None where the contract prints no such bound."""

    below: float | None = None
    floor: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether it prints no bound at all."""
        return self.below is None and self.floor is None


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure with the side of it that is meant: `below`, `floor`, or neither; offsets count in the text given."""

    n: float
    side: str | None
    start: int
    end: int


def bounds(text: str, *, signs: bool = True) -> tuple[Bound, ...]:
    """The figures of a text and the sides that are meant; with `signs` only percentages count, else any figure."""
    if signs:
        spots = [(one.value.n, one.span.start, one.span.end) for one in percentages(text)]
    else:
        spots = [(float(m[1].replace(",", ".")), m.start(), m.end()) for m in _FIGURE.finditer(text)]
    spots = _with_bare_partner(text, spots)
    found: list[Bound] = []
    for place, (n, start, end) in enumerate(spots):
        begin = spots[place - 1][2] if place else 0
        stop = spots[place + 1][1] if place + 1 < len(spots) else len(text)
        found.append(Bound(n, _side(text, begin, start, end, stop), start, end))
    return tuple(found)


def _with_bare_partner(text: str, spots: list[tuple[float, int, int]]) -> list[tuple[float, int, int]]:
    """Adds the first figure of "95 - 99 %", which carries its sign only once."""
    added = []
    for n, start, end in spots:
        before = re.search(r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s*(?:-|\u2013|\u2014|~|to)\s*$", text[:start])
        if before and not any(first <= before.start(1) < last for _, first, last in spots):
            added.append((float(before[1].replace(",", ".")), before.start(1), before.end(1)))
        added.append((n, start, end))
    return added


def _side(text: str, begin: int, start: int, end: int, stop: int) -> str | None:
    after = _AFTER.match(text[end:stop])
    if after:
        return "below" if after["below"] else "floor"
    last = None
    for match in _COMPARISON.finditer(text, begin, start):
        last = match
    if last is not None and start - last.end() <= 40:
        return _said(text[begin:start], last, begin)
    symbol = _SYMBOL_AFTER.match(text[end:stop])
    if symbol:
        # "99.0 % ≤ availability < 99.9 %": the sign after the first figure is read from the right.
        return "floor" if symbol["sign"][0] in "<\u2264" else "below"
    return None


def _said(words: str, match: re.Match[str], begin: int) -> str:
    head = words[: match.start() - begin]
    is_floor = match["from"] is not None
    if (
        match["from"]
        and re.match(r"(?i)equal", match["from"])
        and re.search(rf"(?i)(?:{_BELOW})\s*(?:,?\s*or\s*)?$", head)
    ):
        is_floor = False
    if match["from"] is None and _NEGATED.search(head) and not re.match(r"(?i)not", match[0]):
        is_floor = True
    return "floor" if is_floor else "below"


def band_of(found: tuple[Bound, ...], text: str) -> Band | None:
    """The band that one or two neighbouring figures print; None where they print none."""
    if not found:
        return None
    if len(found) >= 2 and found[1].side in (None, "below") and _is_range(text, found[0], found[1]):
        pair = (found[0].n, found[1].n)
        return Band(below=max(pair), floor=min(pair))
    below = next((one.n for one in found if one.side == "below"), None)
    floor = next((one.n for one in found if one.side == "floor"), None)
    return Band(below, floor) if below is not None or floor is not None else None


def _is_range(text: str, first: Bound, second: Bound) -> bool:
    return first.side in (None, "floor") and _BETWEEN.match(text[first.end : second.start]) is not None


def band(text: str) -> Band | None:
    """The band that a cell or a phrase prints; figures without a percent sign count where there is none with one."""
    found = bounds(text)
    if not found and not _TIME.search(text):
        found = tuple(one for one in bounds(text, signs=False) if 0 <= one.n <= 100)
    return band_of(found[:2], text)
