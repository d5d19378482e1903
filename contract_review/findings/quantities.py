"""Quantities as rule files write them and as messages print them: "99.95 %", "30 days", "8 business hours"."""

from __future__ import annotations

import re

from contract_review.model.fact import Choice, Day, Duration, Flag, Money, Percentage, Text, Unit, Value

_UNITS = {unit.value.replace("_", " "): unit for unit in Unit}
_NUMBER = r"(\d+(?:,\d{3})*(?:\.\d+)?)"
_PERCENT = re.compile(_NUMBER + r"\s*%")
_DURATION = re.compile(_NUMBER + r"\s+([a-z]+(?: [a-z]+)?)")
_MONEY = re.compile(r"([A-Z]{3})\s+" + _NUMBER)


def parse_quantity(text: str) -> Percentage | Duration | Money:
    """The quantity that a rule file writes; raises ValueError with the forms that are understood."""
    if match := _PERCENT.fullmatch(text):
        return Percentage(_number(match[1]))
    if match := _MONEY.fullmatch(text):
        return Money(_number(match[2]), match[1])
    if (match := _DURATION.fullmatch(text)) and (unit := _UNITS.get(match[2].removesuffix("s"))):
        return Duration(_number(match[1]), unit)
    raise ValueError(f"{text!r} is no quantity; write it like 99.9 %, 30 days, 4 business hours or USD 100")


def in_words(value: Value) -> str:
    """A value as a message prints it."""
    match value:
        case Percentage(n=n):
            return f"{n:.12g} %"
        case Duration(n=n, unit=unit):
            return f"{n:.12g} {unit.value.replace('_', ' ')}{'' if n == 1 else 's'}"
        case Money(amount=amount, currency=currency):
            return f"{currency} {amount:,.2f}".removesuffix(".00")
        case Day(date=day):
            return day.isoformat()
        case Flag(value=said):
            return "yes" if said else "no"
        case Choice(word=word):
            return word.replace("-", " ")
        case Text(text=text):
            return text


def _number(digits: str) -> float:
    return float(digits.replace(",", ""))
