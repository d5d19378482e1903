"""Service credit schedules: which share of the fees is credited for which availability, in tables and in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from contract_review.facts.bands import Band, Bound, band, band_of, bounds
from contract_review.facts.fee_shares import Share, shares
from contract_review.facts.passages import Passage, Statement
from contract_review.facts.support_kinds import scope_in
from contract_review.facts.tables import Entry, Grid
from contract_review.language.quantities import percentages
from contract_review.model.fact import Percentage, Qualifiers, Strength

CREDIT = re.compile(
    r"(?i)\bcredit(?:s|ed|ing)?\b|\bcompensat\w*|\brebates?\b|\brefund\w*|\bdiscounts?\b|\bpenalt(?:y|ies)\b|\bdeductions?\b|\breductions?\b|\bliquidated\s+damages\b"
)
_LEVEL = re.compile(
    r"(?i)\bavailab\w*|\bup[\s-]?time|\bservice\s+levels?\b|\bactual\s+(?:performance|level)|\bSLA\b|\baccessib\w*|\bperformance\b|\bachieve\w*"
)
_OUTAGE = re.compile(
    r"(?i)\bdown[\s-]?time|\boutage|\bunavailab\w*|\bduration\b|\binterruption|\bminutes\b|\bhours\b|\bdelay|\bmissed\b"
)
_LOWER = re.compile(r"(?i)^\W*(?:from|min(?:imum)?|lower|at\s+least|\u2265|>=?|greater|more|floor|start)\b|[\u2265>]")
_UPPER = re.compile(r"(?i)^\W*(?:to|max(?:imum)?|upper|below|less|under|<|up\s+to|end)\b|[<\u2264]")
_NO_CREDIT = re.compile(r"(?i)^\W*(?:no(?:ne|t\s+applicable)?|nil|n/?a|0(?:[.,]0+)?\s*%?|-+|zero)\b\W*")
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
            return


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which columns print the bounds, and which the credit."""

    levels: tuple[int, ...]
    credits: tuple[int, ...]
    outages: bool = False


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
    if limits is None:
        return
    qualifiers = Qualifiers(below=limits.below, floor=limits.floor, scope=_scope(grid, columns, entry))
    yield Statement("sla.credit-tier", Percentage(found[0].n), qualifiers, strength=Strength.COMMITMENT, entry=entry)


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


_FAILS = re.compile(
    r"(?i)\bbelow|\bless\s+than|<|\bunder\b|\bfalls?\b|\bbetween\b|\u2265|>|\bgreater|\bat\s+least|\bfrom\b|\d\s*%?\s*(?:-|\u2013|to)\s*\d|\bor\s+(?:less|lower|below)"
)
_PER_OUTAGE = re.compile(
    r"(?i)\b(?:for|per)\s+(?:each|every|any|a)?\s*(?:\w+[\s-]+){0,4}?(?:hours?|minutes?|half[\s-]hours?|outages?|incidents?|failures?|days?|periods?|requests?|percentage\s+point|shortfall)\b|\b(?:for|per)\s+(?:each|every)\s+(?:\w+\s+){0,3}?[\d.,]+\s*(?:%|percent)|\b(?:cumulative|additional|consecutive)\s+hour"
)
_PER_MISS = re.compile(
    r"(?i)\b(?:in|for)\s+(?:any|each|every|a|the)\s+(?:calendar\s+|billing\s+)?(?:month|quarter|period|year)\s+(?:in|for|during)?\s*(?:which|that|where|when)\b"
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
    said = CREDIT.search(text) or (CREDIT.search(f"{passage.headings} {passage.before}") and _FAILS.search(text))
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
        follows = _BECOMES.fullmatch(between) or (_DASH.fullmatch(between) and free[place - 1].side == "below")
        if one.side is None and (follows or _IF_BELOW.match(text[one.end :])):
            found.append(Share(one.n, one.start, one.end))
    return tuple(sorted(found, key=lambda share: share.start))


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
