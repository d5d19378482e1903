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
_MOST_PERIODS = 4


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """How long before which day a notice must be there.

    `before_renewal` counts from the renewal date, the day after the end; `clear` leaves out the day of the notice too;
    `at_most` is the other side of a window ("not less than 30 nor more than 90 days"). "Within 60 days before"
    (`within`) may mean at least 60 days, or in the last 60.
    """

    length: Duration
    before_renewal: bool = False
    clear: bool = False
    at_most: Duration | None = None
    within: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """The days that matter for one end of term.

    `legal` is the last day by the words, `safe` the last working day by every plausible reading, `latest` what counting
    months forward from the notice would allow, `earliest` the first day of a window, before which a notice is as bad as
    one that is too late. `before_term` says that the deadline is over before the term begins, so that one more term is
    already agreed.
    """

    term_end: date
    legal: date
    safe: date
    latest: date
    earliest: date | None = None
    before_term: bool = False

    @property
    def twice(self) -> bool:
        """Whether no working day satisfies all readings: one notice by the safe day, another one in the window."""
        return self.earliest is not None and self.safe < self.earliest


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
    earliest = legal if rule.within else _back(base, rule.at_most, calendar) if rule.at_most else None
    return Deadline(
        term_end=term_end,
        legal=legal,
        safe=calendar.on_or_before(legal) if rule.within else _safe(legal, safest, earliest, calendar),
        latest=max(legal, _forward(term_end, rule.length) or legal),
        earliest=earliest,
        before_term=term_start is not None and legal < term_start,
    )


def _safe(legal: date, safest: date, earliest: date | None, calendar: WorkingDays) -> date:
    """The last working day by every reading; in a window that is too narrow for that, the last one inside it."""
    # Somebody may count clear days, or from the end of the term where the words speak of the renewal date.
    days = (calendar.on_or_before(min(legal, safest - _DAY)), calendar.on_or_before(legal), legal)
    return next((day for day in days if earliest is None or day >= earliest), legal)


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


def earliest_exit(
    notice: Duration, *, given: date, not_before: date | None = None, ending: Unit | None = None
) -> date | None:
    """When a contract without end can be left: the notice runs out, and not before the initial term is over.

    With `ending` it runs out on the last day of a month, a quarter or a year only.
    """
    out = add(given, notice)
    out = max(out, not_before) if out and not_before else out
    if out is None or ending is None:
        return out
    ends = (end for n in range(_MOST_PERIODS) if (end := _last_day(out, ending, n)) >= out)
    return next((end for end in ends if (_back(end, notice, WEEKDAYS) or given) >= given), None)


def _last_day(day: date, period: Unit, n: int) -> date:
    """The last day of the n-th month, quarter or year from the one that holds a day."""
    each = months(Duration(1, period)) or 1
    first = date(day.year, (day.month - 1) // each * each + 1, 1)
    return add_months(first, each * (n + 1)) - _DAY


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
