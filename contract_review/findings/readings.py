"""The ways in which a contract's facts can be read: one plan or another, the words or the figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from contract_review.findings.lengths import bounds
from contract_review.language.quantities import contradictions
from contract_review.model.fact import Duration, Fact, Percentage
from contract_review.model.rule import Several

Reading = tuple[Fact, ...]


def chosen(facts: tuple[Fact, ...], several: Several) -> tuple[Fact, ...]:
    """The facts that count: all, or of each plan only the highest or the lowest value."""
    if several not in (Several.HIGHEST, Several.LOWEST):
        return facts
    pick = max if several is Several.HIGHEST else min
    by_plan = sorted(facts, key=lambda fact: fact.qualifiers.scope or "")
    return tuple(pick(group, key=_size) for _, group in groupby(by_plan, key=lambda fact: fact.qualifiers.scope))


def of_plan(facts: Iterable[Fact], plan: str | None) -> tuple[Fact, ...]:
    """The facts of the plan that was bought, and those of no plan; all of them where the plan is not known."""
    return tuple(
        fact
        for fact in facts
        if plan is None or fact.qualifiers.scope is None or plan.lower() in fact.qualifiers.scope.lower()
    )


def disputed(facts: Iterable[Fact]) -> bool:
    """Whether two papers of a bundle give one thing different values."""
    said: dict[object, list[Fact]] = {}
    for fact in facts:
        if fact.id == "term.effective-date":
            continue  # Each paper takes effect on a day of its own.
        said.setdefault((fact.id, fact.qualifiers), []).append(fact)
    return any(len({papers_of(fact) for fact in same}) > 1 for same in said.values() if len(same) > 1)


def papers_of(fact: Fact) -> frozenset[str | None]:
    """The papers of a bundle that say it; of a single document, the one that has no name here."""
    return frozenset(piece.document for piece in fact.evidence)


def contradicted(fact: Fact) -> tuple[Fact, ...]:
    """A fact once as its figures and once as its words say, where the contract prints "thirty (45) days"."""
    if not isinstance(fact.value, (Duration, Percentage)):
        return (fact,)
    for value, other in contradictions(fact.evidence[0].quote):
        if fact.value in (value, other):
            return replace(fact, value=value), replace(fact, value=other)
    return (fact,)


def _size(fact: Fact) -> float:
    match fact.value:
        case Percentage(n):
            return n
        case Duration():
            return bounds(fact.value).low
    return 0.0
