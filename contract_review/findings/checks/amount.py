"""`at_least` and `at_most`: a quantity against a bound, compared only as far as the units allow."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from contract_review.findings.found import Found, every
from contract_review.findings.lengths import Length, bounds
from contract_review.language.quantities import durations, moneys, percentages
from contract_review.model.fact import Count, Duration, Fact, Money, Percentage
from contract_review.model.rule import Condition
from contract_review.model.span import Span
from contract_review.model.wording import in_words, number


@dataclass(frozen=True, slots=True)
class Bound:
    """A quantity, the value of another fact or a variable of the playbook, and whether it is itself excluded."""

    value: Duration | Percentage | Money | None = None
    exclusive: bool = False
    fact: str | None = None
    variable: str | None = None
    times: float = 1.0
    per: str | None = None


_PER = re.compile(r"(?i)\s*(?:per|a)\s+(?P<per>month|year)\s*$")
# Twelve months of simple interest are a year's.
_A_YEAR = {"month": 12.0, "year": 1.0}
_KEYS = ("value", "fact", "variable")


def parse_bound(raw: Any) -> Bound:
    """A bound as rule files write it: "99.9 %", "30 days", "500 EUR"; or a mapping, see the checks' summaries."""
    if not isinstance(raw, dict):
        return _printed(str(raw))
    if set(raw) - {*_KEYS, "exclusive", "times"} or sum(key in raw for key in _KEYS) != 1:
        raise ValueError("takes a quantity, or one of value, fact and variable, with exclusive: true or times: 0.8")
    if not isinstance(raw.get("times", 1), (int, float)):
        raise ValueError("takes a number for 'times'")
    printed = _printed(str(raw["value"])) if "value" in raw else Bound()
    exclusive, times = raw.get("exclusive") is True, float(raw.get("times", 1))
    return Bound(printed.value, exclusive, raw.get("fact"), raw.get("variable"), times, printed.per)


def _printed(text: str) -> Bound:
    per = _PER.search(text)
    return Bound(_quantity(text[: per.start()] if per else text), per=per["per"].lower() if per else None)


def _quantity(text: str) -> Duration | Percentage | Money:
    found: list[tuple[Duration | Percentage | Money, Span]] = [(one.value, one.span) for one in percentages(text)]
    found += [(one.value, one.span) for one in durations(text)]
    found += [(one.value, one.span) for one in moneys(text)]
    if len(found) != 1 or text[: found[0][1].start].strip() or text[found[0][1].end :].strip():
        raise ValueError(f"{text!r} is no quantity; write it as '99.9 %', '30 days' or '500 EUR'")
    return found[0][0]


def _limits(bound: Bound, found: Found) -> list[Length]:
    """What the bound is in this contract and this playbook; nothing where that is not known."""
    if bound.value is not None:
        values: list[object] = [bound.value]
    elif bound.fact is not None:
        values = [fact.value for fact in found.facts if fact.id == bound.fact]
    else:
        values = [_variable(found.variables.get(str(bound.variable)))]
    lengths = [_length(value) for value in values]
    return [length.times(bound.times) for length in lengths if length is not None]


def _at_rate(fact: Fact, per: str | None) -> Length | None:
    """A value at the rate of the bound: 18 % a year are 1.5 % a month; unknown where the contract names no period."""
    length = _length(fact.value)
    if per is None or length is None:
        return length
    known = _A_YEAR.get(fact.qualifiers.per or "")
    return None if known is None else length.times(known / _A_YEAR[per])


def _variable(raw: object) -> object:
    if raw is None or isinstance(raw, bool):
        return None
    if isinstance(raw, (int, float)):
        return Count(float(raw))
    try:
        return _quantity(str(raw))
    except ValueError:
        return None


def _length(value: object) -> Length | None:
    match value:
        case Duration():
            return bounds(value)
        case Percentage(n):
            return Length(n, n, measure="%")
        case Count(n):
            return Length(n, n, measure="units")
        case Money(amount, currency):
            return Length(amount, amount, measure=currency)
    return None


def _in_words(bound: Bound) -> str:
    if bound.value is not None:
        return in_words(bound.value) + (f" a {bound.per}" if bound.per else "")
    share = "" if bound.times == 1 else f"{number(bound.times * 100)} % of "
    return f"{share}{(bound.fact or bound.variable or '').partition('.')[2] or bound.variable}".replace(
        "-", " "
    ).replace("_", " ")


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
        return _compared(condition, found, _at_least)

    def describe(self, condition: Condition) -> str:
        """The bound in words."""
        word = "more than" if condition.option.exclusive else "at least"
        return f"{word} {_in_words(condition.option)}"


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
        return _compared(condition, found, _at_most)

    def describe(self, condition: Condition) -> str:
        """The bound in words."""
        word = "less than" if condition.option.exclusive else "at most"
        return f"{word} {_in_words(condition.option)}"


def _compared(
    condition: Condition, found: Found, answer: Callable[[Length, Bound, Length], bool | None]
) -> bool | None:
    bound: Bound = condition.option
    values = [_at_rate(fact, bound.per) for fact in found.of(condition)]
    pairs = [(value, limit) for value in values for limit in _limits(bound, found)]
    return every(None if value is None else answer(value, bound, limit) for value, limit in pairs)


def _at_least(value: Length, bound: Bound, limit: Length) -> bool | None:
    return _more(value, limit) if bound.exclusive else _not(_more(limit, value))


def _at_most(value: Length, bound: Bound, limit: Length) -> bool | None:
    return _more(limit, value) if bound.exclusive else _not(_more(value, limit))


def _more(one: Length, other: Length) -> bool | None:
    return one.above(other) if one.measure == other.measure else None


def _not(answer: bool | None) -> bool | None:  # noqa: FBT001 - the third value is the point
    return None if answer is None else not answer
