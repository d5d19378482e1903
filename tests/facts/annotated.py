"""Sentences with the facts that they state, as a lawyer can write them, and what the program reads out of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from contract_review.clauses import definitions, segment
from contract_review.documents import read_bytes
from contract_review.facts import extract, identify
from contract_review.facts.vocabulary import FURTHER_IDS, VOCABULARY
from contract_review.model.fact import Choice, Count, Day, Duration, Fact, Flag, Money, Percentage, Text

FOLDER = Path(__file__).parent / "sentences"
_NARROWED = {"per": "per", "severity": "severity", "scope": "scope", "below": "below", "from": "floor", "of": "of"}


def cases(group: str) -> list[Any]:
    """One test a sentence of `sentences/<group>/*.yml`, named by file and place."""
    return [
        pytest.param(entry["text"], entry["facts"], id=f"{path.stem}-{place}")
        for path in sorted((FOLDER / group).glob("*.yml"))
        for place, entry in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1)
    ]


def lacking(group: str) -> list[str]:
    """The facts of a group with fewer than twelve sentences, or with fewer than four near misses."""
    entries = [
        entry for path in (FOLDER / group).glob("*.yml") for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]
    said = Counter(name for entry in entries for name in {fact["id"] for fact in entry["facts"]})
    near = Counter(entry["near_miss"] for entry in entries if "near_miss" in entry)
    return [
        kind.id
        for kind in VOCABULARY
        if kind.group == group and (said[kind.id] + near[kind.id] < 12 or near[kind.id] < 4)
    ]


def read_facts(text: str, group: str, *, path: str = "sentence.txt") -> list[dict[str, Any]]:
    """The facts of one group in a text, as a sentence file writes them."""
    return [
        _plain(fact) for fact in _read(text, path) if fact.id.startswith(f"{group}.") and fact.id not in FURTHER_IDS
    ]


def read_further(text: str) -> list[dict[str, Any]]:
    """The facts beyond the common vocabulary in a text, as a sentence file writes them."""
    return [_plain(fact) for fact in _read(text, "sentence.txt") if fact.id in FURTHER_IDS]


def _read(text: str, path: str) -> tuple[Fact, ...]:
    document = read_bytes(text.encode(), path=path)
    clauses = segment(document)
    return extract(identify(document, clauses, definitions(document, clauses)))


def expected_keys(found: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The facts found, with only those qualifiers that the annotation of the same fact names."""
    named = {fact["id"]: set(fact) for fact in wanted}
    return [{key: value for key, value in fact.items() if key in named.get(fact["id"], set(fact))} for fact in found]


def _plain(fact: Fact) -> dict[str, Any]:
    plain: dict[str, Any] = {"id": fact.id, "value": _value(fact)}
    if fact.qualifiers.party:
        plain["party"] = fact.qualifiers.party.value
    narrowed = {key: getattr(fact.qualifiers, field) for key, field in _NARROWED.items()}
    return plain | {key: value for key, value in narrowed.items() if value is not None}


def _value(fact: Fact) -> object:
    match fact.value:
        case Duration(n, unit):
            return f"{n:g} {unit.value}"
        case Percentage(n):
            return f"{n:g} %"
        case Day(day):
            return day.isoformat()
        case Flag(said):
            return said
        case Choice(word):
            return word
        case Money(amount, currency):
            return f"{amount:.15g} {currency}"
        case Text(words):
            return words
        case Count(n):
            return n
        case other:
            return str(other)
