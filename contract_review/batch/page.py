"""The overview as one HTML page: what to look at first, which contracts lack a thing, and how vendors compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from contract_review.batch.grouping import OfRule, OfVendor, by_rule, by_vendor
from contract_review.batch.rows import FAILED, PARTLY, UNREADABLE, Row
from contract_review.model.finding import Outcome, Severity
from contract_review.reports.names import COUNTED, group_name, topic_name
from contract_review.reports.quoting import one_line
from contract_review.reports.templates import content_hash, environment, script, stylesheet

# A browser shows no more at once; the spreadsheets hold all of it.
_MOST_ROWS, _MOST_NAMED = 2_000, 100


@dataclass(frozen=True, slots=True)
class Line:
    """One contract as the page shows it; `name` is its path from the folder that holds all, `rank` sorts.

    `lost` says why there is no review.
    """

    name: str
    path: str
    review: str
    vendor: str
    kind: str
    worst: str
    rank: int
    lost: str
    counts: tuple[int, ...]
    term_end: str
    renews: str
    notice: str
    act_by: str
    notes: str
    problem: str


@dataclass(frozen=True, slots=True)
class Group:
    """The contracts of which a rule says the same, as far as the page names them, and how many more there are."""

    words: str
    outcome: str
    lines: tuple[Line, ...]
    more: int


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule over all contracts, as the page shows it."""

    id: str
    topic: str
    group: str
    severity: str
    flags: int
    asked: int
    told: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """The whole overview as plain values; `lost` are the files that could not be read wholly."""

    files: int
    lost: int
    with_critical: int
    lines: tuple[Line, ...]
    more: int
    rules: tuple[RuleLine, ...]
    vendors: tuple[OfVendor, ...]


def overview_page(rows: Sequence[Row]) -> str:
    """The rows, which stand worst first, as a page that needs no network; sorting and filters are its script's."""
    style, code = stylesheet("overview"), script("overview")
    template = environment("overview", html=True).get_template("overview.html")
    return template.render(
        seen=_seen(rows), style=style, script=code, style_hash=content_hash(style), script_hash=content_hash(code)
    )


def _seen(rows: Sequence[Row]) -> Seen:
    folder = _common(row.path for row in rows)
    lines = {row: _line(row, folder) for row in rows}
    return Seen(
        files=len(rows),
        lost=sum(row.status in (FAILED, PARTLY, UNREADABLE) for row in rows),
        with_critical=sum(row.critical > 0 for row in rows),
        lines=tuple(lines.values())[:_MOST_ROWS],
        more=max(len(rows) - _MOST_ROWS, 0),
        rules=tuple(_rule(one, lines) for one in by_rule(rows) if one.flags),
        vendors=tuple(by_vendor(rows)[:_MOST_ROWS]),
    )


def _line(row: Row, folder: str) -> Line:
    return Line(
        name=one_line(row.path.removeprefix(folder)),
        path=one_line(row.path),
        review=row.review,
        vendor=one_line(row.vendor),
        kind=row.kind,
        worst=row.worst,
        rank=Severity(row.worst).rank if row.worst else len(Severity) if row.review else -1,
        lost="" if row.review else row.status,
        counts=(row.walk_away, row.negotiate, row.missing, row.unclear),
        term_end=row.term_end,
        renews=row.auto_renewal,
        notice=one_line(row.notice),
        act_by=row.act_by,
        notes=one_line(row.deadline_notes),
        problem=one_line(row.problem),
    )


def _rule(one: OfRule, lines: dict[Row, Line]) -> RuleLine:
    groups = tuple(
        Group(
            words=COUNTED[Outcome(outcome)],
            outcome=outcome,
            lines=tuple(lines[row] for row in flagged[:_MOST_NAMED]),
            more=max(len(flagged) - _MOST_NAMED, 0),
        )
        for outcome, flagged in one.flagged.items()
    )
    return RuleLine(
        id=one.rule,
        topic=topic_name(one.rule),
        group=group_name(one.rule.partition(".")[0]),
        severity=one.severity,
        flags=one.flags,
        asked=one.asked,
        told=", ".join(f"{len(flagged)} {COUNTED[Outcome(outcome)]}" for outcome, flagged in one.flagged.items()),
        groups=groups,
    )


def _common(paths: Iterable[str]) -> str:
    """The folder that holds all of the files, with the sign that ends it; "" where there is none."""
    folders = [PurePath(path).parent.parts for path in paths]
    shared = []
    for parts in zip(*folders, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    return f"{Path(*shared)}/".replace("//", "/") if shared else ""
