"""What we think of two contracts: which findings are better, worse, new or gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from contract_review.compare.sides import Held
from contract_review.model.finding import Outcome

# From the best to the worst; what a rule does not ask of this kind of contract is neither.
_RANKS = {
    Outcome.PREFERRED: 0,
    Outcome.ACCEPTABLE: 1,
    Outcome.WAIVED: 1,
    Outcome.UNCLEAR: 2,
    Outcome.NEGOTIATE: 3,
    Outcome.MISSING: 4,
    Outcome.WALK_AWAY: 5,
}


class Turn(StrEnum):
    """How an opinion changed; `new` and `gone` are flags that one side alone has."""

    WORSE = "worse"
    NEW = "new"
    BETTER = "better"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class OpinionChange:
    """A requirement with its finding in the old and the new contract."""

    turn: Turn
    old: Held | None
    new: Held | None

    @property
    def rule(self) -> str:
        """The rule that both are of."""
        held = self.new or self.old
        assert held is not None
        return held.rule


def opinion_changes(old: Sequence[Held], new: Sequence[Held]) -> tuple[OpinionChange, ...]:
    """The findings that differ, worse and new ones first, the most severe first."""
    before, after = _by_rule(old), _by_rule(new)
    rules = dict.fromkeys((*after, *before))
    found = [change for rule in rules for change in _of_rule(before.get(rule, []), after.get(rule, []))]
    return tuple(sorted(found, key=_urgency))


def _by_rule(findings: Sequence[Held]) -> dict[str, list[Held]]:
    held: dict[str, list[Held]] = {}
    for finding in findings:
        held.setdefault(finding.rule, []).append(finding)
    return held


def _of_rule(old: list[Held], new: list[Held]) -> Iterator[OpinionChange]:
    """Findings on the same words are the same; of the others the worst is held against the worst."""
    before, after = _apart(old, new)
    before, after = sorted(before, key=_rank, reverse=True), sorted(after, key=_rank, reverse=True)
    for one, other in zip(before, after, strict=False):
        turn = _turn(one, other)
        if turn is not None:
            yield OpinionChange(turn, one, other)
    both = min(len(before), len(after))
    yield from (OpinionChange(Turn.GONE, one, None) for one in before[both:] if one.outcome.is_flag)
    yield from (OpinionChange(Turn.NEW, None, other) for other in after[both:] if other.outcome.is_flag)


def _apart(old: Sequence[Held], new: Sequence[Held]) -> tuple[list[Held], list[Held]]:
    """Both without what they agree on: the same outcome on the same words."""
    waiting = [(one.outcome, one.fingerprint) for one in new]
    before = []
    for one in old:
        if (one.outcome, one.fingerprint) in waiting:
            waiting.remove((one.outcome, one.fingerprint))
        else:
            before.append(one)
    after = []
    for other in reversed(new):
        if (other.outcome, other.fingerprint) in waiting:
            waiting.remove((other.outcome, other.fingerprint))
            after.append(other)
    return before, after[::-1]


def _turn(old: Held, new: Held) -> Turn | None:
    if Outcome.NOT_APPLICABLE in (old.outcome, new.outcome):
        if new.outcome.is_flag:
            return Turn.NEW
        return Turn.GONE if old.outcome.is_flag else None
    difference = _RANKS[new.outcome] - _RANKS[old.outcome]
    return Turn.WORSE if difference > 0 else Turn.BETTER if difference < 0 else None


def _rank(held: Held) -> int:
    return _RANKS.get(held.outcome, -1)


def _urgency(change: OpinionChange) -> tuple[int, int, int, str]:
    held = change.new if change.turn in (Turn.WORSE, Turn.NEW) else change.old
    assert held is not None
    rising = change.turn in (Turn.BETTER, Turn.GONE)
    return int(rising), held.severity.rank, list(Turn).index(change.turn), change.rule
