"""What an MSP wants of a contract: rules with positions, gathered in a playbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from contract_review.model.clause import Category
from contract_review.model.contract import Kind
from contract_review.model.finding import Outcome, Severity


@dataclass(frozen=True, slots=True)
class Condition:
    """One closed check with its validated option, about one fact of the rule (or, for any/all/not, about others).

    `check` is the name under which the check is registered in `findings.checks`; `where` narrows the facts looked at
    (severity, per, of, party, scope).
    """

    check: str
    option: Any
    fact: str | None = None
    where: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """When a rule asks nothing of a contract, and why."""

    when: Condition
    because: str


@dataclass(frozen=True, slots=True)
class Silence:
    """What it means that a contract says nothing; `when` narrows it to some contracts."""

    outcome: Outcome
    when: Condition | None = None


class Several(StrEnum):
    """What counts where a contract gives the rule's main fact more than once, with different outcomes."""

    UNCLEAR = "unclear"
    WORST = "worst"
    BEST = "best"
    HIGHEST = "highest"
    LOWEST = "lowest"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Example:
    """A wording, and what the rule must conclude from it: the rule's own test, and its documentation.

    `variables` are those of the playbook under which it is read.
    """

    text: str
    outcome: Outcome
    line: int
    quote: str | None = None
    kind: Kind | None = None
    near_miss: bool = False
    variables: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """One requirement: what to look for, the positions in the order they are tested, and what to say.

    `where` narrows the facts that count (whose notice, which severity), `several` says which of them, `not_applicable`
    in which contracts the rule asks nothing. `silence` are the outcomes where the contract says nothing, of which the
    first that fits counts; `topic` are the words of the clause that should hold the answer: where it leaves it to
    another document, or blank, that is unclear. `sure` is how likely, from 0 to 1, a clause must be about one of the
    categories in `reads` for its words to decide.
    """

    id: str
    group: str
    title: str
    why: str
    applies_to: tuple[Kind, ...]
    reads: tuple[Category, ...]
    facts: tuple[str, ...]
    positions: Mapping[Outcome, Condition]
    severity: Mapping[Outcome, Severity]
    say: Mapping[Outcome, str]
    ask: str
    examples: tuple[Example, ...]
    path: str
    side: str = "customer"
    replace_with: str | None = None
    references: tuple[str, ...] = ()
    silence: tuple[Silence, ...] = (Silence(Outcome.MISSING),)
    not_applicable: tuple[Exclusion, ...] = ()
    topic: tuple[str, ...] = ()
    several: Several = Several.UNCLEAR
    sure: float | None = None
    where: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A person accepted a finding, by name, until a day, with a reason.

    It may be narrowed to a `vendor` (a part of its name), to one `contract` (the name of its file), to the very text
    that was accepted (`sha256`, or its beginning) and to a `clause` (its number or its heading).
    """

    rule: str
    by: str
    until: date
    why: str
    vendor: str | None = None
    contract: str | None = None
    sha256: str | None = None
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class Playbook:
    """The rules that apply, the MSP's own variables, and what it has accepted; `title` says what it is for."""

    name: str
    rules: tuple[Rule, ...]
    sha256: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    title: str = ""
