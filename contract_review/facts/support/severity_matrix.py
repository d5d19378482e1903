"""Support tables: how fast, for which severity, under which plan, and in which hours.

Every value is read by what stands above it, beside it and in front of the table, so that it does not matter whether
severities are rows or columns, and whether plans have columns, lines across the table, or tables of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from contract_review.facts.passages import Statement
from contract_review.facts.support.cell_times import EMPTY, counted_time, times_in
from contract_review.facts.support.kinds import (
    TIMES,
    Kind,
    is_coverage,
    kind_of,
    marks,
    names_a_time,
    plan_in,
    scope_in,
)
from contract_review.facts.support.service_hours import ROUND_THE_CLOCK, hours_of
from contract_review.facts.support.severity import cell_label, mentions, numbered
from contract_review.facts.support.severity_axis import LONGEST_LABEL, SEVERITY_HEAD, Axis, axis_of
from contract_review.facts.tables import Entry, Grid
from contract_review.language.modality import strength
from contract_review.language.quantities import durations
from contract_review.model.fact import Duration, Qualifiers, Strength
from contract_review.model.span import Span

_PLAN_HEAD = re.compile(
    r"(?i)^\W*$|\bplans?\b|\btier\b|\bpackages?\b|\bservices?\b|\bproducts?\b|\beditions?\b|\boffering|\bsupport\s+(?:level|type|plan)|\bcustomer\b"
)
_PLANS_HEAD = re.compile(r"(?i)\bplans?\b|\btiers?\b|\bpackages?\b|\beditions?\b|\bsupport\s+(?:level|type)")
_PLAN = re.compile(r"\b((?:[A-Z][\w+-]*\s+){1,3})(?:[Pp]lan|[Tt]ier|[Pp]ackage|[Ee]dition|[Ss]upport)\b")
_SUPPORT = re.compile(
    r"(?i)\bseverit|\bpriorit|\bsupport|\bincident|\bticket|\bservice\s+desk|\bhelp\s?desk|\bservice\s+levels?|\bissue|\bfault|\bresponse\s+times?|\bSLA\b|\bproblem|\berror|\bdefect"
)
_FOREIGN = re.compile(
    r"(?i)\blatency|\bAPI\b|\bpage\s+load|\bmillisecond|\bthreat|\bvulnerab|\bdata\s+subject|\bdisclosure\b|\bRPO\b|\bRTO\b|\brecovery\s+(?:point|time)|\bdelivery\b|\bprovision"
)
_DESCRIBES = re.compile(r"(?i)\bdefin|\bdescri|\bexample|\bimpact|\bcriteria|\bmeaning|\beffect|\bsymptom")
_RECEIPT = re.compile(r"(?i)\backnowledg\w*|\back\b")
_RESPONDS = re.compile(r"(?i)\b(?:response|respond|reaction|reply)\b")
_MEASURE = 20


def matrix(grid: Grid) -> Iterator[Statement]:
    """The times and hours of a support table, read by rows, or by columns where the severities head these."""
    axis = axis_of(grid)
    if axis is None and (turned := axis_of(grid.transposed())) is not None:
        grid, axis = grid.transposed(), turned
    about = " ".join((*grid.context, *(word for column in range(grid.width) for word in grid.head(column))))
    if axis is None and not _SUPPORT.search(about + " " + " ".join(grid.column(0))):
        return
    hours: list[Statement] = []
    for entry in grid.entries():
        if axis is None or entry.column != axis.column:
            yield from _times(grid, axis, entry)
            hours += _hours(axis, entry)
    yield from _for_all(axis, hours)


def _times(grid: Grid, axis: Axis | None, entry: Entry) -> Iterator[Statement]:
    """The response or resolution times that a cell prints."""
    if axis is not None and axis.some and entry.row not in axis.ranks:
        axis = None
    ranks = axis.ranks.get(entry.row) if axis else _named_in(entry.words)
    about = (entry.head, grid.title, *entry.stubs[: 1 if axis is None else 0])
    if ranks is None or _FOREIGN.search(" ".join(about)) or _is_but_receipt(grid, entry):
        return
    binding, scope = _binding(grid, entry), _scope(grid, axis, entry)
    for kind, value, spoken in _timed(grid, axis, entry):
        for rank in ranks:
            qualifiers = Qualifiers(severity=rank, scope=scope)
            yield Statement(kind.value, value, qualifiers, strength=binding, entry=entry, spoken=spoken)


def _is_but_receipt(grid: Grid, entry: Entry) -> bool:
    """Whether a column tells when a report is acknowledged, beside another that tells when it is responded to."""
    if not _RECEIPT.search(entry.head) or _RESPONDS.search(entry.head):
        return False
    return any(_RESPONDS.search(" ".join(grid.head(column))) for column in range(grid.width))


def _named_in(words: str) -> tuple[int | None, ...]:
    """The severities that a cell names itself: "Priority 1 incidents are answered in 15 minutes"."""
    return tuple(rank for ranks in numbered(mentions(words)) for rank in ranks) or (None,)


def _timed(grid: Grid, axis: Axis | None, entry: Entry) -> Iterator[tuple[Kind, Duration, Span]]:
    """The lengths of time in a cell, each with its kind; of a response only the first counts, of a solution two steps."""
    found = times_in(entry, of_severity=axis is not None)
    said = _said_kind(grid, axis, entry) if found else None
    both = _both_kinds(entry) if said is None and len(found) == 2 else ()
    spoken = [(at, kind) for at, kind in marks(entry.words) if kind in TIMES]
    left = {Kind.RESPONSE: 1, Kind.RESOLUTION: 2}
    for place, one in enumerate(found):
        own = next((kind for at, kind in reversed(spoken) if at < one.span.start), None)
        kind = (both[place] if both else said or own) or (
            _announced_kind(grid, entry) if axis and not names_a_time(entry.head) else None
        )
        if kind in TIMES and left[kind] > 0:
            left[kind] -= 1
            yield kind, counted_time(one.value, grid, entry, axis.ranks[entry.row] if axis else ()), one.span


def _both_kinds(entry: Entry) -> tuple[Kind, ...]:
    """The two kinds of "Response / Resolution" over a cell with two times."""
    spoken = tuple(kind for _, kind in marks(entry.heads[-1])) if entry.heads else ()
    return spoken if sorted(spoken) == sorted(TIMES) else ()


def _said_kind(grid: Grid, axis: Axis | None, entry: Entry) -> Kind | None:
    """What the headings above a cell, or the labels beside it, say that its time is."""
    longest = LONGEST_LABEL if axis else _MEASURE
    stubs = tuple(
        stub
        for place, stub in reversed(tuple(enumerate(entry.stubs)))
        if len(stub.split()) <= longest and not _is_value(stub) and not _DESCRIBES.search(" ".join(grid.head(place)))
    )
    heads = tuple(reversed(entry.heads))
    if axis is None:
        return _kind_of_row(entry, stubs, heads, lists_plans=_lists_plans(grid))
    return next((kind for text in (*heads, *stubs) if (kind := kind_of(text)) is not None), None)


def _announced_kind(grid: Grid, entry: Entry) -> Kind | None:
    """What the line above, the title, the heading or the text in front of the table announces."""
    kinds = (kind_of(text[-200:]) for text in (entry.section, *grid.context))
    return next((kind for kind in kinds if kind in TIMES), None)


def _is_value(words: str) -> bool:
    """Whether a cell to the left is itself a value, and no label: "2 hours", "best effort"."""
    return (
        bool(durations(words)) or re.search(r"(?i)\befforts?\b", words) is not None or EMPTY.search(words) is not None
    )


def _lists_plans(grid: Grid) -> bool:
    """Whether the first column names plans, so that what is measured stands in the headings alone."""
    first = " ".join(grid.head(0))
    return bool(_PLANS_HEAD.search(first)) and kind_of(first) is None


def _kind_of_row(entry: Entry, stubs: tuple[str, ...], heads: tuple[str, ...], *, lists_plans: bool) -> Kind | None:
    """What a time is a time of in a table without severities, whose rows are measures, or plans with a short name."""
    headed = next((kind for text in heads if (kind := kind_of(text)) is not None), None)
    if headed in TIMES and lists_plans:
        return headed
    kind = next((kind for text in stubs if (kind := kind_of(text)) is not None), None)
    return kind if kind is not None or not all(len(stub.split()) <= 4 for stub in entry.stubs) else headed


def _scope(grid: Grid, axis: Axis | None, entry: Entry) -> str | None:
    """The plan or service for which the value holds."""
    kind = kind_of(entry.head)
    own = plan_in(entry.heads[-1]) if kind is None and entry.heads else scope_in(entry.head)
    if own and (kind is None or not SEVERITY_HEAD.search(own)):
        return own
    if entry.section and cell_label(entry.section) is None and kind_of(entry.section) is None:
        return scope_in(entry.section)
    first = grid.words(entry.row, 0)
    if (
        axis is not None
        and axis.column > 0
        and first
        and _PLAN_HEAD.search(" ".join(grid.head(0)))
        and not first.strip(" .").isdigit()
    ):
        return first[:60]
    if axis is None and entry.stubs and kind_of(entry.stubs[0]) is None:
        return plan_in(entry.stubs[0]) if _lists_plans(grid) else scope_in(entry.stubs[0])
    named = next((match for text in grid.context[:2] if (match := _PLAN.search(text))), None)
    return _plan_name(named[1]) if named else None


def _plan_name(words: str) -> str | None:
    kept = [
        word
        for word in words.split()
        if word.lower()
        not in ("the", "our", "table", "support", "service", "technical", "response", "customer", "maintenance")
    ]
    return " ".join(kept) or None


def _binding(grid: Grid, entry: Entry) -> Strength:
    return strength(" ".join((entry.head, grid.title, grid.heading, grid.lead.rpartition(". ")[2], entry.words)))


def _hours(axis: Axis | None, entry: Entry) -> Iterator[Statement]:
    """The hours of support that a cell prints: under such a heading, or beside the time to answer in."""
    of_severity = axis is not None and entry.row in axis.ranks
    coverage = is_coverage(entry.head) or (
        not of_severity and any(is_coverage(stub) and hours_of(stub) is None for stub in entry.stubs)
    )
    choice = hours_of(entry.words)
    if choice is None or not (
        coverage or (axis is not None and choice == ROUND_THE_CLOCK and kind_of(entry.head) is not Kind.OTHER)
    ):
        return
    plan = scope_in(entry.section) if entry.section and cell_label(entry.section) is None else None
    scope = plan or (axis.names[entry.row] if axis and of_severity else _plan_of_hours(entry))
    if axis is not None and scope is None:
        return
    yield Statement("support.hours", choice, Qualifiers(scope=scope), entry=entry, strength=Strength.COMMITMENT)


def _for_all(axis: Axis | None, hours: list[Statement]) -> list[Statement]:
    """The hours of each severity, or once without one where they are the same for all."""
    if axis is None or {one.qualifiers.scope for one in hours} != set(axis.names.values()):
        return hours
    if len(hours) != len(axis.ranks) or len({one.value for one in hours}) != 1:
        return hours
    return [replace(hours[0], qualifiers=Qualifiers())]


def _plan_of_hours(entry: Entry) -> str | None:
    """The plan whose hours a cell prints: its column where the row is called hours, its row where the column is."""
    if not is_coverage(entry.head):
        return plan_in(entry.head)
    return next((stub[:60] for stub in entry.stubs[:1] if not is_coverage(stub) and hours_of(stub) is None), None)
