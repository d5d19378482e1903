"""Support tables: how fast, for which severity, under which plan, and in which hours.

Every value is read by what stands above it, beside it and in front of the table, so that it does not matter whether
severities are rows or columns, and whether plans have columns, lines across the table, or tables of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from contract_review.facts.passages import Statement
from contract_review.facts.service_hours import hours_of, without_hours
from contract_review.facts.severity import Label, cell_label, mentions, numbered
from contract_review.facts.support_kinds import Kind, is_coverage, kind_of, marks, names_a_time, plan_in, scope_in
from contract_review.facts.tables import Entry, Grid
from contract_review.language.modality import strength
from contract_review.language.quantities import Found, durations
from contract_review.model.fact import Choice, Duration, Qualifiers, Strength, Unit
from contract_review.model.span import Span

_SEVERITY_HEAD = re.compile(r"(?i)\bseverit|\bpriorit|\burgen|\blevel\b|\bclass|\bcategor|\bsev\b|\bprio\b|\bimpact\b")
_PLAN_HEAD = re.compile(
    r"(?i)^\W*$|\bplans?\b|\btier\b|\bpackages?\b|\bservices?\b|\bproducts?\b|\beditions?\b|\boffering|\bsupport\s+(?:level|type|plan)|\bcustomer\b"
)
_PLAN = re.compile(r"\b((?:[A-Z][\w+-]*\s+){1,3})(?:[Pp]lan|[Tt]ier|[Pp]ackage|[Ee]dition|[Ss]upport)\b")
_SUPPORT = re.compile(
    r"(?i)\bseverit|\bpriorit|\bsupport|\bincident|\bticket|\bservice\s+desk|\bhelp\s?desk|\bservice\s+levels?|\bissue|\bfault|\bresponse\s+times?|\bSLA\b|\bproblem|\berror|\bdefect"
)
_FOREIGN = re.compile(
    r"(?i)\blatency|\bAPI\b|\bpage\s+load|\bmillisecond|\bthreat|\bvulnerab|\bdata\s+subject|\bRPO\b|\bRTO\b|\brecovery\s+(?:point|time)|\bdelivery\b|\bprovision"
)
_IN_BUSINESS_TIME = re.compile(
    r"(?i)\b(?:during|in|within|of)\s+(?:(?:normal|regular|standard|our|its|local|the)\s+)*(?:business|working|office|support|service)[\s-]+(?:hours|time|days)|\b(?:\d{1,2}\s*[x\u00d7]\s*5)\b"
    r"|\b\d{1,2}(?::\d\d)?\w{0,4}\.?\s*(?:-|\u2013|to)\s*\d{1,2}(?::\d\d)?\s*[ap]\.?m|\b(?:business|office|working)\s+hours\s+only"
)
_UNIT_HEAD = re.compile(
    r"(?i)\b(?P<business>business|working|office|service)?[\s-]*(?P<unit>hours|hrs?|minutes|mins?|days)\b"
)
_UNITS = {"h": Unit.HOUR, "m": Unit.MINUTE, "d": Unit.DAY}
_IN_BUSINESS = {Unit.HOUR: Unit.BUSINESS_HOUR, Unit.DAY: Unit.BUSINESS_DAY}
_EMPTY = re.compile(
    r"(?i)^\W*(?:n/?a|none|nil|tb[dcs]|t\.b\.d\.?|to\s+be\s+\w+|not\s+applicable|-+)?\W*$|\[[^\]]*\]|_{2,}"
)
_LETTER = re.compile(r"(?:[A-E]|I{1,3}|IV|V)")
_DESCRIBES = re.compile(r"(?i)\bdefin|\bdescri|\bexample|\bimpact|\bcriteria|\bmeaning|\beffect|\bsymptom")
_SHORT_DAY = re.compile(r"(?<=\d)\s?d\b")
_TIMES = (Kind.RESPONSE, Kind.RESOLUTION)
_LABEL, _MEASURE, _CELL = 8, 20, 45
_STEP = re.compile(r"(?i)\b(?:every|each)\s*$")


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where the severities stand: their column, and the severities of each row."""

    column: int
    ranks: dict[int, tuple[int, ...]]
    names: dict[int, str]


def matrix(grid: Grid) -> Iterator[Statement]:
    """The times and hours of a support table, read by rows, or by columns where the severities head these."""
    axis = _axis(grid)
    if axis is None and (turned := _axis(grid.transposed())) is not None:
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


def _axis(grid: Grid) -> _Axis | None:
    """The column whose cells name severities; None where there is none."""
    for column in range(min(grid.width, 3)):
        headed = bool(_SEVERITY_HEAD.search(" ".join(grid.head(column))))
        found = ((row, _severity_of(grid.words(row, column), headed=headed)) for row in grid.body)
        labels = {row: label for row, label in found if label is not None}
        filled = sum(bool(grid.words(row, column)) for row in grid.body if not grid.is_line(row))
        if _names_severities(tuple(labels.values()), filled, headed=headed):
            ranks = dict(zip(labels, numbered(tuple(labels.values())), strict=True))
            return _Axis(column, ranks, {row: label.name for row, label in labels.items()})
    return None


def _severity_of(words: str, *, headed: bool) -> Label | None:
    """The severity that a label names: at its beginning, behind what is measured, or a letter under such a heading."""
    label = cell_label(f"Severity {words}" if headed and _LETTER.fullmatch(words) else words)
    if label is None and len(words.split()) <= _LABEL and kind_of(words) in _TIMES:
        return cell_label(scope_in(words) or "")
    return label


def _names_severities(labels: tuple[Label, ...], filled: int, *, headed: bool) -> bool:
    if not labels or (not headed and all(label.is_bare for label in labels)):
        return False
    certain = any(label.numbers and not label.is_bare for label in labels) or headed
    ranks = {label.rank for label in labels}
    return len(labels) >= 0.5 * filled and (certain or len(ranks) >= 2)


def _times(grid: Grid, axis: _Axis | None, entry: Entry) -> Iterator[Statement]:
    """The response or resolution times that a cell prints."""
    ranks = axis.ranks.get(entry.row) if axis else _named_in(entry.words)
    about = (entry.head, grid.title, *entry.stubs[: 1 if axis is None else 0])
    if ranks is None or _FOREIGN.search(" ".join(about)):
        return
    binding, scope = _binding(grid, entry), _scope(grid, axis, entry)
    for kind, value, spoken in _timed(grid, axis, entry):
        for rank in ranks:
            qualifiers = Qualifiers(severity=rank, scope=scope)
            yield Statement(kind.value, value, qualifiers, strength=binding, entry=entry, spoken=spoken)


def _named_in(words: str) -> tuple[int | None, ...]:
    """The severities that a cell names itself: "Priority 1 incidents are answered in 15 minutes"."""
    return tuple(rank for ranks in numbered(mentions(words)) for rank in ranks) or (None,)


def _timed(grid: Grid, axis: _Axis | None, entry: Entry) -> Iterator[tuple[Kind, Duration, Span]]:
    """The lengths of time in a cell, each with its kind; of a response only the first counts, of a solution two steps."""
    found = _durations(entry)
    said = _said_kind(grid, axis, entry) if found else None
    both = _both_kinds(entry) if said is None and len(found) == 2 else ()
    spoken = [(at, kind) for at, kind in marks(entry.words) if kind in _TIMES]
    left = {Kind.RESPONSE: 1, Kind.RESOLUTION: 2}
    for place, one in enumerate(found):
        own = next((kind for at, kind in reversed(spoken) if at < one.span.start), None)
        kind = (both[place] if both else said or own) or (
            _announced_kind(grid, entry) if axis and not names_a_time(entry.head) else None
        )
        if kind in _TIMES and left[kind] > 0:
            left[kind] -= 1
            yield kind, _in_business_time(one.value, grid, entry, axis.ranks[entry.row] if axis else ()), one.span


def _both_kinds(entry: Entry) -> tuple[Kind, ...]:
    """The two kinds of "Response / Resolution" over a cell with two times."""
    spoken = tuple(kind for _, kind in marks(entry.heads[-1])) if entry.heads else ()
    return spoken if sorted(spoken) == sorted(_TIMES) else ()


def _said_kind(grid: Grid, axis: _Axis | None, entry: Entry) -> Kind | None:
    """What the headings above a cell, or the labels beside it, say that its time is."""
    longest = _LABEL if axis else _MEASURE
    stubs = tuple(
        stub
        for place, stub in reversed(tuple(enumerate(entry.stubs)))
        if len(stub.split()) <= longest and not _is_value(stub) and not _DESCRIBES.search(" ".join(grid.head(place)))
    )
    heads = tuple(reversed(entry.heads))
    if axis is None:
        return _kind_of_row(entry, stubs, heads)
    return next((kind for text in (*heads, *stubs) if (kind := kind_of(text)) is not None), None)


def _announced_kind(grid: Grid, entry: Entry) -> Kind | None:
    """What the line above, the title, the heading or the text in front of the table announces."""
    kinds = (kind_of(text[-200:]) for text in (entry.section, *grid.context))
    return next((kind for kind in kinds if kind in _TIMES), None)


def _is_value(words: str) -> bool:
    """Whether a cell to the left is itself a value, and no label: "2 hours", "best effort"."""
    return (
        bool(durations(words)) or re.search(r"(?i)\befforts?\b", words) is not None or _EMPTY.search(words) is not None
    )


def _kind_of_row(entry: Entry, stubs: tuple[str, ...], heads: tuple[str, ...]) -> Kind | None:
    """What a time is a time of in a table without severities, whose rows are measures, or plans with a short name."""
    kind = next((kind for text in stubs if (kind := kind_of(text)) is not None), None)
    if kind is not None or not all(len(stub.split()) <= 4 for stub in entry.stubs):
        return kind
    return next((kind for text in heads if (kind := kind_of(text)) is not None), None)


def _durations(entry: Entry) -> tuple[Found[Duration], ...]:
    """The lengths of time that a cell prints, as far as they can be targets; offsets count in `entry.words`."""
    words = entry.words
    if _EMPTY.search(words) or re.search(r"(?i)^\W*best\s+effort", words) or len(words.split()) > _CELL:
        return ()
    text = without_hours(words)
    found = durations(_SHORT_DAY.sub(" day", text)) if _SHORT_DAY.search(text) else durations(text)
    if not found:
        return _bare(words, entry.head)
    kept = [one for one in found if one.value.unit not in (Unit.MONTH, Unit.QUARTER, Unit.YEAR)]
    return tuple(one for one in kept if len(found) == 1 or not _STEP.search(text[: one.span.start]))


def _bare(words: str, head: str) -> tuple[Found[Duration], ...]:
    """A mere number under a heading that gives the unit: "Response (hours)", 4."""
    number = re.fullmatch(r"\W*(\d+(?:[.,]\d+)?)\W*", words)
    unit = _UNIT_HEAD.search(head)
    if number is None or unit is None:
        return ()
    base = _UNITS[unit["unit"][0].lower()]
    counted = _IN_BUSINESS.get(base, base) if unit["business"] else base
    return (Found(Duration(float(number[1].replace(",", ".")), counted), Span(*number.span(1))),)


def _in_business_time(value: Duration, grid: Grid, entry: Entry, ranks: tuple[int, ...]) -> Duration:
    """The same time in business hours, where the cell, its row or the words around the table say that these count."""
    unit = _IN_BUSINESS.get(value.unit)
    if unit is None or (value.unit is Unit.DAY and not _IN_BUSINESS_TIME.search(entry.words)):
        return value
    if hours_of(entry.words) == Choice("24x7"):
        return value
    counted = (
        _IN_BUSINESS_TIME.search(f"{entry.words} {entry.head}")
        or _row_in_business_time(grid, entry)
        or _counted(grid.lead, ranks)
    )
    return Duration(value.n, unit) if counted else value


_COUNTED = re.compile(
    r"(?i)\b(?:times?|hours|targets?|periods?)\b[^.;]{0,60}\b(?:measured|calculated|counted|expressed|stated|apply|given|run)\b[^.;]{0,30}\b(?:in|during|within)\s+(?:\w+\s+)?(?:business|working|office|support)\s+hours"
)


def _counted(lead: str, ranks: tuple[int, ...]) -> bool:
    """Whether the text in front says that times are counted in business hours, for all severities or for these."""
    for part in re.split(r"[.;]\s", lead):
        if _COUNTED.search(part):
            named = {number for label in mentions(part) for number in label.numbers}
            return not named or not named.isdisjoint(ranks)
    return False


def _row_in_business_time(grid: Grid, entry: Entry) -> bool:
    """Whether a column of the same row says that the service runs in business hours only."""
    for column in range(grid.width):
        if column != entry.column and is_coverage(" ".join(grid.head(column))):
            return hours_of(grid.words(entry.row, column)) == Choice("business-hours")
    return False


def _scope(grid: Grid, axis: _Axis | None, entry: Entry) -> str | None:
    """The plan or service for which the value holds."""
    kind = kind_of(entry.head)
    own = plan_in(entry.heads[-1]) if kind is None and entry.heads else scope_in(entry.head)
    if own and (kind is None or not _SEVERITY_HEAD.search(own)):
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
        return scope_in(entry.stubs[0])
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


def _hours(axis: _Axis | None, entry: Entry) -> Iterator[Statement]:
    """The hours of support that a cell prints: under such a heading, or beside the time to answer in."""
    of_severity = axis is not None and entry.row in axis.ranks
    coverage = is_coverage(entry.head) or (not of_severity and any(is_coverage(stub) for stub in entry.stubs))
    choice = hours_of(entry.words)
    if choice is None or not (
        coverage or (axis is not None and choice == Choice("24x7") and kind_of(entry.head) is not Kind.OTHER)
    ):
        return
    plan = scope_in(entry.section) if entry.section and cell_label(entry.section) is None else None
    scope = plan or (axis.names[entry.row] if axis and of_severity else _plan_of_hours(entry))
    if axis is not None and scope is None:
        return
    yield Statement("support.hours", choice, Qualifiers(scope=scope), entry=entry, strength=Strength.COMMITMENT)


def _for_all(axis: _Axis | None, hours: list[Statement]) -> list[Statement]:
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
