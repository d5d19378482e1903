"""The one place where the stages meet: a file goes in, a review comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from contract_review import __version__
from contract_review.collector import undisturbed
from contract_review.deadline import given_up_after
from contract_review.model.contract import Kind
from contract_review.model.document import AS_IT_STANDS, Opening
from contract_review.model.review import PlaybookStamp, Review

if TYPE_CHECKING:
    from contract_review.model.contract import Contract
    from contract_review.model.document import Document
    from contract_review.model.fact import Fact
    from contract_review.model.finding import Finding
    from contract_review.model.rule import Playbook

DEFAULT_PLAYBOOK = "msp-default"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a contract is to be read: for whom, as which kind of document, as of which day.

    `as_of` decides only whether a waiver has expired; without it no waiver expires, since a review knows no clock.
    """

    kind: Kind | None = None
    side: str = "customer"
    as_of: date | None = None
    opening: Opening = AS_IT_STANDS


@dataclass(frozen=True, slots=True)
class Understood:
    """What is known of a contract before anybody judges it: the contract, and the facts that it states."""

    contract: Contract
    facts: tuple[Fact, ...]


def review_file(  # noqa: PLR0913  (the public door: each option has its name)
    path: Path | str,
    *,
    playbook: Playbook | Path | str = DEFAULT_PLAYBOOK,
    kind: Kind | str | None = None,
    side: str = "customer",
    as_of: date | None = None,
    password: str | None = None,
    ocr: bool = False,
) -> Review:
    """Read one contract and hold it against a playbook.

    Raises `UnreadableDocument` where nothing of the file could be read and `RuleFileError` where the playbook is
    wrong; a file that could be read in part gives a review with its problems.
    """
    from contract_review.documents.confined import read_confined

    opening = Opening(password=password, ocr=ocr)
    reading = Reading(kind=Kind(kind) if kind else None, side=side, as_of=as_of, opening=opening)
    return review_document(read_confined(path, opening=opening), playbook=playbook, reading=reading)


@undisturbed()
def review_document(
    document: Document, *, playbook: Playbook | Path | str = DEFAULT_PLAYBOOK, reading: Reading = Reading()
) -> Review:
    """Hold a document that was read against a playbook (its name, its path, or already loaded)."""
    from contract_review.rulebook import load_playbook

    book = load_playbook(playbook) if isinstance(playbook, (str, Path)) else playbook
    with given_up_after(reading.opening.limits.analysis, path=document.path):
        read = look_into(document, reading=reading)
        return reviewed(read, conclude(read, book), playbook=book, reading=reading)


def look_into(document: Document, *, reading: Reading = Reading()) -> Understood:
    """What a document says, whatever anybody wants of it."""
    from contract_review.facts import extract

    contract = understand(document, kind=reading.kind)
    return Understood(contract, extract(contract))


def conclude(
    read: Understood, playbook: Playbook, *, known: Mapping[str, Finding] | None = None
) -> tuple[Finding, ...]:
    """What each rule of a playbook concludes by itself; `known` are findings, by the id of the rule, that stay.

    They must be of this very contract, by this very rule, under the same variables.
    """
    from contract_review.findings import applied

    return applied(playbook, read.contract, read.facts, known=known or {})


def reviewed(read: Understood, findings: tuple[Finding, ...], *, playbook: Playbook, reading: Reading) -> Review:
    """The review that comes of the conclusions of a playbook's rules: for one side, with what somebody accepted."""
    from contract_review.findings import idle_waivers, settled

    contract = read.contract
    findings = settled(playbook, contract, findings, side=reading.side, as_of=reading.as_of)
    idle = idle_waivers(playbook, contract, findings, as_of=reading.as_of)
    return Review(
        version=__version__,
        contract=contract,
        playbook=PlaybookStamp(name=playbook.name, sha256=playbook.sha256),
        facts=read.facts,
        findings=findings,
        problems=(*contract.document.problems, *idle),
    )


@undisturbed()
def review_bundle(
    documents: tuple[Document, ...],
    *,
    kinds: tuple[Kind | None, ...] = (),
    playbook: Playbook | Path | str = DEFAULT_PLAYBOOK,
    reading: Reading = Reading(),
) -> Review:
    """Hold the documents of one vendor against a playbook as one agreement; `kinds` are theirs, None where unknown.

    Each document is read by itself, so that a clause of one is never taken for a clause of another; what they say
    together is judged once.
    """
    from contract_review.bundles import amended, joined, moved, precedence, settled, sharing_parties
    from contract_review.facts import combined, extract
    from contract_review.rulebook import load_playbook

    book = load_playbook(playbook) if isinstance(playbook, (str, Path)) else playbook
    path, limit = documents[0].path, reading.opening.limits.analysis * len(documents)
    with given_up_after(limit, path=path):
        known = kinds or (None,) * len(documents)
        apart = sharing_parties(tuple(understand(one, kind=kind) for one, kind in zip(documents, known, strict=True)))
        now, problems = amended(apart)
        contract = joined(now)
        told = tuple(moved(extract(one), paper) for one, paper in zip(now, contract.papers, strict=True))
        read = Understood(contract, combined(settled(told, precedence(now))))
        review = reviewed(read, conclude(read, book), playbook=book, reading=reading)
    # What an amendment replaced is not judged, but whoever reads the review sees it where it stands.
    return replace(review, contract=joined(apart), problems=(*review.problems, *problems))


def understand(document: Document, *, kind: Kind | None = None) -> Contract:
    """A document as a contract: its clauses, its definitions, who is who, and what kind of document it is."""
    from contract_review.clauses import definitions, references, segment
    from contract_review.facts import identify

    clauses = segment(document)
    contract = identify(document, clauses, definitions(document, clauses))
    contract = replace(contract, references=references(document, clauses))
    return replace(contract, kind=kind) if kind else contract
