"""Facts meet the rules of a playbook and become findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from contract_review.model.contract import Contract, Role
from contract_review.model.fact import Fact
from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.rule import Playbook, Waiver

__all__ = ["judge"]


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
        waiver = _waiver(playbook, finding, contract, as_of)
        findings.append(_waived(finding, waiver) if waiver else finding)
    return tuple(findings)


def _waiver(playbook: Playbook, finding: Finding, contract: Contract, as_of: date | None) -> Waiver | None:
    vendor = contract.party(Role.VENDOR)
    for waiver in playbook.waivers:
        same_vendor = waiver.vendor is None or (vendor is not None and waiver.vendor.lower() in vendor.name.lower())
        alive = as_of is None or as_of <= waiver.until
        if waiver.rule == finding.rule and finding.outcome.is_flag and same_vendor and alive:
            return waiver
    return None


def _waived(finding: Finding, waiver: Waiver) -> Finding:
    return replace(
        finding,
        outcome=Outcome.WAIVED,
        severity=Severity.INFO,
        message=f"{finding.message} Accepted by {waiver.by} until {waiver.until.isoformat()}: {waiver.why}",
        waived_by=waiver.by,
    )
