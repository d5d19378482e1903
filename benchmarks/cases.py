"""Contracts with what people found in them: a folder a case, with `contract.*`, `gold.json` and `judgement.json`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from contract_review.reports.data import as_dict
from contract_review.review import review_file


@dataclass(frozen=True, slots=True)
class Case:
    """One contract and what its readers wrote down; None where they did not."""

    name: str
    contract: Path
    facts: list[dict[str, Any]] | None
    outcomes: dict[str, dict[str, Any]] | None

    def review(self) -> dict[str, Any]:
        """The review as its JSON says it."""
        return _reviewed(self.contract)


def cases(folder: Path) -> list[Case]:
    """The cases under a folder, in the order of their names."""
    found = []
    for place in sorted(path for path in folder.glob("*") if path.is_dir()):
        contract = next(iter(sorted(place.glob("contract.*"))), None)
        if contract is not None:
            facts, outcomes = _part(place / "gold.json", "facts"), _part(place / "judgement.json", "outcomes")
            found.append(Case(place.name, contract, facts, outcomes))
    return found


def _part(path: Path, key: str) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))[key] if path.is_file() else None


@cache
def _reviewed(contract: Path) -> dict[str, Any]:
    return as_dict(review_file(contract))
