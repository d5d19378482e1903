"""Facts meet the rules of a playbook and become findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from contract_review.model.contract import Contract
from contract_review.model.document import Problem
from contract_review.model.fact import Fact
from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.rule import Playbook, Rule

__all__ = ["applied", "idle_waivers", "judge", "settled"]

_NOTHING: Mapping[str, Finding] = MappingProxyType({})


def judge(
    playbook: Playbook,
    contract: Contract,
    facts: tuple[Fact, ...],
    *,
    side: str = "customer",
    as_of: date | None = None,
) -> tuple[Finding, ...]:
    """One finding for every rule of the playbook, in its order; rules for the other side are not applicable."""
    return settled(playbook, contract, applied(playbook, contract, facts), side=side, as_of=as_of)


def applied(
    playbook: Playbook, contract: Contract, facts: tuple[Fact, ...], *, known: Mapping[str, Finding] = _NOTHING
) -> tuple[Finding, ...]:
    """What each rule concludes by itself; `known` is what was concluded before, of this contract by this very rule."""
    from contract_review.findings.engine import Case, apply
    from contract_review.findings.search import Search

    case = Case(Search(contract), facts, playbook.variables)
    return tuple(known.get(rule.id) or apply(rule, case) for rule in playbook.rules)


def settled(
    playbook: Playbook,
    contract: Contract,
    findings: tuple[Finding, ...],
    *,
    side: str = "customer",
    as_of: date | None = None,
) -> tuple[Finding, ...]:
    """The findings as they are for one side, and with what a person has accepted."""
    from contract_review.findings.waivers import waivers_for

    waivers = waivers_for(contract, playbook.waivers, as_of)
    return tuple(
        waivers.applied(finding if rule.side == side else _for_the_other_side(rule, finding))
        for rule, finding in zip(playbook.rules, findings, strict=True)
    )


def _for_the_other_side(rule: Rule, finding: Finding) -> Finding:
    if finding.outcome is Outcome.NOT_APPLICABLE:
        return finding
    return replace(
        finding,
        outcome=Outcome.NOT_APPLICABLE,
        severity=Severity.INFO,
        message=f"This rule looks after the {rule.side}.",
        ask=None,
        replace_with=None,
    )


def idle_waivers(
    playbook: Playbook, contract: Contract, findings: tuple[Finding, ...], *, as_of: date | None = None
) -> tuple[Problem, ...]:
    """The waivers for a contract's vendor that have expired or cover nothing, for somebody to clear away."""
    from contract_review.findings.waivers import waivers_for

    return tuple(waivers_for(contract, playbook.waivers, as_of).idle(findings))
