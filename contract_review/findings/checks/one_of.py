"""one_of: a choice or a text is one of several words."""

from __future__ import annotations

from contract_review.findings.checks.check import Build, Check, Reading, words_of
from contract_review.findings.checks.equals import same
from contract_review.model.entry import Entry
from contract_review.model.rule import Condition


def _parse(entry: Entry, _build: Build) -> tuple[str, ...]:
    return words_of(entry, wanted="a list of words, such as [Delaware, New York]")


def _holds(condition: Condition, reading: Reading) -> bool | None:
    fact = reading.fact(condition)
    return any(same(fact.value, wanted=word) for word in condition.option) if fact else None


def _words(condition: Condition) -> str:
    return " or ".join(condition.option)


CHECK = Check(
    name="one_of",
    meaning="A choice or a text is one of these words.",
    sample="{one_of: [24x7, business-hours]}",
    parse=_parse,
    holds=_holds,
    words=_words,
)
