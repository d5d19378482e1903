"""at_most: the fact stays within a border."""

from __future__ import annotations

from contract_review.findings.checks.amount import measure, parse_amount
from contract_review.findings.checks.check import Check, Reading
from contract_review.findings.comparing import at_most
from contract_review.model.rule import Condition


def _holds(condition: Condition, reading: Reading) -> bool | None:
    return measure(condition, reading, at_most)


def _words(condition: Condition) -> str:
    return f"{'less than' if condition.exclusive else 'at most'} {condition.option.in_words()}"


CHECK = Check(
    name="at_most",
    meaning="The fact is at most this quantity (less than it, with `exclusive: true`).",
    sample="{at_most: 30 days or 1 month}",
    parse=parse_amount,
    holds=_holds,
    words=_words,
)
