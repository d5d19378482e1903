"""What is compared: a contract that was reviewed now, or a review that was written earlier, without its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from contract_review.facts.written import facts_of
from contract_review.model.baseline import fingerprint
from contract_review.model.contract import Contract
from contract_review.model.fact import Fact
from contract_review.model.finding import Outcome, Severity
from contract_review.model.review import Review


@dataclass(frozen=True, slots=True)
class Held:
    """A finding as it is compared, with where it stands: its first words, their clause, page and offset."""

    rule: str
    title: str
    outcome: Outcome
    severity: Severity
    message: str
    found: str | None
    scope: str | None
    fingerprint: str
    quote: str | None = None
    clause: str | None = None
    page: int | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two; `contract` is None where only its review is at hand."""

    path: str
    sha256: str
    title: str | None
    kind: str
    playbook: str
    facts: tuple[Fact, ...]
    findings: tuple[Held, ...]
    contract: Contract | None = None
    incomplete: bool = False

    @property
    def name(self) -> str:
        """What to call it: its title, else its file."""
        return self.title or self.path


def side_of(review: Review) -> Side:
    """A contract that was reviewed just now."""
    document = review.contract.document
    return Side(
        path=document.path,
        sha256=document.sha256,
        title=document.title,
        kind=review.contract.kind.value,
        playbook=review.playbook.name,
        facts=review.facts,
        findings=tuple(
            Held(
                rule=finding.rule,
                title=finding.title,
                outcome=finding.outcome,
                severity=finding.severity,
                message=finding.message,
                found=finding.found,
                scope=finding.scope,
                fingerprint=fingerprint(finding, review.contract),
                quote=finding.evidence[0].quote if finding.evidence else None,
                clause=finding.evidence[0].clause if finding.evidence else None,
                page=finding.evidence[0].page if finding.evidence else None,
                start=finding.evidence[0].span.start if finding.evidence else None,
            )
            for finding in review.findings
        ),
        contract=review.contract,
        incomplete=review.incomplete,
    )


def side_written(told: Mapping[str, Any]) -> Side:
    """A review from its JSON; raises `KeyError`, `TypeError` or `ValueError` where it is none."""
    document = told["document"]
    return Side(
        path=document["path"],
        sha256=document["sha256"],
        title=document["title"],
        kind=document["kind"],
        playbook=told["playbook"]["name"],
        facts=facts_of(told),
        findings=tuple(map(_held, told["findings"])),
        incomplete=any(problem.get("blocking", True) for problem in told["problems"]),
    )


def _held(told: Mapping[str, Any]) -> Held:
    first = told["evidence"][0] if told["evidence"] else {}
    return Held(
        rule=told["rule"],
        title=told["title"],
        outcome=Outcome(told["outcome"]),
        severity=Severity(told["severity"]),
        message=told["message"],
        found=told["found"],
        scope=told.get("scope"),
        fingerprint=told["fingerprint"],
        quote=first.get("quote"),
        clause=first.get("clause"),
        page=first.get("page"),
        start=first.get("start"),
    )
