"""Service credit schedules in tables: which share of the fees is credited for which availability, or length of an outage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from contract_review.facts.passages import Statement
from contract_review.facts.sla.bands import Band, band, bounds
from contract_review.facts.sla.fee_shares import CREDIT, shares
from contract_review.facts.sla.measuring_periods import window
from contract_review.facts.support.kinds import scope_in
from contract_review.facts.tables import Entry, Grid
from contract_review.language.quantities import percentages
from contract_review.model.fact import Percentage, Qualifiers, Strength

_LEVEL = re.compile(
    r"(?i)\bavailab\w*|\bup[\s-]?time|\bservice\s+levels?\b|\bactual\s+(?:performance|level)|\bSLA\b|\baccessib\w*|\bperformance\b|\bachieve\w*"
)
_OUTAGE = re.compile(
    r"(?i)\bdown[\s-]?time|\boutage|\bunavailab\w*|\bduration\b|\binterruption|\bminutes\b|\bhours\b|\bdelay|\bmissed\b"
)
_LOWER = re.compile(r"(?i)^\W*(?:from|min(?:imum)?|lower|at\s+least|\u2265|>=?|greater|more|floor|start)\b|[\u2265>]")
_UPPER = re.compile(r"(?i)^\W*(?:to|max(?:imum)?|upper|below|less|under|<|up\s+to|end)\b|[<\u2264]")
_NO_CREDIT = re.compile(
    r"(?i)^\W*(?:no(?:ne|t\s+applicable|\s+(?:service\s+(?:level\s+)?)?credits?)?|nil|n/?a|0(?:[.,]0+)?\s*%?|-+|zero)\b\W*"
)
_TARGET = re.compile(r"(?i)\btargets?\b|\bcommitments?\b|\bobjectives?\b|\bservice\s+level\s+(?:standard|requirement)")
_AVAILABILITY = re.compile(r"(?i)\bavailab|\bup[\s-]?time")
_OTHER_LEVEL = re.compile(
    r"(?i)\bresponse|\bresolution|\bpriorit|\bseverit|\bvolume|\bspend|\bdiscount\s+level|\brevenue|\bresell|\bmargin|\bcommission|\bpurchase|\binvoice|\bearly\s+pay"
)


def schedule(grid: Grid) -> Iterator[Statement]:
    """The rows of a table that sets a credit against an availability, or against the length of an outage."""
    for one in (grid, grid.transposed()):
        columns = _columns(one)
        if columns is not None:
            for entry in one.entries():
                if entry.column in columns.credits:
                    yield from _tier(one, columns, entry)
                    yield from _line_of_credit(one, columns, entry)
            return


def has_targets(grid: Grid) -> bool:
    """Whether each row of a table is a service level of its own, with its target and its credit."""
    columns = _columns(grid)
    return columns is not None and columns.targets


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which columns print the bounds, and which the credit."""

    levels: tuple[int, ...]
    credits: tuple[int, ...]
    outages: bool = False
    targets: bool = False


def _columns(grid: Grid) -> _Columns | None:
    if not grid.body or grid.width < 2:
        return None
    heads = [" ".join(grid.head(column)) for column in range(grid.width)]
    about = " ".join((*grid.context, *heads))
    if not CREDIT.search(about) or _OTHER_LEVEL.search(" ".join(heads)):
        return None
    values = [
        c for c in range(grid.width) if _mostly(grid, c, _is_share_cell if _in_percent(heads[c]) else _is_marked_share)
    ]
    headed = tuple(
        c for c in values if CREDIT.search(heads[c]) and not (_LEVEL.search(heads[c]) and not _names_credit(heads[c]))
    )
    levels = tuple(
        c
        for c in range(grid.width)
        if c not in headed and _mostly(grid, c, _is_level_cell) and not CREDIT.search(heads[c])
    )
    credits_ = headed or tuple(c for c in values if c not in levels)
    if headed and not levels:
        levels = tuple(
            c
            for c in range(grid.width)
            if c not in headed and _LEVEL.search(heads[c]) and _mostly(grid, c, _is_figure_cell)
        )
    if levels and credits_:
        return _Columns(levels[:2], credits_)
    pair = tuple(
        c
        for c in range(grid.width)
        if c not in credits_
        and _mostly(grid, c, _is_figure_cell)
        and (_LOWER.search(heads[c]) or _UPPER.search(heads[c]))
    )
    if headed and len(pair) == 2:
        return _Columns(pair, headed)
    targets = tuple(c for c in range(grid.width) if c not in credits_ and _TARGET.search(heads[c]))
    if headed and targets:
        return _Columns(targets[:1], headed, targets=True)
    outages = [c for c in range(grid.width) if c not in credits_ and _OUTAGE.search(heads[c])]
    return _Columns((), credits_, outages=True) if outages and headed else None


def _in_percent(head: str) -> bool:
    return "%" in head or re.search(r"(?i)percent", head) is not None


def _names_credit(head: str) -> bool:
    return re.search(r"(?i)credit|compensation|refund|rebate|% of|percent(?:age)? of", head) is not None


def _mostly(grid: Grid, column: int, says: re.Pattern[str] | object) -> bool:
    """Whether at least half of the cells of a column are of one sort."""
    cells = [words for words in grid.column(column) if words]
    return bool(cells) and sum(bool(says(words)) for words in cells) >= 0.5 * len(cells)  # type: ignore[operator]


def _is_share_cell(words: str) -> bool:
    found = shares(words, bare=True)
    return (len(found) == 1 and len(words.split()) <= 25) or bool(_NO_CREDIT.fullmatch(words))


def _is_marked_share(words: str) -> bool:
    return _is_share_cell(words) and (not re.fullmatch(r"\W*\d+(?:[.,]\d+)?\W*", words) or "%" in words)


def _is_level_cell(words: str) -> bool:
    return (
        len(words.split()) <= 30
        and band(words) is not None
        and not re.search(r"(?i)\bcredit\b|\bof\s+(?:the\s+)?(?:monthly\s+)?fees", words)
    )


def _is_figure_cell(words: str) -> bool:
    found = bounds(words) or bounds(words, signs=False)
    return len(found) == 1 and 30 <= found[0].n <= 100


def _tier(grid: Grid, columns: _Columns, entry: Entry) -> Iterator[Statement]:
    found = shares(entry.words, bare=True)
    if len(found) != 1 or not found[0].n or _NO_CREDIT.fullmatch(entry.words):
        return
    limits = Band() if columns.outages else _limits(grid, columns, entry.row)
    if columns.targets:
        limits = _short_of_target(grid, columns, entry)
    if limits is None:
        return
    qualifiers = Qualifiers(below=limits.below, floor=limits.floor, scope=_scope(grid, columns, entry))
    yield Statement("sla.credit-tier", Percentage(found[0].n), qualifiers, strength=Strength.COMMITMENT, entry=entry)


def _short_of_target(grid: Grid, columns: _Columns, entry: Entry) -> Band:
    """Where each row is a service level: its credit is due below the target, which is a bound only of availability."""
    found = bounds(grid.words(entry.row, columns.levels[0]))
    available = any(_AVAILABILITY.search(stub) for stub in entry.stubs)
    return Band(below=found[0].n) if len(found) == 1 and available and found[0].side != "below" else Band()


def _line_of_credit(grid: Grid, columns: _Columns, entry: Entry) -> Iterator[Statement]:
    """The availability from which no credit is due: the promise, where no sentence makes one."""
    if columns.outages or columns.targets or not _NO_CREDIT.fullmatch(entry.words):
        return
    limits = _limits(grid, columns, entry.row)
    if limits is not None and limits.floor is not None and 80 <= limits.floor < 100 and limits.below in (None, 100):
        about = f"{' '.join(grid.head(columns.levels[0]))} {' '.join(grid.context)}"
        scope = _scope(grid, columns, entry)
        yield Statement("sla.uptime", Percentage(limits.floor), Qualifiers(per=window(about), scope=scope), entry=entry)


def _limits(grid: Grid, columns: _Columns, row: int) -> Band | None:
    """The band of a row; two columns of single figures are its lower and its upper bound."""
    cells = [(grid.words(row, column), " ".join(grid.head(column))) for column in columns.levels]
    read = [(band(words), words, head) for words, head in cells]
    if len(read) == 1 or (read[0][0] is not None and not read[0][0].is_open and read[1][0] is None):
        found, words, head = read[0]
        return found or _headed(words, head)
    lower = next((b.floor for b, _, _ in read if b and b.floor is not None), None)
    upper = next((b.below for b, _, _ in read if b and b.below is not None), None)
    for _, words, head in read:
        single = _headed(words, head) or Band()
        lower, upper = (lower if lower is not None else single.floor), (upper if upper is not None else single.below)
    merged = Band(upper, lower)
    return merged if not merged.is_open else None


def _headed(words: str, head: str) -> Band | None:
    """A bare figure whose heading says on which side of it the credit is due."""
    found = bounds(words) or bounds(words, signs=False)
    if len(found) != 1 or re.search(r"(?i)[a-z]{5,}", words):
        return None
    if _LOWER.search(head):
        return Band(floor=found[0].n)
    return Band(below=found[0].n) if _UPPER.search(head) else Band()


# "Credit Tier 2" names the row and no service.
_ROW_NAME = re.compile(
    r"(?i)\W*(?:(?:service\s+)?credit\s+)?(?:tier|level|band|row|step|target(?:\s+(?:availability|uptime))?)\W*\w{0,3}\W*"
)


def _scope(grid: Grid, columns: _Columns, entry: Entry) -> str | None:
    """The plan or service for which the schedule, or this part of it, holds."""
    if entry.section and band(entry.section) is None and not CREDIT.search(entry.section):
        return entry.section[:60]
    if len(columns.credits) > 1:
        head = re.sub(
            r"(?i)\bservice\b|\bcredits?\b|\bpercent(?:age)?\b|\bcompensation\b|\bmonthly\b|\bfees?\b|%",
            " ",
            entry.head,
        )
        return scope_in(head)
    first = grid.words(entry.row, 0)
    if (
        0 not in columns.levels + columns.credits
        and re.search(r"[A-Za-z]{3}", first)
        and not percentages(first)
        and not columns.outages
        and not _ROW_NAME.fullmatch(first)
    ):
        return first[:60]
    label = grid.lead.rpartition("\n")[2].strip()
    if (
        label
        and len(label.split()) <= 6
        and label[-1] not in ".:;,"
        and not CREDIT.search(label)
        and not _LEVEL.search(label)
    ):
        return label
    return _scope_of_title(grid.title)


def _scope_of_title(title: str) -> str | None:
    named = re.search(r"\b((?:[A-Z][\w+-]*\s+){1,3})(?:Plan|Tier|Package|Edition)\b", title)
    return named[1].strip() if named else None
