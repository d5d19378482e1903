"""Findings that a person has accepted, by name and until a day, and waivers that no longer serve."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from contract_review.model.contract import Contract
from contract_review.model.document import Problem
from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.rule import Playbook, Waiver


def waive(finding: Finding, playbook: Playbook, contract: Contract, *, as_of: date | None) -> Finding:
    """The finding as waived where a waiver in force covers it; an expired waiver is told in the message."""
    covering = [waiver for waiver in playbook.waivers if _covers(waiver, finding, contract)]
    in_force = next((waiver for waiver in covering if not _expired(waiver, as_of)), None)
    if in_force is not None:
        return _accepted(finding, in_force)
    if covering:
        told = f"{finding.message} The waiver by {covering[0].by} ended on {covering[0].until.isoformat()}."
        return replace(finding, message=told)
    return finding


def idle_waivers(
    playbook: Playbook, contract: Contract, findings: tuple[Finding, ...], *, as_of: date | None
) -> tuple[Problem, ...]:
    """Waivers for this contract that are expired, or that waived nothing: someone should clear them away."""
    return tuple(
        Problem("waiver", _complaint(waiver, as_of), blocking=False)
        for waiver in playbook.waivers
        if _concerns(waiver, contract) and (_expired(waiver, as_of) or not _used(waiver, findings))
    )


def _accepted(finding: Finding, waiver: Waiver) -> Finding:
    message = f"Accepted by {waiver.by} until {waiver.until.isoformat()}: {waiver.why} ({finding.message})"
    return replace(finding, outcome=Outcome.WAIVED, severity=Severity.INFO, message=message, waived_by=waiver.by)


def _covers(waiver: Waiver, finding: Finding, contract: Contract) -> bool:
    return waiver.rule == finding.rule and finding.outcome.is_flag and _concerns(waiver, contract)


def _concerns(waiver: Waiver, contract: Contract) -> bool:
    """Whether the waiver is for every vendor, or for one that is a party here."""
    if waiver.vendor is None:
        return True
    names = [name for party in contract.parties for name in (party.name, *party.aliases)]
    return any(waiver.vendor.casefold() in name.casefold() for name in names)


def _expired(waiver: Waiver, as_of: date | None) -> bool:
    return as_of is not None and as_of > waiver.until


def _used(waiver: Waiver, findings: tuple[Finding, ...]) -> bool:
    return any(finding.rule == waiver.rule and finding.outcome is Outcome.WAIVED for finding in findings)


def _complaint(waiver: Waiver, as_of: date | None) -> str:
    if _expired(waiver, as_of):
        return f"the waiver of {waiver.rule} by {waiver.by} ended on {waiver.until.isoformat()}; renew or remove it"
    return f"the waiver of {waiver.rule} by {waiver.by} waives nothing in this contract; remove it"
