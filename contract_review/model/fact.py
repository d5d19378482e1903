"""A fact: one typed statement that the contract itself makes, with the words that make it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from contract_review.model.contract import Role
from contract_review.model.evidence import Evidence


class Unit(StrEnum):
    """Units of time, kept as the contract prints them: a month is never 30 days, a business hour never an hour."""

    MINUTE = "minute"
    HOUR = "hour"
    BUSINESS_HOUR = "business_hour"
    DAY = "day"
    BUSINESS_DAY = "business_day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Strength(StrEnum):
    """How much the words bind: "shall", "commercially reasonable efforts" or a target, "may"."""

    COMMITMENT = "commitment"
    TARGET = "target"
    DISCRETION = "discretion"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in the unit of the text."""

    n: float
    unit: Unit


@dataclass(frozen=True, slots=True)
class Percentage:
    """99.9, not 0.999."""

    n: float


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its ISO 4217 currency."""

    amount: float
    currency: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things, such as licences or users."""

    n: float


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar date."""

    date: date


@dataclass(frozen=True, slots=True)
class Flag:
    """Said (true) or denied in words (false); silence is no flag."""

    value: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a closed list, such as 24x7 or business-hours."""

    word: str


@dataclass(frozen=True, slots=True)
class Text:
    """A short string, such as the state whose law governs."""

    text: str


Value = Duration | Percentage | Money | Count | Day | Flag | Choice | Text


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """What narrows a fact; None where the contract does not narrow it.

    `severity` counts from 1, the most severe. `scope` is a named plan, tier, product or service. `below` and `floor`
    are the bounds in percent of a credit tier (JSON calls the floor `from`); `of` is the period whose fees a cap is a
    share of.
    """

    party: Role | None = None
    per: str | None = None
    severity: int | None = None
    scope: str | None = None
    below: float | None = None
    floor: float | None = None
    of: str | None = None


UNQUALIFIED = Qualifiers()
# As many blanks may stand between the last word of a page and the first of the next.
_BLANKS = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """A typed statement of the contract; ids, types and qualifiers are those of the vocabulary in `facts`."""

    id: str
    value: Value
    evidence: tuple[Evidence, ...]
    qualifiers: Qualifiers = UNQUALIFIED
    strength: Strength = Strength.COMMITMENT

    @property
    def first_said(self) -> tuple[Evidence, ...]:
        """The words that make it where the contract says it first; two pieces where they run over a page."""
        pieces = list(self.evidence[:1])
        for piece in self.evidence[1:]:
            if piece.page == pieces[-1].page or not 0 <= piece.span.start - pieces[-1].span.end <= _BLANKS:
                break
            pieces.append(piece)
        return tuple(pieces)
