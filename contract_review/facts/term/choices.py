"""Lengths among which the customer chooses: "monthly or annual", each with the choice as its scope."""

from __future__ import annotations

import re

from contract_review.model.fact import Duration, Unit

_RHYTHM = r"(monthly|annual(?:ly)?|yearly|quarterly)"
_CHOSEN = re.compile(
    r"(?i)\b(?:billing\s+cycles?|subscription\s+(?:terms?|periods?|plans?)|subscriptions?|commitment\s+terms?|terms?)\b[^.;]{0,60}?"
    rf"\b{_RHYTHM}\s*(?:basis\s+|terms?\s+)?(?:or|and|/)\s*(?:an?\s+|on\s+an?\s+)?{_RHYTHM}\b"
)
_ADVERB = {
    "monthly": Unit.MONTH, "annual": Unit.YEAR, "annually": Unit.YEAR, "yearly": Unit.YEAR, "quarterly": Unit.QUARTER,
}  # fmt: skip


def chosen_lengths(text: str) -> tuple[tuple[Duration, str], ...]:
    """The lengths of term that a sentence offers, each with the name of the choice; none where it offers no choice."""
    chosen = _CHOSEN.search(text)
    if chosen is None:
        return ()
    units = (_ADVERB[name.lower()] for name in chosen.groups())
    return tuple((Duration(1, unit), "annual" if unit is Unit.YEAR else f"{unit.value}ly") for unit in units)
