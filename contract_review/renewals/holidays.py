"""The public holidays of the countries of both sides, from the `holidays` library."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from contract_review.errors import UsageError
from contract_review.renewals.working_days import WEEKDAYS, WorkingDays

# Deadlines of contracts that run for longer are counted without holidays, and move with the next run.
_YEARS_BACK, _YEARS_AHEAD = 1, 15


def working_days(countries: Iterable[str], *, as_of: date) -> WorkingDays:
    """Days on which all the places do business, each a country or a part of one: "US", "GB-SCT".

    Raises `UsageError` for a place that has no calendar.
    """
    places = tuple(countries)
    if not places:
        return WEEKDAYS
    import holidays

    years = range(as_of.year - _YEARS_BACK, as_of.year + _YEARS_AHEAD)
    days, weekend = set[date](), set[int]()
    for place in places:
        country, _, part = place.upper().partition("-")
        try:
            found = holidays.country_holidays(country, subdiv=part or None, years=years)
        except NotImplementedError as error:
            raise UsageError(f"{place!r} has no calendar of holidays; write it as US, GB or CA-ON") from error
        days |= set(found)
        weekend |= set(found.weekend)
    return WorkingDays(frozenset(days), frozenset(weekend))
