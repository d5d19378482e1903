"""One row of the overview: what the review of a file came to, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from contract_review.model.contract import Role
from contract_review.model.fact import Fact
from contract_review.model.finding import Outcome, Severity
from contract_review.model.review import Review
from contract_review.model.wording import in_words
from contract_review.renewals import outlook
from contract_review.reports.quoting import one_line

REVIEWED, PARTLY, UNREADABLE, FAILED = "reviewed", "partly read", "unreadable", "failed"


@dataclass(frozen=True, slots=True)
class Point:
    """What one rule concluded about a file."""

    rule: str
    outcome: str
    severity: str

    @property
    def is_flag(self) -> bool:
        """Whether somebody has something to do about it."""
        return Outcome(self.outcome).is_flag


@dataclass(frozen=True, slots=True)
class Row:
    """One file of a batch. Days are ISO dates, "" where the contract does not give them; `review` names its report.

    `critical` to `low` count the flags of each severity, `points` are the outcomes of all rules. `notice_deadline` is
    the last day by the words, `act_by` the last working day by every reading of them.
    """

    path: str
    status: str
    review: str = ""
    kind: str = ""
    vendor: str = ""
    worst: str = ""
    critical: int = 0
    high: int = 0
    medium: int = 0
    low: int = 0
    walk_away: int = 0
    negotiate: int = 0
    missing: int = 0
    unclear: int = 0
    effective_date: str = ""
    initial_term: str = ""
    expiry_date: str = ""
    auto_renewal: str = ""
    notice: str = ""
    term_end: str = ""
    notice_deadline: str = ""
    act_by: str = ""
    deadline_notes: str = ""
    problem: str = ""
    points: tuple[Point, ...] = ()


def row_of(path: str, review: Review, *, name: str, as_of: date | None = None) -> Row:
    """The row of a file that was reviewed, at least in part."""
    counts, flags, severities = review.count_by_outcome(), review.flags(), review.count_by_severity()
    vendor = review.contract.party(Role.VENDOR)
    facts: dict[str, Fact] = {}
    for fact in review.facts:
        facts.setdefault(fact.id, fact)
    ahead = outlook(review.facts, as_of=as_of)
    return Row(
        path=path,
        status=PARTLY if review.incomplete else REVIEWED,
        review=name,
        kind=review.contract.kind.value,
        vendor=one_line(vendor.name) if vendor else "",
        worst=flags[0].severity.value if flags else "",
        critical=severities.get(Severity.CRITICAL, 0),
        high=severities.get(Severity.HIGH, 0),
        medium=severities.get(Severity.MEDIUM, 0),
        low=severities.get(Severity.LOW, 0),
        walk_away=counts.get(Outcome.WALK_AWAY, 0),
        negotiate=counts.get(Outcome.NEGOTIATE, 0),
        missing=counts.get(Outcome.MISSING, 0),
        unclear=counts.get(Outcome.UNCLEAR, 0),
        effective_date=_said(facts.get("term.effective-date")),
        initial_term=_said(facts.get("term.initial")),
        expiry_date=_said(facts.get("term.expiry-date")),
        auto_renewal=_said(facts.get("term.auto-renewal")),
        notice=_said(facts.get("term.non-renewal-notice")),
        term_end=_day(ahead.term_end),
        notice_deadline=_day(ahead.deadline.legal if ahead.deadline else None),
        act_by=_day(ahead.deadline.safe if ahead.deadline else None),
        deadline_notes=one_line("; ".join(ahead.notes)),
        problem=one_line("; ".join(problem.message for problem in review.problems)),
        points=tuple(Point(one.rule, one.outcome.value, one.severity.value) for one in review.findings),
    )


def slim(row: Row) -> Row:
    """The row with points that it shares with other rows, so that a hundred thousand of them fit into memory."""
    return replace(row, points=tuple(map(_the_same, row.points)))


@cache
def _the_same(point: Point) -> Point:
    return point


def worst_first(rows: Iterable[Row]) -> list[Row]:
    """Files without a review first, since nobody knows what they say; then those with the most severe points."""
    return sorted(rows, key=_urgency)


def _urgency(row: Row) -> tuple[bool, int, int, int, int, str]:
    return bool(row.review), -row.critical, -row.high, -row.medium, -row.low, row.path


def _said(fact: Fact | None) -> str:
    return one_line(in_words(fact.value)) if fact else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
