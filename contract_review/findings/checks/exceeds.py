"""exceeds: one fact of the contract is greater than another."""

from __future__ import annotations

from dataclasses import replace

from contract_review.findings.checks.check import Build, Check, Reading, scalar
from contract_review.findings.comparing import at_least
from contract_review.model.entry import Entry
from contract_review.model.rule import Condition


def other_side(condition: Condition) -> Condition:
    """The condition as asked of the fact on the other side."""
    return replace(condition, fact=condition.option)


def _parse(entry: Entry, _build: Build) -> str:
    return scalar(entry, wanted="the id of the other fact")


def _holds(condition: Condition, reading: Reading) -> bool | None:
    ours, theirs = reading.fact(condition), reading.fact(other_side(condition))
    if ours is None or theirs is None:
        return None
    return at_least(ours.value, theirs.value, exclusive=True)


def _words(condition: Condition) -> str:
    return f"more than {condition.option.partition('.')[2].replace('-', ' ')}"


CHECK = Check(
    name="exceeds",
    meaning="The fact is greater than another fact of the contract.",
    sample="{exceeds: term.non-renewal-notice, fact: pricing.increase-notice}",
    parse=_parse,
    holds=_holds,
    words=_words,
)
