"""What lies ahead as a calendar, a workbook and a picture: read back by other programs than the one that writes."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree

import icalendar
import pytest
import vobject

from contract_review.errors import UsageError
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Day, Duration, Fact, Flag, Unit
from contract_review.model.span import Span
from contract_review.renewals.ahead import Renewal, Told, renewal_of
from contract_review.reports.renewals import render

DAY = date(2026, 6, 1)
FACTS = (
    Fact("term.effective-date", Day(date(2026, 3, 1)), ()),
    Fact("term.initial", Duration(12, Unit.MONTH), ()),
    Fact("term.renewal-period", Duration(12, Unit.MONTH), ()),
    Fact("term.non-renewal-notice", Duration(60, Unit.DAY), ()),
    Fact("term.auto-renewal", Flag(True), ()),
)
# What a contract may be called by somebody who means no good.
NASTY = '=2+3, "quoted"; <script>alert(1)</script>\r\nEND:VCALENDAR\x07 {{ 7*7 }}'
BACKUP = Told("contract-7", "Backup", FACTS, number=7, vendor="Harbour Vault, Inc.")


def ahead(told: Told = BACKUP, as_of: date = DAY) -> Renewal:
    return renewal_of(told, as_of=as_of)


def calendar(*renewals: Renewal, as_of: date = DAY) -> bytes:
    written = render(renewals, form="ics", as_of=as_of)
    assert isinstance(written, bytes)
    return written


def only_event(data: bytes) -> icalendar.Event:
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return event


def test_calendar_is_read_by_two_programs_with_the_same_day_and_its_alarms() -> None:
    data = calendar(ahead())
    event = only_event(data)
    assert event.errors == []
    other = vobject.readOne(data.decode()).vevent
    assert event["dtstart"].dt == other.dtstart.value == date(2026, 12, 28)
    assert event["dtend"].dt == other.dtend.value == date(2026, 12, 29)
    assert event["summary"] == other.summary.value == "Send notice: Harbour Vault, Inc. · Backup"
    alarms = [alarm["trigger"].dt for alarm in event.walk("VALARM")]
    assert alarms == [timedelta(-30), timedelta(-14), timedelta(-1)]


def test_lines_of_a_calendar_end_and_fold_as_the_standard_says() -> None:
    data = calendar(ahead(replace(BACKUP, name="Sicherung für Zürich " * 9)))
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_deadline_that_moved_moves_its_event() -> None:
    before, later = only_event(calendar(ahead())), date(2026, 7, 1)
    moved = ahead(replace(BACKUP, start=date(2026, 4, 1)), later)
    after = only_event(calendar(moved, as_of=later))
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after["dtstamp"].dt > before["dtstamp"].dt
    assert after["dtstart"].dt == date(2027, 1, 28) != before["dtstart"].dt


def test_calendar_of_one_day_is_the_same_to_the_byte_whatever_the_order() -> None:
    other = ahead(replace(BACKUP, identity="contract-8"))
    assert calendar(ahead(), other) == calendar(other, ahead())


def test_contract_without_a_day_has_no_event() -> None:
    assert icalendar.Calendar.from_ical(calendar(ahead(replace(BACKUP, facts=FACTS[1:])))).walk("VEVENT") == []


def test_name_of_a_contract_ends_no_calendar() -> None:
    event = only_event(calendar(ahead(replace(BACKUP, name=NASTY))))
    assert "END:VCALENDAR" in event["summary"]
    assert "\x07" not in event["summary"]


def test_workbook_holds_days_as_days_and_words_as_words() -> None:
    written = render([ahead(replace(BACKUP, name=NASTY))], form="xlsx", as_of=DAY)
    assert isinstance(written, bytes)
    with zipfile.ZipFile(io.BytesIO(written)) as book:
        sheet, words = book.read("xl/worksheets/sheet1.xml").decode(), book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "=2+3" in words
    # 28 December 2026 as Excel counts days.
    assert "<v>46384</v>" in sheet


@pytest.mark.parametrize("form", ["html", "svg"])
def test_name_of_a_contract_is_words_in_a_picture(form: str) -> None:
    page = str(render([ahead(replace(BACKUP, name=NASTY))], form=form, as_of=DAY))
    assert "<script" not in page
    assert "49" not in re.findall(r">([^<]*)<", page)


def test_picture_puts_the_day_into_its_month() -> None:
    picture = ElementTree.fromstring(str(render([ahead()], form="svg", as_of=DAY)))
    (dot,) = picture.iter("{http://www.w3.org/2000/svg}circle")
    # December is the seventh month from June; its 28th day lies 27/31 into it.
    assert float(dot.attrib["cx"]) == pytest.approx(600 + 100 * 27 / 31, abs=0.1)


def test_png_shows_the_picture_at_twice_its_size() -> None:
    from PIL import Image

    written = render([ahead()], form="png", as_of=DAY)
    assert isinstance(written, bytes)
    picture = Image.open(io.BytesIO(written)).convert("RGB")
    assert picture.size == (2 * (1200 + 440), 2 * 100)
    # The dot on the day to send notice: past 420 for the names, in the first band.
    assert picture.getpixel((round(2 * (420 + 600 + 100 * 27 / 31)), 2 * (40 + 17))) == (0x8E, 0x1B, 0x1B)


def test_png_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(UsageError, match=r"contract-review\[png\]"):
        render([ahead()], form="png", as_of=DAY)


def test_contract_that_ends_by_itself_has_an_event_to_renew_it() -> None:
    words = (
        "Customer may renew this Agreement for a further year by notice at least 60 days before the end of the term."
    )
    quote = (Evidence(words, Span(0, len(words)), 1, "1.2"),)
    option = Fact("term.renewal-period", Duration(1, Unit.YEAR), quote)
    event = only_event(
        calendar(ahead(replace(BACKUP, facts=(*FACTS[:2], Fact("term.auto-renewal", Flag(False), ()), option))))
    )
    assert event["summary"].startswith("Send notice to renew: ")
    assert "Without notice it ends on 2027-02-28." in event["description"]
    assert event["dtstart"].dt == date(2026, 12, 28)


def test_picture_shows_the_window_in_which_notice_counts() -> None:
    words = "It renews unless a party gives notice not less than 60 nor more than 90 days before the end of the term."
    quote = (Evidence(words, Span(0, len(words)), 1, "1.2"),)
    told = replace(BACKUP, facts=tuple(replace(one, evidence=quote) if "notice" in one.id else one for one in FACTS))
    picture = ElementTree.fromstring(str(render([ahead(told)], form="svg", as_of=DAY)))
    (window,) = (rect for rect in picture.iter("{http://www.w3.org/2000/svg}rect") if rect.attrib.get("height") == "3")
    # From 30 November to 30 December: the sixth month from June, and the seventh.
    x, width = float(window.attrib["x"]), float(window.attrib["width"])
    assert (x, x + width) == (pytest.approx(500 + 100 * 29 / 30, abs=0.1), pytest.approx(600 + 100 * 29 / 31, abs=0.1))
    assert "window for notice" in str(render([ahead(told)], form="html", as_of=DAY))
    assert "window for notice" not in str(render([ahead()], form="html", as_of=DAY))
