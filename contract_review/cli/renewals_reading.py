"""Contracts and stored reviews outside the register, as deadlines see them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from contract_review.cli.stored_reviews import read_stored
from contract_review.facts.written import facts_of
from contract_review.model.contract import Contract, Role
from contract_review.model.fact import Fact
from contract_review.model.review import Review
from contract_review.renewals.ahead import Told
from contract_review.renewals.fees import recurring_fee
from contract_review.renewals.notices import Passage, notices_in


def told_by(review: Review) -> Told:
    """A contract that was reviewed just now."""
    return told_of(review.contract, review.facts)


def told_of(contract: Contract, facts: tuple[Fact, ...]) -> Told:
    """A contract that was read just now."""
    document, vendor = contract.document, contract.party(Role.VENDOR)
    passages = [
        Passage(clause.number, clause.heading, clause.own.text_in(contract.text)) for clause in contract.clauses
    ]
    return Told(
        identity=f"sha256-{document.sha256}",
        name=Path(document.path).name,
        facts=facts,
        vendor=vendor.name if vendor else None,
        notices=notices_in(passages),
        fee=recurring_fee(passages),
    )


def told_in(path: Path) -> list[Told]:
    """The contracts of a file that `review --format json` wrote; raises `UsageError` where it is none."""
    return read_stored(path, _told)


def _told(review: dict[str, Any]) -> Told:
    document = review["document"]
    vendors = [party["name"] for party in document["parties"] if party["role"] == "vendor"]
    return Told(
        identity=f"sha256-{document['sha256']}",
        name=Path(document["path"]).name,
        facts=facts_of(review),
        vendor=vendors[0] if vendors else None,
    )
