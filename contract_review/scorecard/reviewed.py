"""What a comparison takes from the review of a contract: whose it is, what was concluded, and its facts.

Reviews are read in the form that `review --format json` writes, so that a contract and its stored review say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contract_review.facts.written import evidence_of, facts_of
from contract_review.model.contract import Kind
from contract_review.model.fact import Fact
from contract_review.model.finding import Finding, Outcome, Severity


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A contract with its findings and facts.

    `sha256` is that of the file, `playbook` names what it was held against and how that began (its hash), `unread` says
    what of it could not be read. `number` and `together` are its number in the register and those that are one
    agreement with it.
    """

    contract: str
    sha256: str
    vendor: str | None
    kind: Kind
    playbook: str
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    unread: tuple[str, ...] = ()
    number: int | None = None
    together: frozenset[int] = frozenset()


def reviewed_of(told: Mapping[str, Any]) -> Reviewed:
    """A contract from the JSON of its review."""
    document, playbook = told["document"], told["playbook"]
    vendors = [party["name"] for party in document["parties"] if party["role"] == "vendor"]
    return Reviewed(
        contract=Path(document["path"]).name,
        sha256=document["sha256"],
        vendor=vendors[0] if vendors else None,
        kind=Kind(document["kind"]),
        playbook=f"{playbook['name']} {playbook['sha256'][:8]}",
        facts=facts_of(told),
        findings=tuple(_finding(finding) for finding in told["findings"]),
        unread=tuple(problem["message"] for problem in told["problems"] if problem["blocking"]),
    )


def _finding(told: Mapping[str, Any]) -> Finding:
    return Finding(
        rule=told["rule"],
        group=told["group"],
        title=told["title"],
        outcome=Outcome(told["outcome"]),
        severity=Severity(told["severity"]),
        message=told["message"],
        why=told["why"],
        found=told["found"],
        wanted=told["wanted"],
        ask=told["ask"],
        scope=told["scope"],
        evidence=tuple(map(evidence_of, told["evidence"])),
        looked_in=tuple(told["looked_in"]),
        waived_by=told["waived_by"],
    )
