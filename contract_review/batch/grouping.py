"""The rows of a batch by rule and by vendor: which contracts lack a thing, and which vendor asks for most care."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from contract_review.batch.rows import Row
from contract_review.model.finding import Outcome, Severity

_FLAGS = (Outcome.WALK_AWAY, Outcome.MISSING, Outcome.NEGOTIATE, Outcome.UNCLEAR)


@dataclass(frozen=True, slots=True)
class OfRule:
    """What a rule concluded over all contracts: how often what, and for each flag the contracts, worst first."""

    rule: str
    severity: str
    counts: dict[str, int]
    flagged: dict[str, tuple[Row, ...]]

    @property
    def flags(self) -> int:
        """How many contracts somebody has to do something about."""
        return sum(map(len, self.flagged.values()))

    @property
    def asked(self) -> int:
        """Of how many contracts the rule asks something."""
        return sum(n for outcome, n in self.counts.items() if outcome != Outcome.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class OfVendor:
    """The contracts of one vendor together; `act_by` is the earliest day of any of them, "" where none is known."""

    vendor: str
    contracts: int
    worst: str
    critical: int
    high: int
    walk_away: int
    negotiate: int
    missing: int
    unclear: int
    act_by: str


def by_rule(rows: Sequence[Row]) -> list[OfRule]:
    """Each rule over all contracts; those with the most severe and the most frequent flags first."""
    outcomes: dict[str, Counter[str]] = {}
    flagged: dict[str, dict[str, list[Row]]] = {}
    severities: dict[str, set[str]] = {}
    for row in rows:
        for point in row.points:
            outcomes.setdefault(point.rule, Counter())[point.outcome] += 1
            if point.is_flag:
                flagged.setdefault(point.rule, {}).setdefault(point.outcome, []).append(row)
                severities.setdefault(point.rule, set()).add(point.severity)
    rules = [
        OfRule(
            rule=rule,
            severity=_worst(severities.get(rule, ())),
            counts={outcome.value: counts[outcome] for outcome in Outcome if counts[outcome]},
            flagged={one.value: tuple(flagged[rule][one]) for one in _FLAGS if one in flagged.get(rule, {})},
        )
        for rule, counts in outcomes.items()
    ]
    return sorted(rules, key=lambda one: (_rank(one.severity), -one.flags, one.rule))


def by_vendor(rows: Iterable[Row]) -> list[OfVendor]:
    """Each vendor that the contracts name, as they name it; worst first."""
    vendors: dict[str, list[Row]] = {}
    for row in rows:
        if row.vendor:
            vendors.setdefault(row.vendor, []).append(row)
    found = [
        OfVendor(
            vendor=vendor,
            contracts=len(own),
            worst=_worst(row.worst for row in own if row.worst),
            critical=sum(row.critical for row in own),
            high=sum(row.high for row in own),
            walk_away=sum(row.walk_away for row in own),
            negotiate=sum(row.negotiate for row in own),
            missing=sum(row.missing for row in own),
            unclear=sum(row.unclear for row in own),
            act_by=min((row.act_by for row in own if row.act_by), default=""),
        )
        for vendor, own in vendors.items()
    ]
    return sorted(found, key=lambda one: (-one.critical, -one.high, _rank(one.worst), one.vendor))


def _worst(severities: Iterable[str]) -> str:
    return min(severities, key=_rank, default="")


def _rank(severity: str) -> int:
    return Severity(severity).rank if severity else len(Severity)
