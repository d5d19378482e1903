"""Facts about support: in which hours it answers, and how fast it responds and resolves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from contract_review.facts.passages import finder
from contract_review.facts.support.hours import DEFINES, hours
from contract_review.facts.support.kinds import Kind
from contract_review.facts.support.reaction_times import reaction
from contract_review.facts.support.severity import cell_label
from contract_review.facts.support.severity_lists import listed
from contract_review.model.contract import Contract
from contract_review.model.fact import Choice, Duration, Fact

__all__ = ["FINDERS", "listed", "settle"]

_BUSINESS_HOURS_MEAN = re.compile(
    r"(?i)\b(?:business|working|office)\s+hours\W{0,3}\s*(?:are|is|means?|shall\s+mean|:|\u2013|-)"
)
FINDERS = (
    finder(
        "hour hours 24x7 24/7 8x5 7x24 24x5 × clock weekdays weekday monday mon mon-fri support helpdesk staffed", hours
    ),
    finder(
        "respond responds response responded responding acknowledge acknowledged reply answered resolve resolved resolution restore "
        "restored fix fixed repair repaired replace replaced replacement workaround engineer engineers technician",
        reaction,
    ),
)


def settle(contract: Contract, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Keeps each statement once: what holds for all severities swallows the same for one, and severities are joined."""
    every = [*facts, *_resolutions_by_definition(contract, facts)]
    kept: list[Fact] = []
    joined: dict[Choice, int] = {}
    every = [fact for fact in every if not _is_hours_echo(fact, every)]
    unscoped = {fact.value for fact in every if fact.id == "support.hours" and fact.qualifiers.scope is None}
    for fact in every:
        if fact.id != "support.hours" or fact.qualifiers.scope is None or cell_label(fact.qualifiers.scope) is None:
            kept.append(fact)
        elif fact.value not in unscoped and isinstance(fact.value, Choice):
            if fact.value in joined:
                kept[joined[fact.value]] = _join(kept[joined[fact.value]], fact)
            else:
                joined[fact.value] = len(kept)
                kept.append(fact)
    return tuple(fact for fact in kept if not _is_general_echo(fact, kept))


_UNTIL_SOLVED = re.compile(
    r"(?i)\b(?:ending|ends|until|to\s+the\s+time)\b[^.]{0,120}\b(?:resolved|fixed|fix|corrected|restored|work-?around)"
)


def _resolutions_by_definition(contract: Contract, facts: tuple[Fact, ...]) -> Iterator[Fact]:
    """The response times again as resolution times, where the contract defines a response to end with the solution."""
    meanings = (
        d.meaning.text_in(contract.text)
        for d in contract.definitions
        if re.fullmatch(r"(?i)(?:initial\s+)?response\s+times?", d.term)
    )
    if any(_UNTIL_SOLVED.search(meaning) for meaning in meanings):
        yield from (replace(fact, id=Kind.RESOLUTION.value) for fact in facts if fact.id == Kind.RESPONSE.value)


def _is_hours_echo(fact: Fact, facts: list[Fact]) -> bool:
    """Whether a definition of business hours, or a plan that has the general hours, only repeats another statement."""
    if fact.id != "support.hours":
        return False
    same = [other for other in facts if other.id == fact.id and other.value == fact.value and other is not fact]
    defines = DEFINES.search(fact.evidence[0].quote) is not None
    if fact.qualifiers.scope is None:
        # The meaning of "Business Hours" is the hours of support only where nothing else says what these are.
        means = _BUSINESS_HOURS_MEAN.search(fact.evidence[0].quote) is not None
        said = [other for other in facts if other.id == fact.id and not DEFINES.search(other.evidence[0].quote)]
        if defines and any(other.qualifiers.scope and other in same for other in said):
            return True
        return means and any(other.qualifiers.scope is None for other in said)
    general = [other for other in same if other.qualifiers.scope is None]
    return any(DEFINES.search(other.evidence[0].quote) is None for other in general)


def _join(first: Fact, second: Fact) -> Fact:
    scopes = dict.fromkeys((*(first.qualifiers.scope or "").split(", "), second.qualifiers.scope or ""))
    evidence = dict.fromkeys((*first.evidence, *second.evidence))
    return replace(
        first, evidence=tuple(evidence), qualifiers=replace(first.qualifiers, scope=", ".join(filter(None, scopes)))
    )


def _is_general_echo(fact: Fact, facts: list[Fact]) -> bool:
    """Whether a time without severity only repeats one that is set for a severity."""
    if (
        fact.id not in (Kind.RESPONSE.value, Kind.RESOLUTION.value)
        or fact.qualifiers.severity is not None
        or fact.qualifiers.scope
    ):
        return False
    return any(
        o.id == fact.id and o.value == fact.value and o.qualifiers.severity is not None for o in facts
    ) and isinstance(fact.value, Duration)
