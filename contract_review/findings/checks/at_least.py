"""at_least: the fact reaches a border."""

from __future__ import annotations

from contract_review.findings.checks.amount import measure, parse_amount
from contract_review.findings.checks.check import Check, Reading
from contract_review.findings.comparing import at_least
from contract_review.model.rule import Condition


def _holds(condition: Condition, reading: Reading) -> bool | None:
    return measure(condition, reading, at_least)


def _words(condition: Condition) -> str:
    return f"{'more than' if condition.exclusive else 'at least'} {condition.option.in_words()}"


CHECK = Check(
    name="at_least",
    meaning="The fact is at least this quantity (more than it, with `exclusive: true`).",
    sample="{at_least: 99.9 %}",
    parse=parse_amount,
    holds=_holds,
    words=_words,
)
