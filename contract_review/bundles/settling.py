"""Where papers of a bundle give one thing different values: those of the paper that prevails count."""

from __future__ import annotations

from collections.abc import Iterable

from contract_review.bundles.precedence import Precedence
from contract_review.model.fact import Fact

# Each paper has a day of its own on which it takes effect.
_OF_ITS_OWN = frozenset({"term.effective-date"})


def settled(told: tuple[tuple[Fact, ...], ...], order: Precedence) -> tuple[Fact, ...]:
    """The facts of all papers (those of each in its place) without the ones that a paper before theirs replaces."""
    values: dict[object, dict[int, set[object]]] = {}
    for place, facts in enumerate(told):
        for fact in facts:
            values.setdefault(_subject(fact), {}).setdefault(place, set()).add(fact.value)
    first = {subject: _first(subject, said, order) for subject, said in values.items()}
    return tuple(fact for place, facts in enumerate(told) for fact in facts if first[_subject(fact)] in (None, place))


def _subject(fact: Fact) -> tuple[str, object]:
    return fact.id, fact.qualifiers


def _first(subject: object, said: dict[int, set[object]], order: Precedence) -> int | None:
    """The paper whose values alone count; None where the papers agree, or nothing says which of them prevails."""
    fact = subject[0] if isinstance(subject, tuple) else ""
    if fact in _OF_ITS_OWN or _agree(said.values()):
        return None
    return order.first(frozenset(said), fact)


def _agree(values: Iterable[set[object]]) -> bool:
    every = list(values)
    return all(one == every[0] for one in every)
