"""Facts and findings where no heading is read, with and without the models: `python -m benchmarks.headless GOLD_DIR`.

The same contracts as `benchmarks.facts` and `benchmarks.findings`, once as they are and once as if no clause had a
heading, which is how many short agreements and scanned papers come.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest import mock

from benchmarks import cases as stored
from benchmarks import facts, findings
from contract_review.clauses import categories, tree
from contract_review.clauses.learned import Told, told
from contract_review.model.clause import Clause
from contract_review.model.document import Document


def main(arguments: list[str]) -> int:
    """Print a line for each of the four; exit status 0 also where there is nothing to measure."""
    measured = stored.cases(Path(arguments[0])) if arguments else []
    if not measured:
        print("no contracts; nothing measured")
        return 0
    for headings in (True, False):
        for models in (True, False):
            with _reading(headings=headings, models=models):
                known = facts.score([case for case in measured if case.facts is not None]).total
                flags = findings.score([case for case in measured if case.outcomes is not None]).total
            print(f"headings {headings!s:5} models {models!s:5}: facts {known}; {flags}", flush=True)
    return 0


@contextmanager
def _reading(*, headings: bool, models: bool) -> Iterator[None]:
    stored._reviewed.cache_clear()
    grow: Callable[[Document], tuple[Clause, ...]] = tree.grow
    with mock.patch.multiple(
        "contract_review.clauses",
        grow=grow if headings else lambda document: tuple(replace(one, heading=None) for one in grow(document)),
        categorise=categories.categorise if models else _by_signs,
    ):
        yield
    stored._reviewed.cache_clear()


def _by_signs(clauses: tuple[Clause, ...], document: Document) -> tuple[Clause, ...]:
    """Categories by headings and words alone."""
    known = Told(document.text, (), told("", ()).signs)
    return tuple(
        replace(clause, categories=categories.scores_of(clues, {word.value: 0.5 for word in clues.words - clues.named}))
        for clause, clues in zip(clauses, categories.clues_of(clauses, known), strict=True)
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
