"""`says`: the clauses that the rule reads contain one of some phrases."""

from __future__ import annotations

from typing import Any

from contract_review.findings.found import Found
from contract_review.language.phrases import Phrases
from contract_review.model.rule import Condition


class Says:
    """One of the phrases stands in the clauses that the rule reads."""

    name = "says"
    summary = "One of these phrases stands in the clauses the rule reads: `says: [remain* unchanged, fixed ... term]`."

    def parse(self, raw: Any) -> tuple[str, ...]:
        """A list of phrases, in the phrase language of `language.phrases`."""
        if not isinstance(raw, list) or not raw or not all(isinstance(phrase, str) for phrase in raw):
            raise ValueError("takes a list of phrases")
        for phrase in raw:
            Phrases({"phrase": [phrase]})
        return tuple(raw)

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether a phrase was found."""
        return bool(found.search(condition.option))

    def describe(self, condition: Condition) -> str:
        """In words."""
        return "said in words"
