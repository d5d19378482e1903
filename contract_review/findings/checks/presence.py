"""`present` and `absent`: whether the contract states a fact at all."""

from __future__ import annotations

from typing import Any

from contract_review.findings.found import Found
from contract_review.model.rule import Condition


def _parse_true(raw: Any) -> bool:
    if raw is not True:
        raise ValueError("takes true")
    return True


class Present:
    """The contract states the fact."""

    name = "present"
    summary = "The contract states the fact: `present: true`, mostly with `fact:`."

    def parse(self, raw: Any) -> bool:
        """Only true."""
        return _parse_true(raw)

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether the fact was found."""
        return bool(found.of(condition))

    def describe(self, condition: Condition) -> str:
        """In words."""
        return "stated in the contract"


class Absent:
    """The contract does not state the fact."""

    name = "absent"
    summary = "The contract does not state the fact: `absent: true`."

    def parse(self, raw: Any) -> bool:
        """Only true."""
        return _parse_true(raw)

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether the fact was not found."""
        return not found.of(condition)

    def describe(self, condition: Condition) -> str:
        """In words."""
        return "none"
