"""Facts about the law between the parties: whose law, who may change or assign, what outlives the contract."""

from __future__ import annotations

from contract_review.facts.legal import assignment, assurances, changes, covenants, governing_law

FINDERS = (
    *governing_law.FINDERS,
    *covenants.FINDERS,
    *assignment.FINDERS,
    *changes.FINDERS,
    *assurances.FINDERS,
)
