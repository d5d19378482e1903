"""Contracts of the register as text, JSON and CSV."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from contract_review.model.wording import in_words
from contract_review.register.entries import Details, Hit, PastReview, Registered
from contract_review.reports.spreadsheet import as_csv

_HEADS = ("id", "vendor", "contract", "kind", "status", "owner", "annual value", "worst")
_WIDEST = 32
_CSV = (
    "id name title kind vendor owner status start annual_value currency tags notes added version sha256 worst".split()
)


def listed(contracts: Sequence[Registered], form: str) -> str:
    """A page of contracts: a table, an array, or rows for a spreadsheet."""
    if form == "json":
        return dumped([as_dict(contract) for contract in contracts])
    if form == "csv":
        return as_csv(_CSV, map(_flat, contracts))
    return in_columns([_HEADS, *map(_row, contracts)])


def shown(details: Details, form: str) -> str:
    """A contract with its history."""
    if form == "json":
        return dumped(details_as_dict(details))
    contract = details.contract
    lines = [f"Contract {contract.id}: {contract.title or contract.name}"]
    lines += [f"  {name}: {value}" for name, value in _told(contract).items()]
    lines += [f"  {link.kind} {link.other}" for link in details.links]
    lines += [f"  version {one.number}: {one.name}, {one.added:%Y-%m-%d}, {one.sha256}" for one in details.versions]
    lines += [f"  review {_review(one)}" for one in details.reviews]
    return "\n".join(lines)


def noted(contract: Registered) -> str:
    """A contract on one line, with what is known of it: what a person sees after noting something."""
    told = "; ".join(f"{name} {value}" for name, value in _told(contract).items())
    return f"contract {contract.id}, {contract.title or contract.name}: {told}"


def name_of(contract: Registered) -> str:
    """A contract in a sentence: its number, its vendor and its title."""
    return f"contract {contract.id} ({', '.join(filter(None, (contract.vendor, contract.title or contract.name)))})"


def opinion(report: dict[str, Any]) -> str:
    """The flags of a past review, worst first as the review's own summary counts them."""
    document, playbook = report["document"], report["playbook"]
    ranks = {severity: rank for rank, severity in enumerate(report["summary"]["findings"])}
    flags = [one for one in report["findings"] if one["outcome"] in ("walk-away", "negotiate", "missing", "unclear")]
    lines = [
        f"{document['title'] or document['path']}",
        f"  document {document['sha256']}",
        f"  playbook {playbook['name']} {playbook['sha256']}",
        f"  contract-review {report['version']}",
    ]
    for flag in sorted(flags, key=lambda one: ranks[one["severity"]]):
        lines.append(f"  {flag['severity']}: {flag['message']} ({flag['rule']})")
    return "\n".join(lines)


def found(hits: Sequence[Hit], form: str) -> str:
    """Clauses that have the words: contract, clause, page, and where the words stand."""
    if form == "json":
        return dumped([_hit(hit) for hit in hits])
    return "\n".join(f"{_place(hit)}\n    {hit.snippet}" for hit in hits)


def as_dict(contract: Registered) -> dict[str, Any]:
    """A contract as plain values."""
    value = contract.annual_value
    return {
        **asdict(contract),
        "start": contract.start.isoformat() if contract.start else None,
        "annual_value": {"amount": value.amount, "currency": value.currency} if value else None,
        "added": _time(contract.added),
    }


def in_columns(rows: Sequence[Sequence[str]]) -> str:
    """Rows of words under each other, long ones cut."""
    rows = [[_cut(word) for word in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def dumped(content: Any) -> str:
    """Plain values as JSON."""
    return json.dumps(content, ensure_ascii=False, indent=1)


def details_as_dict(details: Details) -> dict[str, Any]:
    """A contract with its history as plain values."""
    return {
        **as_dict(details.contract),
        "versions": [{**asdict(one), "added": _time(one.added)} for one in details.versions],
        "reviews": [_past(one) for one in details.reviews],
        "links": [asdict(link) for link in details.links],
    }


def _told(contract: Registered) -> dict[str, str]:
    told = {
        "vendor": contract.vendor,
        "kind": contract.kind,
        "status": contract.status.value,
        "owner": contract.owner,
        "starts": contract.start.isoformat() if contract.start else None,
        "annual value": in_words(contract.annual_value) if contract.annual_value else None,
        "tags": ", ".join(contract.tags),
        "notes": contract.notes,
    }
    return {name: value for name, value in told.items() if value}


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "contract": hit.contract.id,
        "vendor": hit.contract.vendor,
        "title": hit.contract.title or hit.contract.name,
        "clause": hit.number,
        "heading": hit.heading,
        "page": hit.page,
        "snippet": hit.snippet,
    }


def _place(hit: Hit) -> str:
    contract = hit.contract
    name = ", ".join(part for part in (contract.vendor, contract.title or contract.name) if part)
    clause = " ".join(part for part in (hit.number, hit.heading) if part)
    page = f"page {hit.page}" if hit.page else ""
    return " · ".join(part for part in (f"{contract.id} {name}", clause, page) if part)


def _past(review: PastReview) -> dict[str, Any]:
    as_of = review.stamp.as_of
    stamp = {**asdict(review.stamp), "as_of": as_of.isoformat() if as_of else None}
    return {**asdict(review), "stamp": stamp, "made": _time(review.made)}


def _review(review: PastReview) -> str:
    stamp = review.stamp
    return (
        f"{review.number}: version {review.version}, {review.made:%Y-%m-%d}, playbook {stamp.playbook} "
        f"{stamp.playbook_sha256[:12]}, contract-review {stamp.program}: "
        f"{review.flags} points, worst {review.worst or 'none'}"
    )


def _row(contract: Registered) -> tuple[str, ...]:
    return (
        str(contract.id),
        contract.vendor or "",
        contract.title or contract.name,
        contract.kind,
        contract.status.value,
        contract.owner or "",
        in_words(contract.annual_value) if contract.annual_value else "",
        contract.worst,
    )


def _flat(contract: Registered) -> dict[str, object]:
    value = contract.annual_value
    row = {
        **as_dict(contract),
        "annual_value": value.amount if value else None,
        "currency": value.currency if value else None,
        "tags": ", ".join(contract.tags),
    }
    return {name: row[name] for name in _CSV}


def _time(time: Any) -> str:
    return f"{time:%Y-%m-%dT%H:%M:%SZ}"


def _cut(word: str) -> str:
    word = " ".join(word.split())
    return word if len(word) <= _WIDEST else word[: _WIDEST - 1] + "…"
