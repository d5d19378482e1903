"""Whether the positions of a rule can be met at all: by a quantity, and before another position is tested."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contract_review.findings.bounds import Bound
from contract_review.findings.checks import describe
from contract_review.model.finding import Outcome
from contract_review.model.rule import Condition, Rule

_BOUNDS = ("at_least", "at_most")


@dataclass(frozen=True, slots=True)
class Range:
    """The quantities of one measure that meet some bounds, from the least to the most; an end may be left out."""

    low: float = -math.inf
    high: float = math.inf
    open_low: bool = False
    open_high: bool = False

    @property
    def empty(self) -> bool:
        """Whether no quantity is in it."""
        return self.low > self.high or (self.low == self.high and (self.open_low or self.open_high))

    def within(self, other: Range) -> bool:
        """Whether each of its quantities is in the other one too."""
        above = self.low > other.low or (self.low == other.low and (self.open_low or not other.open_low))
        below = self.high < other.high or (self.high == other.high and (self.open_high or not other.open_high))
        return above and below


def unsatisfiable(rule: Rule) -> Iterator[str]:
    """What is wrong with the positions of a rule, a sentence each: bounds that exclude each other, a position that
    another one, tested before it, always takes."""
    for outcome, condition in rule.positions.items():
        if any(one.empty for one in _ranges(_parts(condition)).values()):
            yield f"{rule.id}: no quantity is {describe(condition)}, so that nothing is {outcome.value}"
    for first, second in ((Outcome.WALK_AWAY, Outcome.PREFERRED), (Outcome.WALK_AWAY, Outcome.ACCEPTABLE)):
        yield from _shadowed(rule, first, second)
    yield from _shadowed(rule, Outcome.PREFERRED, Outcome.ACCEPTABLE)


def _shadowed(rule: Rule, first: Outcome, second: Outcome) -> Iterator[str]:
    if first not in rule.positions or second not in rule.positions:
        return
    taken = rule.positions[first]
    # Each alternative of the earlier position takes what it holds for, but only where it asks for nothing else.
    alone = [part for part in (taken.option if taken.check == "any" else (taken,)) if part.check in _BOUNDS]
    wanted = _ranges(_parts(rule.positions[second]))
    for part in alone:
        for key, before in _ranges([part]).items():
            if key in wanted and not wanted[key].empty and wanted[key].within(before):
                said = f"whatever is {describe(rule.positions[second])} is {describe(part)} as well"
                yield f"{rule.id}: {said}, so that nothing is {second.value} but all {first.value}"


def _parts(condition: Condition) -> list[Condition]:
    """The conditions that must all hold."""
    return [part for one in condition.option for part in _parts(one)] if condition.check == "all" else [condition]


def _ranges(conditions: Iterable[Condition]) -> dict[object, Range]:
    """For each fact that is bounded, and each measure, what the bounds leave."""
    found: dict[object, Range] = {}
    for condition in conditions:
        bound = condition.option
        if condition.check not in _BOUNDS or not isinstance(bound, Bound) or bound.length is None:
            continue
        key = (condition.fact, repr(sorted(condition.where.items())), bound.length.measure, bound.per)
        found[key] = _met(found.get(key, Range()), condition.check, bound)
    return found


def _met(known: Range, check: str, bound: Bound) -> Range:
    length = bound.length
    assert length is not None
    # A month has 28 to 31 days: of a bound that depends on the calendar the widest reading counts.
    if check == "at_least":
        low = length.low * bound.times
        return Range(low, known.high, bound.exclusive, known.open_high) if low >= known.low else known
    high = length.high * bound.times
    return Range(known.low, high, known.open_low, bound.exclusive) if high <= known.high else known
