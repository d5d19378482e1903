"""Facts, and the words behind them, as they stand in the JSON of a review become facts again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from contract_review.facts.vocabulary import BY_ID
from contract_review.model.contract import Role
from contract_review.model.document import Box
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
    Unit,
    Value,
)
from contract_review.model.span import Span


def facts_of(review: Mapping[str, Any]) -> tuple[Fact, ...]:
    """All facts of a review's JSON, the further ones included; an older review has none of those."""
    return tuple(map(fact_of, (*review["facts"], *review.get("further_facts", ()))))


def fact_of(told: Mapping[str, Any]) -> Fact:
    """A fact from its object in the JSON of a review."""
    return Fact(
        id=told["id"],
        value=value_of(told["id"], told["value"]),
        evidence=tuple(evidence_of(piece) for piece in told["evidence"]),
        qualifiers=Qualifiers(
            party=Role(told["party"]) if "party" in told else None,
            per=told.get("per"),
            severity=told.get("severity"),
            scope=told.get("scope"),
            below=told.get("below"),
            floor=told.get("from"),
            of=told.get("of"),
        ),
        strength=Strength(told["strength"]),
    )


def value_of(name: str, told: Any) -> Value:
    """The value of a fact, by the fact's name, from its JSON."""
    types = BY_ID[name].type if name in BY_ID else ""
    match told:
        case bool():
            return Flag(told)
        case {"unit": unit, "n": n}:
            return Duration(n, Unit(unit))
        case {"amount": amount, "currency": currency}:
            return Money(amount, currency)
        case {"n": n}:
            return Percentage(n) if "percent" in types else Count(n)
        case _ if types == "date":
            return Day(date.fromisoformat(told))
        case _:
            return Choice(told) if types == "choice" else Text(told)


def evidence_of(told: Mapping[str, Any]) -> Evidence:
    """The words behind a fact or a finding, from their object in the JSON of a review."""
    return Evidence(
        quote=told["quote"],
        span=Span(told["start"], told["end"]),
        page=told["page"],
        clause=told["clause"],
        boxes=tuple(Box(*box) for box in told["boxes"]),
        document=told.get("document"),
    )
