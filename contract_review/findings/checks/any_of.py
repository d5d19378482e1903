"""any: at least one of several conditions holds."""

from __future__ import annotations

from contract_review.findings.checks.check import Build, Check, Reading
from contract_review.findings.checks.joined import described, parse_several
from contract_review.model.entry import Entry
from contract_review.model.rule import Condition


def _parse(entry: Entry, build: Build) -> tuple[Condition, ...]:
    return parse_several(entry, build)


def _holds(condition: Condition, reading: Reading) -> bool | None:
    from contract_review.findings.checks import holds

    answers = [holds(part, reading) for part in condition.option]
    if any(answers):
        return True
    return None if None in answers else False


def _words(condition: Condition) -> str:
    return described(condition.option, between=" or ")


CHECK = Check(
    name="any",
    meaning="At least one of the conditions holds.",
    sample="{any: [{at_least: 50 %}, {is: true, fact: sla.chronic-termination}]}",
    parse=_parse,
    holds=_holds,
    words=_words,
    takes_fact=False,
)
