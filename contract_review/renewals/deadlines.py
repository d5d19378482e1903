"""The last day for a notice against renewal: by the words, by every reading of them, and to put it in the post.

No deadline is ever rolled forward to the next working day: notice that came on Monday for a Sunday has been held late.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from contract_review.model.fact import Duration, Unit
from contract_review.renewals.lengths import add, add_months, months
from contract_review.renewals.terms import Term
from contract_review.renewals.working_days import WEEKDAYS, WorkingDays

_DAY = timedelta(1)
_MOST_WORKING_DAYS = 2000
# A contract that renews by the day has more ends than anybody wants to walk through.
_MOST_TERMS = 10_000


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """How long before which day a notice must be there.

    `before_renewal` counts from the renewal date, the day after the end; `clear` leaves out the day of the notice too;
    `at_most` is the other side of a window ("not less than 30 nor more than 90 days").
    """

    length: Duration
    before_renewal: bool = False
    clear: bool = False
    at_most: Duration | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """The days that matter for one end of term.

    `legal` is the last day by the words, `safe` the last working day by every plausible reading, `latest` what counting
    months forward from the notice would allow, `earliest` the first day of a window. `before_term` says that the
    deadline is over before the term begins, so that one more term is already agreed.
    """

    term_end: date
    legal: date
    safe: date
    latest: date
    earliest: date | None = None
    before_term: bool = False


def deadline(
    term_end: date, rule: NoticeRule, *, calendar: WorkingDays = WEEKDAYS, term_start: date | None = None
) -> Deadline | None:
    """The deadline before one end of term; None where the notice is counted in hours."""
    base = term_end + _DAY if rule.before_renewal else term_end
    legal, safest = _back(base, rule.length, calendar), _back(term_end, rule.length, calendar)
    if legal is None or safest is None:
        return None
    if rule.clear:
        legal -= _DAY
    return Deadline(
        term_end=term_end,
        legal=legal,
        # Somebody may count clear days, or from the end of the term where the words speak of the renewal date.
        safe=calendar.on_or_before(min(legal, safest - _DAY)),
        latest=max(legal, _forward(term_end, rule.length) or legal),
        earliest=_back(base, rule.at_most, calendar) if rule.at_most else None,
        before_term=term_start is not None and legal < term_start,
    )


def next_deadline(
    term: Term, rule: NoticeRule, *, as_of: date | None = None, calendar: WorkingDays = WEEKDAYS
) -> Deadline | None:
    """The first deadline on or after a day; without a day, that of the initial term. None where none is to come."""
    start = term.start
    for end in islice(term.ends(), _MOST_TERMS):
        found = deadline(end, rule, calendar=calendar, term_start=start)
        if found is None or as_of is None or found.legal >= as_of:
            return found
        start = end + _DAY
    return None


def send_by(safe: date, *, delivery: int, calendar: WorkingDays = WEEKDAYS) -> date:
    """The last day to send a notice that counts as received `delivery` working days later (0: on the same day)."""
    day = safe
    while calendar.received(day, delivery) > safe:
        day -= _DAY
    return day


def earliest_exit(notice: Duration, *, given: date, not_before: date | None = None) -> date | None:
    """When a contract without end can be left: the notice runs out, and not before the initial term is over."""
    out = add(given, notice)
    return max(out, not_before) if out and not_before else out


def _back(day: date, length: Duration, calendar: WorkingDays) -> date | None:
    if length.unit is Unit.BUSINESS_DAY and length.n <= _MOST_WORKING_DAYS:
        return calendar.back(day, int(length.n))
    return add(day, length, times=-1)


def _forward(term_end: date, length: Duration) -> date | None:
    """The last day from which that many months still end with the term: 30 November for three months to 28 February."""
    n = months(length)
    if n is None:
        return None
    day = add(term_end, length, times=-1)
    while day and add_months(day + _DAY, n) <= term_end:
        day += _DAY
    return day
