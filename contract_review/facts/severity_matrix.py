"""Severity matrices and support tables: how fast, for which severity, under which plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from contract_review.facts.passages import Statement
from contract_review.facts.severity import named_severity, severity_in, severity_of_label
from contract_review.facts.support import OFFICE_HOURS, ROUND_THE_CLOCK
from contract_review.facts.tables import Grid
from contract_review.language.modality import strength
from contract_review.language.quantities import durations
from contract_review.model.fact import Choice, Duration, Qualifiers, Unit

_RESPONSE = re.compile(r"(?i)\brespon|\backnowledg|\breaction|\bcall\s*back|\btriage|\bpick-?\s?up")
_RESOLUTION = re.compile(
    r"(?i)\bresol|\brestor|\bwork-?\s?around|\bfix\b|\brepair|\btarget\s+time|\bcompletion|\brecover|\bsolution"
)
_UPDATE = re.compile(r"(?i)\bupdate|\bfrequency|\bescalat|\bcommunicat|\breport")
_SUPPORT = re.compile(
    r"(?i)\bseverity|\bpriority|\bsupport|\bincident|\brespon|\bservice\s+level|\bissue|\bfault|\bhelp\s?desk"
)
_SEVERITY_HEAD = re.compile(
    r"(?i)\bseverity|\bpriority|\bimpact|\burgency|\blevel|\bclass|\bcategory|\bsev\b|\bissue|\bincident|\bfault|\berror"
)
_HOURS_HEAD = re.compile(
    r"(?i)\b(?:support\s+)?(?:hours|coverage|availability\s+of\s+support|service\s+hours|support\s+window)\b"
)
_UNIT_HEAD = re.compile(r"(?i)\(?\b(business|working)?\s*(hours|hrs|minutes|mins|days)\b\)?")
_UNITS = {"hours": Unit.HOUR, "hrs": Unit.HOUR, "minutes": Unit.MINUTE, "mins": Unit.MINUTE, "days": Unit.DAY}


@dataclass(frozen=True, slots=True)
class _Axis:
    """What a column (or row) of the matrix stands for."""

    fact: str
    scope: str | None
    head: str


def matrix(grid: Grid) -> Iterator[Statement]:
    """The response and resolution times of a table, by severity and plan; and the hours of support in it."""
    if grid.height < 2 or grid.width < 2:
        return
    yield from _hours(grid)
    down = [severity_of_label(_label(grid, row)) for row in range(grid.height)]
    across = [severity_of_label(grid.words(0, column)) for column in range(grid.width)]
    if not _SUPPORT.search(grid.above + " ".join(grid.row_words(0)) + " ".join(grid.column_words(0))):
        return
    if sum(rank is not None for rank in down[1:]) >= 2 or _numbered(down[1:]):
        yield from _severities_down(grid, _ordered(grid, down))
    elif sum(rank is not None for rank in across[1:]) >= 2:
        yield from _severities_across(grid, across)


def _numbered(ranks: list[int | None]) -> bool:
    return any(rank is not None for rank in ranks) and len(ranks) == 1


def _label(grid: Grid, row: int) -> str:
    """The words that name a row: its first cell, or the second where the first is only a number."""
    first = grid.words(row, 0)
    return f"{first} {grid.words(row, 1)[:40]}" if re.fullmatch(r"\W*\d\W*", first) else first[:80]


def _ordered(grid: Grid, ranks: list[int | None]) -> list[int | None]:
    """Ranks by number where the table numbers them, else by their order from the top, the most severe first."""
    numbered = [severity_in(_label(grid, row)) or _leading(_label(grid, row)) for row in range(grid.height)]
    if sum(n is not None for n in numbered) >= 2:
        return [n if rank is not None or n is not None else None for n, rank in zip(numbered, ranks, strict=True)]
    names: list[tuple[int, str]] = []
    for row in range(grid.height):
        label, rank = _label(grid, row).lower(), ranks[row]
        if rank is not None and label not in [name for _, name in names]:
            names.append((rank, label))
    order = {label: place for place, (_, label) in enumerate(sorted(names, key=lambda item: item[0]), 1)}
    return [order.get(_label(grid, row).lower()) if ranks[row] is not None else None for row in range(grid.height)]


def _leading(label: str) -> int | None:
    match = re.match(r"\W*([1-5])\b", label)
    return int(match[1]) if match and named_severity(label) else None


def _severities_down(grid: Grid, ranks: list[int | None]) -> Iterator[Statement]:
    first = next(row for row, rank in enumerate(ranks) if rank is not None and row > 0)
    axes = _axes(grid, first)
    for row in range(first, grid.height):
        rank = ranks[row]
        if rank is None:
            continue
        for column, axis in axes.items():
            yield from _time(grid, row, column, axis, rank)


def _axes(grid: Grid, header_rows: int) -> dict[int, _Axis]:
    axes: dict[int, _Axis] = {}
    heads = {c: " ".join(dict.fromkeys(grid.words(r, c) for r in range(header_rows))) for c in range(grid.width)}
    default = _kind(grid.above)
    for column in range(1, grid.width):
        head = heads[column]
        fact = _kind(head)
        if fact is not None:
            axes[column] = _Axis(fact, None, head)
        elif (
            default
            and not _SEVERITY_HEAD.search(head)
            and not re.search(r"(?i)descri|defin|example|impact|criteria|update", head)
        ):
            axes[column] = _Axis(default, head.strip() or None, head)
    return axes


def _kind(head: str) -> str | None:
    if _UPDATE.search(head) and not _RESPONSE.search(head):
        return None
    if _RESOLUTION.search(head) and not re.search(r"(?i)\bresponse\s+time", head):
        return "support.resolution-time"
    return "support.response-time" if _RESPONSE.search(head) else None


def _time(grid: Grid, row: int, column: int, axis: _Axis, rank: int) -> Iterator[Statement]:
    words = grid.words(row, column)
    value = _duration(words, axis.head)
    if value is None or re.search(r"(?i)\bn/?a\b|\bnone\b|to be determined|\btbd\b", words):
        return
    yield Statement(
        axis.fact,
        value,
        Qualifiers(severity=rank, scope=axis.scope),
        strength=strength(f"{axis.head} {grid.above} {words}"),
        span=grid.row_span(row),
    )


def _duration(words: str, head: str) -> Duration | None:
    found = durations(re.sub(r"(?i)(hours?|days?|minutes?|mins?)(?=24|mon|\d)", r"\1 ", words))
    if found:
        value = found[0].value
        office = value.unit is Unit.HOUR and OFFICE_HOURS.search(words[found[0].span.end :])
        return Duration(value.n, Unit.BUSINESS_HOUR) if office else value
    number, unit = re.fullmatch(r"\W*(\d+(?:\.\d+)?)\W*", words), _UNIT_HEAD.search(head)
    if number and unit:
        base = _UNITS[unit[2].lower()]
        business = {Unit.HOUR: Unit.BUSINESS_HOUR, Unit.DAY: Unit.BUSINESS_DAY}.get(base, base) if unit[1] else base
        return Duration(float(number[1]), business)
    return None


def _severities_across(grid: Grid, ranks: list[int | None]) -> Iterator[Statement]:
    for row in range(1, grid.height):
        head = grid.words(row, 0)
        fact = _kind(head) or _kind(grid.above)
        scope = None if _kind(head) else head or None
        if fact is None:
            continue
        for column, rank in enumerate(ranks):
            if rank is not None and column > 0:
                yield from _time(grid, row, column, _Axis(fact, scope, head), rank)


def _hours(grid: Grid) -> Iterator[Statement]:
    """A row "Support hours" with a column for each plan, or a column of hours with a row for each."""
    for row in range(grid.height):
        if not _HOURS_HEAD.search(grid.words(row, 0)):
            continue
        for column in range(1, grid.width):
            yield from _coverage(grid, row, column, scope=grid.words(0, column) if row > 0 and grid.width > 2 else None)
    for column in range(1, grid.width):
        if _HOURS_HEAD.search(grid.words(0, column)):
            for row in range(1, grid.height):
                yield from _coverage(grid, row, column, scope=grid.words(row, 0) or None)


def _coverage(grid: Grid, row: int, column: int, *, scope: str | None) -> Iterator[Statement]:
    words = grid.words(row, column)
    if ROUND_THE_CLOCK.search(words):
        yield Statement("support.hours", Choice("24x7"), Qualifiers(scope=scope), span=grid.row_span(row))
    elif OFFICE_HOURS.search(words):
        yield Statement("support.hours", Choice("business-hours"), Qualifiers(scope=scope), span=grid.row_span(row))
