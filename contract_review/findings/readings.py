"""The ways in which a contract can be read: one for each value that it gives where a rule needs one value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product

from contract_review.findings.checks import CHECKS, leaves
from contract_review.findings.checks.exceeds import other_side
from contract_review.findings.comparing import magnitude
from contract_review.findings.concordance import Concordance
from contract_review.model.clause import Category
from contract_review.model.contract import Role
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Fact
from contract_review.model.rule import Condition, Rule, Where, Wording

# A contract with more contradictions than this is unclear on any reading.
_MOST_READINGS = 128

Slot = tuple[str, Where]


@dataclass(frozen=True, slots=True)
class ContractReading:
    """One value for each slot; a slot is a fact with what narrows it. It answers the questions of the checks."""

    values: Mapping[Slot, Fact]
    concordance: Concordance
    reads: tuple[Category, ...]

    def fact(self, condition: Condition) -> Fact | None:
        """The fact that a condition is about, if the contract states it."""
        return self.values.get((condition.fact, condition.where)) if condition.fact else None

    def sightings(self, wording: Wording) -> tuple[Evidence, ...]:
        """The sentences in which the contract uses one of the phrases."""
        contract = self.concordance.contract
        return tuple(contract.evidence(s.sentence) for s in self.concordance.of(wording, self.reads))


@dataclass(frozen=True, slots=True)
class Case:
    """One plan, tier or product (None where the contract does not differ), with all readings of its facts."""

    scope: str | None
    readings: tuple[ContractReading, ...]


def cases(rule: Rule, facts: tuple[Fact, ...], concordance: Concordance, *, plan: str | None) -> tuple[Case, ...]:
    """The cases in which a rule is to be judged, in order of their scopes; `plan` chooses one where it is known."""
    slots = _slots(rule)
    relevant = [fact for fact in facts if any(_fits(fact, slot) for slot in slots)]
    made = []
    for scope in _scopes(relevant, plan):
        candidates = {slot: _candidates(relevant, slot, scope) for slot in slots}
        readings = (ContractReading(values, concordance, rule.reads) for values in _combinations(candidates))
        made.append(Case(scope, tuple(islice(readings, _MOST_READINGS))))
    return tuple(made)


def conditions(rule: Rule) -> Iterator[Condition]:
    """Every condition of a rule that asks something, those of `when` last."""
    for position in rule.positions.values():
        yield from leaves(position)
    if rule.when is not None:
        yield from leaves(rule.when)


def _slots(rule: Rule) -> tuple[Slot, ...]:
    asked = []
    for condition in conditions(rule):
        if CHECKS[condition.check].takes_fact and condition.fact:
            asked.append((condition.fact, condition.where))
        if condition.check == "exceeds":
            other = other_side(condition)
            asked.append((str(other.fact), other.where))
    return tuple(dict.fromkeys(asked))


def _fits(fact: Fact, slot: Slot) -> bool:
    fact_id, where = slot
    own = fact.qualifiers
    return (
        fact.id == fact_id
        and (where.party is None or own.party in (where.party, Role.EITHER, None))
        and (where.severity is None or own.severity in (where.severity, None))
        and (where.per is None or own.per in (where.per, None))
        and (where.of is None or own.of in (where.of, None))
        and (where.scope is None or own.scope == where.scope)
    )


def _scopes(facts: list[Fact], plan: str | None) -> list[str | None]:
    scopes = {fact.qualifiers.scope for fact in facts if fact.qualifiers.scope is not None}
    if not scopes:
        return [None]
    chosen = [scope for scope in sorted(scopes) if plan and plan.casefold() in scope.casefold()]
    if chosen:
        return list(chosen)
    differing = {fact.id for fact in facts if fact.qualifiers.scope is not None}
    general = any(fact.qualifiers.scope is None for fact in facts if fact.id in differing)
    return [*([None] if general else []), *sorted(scopes)]


def _candidates(facts: list[Fact], slot: Slot, scope: str | None) -> tuple[Fact, ...]:
    """The facts that can stand in a slot: those of the scope before general ones, the exact severity before none."""
    fitting = [fact for fact in facts if _fits(fact, slot)]
    own = [fact for fact in fitting if fact.qualifiers.scope == scope]
    chosen = own or [fact for fact in fitting if fact.qualifiers.scope is None]
    where = slot[1]
    if where.severity is not None:
        chosen = [fact for fact in chosen if fact.qualifiers.severity == where.severity] or chosen
    if where.pick and chosen:
        best = max if where.pick == "highest" else min
        chosen = [best(chosen, key=lambda fact: magnitude(fact.value))]
    return _distinct(chosen)


def _distinct(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple({(fact.value, fact.strength, fact.qualifiers.per): fact for fact in reversed(list(facts))}.values())[
        ::-1
    ]


def _combinations(candidates: Mapping[Slot, tuple[Fact, ...]]) -> Iterator[dict[Slot, Fact]]:
    filled = {slot: facts for slot, facts in candidates.items() if facts}
    for values in product(*filled.values()):
        yield dict(zip(filled, values, strict=True))
