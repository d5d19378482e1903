"""`kind` and `settles`: what kind of document this is, and which subjects it has clauses on."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypeVar

from contract_review.findings.found import Found
from contract_review.model.clause import Category
from contract_review.model.contract import Kind
from contract_review.model.rule import Condition

E = TypeVar("E", bound=StrEnum)


def _words(raw: Any, kind: type[E]) -> tuple[E, ...]:
    words = raw if isinstance(raw, list) else [raw]
    for word in words:
        if word not in list(kind):
            raise ValueError(f"takes words of this list: {', '.join(kind)}")
    return tuple(kind(word) for word in words)


class IsKind:
    """The document is of one of these kinds."""

    name = "kind"
    summary = "The document is of one of these kinds: `kind: [reseller, partner]`."

    def parse(self, raw: Any) -> tuple[Kind, ...]:
        """A kind of document, or a list of them."""
        return _words(raw, Kind)

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether the contract is of one of the kinds."""
        return found.contract.kind in condition.option

    def describe(self, condition: Condition) -> str:
        """In words."""
        return "in a document of the kind " + " or ".join(condition.option)


class Settles:
    """The document has clauses of its own on one of these subjects."""

    name = "settles"
    summary = "A clause is headed as being about one of these categories: `settles: [payment, pricing]`."

    def parse(self, raw: Any) -> tuple[Category, ...]:
        """A category of clauses, or a list of them."""
        return _words(raw, Category)

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether one of the subjects has a clause."""
        return any(found.settles(category) for category in condition.option)

    def describe(self, condition: Condition) -> str:
        """In words."""
        return "with clauses on " + " or ".join(condition.option)
