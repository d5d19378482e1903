"""The facts that a rule may ask for."""

from __future__ import annotations

from functools import cache


@cache
def fact_ids() -> tuple[str, ...]:
    """The ids of all facts, in the order of the vocabulary."""
    from contract_review.facts.vocabulary import VOCABULARY

    return tuple(VOCABULARY)
