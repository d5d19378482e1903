"""Contracts as the register shows them: one, some by what is asked for, and with their history."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from contract_review.errors import UsageError
from contract_review.model.fact import Money
from contract_review.register.entries import Order, Page, PastReview, Registered, Stamp, Status, Version, Wanted
from contract_review.register.tables import contracts, reviews, tags, versions
from contract_review.register.texts import vendor_key

# A database takes only so many values in a condition.
_MANY = 1000
_ORDERS = {
    Order.ID: (contracts.c.id,),
    Order.NEWEST: (contracts.c.id.desc(),),
    Order.VENDOR: (contracts.c.vendor_key, contracts.c.id),
    Order.VALUE: (contracts.c.annual_amount.desc().nulls_last(), contracts.c.id.desc()),
}


def page_of(connection: Connection, wanted: Wanted, *, limit: int | None, offset: int) -> Page:
    """The contracts that are asked for, from the one after `offset` on."""
    where = list(conditions(wanted))
    total = connection.scalar(sa.select(sa.func.count()).select_from(contracts).where(*where)) or 0
    query = sa.select(contracts.c.id).where(*where).order_by(*_ORDERS[wanted.order]).limit(limit).offset(offset)
    numbers = connection.scalars(query).all()
    found: dict[int, Registered] = {}
    for first in range(0, len(numbers), _MANY):
        found |= by_id(connection, numbers[first : first + _MANY])
    return Page(tuple(found[number] for number in numbers), total)


def contract_of(connection: Connection, number: int) -> Registered:
    """One contract by its id; raises `UsageError` where there is none."""
    found = registered(connection, connection.execute(sa.select(contracts).where(contracts.c.id == number)).all())
    if not found:
        raise UsageError(f"there is no contract {number} in the register")
    return found[0]


def by_id(connection: Connection, numbers: Iterable[int]) -> dict[int, Registered]:
    """Contracts by their ids; those that are not there are left out."""
    rows = connection.execute(sa.select(contracts).where(contracts.c.id.in_(list(numbers)))).all()
    return {contract.id: contract for contract in registered(connection, rows)}


def registered(connection: Connection, rows: Iterable[Any]) -> tuple[Registered, ...]:
    """Rows of contracts as values, each with its tags."""
    rows = list(rows)
    asked = sa.select(tags).where(tags.c.contract.in_([row.id for row in rows])).order_by(tags.c.contract, tags.c.tag)
    tagged = groupby(connection.execute(asked), key=lambda row: row.contract)
    own = {contract: tuple(row.tag for row in found) for contract, found in tagged}
    return tuple(_registered(row, own.get(row.id, ())) for row in rows)


def versions_of(connection: Connection, contract: int) -> tuple[Version, ...]:
    """The versions of a contract, oldest first."""
    found = connection.execute(
        sa.select(versions).where(versions.c.contract == contract).order_by(versions.c.number)
    ).all()
    return tuple(
        Version(row.number, row.name, row.sha256, row.format, row.pages, row.words, _in_utc(row.added)) for row in found
    )


def reviews_of(connection: Connection, contract: int) -> tuple[PastReview, ...]:
    """The reviews of a contract that were kept, oldest first."""
    wanted = [column for column in reviews.c if column.name not in ("report", "version", "contract")]
    found = connection.execute(
        sa.select(*wanted, versions.c.number.label("version"), versions.c.sha256)
        .join(versions, versions.c.id == reviews.c.version)
        .where(reviews.c.contract == contract)
        .order_by(reviews.c.number)
    ).all()
    return tuple(
        PastReview(row.number, row.version, row.sha256, _stamp(row), row.worst, row.flags, _in_utc(row.made))
        for row in found
    )


def conditions(wanted: Wanted) -> Iterator[sa.ColumnElement[bool]]:
    """What must hold of the rows of contracts that are asked for."""
    if wanted.vendor is not None:
        yield contracts.c.vendor_key.contains(vendor_key(wanted.vendor), autoescape=True)
    if wanted.owner is not None:
        yield contracts.c.owner == wanted.owner
    if wanted.status is not None:
        yield contracts.c.status == wanted.status.value
    if wanted.kind is not None:
        yield contracts.c.kind == wanted.kind
    if wanted.tag is not None:
        yield contracts.c.id.in_(sa.select(tags.c.contract).where(tags.c.tag == wanted.tag))


def _registered(row: Any, own: tuple[str, ...]) -> Registered:
    return Registered(
        id=row.id,
        name=row.name,
        title=row.title_given or row.title,
        kind=row.kind,
        vendor=row.vendor_given or row.vendor,
        owner=row.owner,
        status=Status(row.status),
        start=row.start,
        annual_value=None if row.annual_amount is None else Money(row.annual_amount, row.annual_currency),
        tags=own,
        notes=row.notes,
        added=_in_utc(row.added),
        version=row.version,
        sha256=row.sha256,
        worst=row.worst,
    )


def _stamp(row: Any) -> Stamp:
    reading = json.loads(row.reading)
    as_of = date.fromisoformat(reading["as_of"]) if reading["as_of"] else None
    return Stamp(row.playbook, row.playbook_sha256, row.program, **{**reading, "as_of": as_of})


def _in_utc(time: datetime) -> datetime:
    return time.replace(tzinfo=UTC)
