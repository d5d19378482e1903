"""Contracts and stored reviews outside the register, as deadlines see them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from contract_review.errors import UsageError
from contract_review.facts.written import fact_of
from contract_review.model.contract import Role
from contract_review.model.review import Review
from contract_review.renewals.ahead import Told
from contract_review.renewals.notices import Passage, notices_in


def told_by(review: Review) -> Told:
    """A contract that was reviewed just now."""
    document, vendor = review.contract.document, review.contract.party(Role.VENDOR)
    return Told(
        identity=f"sha256-{document.sha256}",
        name=Path(document.path).name,
        facts=review.facts,
        vendor=vendor.name if vendor else None,
        notices=notices_in(
            Passage(clause.number, clause.heading, clause.own.text_in(review.contract.text))
            for clause in review.contract.clauses
        ),
    )


def told_in(path: Path) -> list[Told]:
    """The contracts of a file that `review --format json` wrote; raises `UsageError` where it is none."""
    try:
        content = json.loads(path.read_bytes())
        reviews = content if isinstance(content, list) else [content]
        return [_told(review) for review in reviews]
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path}: is no review; write one with 'contract-review review --format json'") from error


def _told(review: dict[str, Any]) -> Told:
    document = review["document"]
    vendors = [party["name"] for party in document["parties"] if party["role"] == "vendor"]
    return Told(
        identity=f"sha256-{document['sha256']}",
        name=Path(document["path"]).name,
        facts=tuple(fact_of(fact) for fact in review["facts"]),
        vendor=vendors[0] if vendors else None,
    )
