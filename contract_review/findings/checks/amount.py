"""`at_least` and `at_most`: a quantity against a bound, compared only as far as the units allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from contract_review.findings.found import Found, every
from contract_review.findings.lengths import Length, bounds
from contract_review.language.quantities import durations, percentages
from contract_review.model.fact import Duration, Fact, Percentage
from contract_review.model.rule import Condition
from contract_review.model.wording import in_words


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound, and whether it is itself excluded."""

    value: Duration | Percentage
    exclusive: bool = False


def parse_bound(raw: Any) -> Bound:
    """A bound as rule files write it: "99.9 %", "30 days"; or a mapping with `value` and `exclusive`."""
    exclusive = False
    if isinstance(raw, dict):
        if set(raw) - {"value", "exclusive"} or "value" not in raw:
            raise ValueError("takes a quantity, or {value: …, exclusive: true}")
        exclusive, raw = raw.get("exclusive") is True, raw["value"]
    text = str(raw)
    found = percentages(text) or durations(text)
    if len(found) != 1 or text[: found[0].span.start].strip() or text[found[0].span.end :].strip():
        raise ValueError(f"{text!r} is no quantity; write it as '99.9 %' or '30 days'")
    return Bound(found[0].value, exclusive)


def _length(value: object) -> Length | None:
    if isinstance(value, Percentage):
        return Length(value.n, value.n)
    return bounds(value) if isinstance(value, Duration) else None


def _same_kind(fact: Fact, bound: Bound) -> bool:
    return type(fact.value) is type(bound.value)


class AtLeast:
    """The value is the bound or more."""

    name = "at_least"
    summary = "The value is the bound or more: `at_least: 99.9 %`, `at_least: {value: 30 days, exclusive: true}`."

    def parse(self, raw: Any) -> Bound:
        """A quantity, or a mapping with `value` and `exclusive`."""
        return parse_bound(raw)

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether every value found is at least the bound; unknown where units cannot be compared."""
        return every(_at_least(fact, condition.option) for fact in found.of(condition))

    def describe(self, condition: Condition) -> str:
        """The bound in words."""
        word = "more than" if condition.option.exclusive else "at least"
        return f"{word} {in_words(condition.option.value)}"


class AtMost:
    """The value is the bound or less."""

    name = "at_most"
    summary = "The value is the bound or less: `at_most: 60 days`, `at_most: {value: 99.5 %, exclusive: true}`."

    def parse(self, raw: Any) -> Bound:
        """A quantity, or a mapping with `value` and `exclusive`."""
        return parse_bound(raw)

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether every value found is at most the bound; unknown where units cannot be compared."""
        return every(_at_most(fact, condition.option) for fact in found.of(condition))

    def describe(self, condition: Condition) -> str:
        """The bound in words."""
        word = "less than" if condition.option.exclusive else "at most"
        return f"{word} {in_words(condition.option.value)}"


def _at_least(fact: Fact, bound: Bound) -> bool | None:
    value, limit = _length(fact.value), _length(bound.value)
    if value is None or limit is None or not _same_kind(fact, bound):
        return None
    if bound.exclusive:
        answer = value.above(limit)
    else:
        below = limit.above(value)
        answer = None if below is None else not below
    return answer


def _at_most(fact: Fact, bound: Bound) -> bool | None:
    above = _at_least(fact, Bound(bound.value, exclusive=not bound.exclusive))
    return None if above is None else not above
