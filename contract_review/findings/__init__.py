"""Facts meet the rules of a playbook and become findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from contract_review.model.contract import Contract
from contract_review.model.document import Problem
from contract_review.model.fact import Fact
from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.rule import Playbook

__all__ = ["idle_waivers", "judge"]


def judge(
    playbook: Playbook,
    contract: Contract,
    facts: tuple[Fact, ...],
    *,
    side: str = "customer",
    as_of: date | None = None,
) -> tuple[Finding, ...]:
    """One finding for every rule of the playbook, in its order; rules for the other side are not applicable."""
    from contract_review.findings.engine import Case, apply
    from contract_review.findings.search import Search
    from contract_review.findings.waivers import waivers_for

    waivers = waivers_for(contract, playbook.waivers, as_of)
    case = Case(Search(contract), facts, playbook.variables)
    findings = []
    for rule in playbook.rules:
        finding = apply(rule, case)
        if rule.side != side and finding.outcome is not Outcome.NOT_APPLICABLE:
            finding = replace(
                finding,
                outcome=Outcome.NOT_APPLICABLE,
                severity=Severity.INFO,
                message=f"This rule looks after the {rule.side}.",
                ask=None,
                replace_with=None,
            )
        findings.append(waivers.applied(finding))
    return tuple(findings)


def idle_waivers(
    playbook: Playbook, contract: Contract, findings: tuple[Finding, ...], *, as_of: date | None = None
) -> tuple[Problem, ...]:
    """The waivers for a contract's vendor that have expired or cover nothing, for somebody to clear away."""
    from contract_review.findings.waivers import waivers_for

    return tuple(waivers_for(contract, playbook.waivers, as_of).idle(findings))
