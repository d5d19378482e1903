"""What a person has accepted: which findings a waiver covers, and which waivers cover nothing any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from contract_review.model.contract import Contract, Role
from contract_review.model.document import Document, Problem
from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.rule import Waiver


@dataclass(frozen=True, slots=True)
class Waivers:
    """The waivers that speak of a contract, as of a day; without a day none has expired.

    `outdated` are those whose contract is here by its name, with another text than the one that was accepted.
    """

    waivers: tuple[Waiver, ...]
    as_of: date | None = None
    outdated: tuple[Waiver, ...] = ()

    def applied(self, finding: Finding) -> Finding:
        """The finding, waived where it is a flag that a person has accepted."""
        waiver = next((one for one in self.waivers if self._lives(one) and _covers(one, finding)), None)
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
        """The waivers that did nothing: expired, given for another text or clause, or of a rule that flags nothing."""
        every = tuple(findings)
        for waiver in self.outdated:
            text = "was given for another text of this contract. Read it again, and renew or remove the waiver."
            yield Problem("stale-waiver", f"{_told(waiver)} {text}", blocking=False)
        for waiver in self.waivers:
            of_rule = [finding for finding in every if finding.rule == waiver.rule]
            if not self._lives(waiver):
                text = f"expired on {waiver.until.isoformat()}."
                yield Problem("expired-waiver", f"{_told(waiver)} {text}", blocking=False)
            elif any(finding.outcome is Outcome.WAIVED and _covers(waiver, finding) for finding in of_rule):
                continue
            elif waiver.clause and any(finding.outcome.is_flag for finding in of_rule):
                text = f"was given for clause {waiver.clause}; the rule flags another one."
                yield Problem("stale-waiver", f"{_told(waiver)} {text}", blocking=False)
            else:
                text = "is not needed: the rule flags nothing here. Take it out."
                yield Problem("unused-waiver", f"{_told(waiver)} {text}", blocking=False)

    def _lives(self, waiver: Waiver) -> bool:
        return self.as_of is None or self.as_of <= waiver.until


def waivers_for(contract: Contract, waivers: tuple[Waiver, ...], as_of: date | None) -> Waivers:
    """The waivers that speak of a contract: of its vendor, its file or its text, or of every contract."""
    vendor = contract.party(Role.VENDOR)
    name = vendor.name.lower() if vendor else ""
    documents = tuple(paper.document for paper in contract.papers) or (contract.document,)
    meant = tuple(
        one
        for one in waivers
        if (one.vendor is None or one.vendor.lower() in name)
        and (one.contract is None or any(_is_called(one.contract, document) for document in documents))
    )
    same = tuple(one for one in meant if one.sha256 is None or _has_text(one.sha256, contract, documents))
    # Of a waiver that names no file nobody can say that this contract is the one that it was given for.
    outdated = tuple(one for one in meant if one not in same and one.contract is not None)
    return Waivers(same, as_of, outdated)


def _told(waiver: Waiver) -> str:
    return f"The waiver of {waiver.rule} by {waiver.by}"


def _covers(waiver: Waiver, finding: Finding) -> bool:
    if waiver.rule != finding.rule:
        return False
    clauses = {piece.clause or "" for piece in finding.evidence}
    return waiver.clause is None or any(_is_clause(waiver.clause, title) for title in clauses)


def _is_clause(wanted: str, title: str) -> bool:
    """Whether a title is the clause that is meant by its number ("2.1"), its heading, or both."""
    name, whole = " ".join(wanted.lower().split()), " ".join(title.lower().split())
    return whole == name or whole.startswith(f"{name} ") or whole.endswith(f" {name}")


def _is_called(name: str, document: Document) -> bool:
    return PurePath(document.path).name == PurePath(name).name


def _has_text(wanted: str, contract: Contract, documents: tuple[Document, ...]) -> bool:
    return any(one.sha256.startswith(wanted) for one in (contract.document, *documents))
