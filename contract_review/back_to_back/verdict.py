"""What the comparison of one pair of promises came to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product
from typing import Any

from contract_review.back_to_back.service import Service, Vendor
from contract_review.back_to_back.terms import State, Told
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Duration, Money
from contract_review.model.finding import Finding, Outcome

Gap = Duration | Money
Judge = Callable[..., Outcome]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome for a vendor (None for the whole chain), what each side says, and the gap where it can be counted.

    `found` is what the vendors give, `wanted` what we need of them to keep the promise; `notes` say what was assumed,
    and `per` in which window the gap opens anew.
    """

    outcome: Outcome
    found: str
    wanted: str
    message: str
    vendor: str | None = None
    gap: Gap | None = None
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A verdict as a finding, with the gap and what was assumed."""

    finding: Finding
    promised: str
    gap: Gap | None = None
    notes: tuple[str, ...] = ()
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A service held against its vendors: a pair for each requirement and vendor, worst first; `idle` tells waivers
    that cover nothing any more.
    """

    service: Service
    pairs: tuple[Pair, ...]
    unread: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()

    def flags(self) -> tuple[Pair, ...]:
        """What a person must act on, worst first."""
        return tuple(pair for pair in self.pairs if pair.finding.outcome.is_flag)


def decided(judge: Judge, *told: Iterable[Any]) -> Outcome:
    """The outcome that every reading of the values gives; `unclear` where they differ."""
    outcomes = {judge(*values) for values in product(*told)}
    return outcomes.pop() if len(outcomes) == 1 else Outcome.UNCLEAR


def at_best_negotiable(outcome: Outcome, told: Told) -> Outcome:
    """The outcome, but no better than to negotiate where the vendor's number is a target and no commitment."""
    return Outcome.NEGOTIATE if told.target and outcome in (Outcome.PREFERRED, Outcome.ACCEPTABLE) else outcome


def unanswered(vendor: Vendor, told: Told, what: str, wanted: str) -> Verdict | None:
    """The verdict on a term of which a vendor gives no value; None where it gives one."""
    if told.state is State.SAID:
        return None
    name = vendor.name
    if told.state is State.SILENT:
        return Verdict(Outcome.MISSING, "nothing", wanted, f"{name} promises no {what}.", name)
    if told.state is State.VAGUE:
        denied = told.words == "none"
        words = told.words or "no number"
        message = f"{name} {'promises no' if denied else 'gives no number for its'} {what}: ours cannot rest on it."
        return Verdict(Outcome.WALK_AWAY, words, wanted, message, name, evidence=told.evidence)
    message = f"The {what} of {name} is not known: read its contract, or give it under 'figures'."
    return Verdict(Outcome.UNCLEAR, "not known", wanted, message, name, evidence=told.evidence)
