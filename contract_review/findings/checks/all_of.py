"""all: every one of several conditions holds."""

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
    if False in answers:
        return False
    return None if None in answers else True


def _words(condition: Condition) -> str:
    return described(condition.option, between=" and ")


CHECK = Check(
    name="all",
    meaning="Every one of the conditions holds.",
    sample="{all: [{at_least: 99.9 %}, {strength: commitment}]}",
    parse=_parse,
    holds=_holds,
    words=_words,
    takes_fact=False,
)
