"""What a person has accepted of a service: it stays to be seen as waived, by whom, until when and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.rule import Waiver


def waived(finding: Finding, waivers: Iterable[Waiver], as_of: date | None) -> Finding:
    """The finding, waived where it asks somebody to act and a person has accepted it."""
    waiver = next((one for one in waivers if _lives(one, as_of) and _covers(one, finding)), None)
    if waiver is None or not finding.outcome.is_flag:
        return finding
    return replace(
        finding,
        outcome=Outcome.WAIVED,
        severity=Severity.INFO,
        message=f"{finding.message} Accepted by {waiver.by} until {waiver.until.isoformat()}: {waiver.why}",
        ask=None,
        waived_by=waiver.by,
    )


def idle_waivers(waivers: Iterable[Waiver], findings: Iterable[Finding], as_of: date | None) -> Iterator[str]:
    """The waivers that have expired or cover nothing, for somebody to clear away."""
    known = tuple(findings)
    for waiver in waivers:
        told = f"The waiver of {waiver.rule} by {waiver.by}"
        if not _lives(waiver, as_of):
            yield f"{told} expired on {waiver.until.isoformat()}."
        elif not any(one.outcome is Outcome.WAIVED and _covers(waiver, one) for one in known):
            yield f"{told} is not needed: nothing is flagged that it covers. Take it out."


def _lives(waiver: Waiver, as_of: date | None) -> bool:
    return as_of is None or as_of <= waiver.until


def _covers(waiver: Waiver, finding: Finding) -> bool:
    return waiver.rule == finding.rule and waiver.vendor in (None, finding.scope)
