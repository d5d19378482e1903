"""What the facts of a contract say of its end, and what is said where they give no day."""

from __future__ import annotations

from datetime import date

import pytest

from contract_review.model.contract import Role
from contract_review.model.fact import Day, Duration, Fact, Flag, Qualifiers, Unit, Value
from contract_review.renewals import outlook


def fact(name: str, value: Value, party: Role | None = None, scope: str | None = None) -> Fact:
    return Fact(f"term.{name}", value, (), Qualifiers(party=party, scope=scope))


START = fact("effective-date", Day(date(2026, 3, 1)))
YEAR = fact("initial", Duration(12, Unit.MONTH))
RENEWS = fact("auto-renewal", Flag(True))
EACH_YEAR = fact("renewal-period", Duration(1, Unit.YEAR))
SIXTY = fact("non-renewal-notice", Duration(60, Unit.DAY), Role.EITHER)

CASES = [
    ([START, YEAR, RENEWS, EACH_YEAR, SIXTY], None, "2027-02-28", "2026-12-30", "received 60 days before", "all is given: the initial term"),
    ([START, YEAR, RENEWS, EACH_YEAR, SIXTY], "2027-06-01", "2028-02-29", "2027-12-31", "received 60 days before", "a year on: the running renewal"),
    ([START, YEAR, SIXTY], "2027-06-01", "2027-02-28", None, "length of a renewal is not given", "the deadline is over and nobody knows the next"),
    ([YEAR, RENEWS, SIXTY], None, None, None, "the day on which the term began is needed", "no first day"),
    ([START, RENEWS, SIXTY], None, None, None, "the day on which the term ends is needed", "no length"),
    ([START, YEAR, fact("auto-renewal", Flag(False))], None, "2027-02-28", None, "does not renew by itself", "nothing to stop"),
    ([START, YEAR, EACH_YEAR, SIXTY, fact("non-renewal-notice", Duration(3, Unit.MONTH))], None, "2027-02-28", "2026-11-28", "received 3 months", "of two notices the longer is safe"),
    ([START, YEAR, fact("non-renewal-notice", Duration(90, Unit.DAY), Role.VENDOR)], None, "2027-02-28", None, "", "a right of the vendor alone"),
    ([START, YEAR, fact("initial", Duration(3, Unit.YEAR)), SIXTY], None, None, None, "more than one length of the term", "two plans"),
    ([START, YEAR, fact("initial", Duration(1, Unit.MONTH), scope="Trial"), SIXTY], None, "2027-02-28", "2026-12-30", "received", "the term of one plan is not that of the contract"),
    ([START, YEAR, fact("initial", Duration(1, Unit.YEAR)), SIXTY], None, "2027-02-28", "2026-12-30", "received", "twelve months and a year are one length"),
    ([fact("expiry-date", Day(date(2026, 12, 31))), START, YEAR, SIXTY], None, "2026-12-31", "2026-11-01", "disagree", "a stated end against the length"),
    ([START, YEAR, fact("non-renewal-notice", Duration(4, Unit.HOUR))], None, "2027-02-28", None, "give no day", "hours"),
    ([START, YEAR, fact("non-renewal-notice", Duration(9000, Unit.YEAR))], None, "2027-02-28", None, "give no day", "a notice longer than all calendars"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "as_of", "end", "legal", "note", "remark"), CASES, ids=[row[5] for row in CASES])
def test_outlook_gives_days_or_says_what_is_missing(facts, as_of, end, legal, note: str, remark: str) -> None:
    found = outlook(facts, as_of=date.fromisoformat(as_of) if as_of else None)
    assert (str(found.term_end) if found.term_end else None) == end
    assert (str(found.deadline.legal) if found.deadline else None) == legal
    assert note in "; ".join(found.notes)
