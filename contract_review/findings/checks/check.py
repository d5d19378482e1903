"""What every check is: an option that a rule file gives, a question to the facts, and words for a message.

A question has three answers: yes, no, and None where the facts do not decide it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from contract_review.model.entry import Entry
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Fact
from contract_review.model.rule import Condition, Wording


class OptionError(ValueError):
    """A check was given an option that it does not understand; `line` is where it stands."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


class Reading(Protocol):
    """One way of reading the contract: at most one fact for each thing that a condition asks for."""

    def fact(self, condition: Condition) -> Fact | None:
        """The fact that the condition is about, if the contract states it."""

    def sightings(self, wording: Wording) -> tuple[Evidence, ...]:
        """The sentences in which the contract uses one of the phrases."""


Build = Callable[[Entry], Condition]


@dataclass(frozen=True, slots=True)
class Check:
    """A check as it is registered: its name in rule files, what it means, and its three parts.

    `parse(entry, build)` turns the option into a value (`build` makes nested conditions), `holds(condition, reading)`
    answers, `words(condition)` describes what is wanted. `takes_fact` is false for checks that look at no fact;
    `names_fact` is true where the option itself is the id of the fact.
    """

    name: str
    meaning: str
    sample: str
    parse: Callable[[Entry, Build], Any]
    holds: Callable[[Condition, Reading], bool | None]
    words: Callable[[Condition], str]
    takes_fact: bool = True
    names_fact: bool = False


def scalar(entry: Entry, *, wanted: str) -> str:
    """The text of a scalar option, or a complaint that names what is wanted."""
    if entry.text is None:
        raise OptionError(entry.line, f"write {wanted}")
    return entry.text


def words_of(entry: Entry, *, wanted: str) -> tuple[str, ...]:
    """One or several words as a tuple, or a complaint that names what is wanted."""
    return tuple(scalar(item, wanted=wanted) for item in entry.items)
