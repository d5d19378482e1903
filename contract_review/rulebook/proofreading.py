"""Rule files are read with all their mistakes told, not only the first."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from contract_review.errors import RuleFileError
from contract_review.rulebook.satisfiable import unsatisfiable
from contract_review.rulebook.schema import load_rule


def mistakes_in(files: Iterable[Path]) -> tuple[str, ...]:
    """What is wrong with rule files, a line each with the file: at most one a file that does not load."""
    told: list[str] = []
    known: dict[str, Path] = {}
    for path in files:
        try:
            rule = load_rule(path)
        except RuleFileError as error:
            told.append(str(error))
            continue
        if rule.id in known:
            told.append(f"{path}: the id {rule.id!r} stands in {known[rule.id]} already")
        known.setdefault(rule.id, path)
        told += [f"{path}: {mistake}" for mistake in unsatisfiable(rule)]
    return tuple(told)
