"""`is`, `one_of`, `strength`: what a value is, and how much it binds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from contract_review.findings.found import Found, every
from contract_review.model.fact import Choice, Flag, Strength, Text
from contract_review.model.rule import Condition
from contract_review.model.wording import in_words


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of the playbook, by its name."""

    name: str


def _plain(value: object) -> object:
    match value:
        case Flag(said):
            return said
        case Choice(word) | Text(word):
            return word
    return None


class Is:
    """The value is exactly this."""

    name = "is"
    summary = "The value is exactly this: `is: true`, `is: 24x7`."

    def parse(self, raw: Any) -> bool | str:
        """A flag or a word."""
        if not isinstance(raw, (bool, str)):
            raise ValueError("takes true, false or a word")
        return raw

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether every value found is this one."""
        return every(_plain(fact.value) == condition.option for fact in found.of(condition))

    def describe(self, condition: Condition) -> str:
        """The value in words."""
        value = Flag(condition.option) if isinstance(condition.option, bool) else Choice(condition.option)
        return in_words(value)


class OneOf:
    """The value is one of a list."""

    name = "one_of"
    summary = "The value is one of these words: `one_of: [24x7, business-hours]`, `one_of: {variable: msp_currency}`."

    def parse(self, raw: Any) -> tuple[str, ...] | Variable:
        """A list of words, or a variable of the playbook that holds one word or a list of them."""
        if isinstance(raw, dict):
            if set(raw) != {"variable"}:
                raise ValueError("takes a list of words, or {variable: name}")
            return Variable(str(raw["variable"]))
        if not isinstance(raw, list) or not raw or not all(isinstance(word, str) for word in raw):
            raise ValueError("takes a list of words")
        return tuple(raw)

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether every value found is in the list; unknown where the playbook does not set the variable."""
        words = _words_of(condition.option, found)
        if words is None:
            return None
        return every(_plain(fact.value) in words for fact in found.of(condition))

    def describe(self, condition: Condition) -> str:
        """The list in words."""
        if isinstance(condition.option, Variable):
            return f"our {condition.option.name.removeprefix('msp_').replace('_', ' ')}"
        return " or ".join(in_words(Choice(word)) for word in condition.option)


def _words_of(option: tuple[str, ...] | Variable, found: Found) -> tuple[str, ...] | None:
    if not isinstance(option, Variable):
        return option
    raw = found.variables.get(option.name)
    if raw is None:
        return None
    return tuple(str(word) for word in (raw if isinstance(raw, (list, tuple)) else [raw]))


class HasStrength:
    """How much the words bind."""

    name = "strength"
    summary = "How much the words bind: `strength: [target, discretion]`."

    def parse(self, raw: Any) -> tuple[Strength, ...]:
        """One of commitment, target, discretion, or a list of them."""
        words = raw if isinstance(raw, list) else [raw]
        try:
            return tuple(Strength(word) for word in words)
        except ValueError as error:
            raise ValueError("takes commitment, target or discretion, or a list of them") from error

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether every fact found has one of these strengths."""
        return every(fact.strength in condition.option for fact in found.of(condition))

    def describe(self, condition: Condition) -> str:
        """The strengths in words."""
        words = {
            Strength.COMMITMENT: "as a commitment",
            Strength.TARGET: "as a target",
            Strength.DISCRETION: "at discretion",
        }
        return " or ".join(words[strength] for strength in condition.option)
