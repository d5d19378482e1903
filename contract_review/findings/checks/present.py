"""present: the contract states the fact at all."""

from __future__ import annotations

from contract_review.findings.checks.check import Check, Reading
from contract_review.findings.checks.presence import parse_fact
from contract_review.model.rule import Condition


def _holds(condition: Condition, reading: Reading) -> bool | None:
    return reading.fact(condition) is not None


def _words(_condition: Condition) -> str:
    return "stated"


CHECK = Check(
    name="present",
    meaning="The contract states this fact, whatever its value.",
    sample="{present: sla.rto}",
    parse=parse_fact,
    holds=_holds,
    words=_words,
    names_fact=True,
)
