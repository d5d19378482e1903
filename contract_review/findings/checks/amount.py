"""`at_least` and `at_most`: a quantity against a bound, compared only as far as the units allow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from contract_review.findings.bounds import (
    A_YEAR,
    Bound,
    at_least,
    at_most,
    bound_in_words,
    length_of,
    parse_bound,
    variable_of,
)
from contract_review.findings.found import Found, every
from contract_review.findings.lengths import Length
from contract_review.model.fact import Fact
from contract_review.model.rule import Condition


class AtLeast:
    """The value is the bound or more."""

    name = "at_least"
    summary = (
        "The value is the bound or more: `at_least: 99.9 %`, "
        "`at_least: {value: 30 days, exclusive: true}`, "
        "`at_least: {fact: term.non-renewal-notice}`."
    )

    def parse(self, raw: Any) -> Bound:
        """A quantity, or a mapping with `value` and `exclusive`."""
        return parse_bound(raw)

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether every value found is at least the bound; unknown where units cannot be compared."""
        return _compared(condition, found, at_least)

    def describe(self, condition: Condition) -> str:
        """The bound in words."""
        word = "more than" if condition.option.exclusive else "at least"
        return f"{word} {bound_in_words(condition.option)}"


class AtMost:
    """The value is the bound or less."""

    name = "at_most"
    summary = (
        "The value is the bound or less: `at_most: 60 days`, "
        "`at_most: {value: 99.5 %, exclusive: true}`, "
        "`at_most: {variable: current_units, times: 0.8}`."
    )

    def parse(self, raw: Any) -> Bound:
        """A quantity, or a mapping with `value` and `exclusive`."""
        return parse_bound(raw)

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether every value found is at most the bound; unknown where units cannot be compared."""
        return _compared(condition, found, at_most)

    def describe(self, condition: Condition) -> str:
        """The bound in words."""
        word = "less than" if condition.option.exclusive else "at most"
        return f"{word} {bound_in_words(condition.option)}"


def _compared(
    condition: Condition, found: Found, answer: Callable[[Length, Bound, Length], bool | None]
) -> bool | None:
    bound: Bound = condition.option
    values = [_at_rate(fact, bound.per) for fact in found.of(condition)]
    pairs = [(value, limit) for value in values for limit in _limits(bound, found)]
    return every(None if value is None else answer(value, bound, limit) for value, limit in pairs)


def _limits(bound: Bound, found: Found) -> list[Length]:
    """What the bound is in this contract and this playbook; nothing where that is not known."""
    if bound.value is not None:
        values: list[object] = [bound.value]
    elif bound.fact is not None:
        values = [fact.value for fact in found.facts if fact.id == bound.fact]
    else:
        values = [variable_of(found.variables.get(str(bound.variable)))]
    lengths = [length_of(value) for value in values]
    return [length.times(bound.times) for length in lengths if length is not None]


def _at_rate(fact: Fact, per: str | None) -> Length | None:
    """A value at the rate of the bound: 18 % a year are 1.5 % a month; unknown where the contract names no period."""
    length = length_of(fact.value)
    if per is None or length is None:
        return length
    known = A_YEAR.get(fact.qualifiers.per or "")
    return None if known is None else length.times(known / A_YEAR[per])
