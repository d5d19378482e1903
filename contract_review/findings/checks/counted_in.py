"""counted_in: a duration is stated in one of these units."""

from __future__ import annotations

from contract_review.findings.checks.check import Build, Check, OptionError, Reading, words_of
from contract_review.model.entry import Entry
from contract_review.model.fact import Duration, Unit
from contract_review.model.rule import Condition


def _parse(entry: Entry, _build: Build) -> tuple[Unit, ...]:
    words = words_of(entry, wanted="units, such as [business_hour, business_day]")
    unknown = [word for word in words if word not in tuple(Unit)]
    if unknown:
        raise OptionError(entry.line, f"no unit {unknown[0]!r}; the units are {', '.join(Unit)}")
    return tuple(Unit(word) for word in words)


def _holds(condition: Condition, reading: Reading) -> bool | None:
    fact = reading.fact(condition)
    if fact is None or not isinstance(fact.value, Duration):
        return None
    return fact.value.unit in condition.option


def _words(condition: Condition) -> str:
    return "counted in " + " or ".join(f"{unit.value.replace('_', ' ')}s" for unit in condition.option)


CHECK = Check(
    name="counted_in",
    meaning="A duration is stated in one of these units.",
    sample="{counted_in: [business_hour, business_day]}",
    parse=_parse,
    holds=_holds,
    words=_words,
)
