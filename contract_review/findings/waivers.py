"""What a person has accepted: which findings a waiver covers, and which waivers cover nothing any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from contract_review.model.contract import Contract, Role
from contract_review.model.document import Problem
from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.rule import Waiver


@dataclass(frozen=True, slots=True)
class Waivers:
    """The waivers that speak of a contract's vendor, as of a day; without a day none has expired."""

    waivers: tuple[Waiver, ...]
    as_of: date | None = None

    def applied(self, finding: Finding) -> Finding:
        """The finding, waived where it is a flag that a person has accepted."""
        waiver = next((one for one in self.waivers if one.rule == finding.rule and self._lives(one)), None)
        if waiver is None or not finding.outcome.is_flag:
            return finding
        return replace(
            finding,
            outcome=Outcome.WAIVED,
            severity=Severity.INFO,
            message=f"{finding.message} Accepted by {waiver.by} until {waiver.until.isoformat()}: {waiver.why}",
            waived_by=waiver.by,
        )

    def idle(self, findings: Iterable[Finding]) -> Iterator[Problem]:
        """The waivers that did nothing: expired ones, and those whose rule no longer flags anything here."""
        outcomes = {(finding.rule, finding.outcome) for finding in findings}
        for waiver in self.waivers:
            told = f"The waiver of {waiver.rule} by {waiver.by}"
            if not self._lives(waiver):
                yield Problem("expired-waiver", f"{told} expired on {waiver.until.isoformat()}.", blocking=False)
            elif (waiver.rule, Outcome.WAIVED) not in outcomes:
                text = f"{told} is not needed: the rule flags nothing here. Take it out of the playbook."
                yield Problem("unused-waiver", text, blocking=False)

    def _lives(self, waiver: Waiver) -> bool:
        return self.as_of is None or self.as_of <= waiver.until


def waivers_for(contract: Contract, waivers: tuple[Waiver, ...], as_of: date | None) -> Waivers:
    """The waivers for the vendor of a contract, and those for every vendor."""
    vendor = contract.party(Role.VENDOR)
    name = vendor.name.lower() if vendor else ""
    return Waivers(tuple(one for one in waivers if one.vendor is None or one.vendor.lower() in name), as_of)
