"""A review: what one reading of one contract under one playbook concluded."""

from __future__ import annotations

from dataclasses import dataclass

from contract_review.model.baseline import Baseline
from contract_review.model.contract import Contract
from contract_review.model.document import Problem
from contract_review.model.fact import Fact
from contract_review.model.finding import Finding, Outcome, Severity


@dataclass(frozen=True, slots=True)
class PlaybookStamp:
    """Which playbook was applied, so that an old opinion can be reproduced; sha256 over all its rules."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Review:
    """The contract as it was read, its facts, one or more findings for every rule, and what could not be read.

    `baseline` is what an earlier review of it flagged, where one was given.
    """

    version: str
    contract: Contract
    playbook: PlaybookStamp
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...] = ()
    baseline: Baseline | None = None

    def is_new(self, finding: Finding) -> bool:
        """Whether an earlier review, where one was given, did not raise this flag."""
        return self.baseline is not None and self.baseline.is_new(finding, self.contract)

    def flags(self) -> tuple[Finding, ...]:
        """What a person must act on, worst first."""
        flagged = (finding for finding in self.findings if finding.outcome.is_flag)
        return tuple(sorted(flagged, key=_urgency))

    @property
    def incomplete(self) -> bool:
        """Whether contract text was lost while reading."""
        return any(problem.blocking for problem in self.problems)

    def count_by_severity(self) -> dict[Severity, int]:
        """How many flags there are of each severity, worst first, without zeros."""
        flags = self.flags()
        counts = {severity: sum(f.severity is severity for f in flags) for severity in Severity}
        return {severity: n for severity, n in counts.items() if n}

    def count_by_outcome(self) -> dict[Outcome, int]:
        """How many findings have each outcome, without zeros."""
        counts = {outcome: sum(f.outcome is outcome for f in self.findings) for outcome in Outcome}
        return {outcome: n for outcome, n in counts.items() if n}


_BY_OUTCOME = (Outcome.WALK_AWAY, Outcome.MISSING, Outcome.NEGOTIATE, Outcome.UNCLEAR)


def _urgency(finding: Finding) -> tuple[int, int, str]:
    return finding.severity.rank, _BY_OUTCOME.index(finding.outcome), finding.rule
