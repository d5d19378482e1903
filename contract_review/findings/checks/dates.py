"""`between`: how long it is from one day that the contract names to another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from contract_review.findings.bounds import Bound, at_least, at_most, bound_in_words, parse_bound
from contract_review.findings.found import Found, every
from contract_review.findings.lengths import Length
from contract_review.model.fact import Day
from contract_review.model.rule import Condition


@dataclass(frozen=True, slots=True)
class Stretch:
    """The facts that name the first and the last day, and how long or short the time between may be."""

    first: str
    last: str
    least: Bound | None = None
    most: Bound | None = None

    @property
    def facts(self) -> tuple[str, str]:
        """The facts, to be checked against the vocabulary."""
        return self.first, self.last


class Between:
    """The time between two days is long, or short, enough."""

    name = "between"
    summary = (
        "The time from one day to another: "
        "`between: {from: term.effective-date, to: term.expiry-date, at_most: 12 months}`."
    )

    def parse(self, raw: Any) -> Stretch:
        """A mapping with from, to, and at_least or at_most."""
        if (
            not isinstance(raw, dict)
            or not {"from", "to"} < set(raw)
            or set(raw) - {"from", "to", "at_least", "at_most"}
        ):
            raise ValueError("takes from, to, and at_least or at_most")
        least, most = (parse_bound(raw[name]) if name in raw else None for name in ("at_least", "at_most"))
        return Stretch(str(raw["from"]), str(raw["to"]), least, most)

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether each pair of days is far enough apart; unknown where one of the days is not named."""
        stretch: Stretch = condition.option
        firsts, lasts = (
            [fact.value.date for fact in found.facts if fact.id == name and isinstance(fact.value, Day)]
            for name in stretch.facts
        )
        return every(_within(_months(first, last), stretch) for first in firsts for last in lasts if first < last)

    def describe(self, condition: Condition) -> str:
        """The bounds in words."""
        stretch: Stretch = condition.option
        words = [("at least ", stretch.least), ("at most ", stretch.most)]
        return " and ".join(word + bound_in_words(bound) for word, bound in words if bound)


def _within(length: Length, stretch: Stretch) -> bool | None:
    answers = [
        keeps(length, bound, bound.length)
        for bound, keeps in ((stretch.least, at_least), (stretch.most, at_most))
        if bound is not None and bound.length is not None
    ]
    return False if False in answers else None if None in answers else True


def _months(first: date, last: date) -> Length:
    """The time between two days in months; "1 March to 28 February" is a year, for the last day counts."""
    months = 12 * (last.year - first.year) + last.month - first.month + (last.day - first.day + 1) / 31
    days = (last - first).days + 1
    return Length(days * 24.0, days * 24.0, months=round(months * 2) / 2)
