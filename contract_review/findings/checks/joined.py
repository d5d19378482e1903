"""What any and all share: a list of conditions, and their description."""

from __future__ import annotations

from contract_review.findings.checks.check import Build, OptionError
from contract_review.model.entry import Entry
from contract_review.model.rule import Condition


def parse_several(entry: Entry, build: Build) -> tuple[Condition, ...]:
    """Two or more conditions."""
    if not isinstance(entry.value, tuple) or len(entry.value) < 2:
        raise OptionError(entry.line, "write a list of at least two conditions")
    return tuple(build(item) for item in entry.value)


def described(conditions: tuple[Condition, ...], *, between: str) -> str:
    """The conditions in words; phrases that are looked for describe nothing that one could ask a vendor for."""
    from contract_review.findings.checks import in_words

    telling = [part for part in conditions if part.check not in ("says", "not")] or list(conditions)
    return between.join(dict.fromkeys(in_words(part) for part in telling))
