"""`severe_hours` and `business_time`: when the most severe problems are answered, and by which clock it is counted."""

from __future__ import annotations

import re
from typing import Any

from contract_review.findings.found import Found, every
from contract_review.model.fact import Choice, Duration, Fact, Unit
from contract_review.model.rule import Condition

_ROUND_THE_CLOCK, _BUSINESS = "24x7", "business-hours"
_SEVERE = re.compile(
    r"(?i)\b(?:severity|priority|sev|level|category|class)\W{0,3}(?:1|one|i|a)\b|\bp1\b|\bs1\b"
    r"|\b(?:urgent|critical|emergenc(?:y|ies)|outages?|blocker|production down)\b"
)


class SevereHours:
    """The most severe problems are answered in these hours."""

    name = "severe_hours"
    summary = (
        "The most severe problems are answered in these hours: `severe_hours: 24x7`, `severe_hours: business-hours`."
    )

    def parse(self, raw: Any) -> str:
        """24x7 or business-hours."""
        if raw not in (_ROUND_THE_CLOCK, _BUSINESS):
            raise ValueError(f"takes {_ROUND_THE_CLOCK} or {_BUSINESS}")
        return str(raw)

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether these are the hours; unknown where none are given, or where they hang on the plan that was bought."""
        hours = _severe([fact for fact in found.facts if fact.id == "support.hours"])
        return None if hours is None else hours == condition.option

    def describe(self, condition: Condition) -> str:
        """In words."""
        hours = "24 hours, 7 days a week" if condition.option == _ROUND_THE_CLOCK else "business hours only"
        return f"{hours} for severe problems"


def _severe(facts: list[Fact]) -> str | None:
    words = {fact.value.word for fact in facts if isinstance(fact.value, Choice)}
    if len(words) == 1:
        return next(iter(words))
    clock = [fact for fact in facts if fact.value == Choice(_ROUND_THE_CLOCK)]
    if any(_speaks_of_severe(fact) for fact in clock):
        return _ROUND_THE_CLOCK
    return None


def _speaks_of_severe(fact: Fact) -> bool:
    return any(map(_SEVERE.search, (fact.qualifiers.scope or "", *(piece.quote for piece in fact.evidence))))


class BusinessTime:
    """The time is counted in business hours or business days."""

    name = "business_time"
    summary = "The time is counted in business hours or days, which stand still at night: `business_time: true`."

    def parse(self, raw: Any) -> bool:
        """Only true."""
        if raw is not True:
            raise ValueError("takes true")
        return True

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether every time found is counted so."""
        return every(
            isinstance(fact.value, Duration) and fact.value.unit in (Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY)
            for fact in found.of(condition)
        )

    def describe(self, condition: Condition) -> str:
        """In words."""
        return "counted in business time"
