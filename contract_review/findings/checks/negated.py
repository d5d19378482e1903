"""not: the condition does not hold."""

from __future__ import annotations

from contract_review.findings.checks.check import Build, Check, Reading
from contract_review.model.entry import Entry
from contract_review.model.rule import Condition


def _parse(entry: Entry, build: Build) -> Condition:
    return build(entry)


def _holds(condition: Condition, reading: Reading) -> bool | None:
    from contract_review.findings.checks import holds

    answer = holds(condition.option, reading)
    return None if answer is None else not answer


def _words(condition: Condition) -> str:
    from contract_review.findings.checks import in_words

    return f"not {in_words(condition.option)}"


CHECK = Check(
    name="not",
    meaning="The condition does not hold; what is unknown stays unknown.",
    sample="{not: {present: sla.credit-cap}}",
    parse=_parse,
    holds=_holds,
    words=_words,
    takes_fact=False,
)
