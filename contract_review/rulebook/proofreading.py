"""Rule files are read with all their mistakes told, not only the first."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from contract_review.errors import RuleFileError
from contract_review.rulebook.excerpts import told
from contract_review.rulebook.satisfiable import unsatisfiable
from contract_review.rulebook.schema import load_rule


def mistakes_in(files: Iterable[Path]) -> tuple[str, ...]:
    """What is wrong with rule files, each with its file: at most one mistake of a file that does not load."""
    mistakes: list[str] = []
    known: dict[str, Path] = {}
    for path in files:
        try:
            rule = load_rule(path)
        except RuleFileError as error:
            mistakes.append(told(error))
            continue
        if rule.id in known:
            mistakes.append(f"{path}: the id {rule.id!r} stands in {known[rule.id]} already")
        known.setdefault(rule.id, path)
        mistakes += [f"{path}: {mistake}" for mistake in unsatisfiable(rule)]
    return tuple(mistakes)
