"""Facts beyond the common vocabulary that the rules ask for; they stand apart in the JSON of a review."""

from contract_review.facts.further import incidents, keeping, oversight, partnership

__all__ = ["FINDERS"]

FINDERS = (*keeping.FINDERS, *incidents.FINDERS, *oversight.FINDERS, *partnership.FINDERS)
