"""What was found in a contract that bears on one rule: its facts, and the clauses it reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from contract_review.findings.search import Search
from contract_review.findings.wordings import Wording
from contract_review.model.clause import Category
from contract_review.model.contract import Contract
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Fact
from contract_review.model.rule import Condition


@dataclass(frozen=True, slots=True)
class Found:
    """The facts that a rule looks at, its main fact, the playbook's variables, and a search in the clauses it reads."""

    main: str | None
    facts: tuple[Fact, ...]
    looking: Search
    reads: tuple[Category, ...] = ()
    variables: Mapping[str, Any] = field(default_factory=dict)

    @property
    def contract(self) -> Contract:
        """The contract itself."""
        return self.looking.contract

    def of(self, condition: Condition) -> tuple[Fact, ...]:
        """The facts that a condition speaks of: its own fact or the rule's main one, narrowed by its `where`."""
        wanted = condition.fact or self.main
        return tuple(fact for fact in self.facts if fact.id == wanted and meets(fact, condition.where))

    def search(self, wording: Wording) -> tuple[Evidence, ...]:
        """The sentences that say it."""
        return self.looking.find(wording, self.reads)

    def says(self, wording: Wording) -> bool:
        """Whether a sentence says it."""
        return bool(self.looking.sentences_with(wording, self.reads))

    def settles(self, category: Category) -> bool:
        """Whether the contract has a clause on a subject."""
        return self.looking.settles(category)


def meets(fact: Fact, where: Mapping[str, Any]) -> bool:
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
