"""What a rule concludes about a contract."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from contract_review.model.evidence import Evidence


class Outcome(StrEnum):
    """The eight things that a rule can conclude."""

    PREFERRED = "preferred"
    ACCEPTABLE = "acceptable"
    NEGOTIATE = "negotiate"
    WALK_AWAY = "walk-away"
    MISSING = "missing"
    UNCLEAR = "unclear"
    WAIVED = "waived"
    NOT_APPLICABLE = "not-applicable"

    @property
    def is_flag(self) -> bool:
        """Whether a person has something to do: negotiate, escalate, ask or read."""
        return self in (Outcome.NEGOTIATE, Outcome.WALK_AWAY, Outcome.MISSING, Outcome.UNCLEAR)


class Severity(StrEnum):
    """How much a flag matters; `info` is for outcomes that are no flags."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for critical, rising as it matters less: sorts worst first."""
        return list(Severity).index(self)

    @property
    def one_below(self) -> Severity:
        """The next milder severity; low and info stay as they are."""
        return self if self.rank >= Severity.LOW.rank else list(Severity)[self.rank + 1]


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one rule, with the contract's words behind it, or where we looked when there are none.

    `found`, `wanted` and `fallback` (what we can live with) are short phrases ("99.5 %", "at least 99.9 %");
    `replace_with` is wording for a redline.
    """

    rule: str
    group: str
    title: str
    outcome: Outcome
    severity: Severity
    message: str
    why: str
    found: str | None = None
    wanted: str | None = None
    fallback: str | None = None
    ask: str | None = None
    replace_with: str | None = None
    scope: str | None = None
    evidence: tuple[Evidence, ...] = ()
    looked_in: tuple[str, ...] = ()
    waived_by: str | None = None
