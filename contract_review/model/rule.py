"""What an MSP wants of a contract: rules with positions, gathered in a playbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from contract_review.model.clause import Category
from contract_review.model.contract import Kind, Role
from contract_review.model.finding import Outcome, Severity


@dataclass(frozen=True, slots=True)
class Where:
    """Which of the facts of one id a condition looks at; None does not narrow."""

    party: Role | None = None
    severity: int | None = None
    per: str | None = None
    of: str | None = None
    scope: str | None = None
    pick: str | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """One closed check with its validated option, about one fact (or, for any, all and not, about other conditions).

    `check` is the name under which the check is registered in `findings.checks`. `exclusive` leaves the border value
    out of at_least and at_most.
    """

    check: str
    option: Any
    fact: str | None = None
    where: Where = Where()
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """Phrases looked for in the contract, sentence by sentence, and phrases that spoil a sentence for them."""

    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()
    anywhere: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A wording, and what the rule must conclude from it: the rule's own test, and its documentation.

    `near_miss` says, for a wording that only looks as if it answered, why it does not.
    """

    text: str
    outcome: Outcome
    line: int
    quote: str | None = None
    kind: Kind | None = None
    near_miss: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One requirement: what to look for, the positions in the order they are tested, and what to say.

    `mentions` are phrases by which a contract speaks of the matter without answering it: with a reference to another
    document, or with a blank, the rule is unclear and not missing. `when` must not be false for the rule to apply.
    `silence` is the outcome where the contract says nothing. `words` describe positions that read badly as conditions.
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
    silence: Outcome = Outcome.MISSING
    when: Condition | None = None
    where: Mapping[str, Any] = field(default_factory=dict)
    when: Condition | None = None
    mentions: Wording | None = None
    words: Mapping[Outcome, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A person accepted a finding, by name, until a day, with a reason."""

    rule: str
    by: str
    until: date
    why: str
    vendor: str | None = None


@dataclass(frozen=True, slots=True)
class Playbook:
    """The rules that apply, the MSP's own variables, and what it has accepted."""

    name: str
    rules: tuple[Rule, ...]
    sha256: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    title: str = ""
