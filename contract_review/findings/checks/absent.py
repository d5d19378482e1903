"""absent: the contract does not state the fact."""

from __future__ import annotations

from contract_review.findings.checks.check import Check, Reading
from contract_review.findings.checks.presence import parse_fact
from contract_review.model.rule import Condition


def _holds(condition: Condition, reading: Reading) -> bool | None:
    return reading.fact(condition) is None


def _words(_condition: Condition) -> str:
    return "none"


CHECK = Check(
    name="absent",
    meaning="The contract does not state this fact; never unknown.",
    sample="{absent: term.early-termination-fee}",
    parse=parse_fact,
    holds=_holds,
    words=_words,
    names_fact=True,
)
