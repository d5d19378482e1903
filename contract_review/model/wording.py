"""Values as a reader would write them: "99.95 %", "30 days", "1 month"."""

from __future__ import annotations

from contract_review.model.fact import (
    Choice,
    Count,
    Day,
    Duration,
    Fact,
    Flag,
    Money,
    Percentage,
    Strength,
    Text,
    Value,
)

_CHOICES = {"24x7": "24 hours, 7 days a week", "business-hours": "business hours only"}


def in_words(value: Value) -> str:
    """A value as a reader would write it."""
    match value:
        case Duration(n, unit):
            name = unit.value.replace("_", " ")
            return f"{number(n)} {name}{'' if n == 1 else 's'}"
        case Percentage(n):
            return f"{number(n)} %"
        case Money(amount, currency):
            return f"{amount:,.2f} {currency}"
        case Count(n):
            return number(n)
        case Day(day):
            return day.isoformat()
        case Flag(said):
            return "yes" if said else "no"
        case Choice(word):
            return _CHOICES.get(word, word)
        case Text(text):
            return text


def number(n: float) -> str:
    """A number without needless zeros."""
    return f"{n:.12g}"


def fact_in_words(fact: Fact) -> str:
    """A fact's value with what narrows it: "4 hours (severity 1, Gold)", "99.9 % (a target)"."""
    notes = []
    if fact.qualifiers.severity is not None:
        notes.append(f"severity {fact.qualifiers.severity}")
    if fact.qualifiers.scope:
        notes.append(fact.qualifiers.scope)
    if fact.qualifiers.per and isinstance(fact.value, Percentage):
        notes.append(f"per {fact.qualifiers.per}")
    if fact.strength is not Strength.COMMITMENT and not isinstance(fact.value, (Flag, Day)):
        notes.append("a target" if fact.strength is Strength.TARGET else "at its discretion")
    words = in_words(fact.value)
    return f"{words} ({', '.join(notes)})" if notes else words
