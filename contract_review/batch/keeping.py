"""What is known of a contract as bytes, and back: typed values only, so that nothing in a cache can do anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import msgspec

from contract_review.model.contract import Contract
from contract_review.model.evidence import Evidence
from contract_review.model.fact import (
    Choice,
    Count,
    Day,
    Duration,
    Fact,
    Flag,
    Money,
    Percentage,
    Qualifiers,
    Strength,
    Text,
    Value,
)
from contract_review.model.finding import Finding
from contract_review.review import Understood

_VALUES: dict[str, type[Value]] = {
    kind.__name__: kind for kind in (Choice, Count, Day, Duration, Flag, Money, Percentage, Text)
}


@dataclass(frozen=True, slots=True)
class _Statement:
    """A fact whose value names its kind, which bytes alone do not tell."""

    id: str
    kind: str
    value: msgspec.Raw
    evidence: tuple[Evidence, ...]
    qualifiers: Qualifiers
    strength: Strength


@dataclass(frozen=True, slots=True)
class _Known:
    contract: Contract
    facts: tuple[_Statement, ...]


def packed(known: Understood) -> bytes:
    """A contract and its facts as bytes, without the place where the file lay."""
    contract = replace(known.contract, document=replace(known.contract.document, path=""))
    return msgspec.msgpack.encode(_Known(contract, tuple(map(_stated, known.facts))))


def unpacked(data: bytes, *, path: str) -> Understood | None:
    """A contract and its facts from bytes; None where they are not those of one."""
    try:
        known = msgspec.msgpack.decode(data, type=_Known)
        facts = tuple(map(_fact, known.facts))
    except (msgspec.MsgspecError, KeyError, ValueError):
        return None
    return Understood(replace(known.contract, document=replace(known.contract.document, path=path)), facts)


def packed_findings(findings: Mapping[str, Finding]) -> bytes:
    """Findings by what each hangs on, as bytes."""
    return msgspec.msgpack.encode(dict(findings))


def unpacked_findings(data: bytes) -> dict[str, Finding]:
    """Findings by what each hangs on; none where the bytes hold something else."""
    try:
        return msgspec.msgpack.decode(data, type=dict[str, Finding])
    except (msgspec.MsgspecError, ValueError):
        return {}


def _stated(fact: Fact) -> _Statement:
    value = msgspec.Raw(msgspec.msgpack.encode(fact.value))
    return _Statement(fact.id, type(fact.value).__name__, value, fact.evidence, fact.qualifiers, fact.strength)


def _fact(said: _Statement) -> Fact:
    value = msgspec.msgpack.decode(said.value, type=_VALUES[said.kind])
    return Fact(said.id, value, said.evidence, said.qualifiers, said.strength)
