"""A contract goes into the register: its file, its words, its facts and the review, together or not at all."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from contract_review.errors import UsageError
from contract_review.model.contract import Contract, Role
from contract_review.model.review import Review
from contract_review.model.span import Span
from contract_review.register.entries import Stamp, Status
from contract_review.register.noting import locked
from contract_review.register.tables import clauses, contracts, facts, reviews, versions
from contract_review.register.texts import storable, vendor_key


@dataclass(frozen=True, slots=True)
class Deposit:
    """What goes in: the bytes of a file, what it is called, its review, that review as JSON, and how it came about."""

    data: bytes
    name: str
    review: Review
    report: str
    stamp: Stamp

    @property
    def sha256(self) -> str:
        """The hash of the file, under which it is kept."""
        return self.review.contract.document.sha256


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where it went: contract, version, review, and what of them is new."""

    contract: int
    version: int
    review: int
    is_new: bool = False
    is_new_version: bool = False
    is_new_review: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """The rows of a version that is known: its own, its contract's, its number, and whether it is the newest."""

    row: int
    contract: int
    number: int
    newest: bool


def kept_review(connection: Connection, sha256: str, stamp: Stamp) -> Receipt | None:
    """The review that was kept of this very file under this very stamp; None where there is none."""
    found = connection.execute(
        sa.select(reviews.c.contract, versions.c.number, reviews.c.number.label("review"))
        .join(versions, versions.c.id == reviews.c.version)
        .where(versions.c.sha256 == sha256, *(reviews.c[name] == value for name, value in stamp_columns(stamp).items()))
    ).first()
    return Receipt(found.contract, found.number, found.review) if found else None


def deposit(connection: Connection, given: Deposit, *, version_of: int | None) -> Receipt:
    """Write all rows of a deposit, whose file is already there; raises `UsageError` where it cannot go there."""
    known = known_version(connection, given.sha256)
    if known and version_of not in (None, known.contract):
        raise UsageError(
            f"{given.name}: is contract {known.contract} already, and cannot become a version of {version_of}"
        )
    place = known or _new_version(connection, given, version_of)
    kept = kept_review(connection, given.sha256, given.stamp) if known else None
    if kept:
        return kept
    number = _new_review(connection, given, place)
    if place.newest:
        _describe(connection, given, place.contract)
    return Receipt(
        place.contract,
        place.number,
        number,
        is_new=known is None and version_of is None,
        is_new_version=known is None,
        is_new_review=True,
    )


def known_version(connection: Connection, sha256: str) -> _Place | None:
    """The version that has these bytes."""
    found = connection.execute(
        sa.select(versions.c.id, versions.c.contract, versions.c.number, contracts.c.sha256)
        .join(contracts, contracts.c.id == versions.c.contract)
        .where(versions.c.sha256 == sha256)
    ).first()
    return _Place(found.id, found.contract, found.number, found.sha256 == sha256) if found else None


def stamp_columns(stamp: Stamp) -> dict[str, str]:
    """A stamp as it stands in a row of reviews."""
    values = asdict(stamp)
    day = stamp.as_of.isoformat() if stamp.as_of else None
    reading = {"side": stamp.side, "kind": stamp.kind, "as_of": day, "revisions": stamp.revisions, "ocr": stamp.ocr}
    return {
        **{name: values[name] for name in ("playbook", "playbook_sha256", "program")},
        "reading": json.dumps(reading),
    }


def _new_version(connection: Connection, given: Deposit, version_of: int | None) -> _Place:
    contract = version_of
    if contract is None:
        contract = _inserted(
            connection,
            contracts,
            {"name": storable(given.name), "kind": "other", "vendor_key": "", "status": Status.ACTIVE.value,
             "added": now(), "version": 1, "sha256": given.sha256, "worst": ""},
        )  # fmt: skip
    else:
        locked(connection, contract)
    newest = sa.select(sa.func.coalesce(sa.func.max(versions.c.number), 0)).where(versions.c.contract == contract)
    number = int(connection.scalar(newest) or 0) + 1
    document = given.review.contract.document
    row = _inserted(
        connection,
        versions,
        {"contract": contract, "number": number, "name": storable(given.name), "sha256": given.sha256,
         "format": document.format.value, "pages": len(document.pages), "words": document.words, "added": now()},
    )  # fmt: skip
    return _Place(row, contract, number, newest=True)


def _new_review(connection: Connection, given: Deposit, place: _Place) -> int:
    last = sa.select(sa.func.coalesce(sa.func.max(reviews.c.number), 0)).where(reviews.c.contract == place.contract)
    number = int(connection.scalar(last) or 0) + 1
    flags = given.review.flags()
    _inserted(
        connection,
        reviews,
        {"contract": place.contract, "number": number, "version": place.row, **stamp_columns(given.stamp),
         "worst": flags[0].severity.value if flags else "", "flags": len(flags), "made": now(),
         "report": zlib.compress(given.report.encode())},
    )  # fmt: skip
    return number


def _describe(connection: Connection, given: Deposit, contract: int) -> None:
    """Let the contract be what its newest version says: name, kind, vendor, facts and words."""
    read, flags = given.review.contract, given.review.flags()
    vendor = read.party(Role.VENDOR)
    said = storable(vendor.name) if vendor else None
    by_hand = connection.scalar(sa.select(contracts.c.vendor_given).where(contracts.c.id == contract))
    connection.execute(
        sa.update(contracts)
        .where(contracts.c.id == contract)
        .values(
            name=storable(given.name),
            title=storable(read.document.title) if read.document.title else None,
            kind=read.kind.value,
            vendor=said,
            vendor_key=vendor_key(by_hand or said),
            version=sa.select(sa.func.max(versions.c.number)).where(versions.c.contract == contract).scalar_subquery(),
            sha256=given.sha256,
            worst=flags[0].severity.value if flags else "",
        )
    )
    rows = {facts: list(_facts(given.report)), clauses: list(_clauses(read))}
    for table, content in rows.items():
        connection.execute(sa.delete(table).where(table.c.contract == contract))
        if content:
            connection.execute(sa.insert(table), [{"contract": contract, **row} for row in content])


def _facts(report: str) -> Iterator[dict[str, Any]]:
    for place, said in enumerate(json.loads(report)["facts"]):
        yield {"place": place, "fact": said["id"], "said": json.dumps(said)}


def _clauses(contract: Contract) -> Iterator[dict[str, Any]]:
    """The words of each clause by page, and those that stand in no clause."""
    document, end = contract.document, 0
    for clause in contract.clauses:
        yield from _pieces(contract, Span(end, max(end, clause.own.start)), None, None)
        yield from _pieces(contract, clause.own, clause.number, clause.heading)
        end = max(end, clause.own.end)
    yield from _pieces(contract, Span(end, max(end, len(document.text))), None, None)


def _pieces(contract: Contract, span: Span, number: str | None, heading: str | None) -> Iterator[dict[str, Any]]:
    document = contract.document
    for piece in document.by_page(span):
        body = storable(piece.text_in(document.text))
        if body.strip():
            yield {
                "number": storable(number) if number else None,
                "heading": storable(heading) if heading else None,
                "page": document.page_at(piece.start),
                "body": body,
            }


def now() -> datetime:
    """The time, as rows have it: UTC, without a zone, to the second."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def _inserted(connection: Connection, table: sa.Table, values: dict[str, Any]) -> int:
    return int(connection.execute(sa.insert(table).values(values).returning(table.c.id)).scalar_one())
