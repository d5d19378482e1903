"""The border that at_least and at_most measure a fact against: one quantity, or one for each unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from contract_review.findings.checks.check import Build, OptionError, Reading, scalar
from contract_review.findings.quantities import in_words, parse_quantity
from contract_review.model.entry import Entry
from contract_review.model.fact import Duration, Fact, Percentage, Value
from contract_review.model.rule import Condition

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Amount:
    """ "30 days or 1 month", or "1 % per month": alternatives for different units, and the period of a rate."""

    alternatives: tuple[Value, ...]
    per: str | None = None

    def in_words(self) -> str:
        """The first alternative, with its period."""
        words = in_words(self.alternatives[0])
        return f"{words} a {self.per}" if self.per else words


Compare = Callable[..., bool | None]


def parse_amount(entry: Entry, _build: Build) -> Amount:
    """The border as a rule file writes it."""
    text = scalar(entry, wanted="a quantity such as 99.9 %, 30 days, or 1 % per month")
    quantity, _, per = text.partition(" per ")
    if per and per not in _MONTHS:
        raise OptionError(entry.line, f"a rate is per month, quarter or year, not per {per}")
    try:
        return Amount(tuple(parse_quantity(part.strip()) for part in quantity.split(" or ")), per or None)
    except ValueError as error:
        raise OptionError(entry.line, str(error)) from error


def measure(condition: Condition, reading: Reading, compare: Compare) -> bool | None:
    """Compare the condition's fact with the border; None without a fact, or where it depends."""
    fact = reading.fact(condition)
    amount: Amount = condition.option
    value = _on_period(fact, amount.per) if fact else None
    if value is None:
        return None
    answers = (compare(value, border, exclusive=condition.exclusive) for border in _nearest_first(amount, value))
    return next((answer for answer in answers if answer is not None), None)


def _nearest_first(amount: Amount, value: Value) -> list[Value]:
    # "30 days or 1 month" is meant for contracts in days and in months: no calendar stands between equal units.
    return sorted(amount.alternatives, key=lambda border: not _same_unit(border, value))


def _same_unit(one: Value, other: Value) -> bool:
    return isinstance(one, Duration) and isinstance(other, Duration) and one.unit is other.unit


def _on_period(fact: Fact, per: str | None) -> Value | None:
    """The fact's value; a rate as simple interest for the period asked for, None if its own period is unknown."""
    value, own = fact.value, fact.qualifiers.per
    if per is None or own == per or not isinstance(value, Percentage):
        return value
    if own not in _MONTHS:
        return None
    return Percentage(value.n * _MONTHS[per] / _MONTHS[own])
