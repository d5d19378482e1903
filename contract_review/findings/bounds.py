"""Bounds of rules: how they are written in a rule file, and how a value is held against them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from contract_review.findings.lengths import Length, bounds
from contract_review.language.quantities import counts, durations, moneys, percentages
from contract_review.model.fact import Count, Duration, Money, Percentage
from contract_review.model.span import Span
from contract_review.model.wording import in_words, number


@dataclass(frozen=True, slots=True)
class Bound:
    """A quantity, the value of another fact or a variable of the playbook, and whether it is itself excluded."""

    value: Duration | Percentage | Money | Count | None = None
    exclusive: bool = False
    fact: str | None = None
    variable: str | None = None
    times: float = 1.0
    per: str | None = None

    @property
    def length(self) -> Length | None:
        """The fixed value of the bound, for comparing; None where it hangs on a fact or a variable."""
        return length_of(self.value)


_PER = re.compile(r"(?i)\s*(?:per|a)\s+(?P<per>month|year)\s*$")
# Twelve months of simple interest are a year's.
A_YEAR = {"month": 12.0, "year": 1.0}
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


def _quantity(text: str) -> Duration | Percentage | Money | Count:
    found: list[tuple[Duration | Percentage | Money | Count, Span]] = []
    found += [(one.value, one.span) for one in percentages(text)]
    found += [(one.value, one.span) for one in durations(text)]
    found += [(one.value, one.span) for one in moneys(text)]
    found += [(one.value, one.span) for one in counts(text)]
    if len(found) != 1 or text[: found[0][1].start].strip() or text[found[0][1].end :].strip():
        raise ValueError(f"{text!r} is no quantity; write it as '99.9 %', '30 days', '500 EUR' or '25 licences'")
    return found[0][0]


def variable_of(raw: object) -> Duration | Percentage | Money | Count | None:
    """What a variable of the playbook holds: a number of units or a quantity; None where it is not set."""
    if raw is None or isinstance(raw, bool):
        return None
    if isinstance(raw, (int, float)):
        return Count(float(raw))
    try:
        return _quantity(str(raw))
    except ValueError:
        return None


def length_of(value: object) -> Length | None:
    """A value in its measure, for comparing; None for what is no quantity."""
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


def bound_in_words(bound: Bound) -> str:
    """A bound as a reader would write it."""
    if bound.value is not None:
        return in_words(bound.value) + (f" a {bound.per}" if bound.per else "")
    share = "" if bound.times == 1 else f"{number(bound.times * 100)} % of "
    return f"{share}{(bound.fact or bound.variable or '').partition('.')[2] or bound.variable}".replace(
        "-", " "
    ).replace("_", " ")


def at_least(value: Length, bound: Bound, limit: Length) -> bool | None:
    """Whether a value is at least a bound; None where that depends on the calendar or on other units."""
    return _more(value, limit) if bound.exclusive else _not(_more(limit, value))


def at_most(value: Length, bound: Bound, limit: Length) -> bool | None:
    """Whether a value is at most a bound; None where that depends on the calendar or on other units."""
    return _more(limit, value) if bound.exclusive else _not(_more(value, limit))


def _more(one: Length, other: Length) -> bool | None:
    return one.above(other) if one.measure == other.measure else None


def _not(answer: bool | None) -> bool | None:  # noqa: FBT001 - the third value is the point
    return None if answer is None else not answer
