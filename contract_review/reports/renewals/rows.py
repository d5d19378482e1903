"""One contract and what lies ahead of it, as plain values: days are ISO dates, null where nobody knows them."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from contract_review.renewals.ahead import Renewal


class Row(TypedDict):
    """A contract as other programs read it; `legal_deadline` by the words, `safe_deadline` by every reading of them."""

    contract: int | None
    name: str
    vendor: str | None
    owner: str | None
    state: str
    course: str
    term_end: str | None
    legal_deadline: str | None
    safe_deadline: str | None
    send_by: str | None
    window_opens: str | None
    locked_until: str | None
    earliest_exit: str | None
    rule: str
    notices: str
    price: str
    price_known_on: str | None
    price_known_in_time: bool | None
    at_stake: float | None
    currency: str | None
    notes: list[str]
    purpose: str | None
    legal_notes: list[str]
    identity: str


COLUMNS = tuple(Row.__annotations__)


def row_of(one: Renewal) -> Row:
    """A contract as a row."""
    told, found = one.told, one.deadline
    return Row(
        contract=told.number,
        name=told.name,
        vendor=told.vendor,
        owner=told.owner,
        state=one.state.value,
        course=one.course.value,
        term_end=_day(one.term_end),
        legal_deadline=_day(found.legal if found else None),
        safe_deadline=_day(found.safe if found else None),
        send_by=_day(one.send_by),
        window_opens=_day(found.earliest if found else None),
        locked_until=_day(one.locked_until),
        earliest_exit=_day(one.exit),
        rule=one.rule,
        notices=told.notices.words,
        price=one.price.words,
        price_known_on=_day(one.price.known_on),
        price_known_in_time=one.price.in_time,
        at_stake=one.at_stake.amount if one.at_stake else None,
        currency=one.at_stake.currency if one.at_stake else None,
        notes=list(one.notes),
        purpose=("to renew" if one.to_renew else "to stop the renewal") if one.deadline else None,
        legal_notes=list(one.law),
        identity=told.identity,
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
