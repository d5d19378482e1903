"""What lies ahead as a calendar (iCalendar, RFC 5545) that calendars subscribe to or import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from contract_review.renewals.ahead import Course, Renewal
from contract_review.reports.quoting import printable
from contract_review.reports.renewals.text import details

if TYPE_CHECKING:
    from icalendar import Event

_DAY = timedelta(1)
_NAME = "Contract renewals"
# A month to decide, ten working days to write the notice, a day to send it.
_ALARMS = (timedelta(-30), timedelta(-14), timedelta(-1))
# Calendars take the version with the higher number; a day later is always higher, and the same day is the same.
_FIRST_VERSION = date(2000, 1, 1)
_DAILY = timedelta(1)


def as_calendar(renewals: Sequence[Renewal], *, as_of: date) -> bytes:
    """An event for each contract whose day is known, with alarms.

    The event of a contract keeps its name for ever, so that another deadline moves it instead of adding one.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//contract-review//renewals//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _NAME)
    calendar.add("refresh-interval", _DAILY, parameters={"VALUE": "DURATION"})
    for one in sorted(renewals, key=lambda one: one.told.identity):
        event = _event(one, as_of)
        if event is not None:
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(one: Renewal, as_of: date) -> Event | None:
    from icalendar import Alarm, Event

    what, day = _what(one, as_of)
    if day is None:
        return None
    name = printable(" · ".join(part for part in (one.told.vendor, one.told.name) if part))
    event = Event()
    event.add("uid", f"{one.told.identity}@renewals.contract-review")
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("sequence", (as_of - _FIRST_VERSION).days)
    event.add("dtstart", day)
    event.add("dtend", day + _DAY)
    event.add("summary", f"{what}: {name}")
    event.add("description", printable("\n".join(_told(one))))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED")
    for before in _ALARMS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", before)
        alarm.add("description", f"{what}: {name}")
        event.add_component(alarm)
    return event


def _told(one: Renewal) -> Iterator[str]:
    """What stands in an event: nothing that is counted from today, since it is read on other days."""
    if one.deadline:
        yield f"Without notice it {'ends on' if one.to_renew else 'renews after'} {one.term_end}."
    yield from details(one)


def _what(one: Renewal, as_of: date) -> tuple[str, date | None]:
    """What an event says, and its day; where the safe day is over, the last day by the words."""
    if one.deadline and one.send_by:
        send = "Send notice to renew" if one.to_renew else "Send notice"
        return (send, one.send_by) if one.send_by >= as_of else ("Last day for notice", one.deadline.legal)
    ends = one.term_end if one.term_end and one.term_end >= as_of else None
    return ("Contract ends" if one.course is Course.ENDS else "Term ends"), ends
