"""The period over which a contract measures availability: a month, a quarter, a year."""

from __future__ import annotations

import re

from contract_review.model.contract import Contract

_AVAILABILITY = re.compile(r"(?i)\bup[\s-]?time|\bavailability\b")
_MONTH = re.compile(r"(?i)\bmonth(?:ly|s)?\b|\bbilling\s+(?:cycle|period)|\b30[\s-]days?\b")
_QUARTER = re.compile(r"(?i)\bquarter(?:ly|s)?\b|\bthree[\s-]month\s+period")
_YEAR = re.compile(
    r"(?i)\byear(?:ly|s)?\b|\bannual(?:ly|ized)?\b|\bper\s+annum|\bp\.\s?a\.|\b12[\s-]month\s+period|\bcalendar\s+year"
)
_WEEK = re.compile(r"(?i)\bweek(?:ly)?\b")
_WINDOWS = ((_QUARTER, "quarter"), (_MONTH, "month"), (_YEAR, "year"))


def window(text: str) -> str | None:
    """The period over which a text measures availability; the first that it names."""
    found = [(match.start(), word) for pattern, word in _WINDOWS if (match := pattern.search(text))]
    return min(found)[1] if found else None


def measured_per(contract: Contract, texts: tuple[str, ...]) -> str | None:
    """The period over which the contract measures availability, from definitions and from sentences that speak of it."""
    for definition in contract.definitions:
        if _AVAILABILITY.search(definition.term):
            words = f"{definition.term} {definition.meaning.text_in(contract.text)}"
            if found := window(words):
                return found
    spoken = [found for text in texts if (found := window(text))]
    if any(_WEEK.search(text) for text in texts) and not spoken:
        return None
    return max(sorted(set(spoken)), key=spoken.count) if spoken else None
