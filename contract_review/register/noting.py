"""What people say about a contract: vendor, owner, value, tags, and what it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from contract_review.errors import UsageError
from contract_review.model.fact import Money
from contract_review.register.entries import Changes
from contract_review.register.tables import contracts, tags
from contract_review.register.texts import storable, vendor_key

_LONGEST_TAG = 64


def change(connection: Connection, contract: int, changes: Changes) -> None:
    """Write down what a person said; raises `UsageError` where there is no such contract."""
    row = locked(connection, contract)
    values = dict(_values(changes))
    if "vendor_given" in values:
        values["vendor_key"] = vendor_key(values["vendor_given"] or row.vendor)
    if values:
        connection.execute(sa.update(contracts).where(contracts.c.id == contract).values(values))
    for tag in map(_tag, changes.untags):
        connection.execute(sa.delete(tags).where(tags.c.contract == contract, tags.c.tag == tag))
    known = set(connection.scalars(sa.select(tags.c.tag).where(tags.c.contract == contract)))
    for tag in sorted({_tag(tag) for tag in changes.tags} - known):
        connection.execute(sa.insert(tags).values(contract=contract, tag=tag))


def locked(connection: Connection, contract: int) -> Any:
    """The row of a contract, which nobody else changes until the transaction is over."""
    row = connection.execute(sa.select(contracts).where(contracts.c.id == contract).with_for_update()).first()
    if row is None:
        raise UsageError(f"there is no contract {contract} in the register")
    return row


def _values(changes: Changes) -> Iterator[tuple[str, Any]]:
    texts = {
        "vendor_given": changes.vendor,
        "owner": changes.owner,
        "title_given": changes.title,
        "notes": changes.notes,
    }
    for column, text in texts.items():
        if text is not None:
            yield column, storable(text.strip()) or None
    if changes.status is not None:
        yield "status", changes.status.value
    if changes.start is not None:
        yield "start", changes.start or None
    if changes.annual_value is not None:
        money = changes.annual_value if isinstance(changes.annual_value, Money) else None
        yield "annual_amount", money.amount if money else None
        yield "annual_currency", money.currency if money else None


def _tag(word: str) -> str:
    tag = storable(" ".join(word.split()))
    if not 0 < len(tag) <= _LONGEST_TAG:
        raise UsageError(f"a tag has 1 to {_LONGEST_TAG} characters: {word!r}")
    return tag
