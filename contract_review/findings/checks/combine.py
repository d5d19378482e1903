"""`any`, `all`, `not`: conditions of conditions, with unknowns as Kleene's logic has them."""

from __future__ import annotations

from typing import Any

from contract_review.findings.found import Found
from contract_review.model.rule import Condition

# What checks are called that only ask whether something is said.
BARE = frozenset({"said in words", "stated in the contract", "yes"})


def _holds(condition: Condition, found: Found) -> bool | None:
    from contract_review.findings.checks import holds

    return holds(condition, found)


def _settled(parts: tuple[Condition, ...], found: Found, *, by: bool) -> bool | None:
    """The answer that decides, as soon as one part gives it; else unknown where one is, else the opposite."""
    unknown = False
    for part in parts:
        answer = _holds(part, found)
        if answer is by:
            return by
        unknown = unknown or answer is None
    return None if unknown else not by


def _describe(condition: Condition) -> str:
    from contract_review.findings.checks import describe

    return describe(condition)


def _telling(parts: tuple[Condition, ...]) -> tuple[str, ...]:
    """The parts in words, each once; beside a bound, that something must be said at all says nothing."""
    words = tuple(dict.fromkeys(map(_describe, parts)))
    return tuple(word for word in words if word not in BARE) or words[:1]


def _conditions(raw: Any) -> tuple[Condition, ...]:
    if not isinstance(raw, tuple) or not raw:
        raise ValueError("takes a list of conditions")
    return raw


class AnyOf:
    """At least one condition holds."""

    name = "any"
    summary = "At least one of the conditions holds: `any: [{…}, {…}]`."

    def parse(self, raw: Any) -> tuple[Condition, ...]:
        """Conditions that were parsed already."""
        return _conditions(raw)

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """True where one is true, False where all are false."""
        return _settled(condition.option, found, by=True)

    def describe(self, condition: Condition) -> str:
        """In words."""
        return " or ".join(_telling(condition.option))


class AllOf:
    """Every condition holds."""

    name = "all"
    summary = "Every condition holds: `all: [{…}, {…}]`."

    def parse(self, raw: Any) -> tuple[Condition, ...]:
        """Conditions that were parsed already."""
        return _conditions(raw)

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """False where one is false, True where all are true."""
        return _settled(condition.option, found, by=False)

    def describe(self, condition: Condition) -> str:
        """In words."""
        return ", ".join(_telling(condition.option))


class Not:
    """The condition does not hold."""

    name = "not"
    summary = "The condition does not hold: `not: {…}`."

    def parse(self, raw: Any) -> tuple[Condition, ...]:
        """One condition that was parsed already."""
        return _conditions(raw)

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """The opposite; unknown stays unknown."""
        answer = _holds(condition.option[0], found)
        return None if answer is None else not answer

    def describe(self, condition: Condition) -> str:
        """In words."""
        return f"not {_describe(condition.option[0])}"
