"""Service credits in sentences and list lines: "below 99.9 %: 10 % of the monthly fee", "5 % for each hour of downtime"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from contract_review.facts.passages import Passage, Statement
from contract_review.facts.sla.bands import Band, Bound, band_of, bounds
from contract_review.facts.sla.fee_shares import CREDIT, Share, shares
from contract_review.model.fact import Percentage, Qualifiers

_FAILS = re.compile(
    r"(?i)\bbelow|\bless\s+than|<|\bunder\b|\bfalls?\b|\bbetween\b|\u2265|>|\bgreater|\bat\s+least|\bfrom\b|\d\s*%?\s*(?:-|\u2013|to)\s*\d|\bor\s+(?:less|lower|below)"
)
_PER_OUTAGE = re.compile(
    r"(?i)\b(?:for|per)\s+(?:each|every|any|a)?\s*(?:\w+[\s-]+){0,4}?(?:hours?|minutes?|half[\s-]hours?|outages?|incidents?|failures?|days?|periods?|requests?|percentage\s+point|shortfall)\b|\b(?:for|per)\s+(?:each|every)\s+(?:\w+\s+){0,3}?[\d.,]+\s*(?:%|percent)|\b(?:cumulative|additional|consecutive)\s+hour"
)
_PER_MISS = re.compile(
    r"(?i)\b(?:in|for)\s+(?:any|each|every|a|the)\s+(?:calendar\s+|billing\s+)?(?:month|quarter|period|year)\s+(?:in|for|during)?\s*(?:which|that|where|when)\b"
    r"|\b(?:below|under|short\s+of)\s+(?:this|that|the|such)\s+(?:\w+\s+)?(?:threshold|target|commitment|level|guarantee)\b"
    r"|\b(?:if|when(?:ever)?|where|should|in\s+the\s+event)\b[^.;]{0,120}\b(?:fails?|failure|misse[sd]|(?:not|n['\u2019]t)\s+(?:be\s+)?(?:meet|met|achieved?|attained?))\b"
)
_ABOUT_LEVELS = re.compile(
    r"(?i)\bavailab|\bup[\s-]?time|\bservice\s+(?:levels?|credits?)|\bSLA|\bdown[\s-]?time|\boutage|\bunavailab|\binterruption|\bcredits?\b"
)
_NOT_A_TIER = re.compile(
    r"(?i)\broyalt|\bpatent|\binterest\b|\blate\s+(?:fee|payment)|\bresell|\bdiscount\s+off|\bcredit\s+card|\bcredit\s+(?:limit|check|rating|line)|\btax"
)


def in_prose(passage: Passage) -> Iterator[Statement]:
    """Credits in a sentence or a list line: "below 99.9 %: 10 % of the monthly fee"."""
    text = passage.text
    said = CREDIT.search(text) or (
        _FAILS.search(text) and (CREDIT.search(f"{passage.headings} {passage.before}") or _of_fees(text))
    )
    if not said or _NOT_A_TIER.search(text) or not _ABOUT_LEVELS.search(f"{text} {passage.headings} {passage.before}"):
        return
    found = _credits(text)
    levels = _levels(text, found)
    for share, limits in _paired(found, levels):
        if share.n and (
            not limits.is_open
            or _PER_OUTAGE.search(text[share.end :])
            or _PER_OUTAGE.search(text[: share.start])
            or _PER_MISS.search(text)
        ):
            yield Statement("sla.credit-tier", Percentage(share.n), Qualifiers(below=limits.below, floor=limits.floor))


def _of_fees(text: str) -> bool:
    """Whether a text sets a share of the fees against a band, though it does not call it a credit."""
    return any(not share.is_cap for share in shares(text)) and bool(_levels(text, _credits(text)))


@dataclass(frozen=True, slots=True)
class _Level:
    band: Band
    start: int
    end: int


_IF_BELOW = re.compile(
    r"(?i)^\s*\)?\s*,?\s*(?:if|when|where|for)\b[^.;%]{0,60}(?:below|less\s+than|under|<|between|lower|at\s+least|\d\s*%?\s*(?:-|\u2013|to)\s*\d)"
)
_BECOMES = re.compile(r"\s*\)?\s*(?:[:=\u2192|]|-+>)\s*")
_DASH = re.compile(r"\s*\)?\s+[\u2013\u2014-]+\s*")


def _credits(text: str) -> tuple[Share, ...]:
    """The credits of a text: those that it calls so, and a figure right behind a band ("below 99.9 %: 10 %")."""
    called = shares(text)
    found = [share for share in called if not share.is_cap]
    free = [one for one in bounds(text) if not any(s.start < one.end and one.start < s.end for s in called)]
    for place, one in enumerate(free):
        between = text[free[place - 1].end : one.start] if place else ""
        dashed = _DASH.fullmatch(between) and _ends_a_band(text, free[:place])
        follows = _BECOMES.fullmatch(between) or dashed
        if one.side is None and (follows or _IF_BELOW.match(text[one.end :])):
            found.append(Share(one.n, one.start, one.end))
    return tuple(sorted(found, key=lambda share: share.start))


def _ends_a_band(text: str, before: list[Bound]) -> bool:
    """Whether the figure in front of a dash is a bound ("below 99 % – 5 %") or ends a range ("98 to 99 % – 5 %")."""
    if before[-1].side == "below":
        return True
    return len(before) > 1 and band_of(tuple(before[-2:]), text) is not None


def _levels(text: str, found: tuple[Share, ...]) -> tuple[_Level, ...]:
    """The bands of a sentence, without the figures that are credits or the most that is credited."""
    taken = (*found, *shares(text))
    free = [one for one in bounds(text) if not any(s.start < one.end and one.start < s.end for s in taken)]
    return _bands(text, tuple(free))


def _bands(text: str, free: tuple[Bound, ...]) -> tuple[_Level, ...]:
    levels: list[_Level] = []
    place = 0
    while place < len(free):
        pair = free[place : place + 2]
        joined = len(pair) == 2 and pair[1].start - pair[0].end <= 45 and _joins(text[pair[0].end : pair[1].start])
        used = pair if joined else pair[:1]
        limits = band_of(used, text)
        if limits is not None and all(20 <= one.n <= 100 for one in used):
            levels.append(_Level(limits, used[0].start, used[-1].end))
        place += len(used)
    return tuple(levels)


def _joins(between: str) -> bool:
    return not re.search(r"[;:%]|\.\s|\bcredit|\breceive", between)


def _paired(found: tuple[Share, ...], levels: tuple[_Level, ...]) -> Iterator[tuple[Share, Band]]:
    """Each credit with the band that it goes with: in the order in which the sentence puts them."""
    if not levels:
        if len(found) == 1:
            yield found[0], Band()
        return
    if len(found) == len(levels):
        for share, level in zip(found, levels, strict=True):
            yield share, level.band
        return
    for share in found:
        before = [level for level in levels if level.end <= share.start]
        nearest = before[-1] if before else next((level for level in levels if level.start >= share.end), None)
        if nearest is not None:
            yield share, nearest.band
