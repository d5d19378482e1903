"""What the stages of a review cost, and what all rules add to a review with none: for `benchmarks.speed --rules`.

All in one process, warm, in seconds of the processor; the median of several reviews
in turn with all rules and with none.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from contract_review.model.rule import Playbook

_TIMES = 5
_MANY_WORDS = 10_000


@dataclass(frozen=True, slots=True)
class Cost:
    """A contract, and the seconds of its review with all rules and with none, of its facts, and of the clause model."""

    name: str
    words: int
    pages: int
    with_rules: float
    without: float
    facts: float
    model: float

    def __str__(self) -> str:
        many, more = self.words / _MANY_WORDS, self.with_rules / self.without - 1
        return (
            f"{self.name}, {self.pages} pages, {self.words} words: review {self.with_rules:.3f} s with all rules, "
            f"{self.without:.3f} s with none, rules cost {more:.0%}; for 10,000 words facts "
            f"{self.facts / many:.2f} s, clause model {self.model / many:.2f} s"
        )


def cost(file: Path, playbook: Playbook) -> Cost:
    """Measure one contract; both kinds of review are taken in turn, so that both meet the same machine."""
    from contract_review.clauses.categories import categorise
    from contract_review.clauses.tree import grow
    from contract_review.documents import read
    from contract_review.facts import extract
    from contract_review.reports.presentation import pages_of
    from contract_review.review import review_document, understand

    empty = replace(playbook, rules=())
    document = read(file)
    contract, clauses = understand(document), grow(document)
    runs = [
        (
            seconds(lambda: review_document(read(file), playbook=playbook)),
            seconds(lambda: review_document(read(file), playbook=empty)),
            seconds(lambda: extract(contract)),
            seconds(lambda: categorise(clauses, document)),
        )
        for _ in range(_TIMES)
    ]
    found = (median(column) for column in zip(*runs, strict=True))
    return Cost(file.name, document.words, pages_of(document) or 0, *found)


def together(costs: list[Cost]) -> Cost:
    """All contracts as one."""
    words, pages = sum(one.words for one in costs), sum(one.pages for one in costs)
    sums = (sum(getattr(one, name) for one in costs) for name in ("with_rules", "without", "facts", "model"))
    return Cost(f"all {len(costs)} contracts", words, pages, *sums)


def seconds(call: Callable[[], object]) -> float:
    """The seconds of the processor that a call takes."""
    began = time.process_time()
    call()
    return time.process_time() - began
