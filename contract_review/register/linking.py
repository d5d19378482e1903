"""Which contracts belong together, and which takes the place of which."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from contract_review.errors import UsageError
from contract_review.register.entries import Link, LinkKind, Registered
from contract_review.register.listing import registered
from contract_review.register.noting import locked
from contract_review.register.tables import contracts, links
from contract_review.register.texts import vendor_key


def link(connection: Connection, first: int, second: int, kind: LinkKind) -> None:
    """Note that two contracts are one agreement, or that the first renews the second; said twice it is said once.

    Raises `UsageError` where one would renew itself in the end.
    """
    if first == second:
        raise UsageError(f"contract {first} cannot be linked with itself")
    for number in sorted((first, second)):
        locked(connection, number)
    if kind is LinkKind.RENEWS and first in _renewed_by(connection, second):
        raise UsageError(f"contract {second} renews contract {first} already")
    row = _row(first, second, kind)
    if connection.scalar(sa.select(links.c.contract).filter_by(**row)) is None:
        connection.execute(sa.insert(links).values(row))


def unlink(connection: Connection, first: int, second: int, kind: LinkKind) -> None:
    """Take a link back; raises `UsageError` where there is none."""
    done = connection.execute(sa.delete(links).filter_by(**_row(first, second, kind)))
    if done.rowcount == 0:
        raise UsageError(f"contracts {first} and {second} are not linked as {kind}")


def links_of(connection: Connection, contract: int) -> tuple[Link, ...]:
    """The links of a contract, as it sees them."""
    found = connection.execute(
        sa.select(links).where((links.c.contract == contract) | (links.c.other == contract))
    ).all()
    return tuple(sorted((_seen(row.contract, row.other, row.kind, contract) for row in found), key=_order))


def renewals_of(connection: Connection, numbers: Iterable[int]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """For each of some contracts, what it renews, and what renews it."""
    some = list(numbers)
    found = connection.execute(
        sa.select(links)
        .where(links.c.kind == LinkKind.RENEWS.value, links.c.contract.in_(some) | links.c.other.in_(some))
        .order_by(links.c.contract, links.c.other)
    ).all()
    renews: dict[int, list[int]] = {}
    renewed_by: dict[int, list[int]] = {}
    for row in found:
        renews.setdefault(row.contract, []).append(row.other)
        renewed_by.setdefault(row.other, []).append(row.contract)
    return renews, renewed_by


def predecessors(connection: Connection, *, vendor: str, kind: str, but: str) -> tuple[Registered, ...]:
    """Contracts of the same vendor and kind that nothing renews yet, the last first; `but` is a hash to leave out."""
    key = vendor_key(vendor)
    if not key:
        return ()
    renewed = sa.select(links.c.other).where(links.c.kind == LinkKind.RENEWS.value)
    found = connection.execute(
        sa.select(contracts)
        .where(
            contracts.c.vendor_key == key,
            contracts.c.kind == kind,
            contracts.c.sha256 != but,
            contracts.c.id.not_in(renewed),
        )
        .order_by(contracts.c.id.desc())
    ).all()
    return registered(connection, found)


def _renewed_by(connection: Connection, contract: int) -> set[int]:
    """All contracts that a contract renews, directly or through others."""
    seen: set[int] = set()
    waiting = {contract}
    while waiting:
        found = connection.scalars(
            sa.select(links.c.other).where(links.c.kind == LinkKind.RENEWS.value, links.c.contract.in_(waiting))
        )
        waiting = set(found) - seen
        seen |= waiting
    return seen


def _row(first: int, second: int, kind: LinkKind) -> dict[str, int | str]:
    # Of a bundle neither is the first.
    pair = sorted((first, second)) if kind is LinkKind.BUNDLE else [first, second]
    return {"contract": pair[0], "other": pair[1], "kind": kind.value}


def _seen(first: int, second: int, kind: str, contract: int) -> Link:
    if contract == first:
        return Link(kind, second)
    return Link("renewed-by" if kind == LinkKind.RENEWS else kind, first)


def _order(seen: Link) -> tuple[str, int]:
    return seen.kind, seen.other
