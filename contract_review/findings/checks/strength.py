"""strength: how much the words bind."""

from __future__ import annotations

from contract_review.findings.checks.check import Build, Check, OptionError, Reading, words_of
from contract_review.model.entry import Entry
from contract_review.model.fact import Strength
from contract_review.model.rule import Condition

_NAMES = {
    Strength.COMMITMENT: "as a commitment",
    Strength.TARGET: "as a target only",
    Strength.DISCRETION: "at the vendor's discretion",
}


def _parse(entry: Entry, _build: Build) -> tuple[Strength, ...]:
    words = words_of(entry, wanted="commitment, target or discretion")
    unknown = [word for word in words if word not in tuple(Strength)]
    if unknown:
        raise OptionError(entry.line, f"no strength {unknown[0]!r}; write commitment, target or discretion")
    return tuple(Strength(word) for word in words)


def _holds(condition: Condition, reading: Reading) -> bool | None:
    fact = reading.fact(condition)
    return fact.strength in condition.option if fact else None


def _words(condition: Condition) -> str:
    return " or ".join(_NAMES[strength] for strength in condition.option)


CHECK = Check(
    name="strength",
    meaning="The fact is promised as a `commitment`, a `target` (efforts, aims) or a `discretion` (may).",
    sample="{strength: [target, discretion]}",
    parse=_parse,
    holds=_holds,
    words=_words,
)
