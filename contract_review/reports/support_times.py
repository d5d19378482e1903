"""How fast the vendor answers and restores: a row a severity, a column for each kind of time and each plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from contract_review.model.fact import UNQUALIFIED, Fact
from contract_review.model.wording import fact_in_words
from contract_review.reports.quoting import one_line, places

_KINDS = {"support.response-time": "First answer", "support.resolution-time": "Restored or resolved"}
# Behind the numbered ones: times that the contract promises whatever the severity.
_ANY = 1_000_000


@dataclass(frozen=True, slots=True)
class Time:
    """One time and where it stands; `start` is where its words begin in the text, None where it has none."""

    words: str
    where: str
    start: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """The times of one severity, column by column; a cell is empty where the contract gives none."""

    severity: str
    cells: tuple[tuple[Time, ...], ...]


@dataclass(frozen=True, slots=True)
class SupportTimes:
    """The table, empty where the contract gives no time at all."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def is_support_time(fact_id: str) -> bool:
    """Whether a fact has its place in this table."""
    return fact_id in _KINDS


def support_times(facts: Iterable[Fact]) -> SupportTimes:
    """Response and resolution times by severity, most severe first; the columns in the order of the contract."""
    cells: dict[tuple[str, str | None], dict[int, list[Fact]]] = {}
    for kind in _KINDS:
        for fact in (fact for fact in facts if fact.id == kind):
            column = cells.setdefault((kind, fact.qualifiers.scope), {})
            column.setdefault(fact.qualifiers.severity or _ANY, []).append(fact)
    severities = sorted({severity for column in cells.values() for severity in column})
    return SupportTimes(
        columns=tuple(_heading(kind, scope) for kind, scope in cells),
        rows=tuple(
            Row(_severity(severity), tuple(_times(column.get(severity, ())) for column in cells.values()))
            for severity in severities
        ),
    )


def _heading(kind: str, scope: str | None) -> str:
    return f"{_KINDS[kind]}: {one_line(scope)}" if scope else _KINDS[kind]


def _severity(severity: int) -> str:
    return "Any" if severity == _ANY else str(severity)


def _times(facts: Iterable[Fact]) -> tuple[Time, ...]:
    times: dict[str, Time] = {}
    for fact in facts:
        # Row and column say for which severity and plan.
        words = fact_in_words(replace(fact, qualifiers=UNQUALIFIED))
        start = fact.evidence[0].span.start if fact.evidence else None
        times.setdefault(words, Time(words, places(fact.evidence), start))
    return tuple(times.values())
