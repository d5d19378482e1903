"""What was found in a contract that bears on one rule: its facts, and the clauses it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from contract_review.model.evidence import Evidence
from contract_review.model.fact import Fact
from contract_review.model.rule import Condition


@dataclass(frozen=True, slots=True)
class Found:
    """The facts that a rule looks at, its main fact, and a search for phrases in the clauses that it reads."""

    main: str | None
    facts: tuple[Fact, ...]
    search: Callable[[tuple[str, ...]], tuple[Evidence, ...]]

    def of(self, condition: Condition) -> tuple[Fact, ...]:
        """The facts that a condition speaks of: its own fact or the rule's main one, narrowed by its `where`."""
        wanted = condition.fact or self.main
        return tuple(fact for fact in self.facts if fact.id == wanted and meets(fact, condition.where))


def meets(fact: Fact, where: Any) -> bool:
    """Whether a fact's qualifiers are among those that a `where` asks for."""
    for name, wanted in where.items():
        actual = getattr(fact.qualifiers, "floor" if name == "from" else name)
        if (actual if actual is None or isinstance(actual, (int, float)) else str(actual)) not in wanted:
            return False
    return True


def every(answers: Iterable[bool | None]) -> bool | None:
    """True where all answers are true, False where all are false, None where they differ or there is none."""
    seen = set(answers)
    return next(iter(seen)) if len(seen) == 1 else None
