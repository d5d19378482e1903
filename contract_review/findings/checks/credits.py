"""`highest_credit`: the most credit that one period can bring: the highest row or the cap, whichever is lower."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from contract_review.findings.found import Found, every
from contract_review.language.quantities import percentages
from contract_review.model.fact import Fact, Percentage
from contract_review.model.rule import Condition
from contract_review.model.wording import number

_TIER, _CAP = "sla.credit-tier", "sla.credit-cap"


@dataclass(frozen=True, slots=True)
class Share:
    """Bounds of the highest credit, in percent of the fees of the period; None where a side is open."""

    at_least: float | None = None
    below: float | None = None

    def holds(self, n: float) -> bool:
        """Whether a share lies within the bounds."""
        return (self.at_least is None or n >= self.at_least) and (self.below is None or n < self.below)


class HighestCredit:
    """The highest credit that can be reached is this large."""

    name = "highest_credit"
    summary = (
        "The highest credit of one period, the highest row or the cap, whichever is lower: "
        "`highest_credit: {at_least: 50 %}`, `highest_credit: {below: 10 %}`."
    )

    def parse(self, raw: Any) -> Share:
        """A mapping with `at_least` or `below`."""
        if not isinstance(raw, Mapping) or not raw or set(raw) - {"at_least", "below"}:
            raise ValueError("takes at_least, below or both, as percentages")
        return Share(_percent(raw.get("at_least")), _percent(raw.get("below")))

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether it is, in every plan and under every cap that the contract names; unknown without a share."""
        share: Share = condition.option
        return every(share.holds(n) for n in _highest(found.facts))

    def describe(self, condition: Condition) -> str:
        """In words."""
        share: Share = condition.option
        parts = [f"at least {number(share.at_least)} %"] if share.at_least is not None else []
        parts += [f"less than {number(share.below)} %"] if share.below is not None else []
        return f"credits of {' and '.join(parts)} of the period's fees"


def _percent(raw: Any) -> float | None:
    if raw is None:
        return None
    found = percentages(str(raw))
    if len(found) != 1:
        raise ValueError(f"{raw!r} is no percentage; write it as '50 %'")
    return found[0].value.n


def _highest(facts: Iterable[Fact]) -> list[float]:
    every_fact = tuple(facts)
    caps = [fact.value.n for fact in every_fact if fact.id == _CAP and isinstance(fact.value, Percentage)]
    rows: dict[str | None, float] = {}
    for fact in every_fact:
        # A credit for each hour of an outage adds up until the cap stops it; alone it says nothing of the most.
        adds_up = fact.qualifiers.below is None and fact.qualifiers.floor is None and caps
        if fact.id == _TIER and isinstance(fact.value, Percentage) and not adds_up:
            rows[fact.qualifiers.scope] = max(fact.value.n, rows.get(fact.qualifiers.scope, 0.0))
    if not rows:
        return caps
    return [min(row, cap) for row in rows.values() for cap in caps] if caps else list(rows.values())
