"""Who reads a report: our own side, or the vendor, to whom our position is not shown.

What is internal stands in a type of its own, which a report for the vendor never holds: it cannot print by mistake what
it was not given.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from contract_review.model.evidence import Evidence
from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.review import Review
from contract_review.reports.names import OUTCOMES, SIGNS, group_name, topic_name
from contract_review.reports.quoting import one_line


class Audience(StrEnum):
    """For whom a report is written."""

    INTERNAL = "internal"
    VENDOR = "vendor"


@dataclass(frozen=True, slots=True)
class Position:
    """What only our own side reads of a point: how much it matters, what we found and want, and why."""

    rule: str
    severity: str
    outcome: str
    sign: str
    message: str
    why: str


@dataclass(frozen=True, slots=True)
class Point:
    """Something to settle with the vendor: what we ask for, in which words, and the contract's own words behind it.

    `silent` is a point of which the contract says nothing; `position` is None where the vendor reads it.
    """

    topic: str
    group: str
    ask: str
    wording: str
    silent: bool
    evidence: tuple[Evidence, ...]
    position: Position | None


def points(review: Review, *, audience: Audience, show: Severity | None = None) -> tuple[Point, ...]:
    """What there is to settle: for our own side worst first, for the vendor in the order of its contract.

    The order of the vendor's list must not tell what matters most to us. `show` leaves out what is milder.
    """
    flags = tuple(flag for flag in review.flags() if show is None or flag.severity.rank <= show.rank)
    told = tuple(point for flag in flags if (point := point_for(flag, audience=audience)))
    return told if audience is Audience.INTERNAL else tuple(sorted(told, key=_place))


def point_for(flag: Finding, *, audience: Audience) -> Point | None:
    """A flag as its reader is told of it; None where there is nothing to ask of the vendor."""
    ask, wording = one_line(flag.ask or ""), one_line(flag.replace_with or "")
    if audience is Audience.VENDOR and not (ask or wording):
        return None
    return Point(
        topic=topic_name(flag.rule),
        group=group_name(flag.group),
        ask=ask,
        wording=wording,
        silent=flag.outcome is Outcome.MISSING,
        evidence=flag.evidence,
        position=_position(flag) if audience is Audience.INTERNAL else None,
    )


def _position(flag: Finding) -> Position:
    return Position(
        rule=flag.rule,
        severity=flag.severity.value,
        outcome=OUTCOMES[flag.outcome],
        sign=SIGNS[flag.severity],
        message=one_line(flag.message),
        why=one_line(flag.why),
    )


def _place(point: Point) -> tuple[bool, int, str]:
    return not point.evidence, point.evidence[0].span.start if point.evidence else 0, point.topic
