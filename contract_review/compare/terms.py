"""The terms of two contracts: what is the same, what has another value, what came and what went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from contract_review.compare.effects import Effect, effect
from contract_review.facts.vocabulary import EVERY
from contract_review.model.fact import Fact, Qualifiers

_ORDER = {kind.id: place for place, kind in enumerate(EVERY)}
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class TermChange:
    """A term with its old and its new fact, of which one may be None, and what that means for the customer."""

    id: str
    old: Fact | None
    new: Fact | None
    effect: Effect


def term_changes(old: Iterable[Fact], new: Iterable[Fact]) -> tuple[TermChange, ...]:
    """The terms that differ, in the order of the vocabulary; facts with the same qualifiers are the same term."""
    before, after = _by_id(old), _by_id(new)
    known = frozenset(before)
    ids = sorted({*before, *after}, key=lambda name: (_ORDER.get(name, len(_ORDER)), name))
    return tuple(change for name in ids for change in _of_term(before.get(name, []), after.get(name, []), known))


def _by_id(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    held: dict[str, list[Fact]] = {}
    for fact in facts:
        held.setdefault(fact.id, []).append(fact)
    return held


def _of_term(old: Sequence[Fact], new: Sequence[Fact], known: frozenset[str]) -> Iterator[TermChange]:
    before, after = _once(old), _once(new)
    for same in (_whole, _narrowed, _loosely):
        paired, before, after = _matched(before, after, same)
        yield from (_change(one, other, known) for one, other in paired if _whole(one) != _whole(other))
    yield from (_change(fact, None, known) for fact in before)
    yield from (_change(None, fact, known) for fact in after)


def _change(old: Fact | None, new: Fact | None, known: frozenset[str]) -> TermChange:
    fact = new or old
    assert fact is not None
    return TermChange(fact.id, old, new, effect(old, new, before=known))


def _once(facts: Sequence[Fact]) -> list[Fact]:
    return list({_whole(fact): fact for fact in reversed(facts)}.values())[::-1]


def _matched(
    old: list[Fact], new: list[Fact], key: Callable[[Fact], Key]
) -> tuple[list[tuple[Fact, Fact]], list[Fact], list[Fact]]:
    """Facts with the same key as pairs, in their order, and what is left of both."""
    waiting: dict[Key, list[Fact]] = {}
    for fact in new:
        waiting.setdefault(key(fact), []).append(fact)
    paired: list[tuple[Fact, Fact]] = []
    left: list[Fact] = []
    for fact in old:
        others = waiting.get(key(fact))
        if others:
            paired.append((fact, others.pop(0)))
        else:
            left.append(fact)
    remaining = {id(fact) for others in waiting.values() for fact in others}
    return paired, left, [fact for fact in new if id(fact) in remaining]


def _whole(fact: Fact) -> Key:
    return (fact.value, fact.strength, *_narrowed(fact))


def _narrowed(fact: Fact) -> Key:
    """What makes it the same term: whose, how severe, of which plan, between which bounds."""
    narrowed: Qualifiers = fact.qualifiers
    scope = " ".join(narrowed.scope.casefold().split()) if narrowed.scope else None
    return (narrowed.party, narrowed.severity, scope, narrowed.below, narrowed.floor)


def _loosely(fact: Fact) -> Key:
    """The last resort: the same severity, where a scope or a bound was changed itself."""
    return (fact.qualifiers.severity,)
