"""says: the contract uses one of these phrases, in the clauses that the rule reads."""

from __future__ import annotations

from contract_review.findings.checks.check import Build, Check, OptionError, Reading, words_of
from contract_review.model.entry import Entry
from contract_review.model.rule import Condition, Wording

_KEYS = ("phrases", "unless", "anywhere")


def parse_wording(entry: Entry, _build: Build) -> Wording:
    """A list of phrases, or a mapping of `phrases`, `unless` and `anywhere`."""
    fields = entry.fields
    if fields is None:
        return Wording(_phrases(entry))
    for key, field in fields.items():
        if key not in _KEYS:
            raise OptionError(field.line, f"no option {key!r} here; write phrases, unless or anywhere")
    if "phrases" not in fields:
        raise OptionError(entry.line, "phrases are needed")
    unless = _phrases(fields["unless"]) if "unless" in fields else ()
    return Wording(_phrases(fields["phrases"]), unless, _is_true(fields.get("anywhere")))


def _phrases(entry: Entry) -> tuple[str, ...]:
    return words_of(entry, wanted="phrases, such as [may suspend, immediately]")


def _is_true(entry: Entry | None) -> bool:
    if entry is not None and entry.text not in ("true", "false"):
        raise OptionError(entry.line, "anywhere is true or false")
    return entry is not None and entry.text == "true"


def _holds(condition: Condition, reading: Reading) -> bool | None:
    return bool(reading.sightings(condition.option))


def _words(condition: Condition) -> str:
    return f"words such as “{condition.option.phrases[0]}”"


CHECK = Check(
    name="says",
    meaning="A sentence uses one of these `phrases` and none of those under `unless`; it is looked for in the clauses "
    "that the rule reads, or in the whole contract with `anywhere: true`.",
    sample="{says: {phrases: [may suspend], unless: [written notice]}}",
    parse=parse_wording,
    holds=_holds,
    words=_words,
    takes_fact=False,
)
