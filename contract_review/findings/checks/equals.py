"""is: a flag is true or false, or a choice is this word."""

from __future__ import annotations

from contract_review.findings.checks.check import Build, Check, Reading, scalar
from contract_review.findings.quantities import in_words
from contract_review.model.entry import Entry
from contract_review.model.fact import Flag, Value
from contract_review.model.rule import Condition

_FLAGS = {"true": True, "false": False}


def parse_word(entry: Entry, _build: Build) -> str | bool:
    """`true` and `false` ask about a flag; any other word about a choice or a text."""
    word = scalar(entry, wanted="true, false or one word")
    return _FLAGS.get(word, word)


def same(value: Value, *, wanted: str | bool) -> bool:
    """Whether a value is the wanted one; words are compared without regard to case, hyphens and spaces."""
    if isinstance(value, Flag):
        return value.value is wanted
    return isinstance(wanted, str) and _plain(in_words(value)) == _plain(wanted)


def _plain(text: str) -> str:
    return text.replace("-", " ").casefold()


def _holds(condition: Condition, reading: Reading) -> bool | None:
    fact = reading.fact(condition)
    return same(fact.value, wanted=condition.option) if fact else None


def _words(condition: Condition) -> str:
    if isinstance(condition.option, str):
        return condition.option.replace("-", " ")
    return "yes" if condition.option else "no"


CHECK = Check(
    name="is",
    meaning="A flag is `true` or `false`, a choice or a text is this word.",
    sample="{is: true}",
    parse=parse_word,
    holds=_holds,
    words=_words,
)
