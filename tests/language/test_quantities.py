"""Durations, percentages, money and dates, in the ways in which contracts print them."""

from __future__ import annotations

from datetime import date

import pytest

from contract_review.language.quantities import dates, durations, in_other_words, moneys, percentages
from contract_review.model.fact import Day, Duration, Money, Percentage, Unit

DURATIONS = [
    ("thirty (30) days", 30, Unit.DAY, "words and figures"),
    ("30 (thirty) days", 30, Unit.DAY, "figures and words"),
    ("one hundred eighty (180) days", 180, Unit.DAY, "long number words"),
    ("five(5) days", 5, Unit.DAY, "no blank before the bracket"),
    ("one (I) year", 1, Unit.YEAR, "text recognition reads 1 as I"),
    ("sixty days", 60, Unit.DAY, "words alone"),
    ("12-month term", 12, Unit.MONTH, "a hyphen"),
    ("two-year term", 2, Unit.YEAR, "a hyphen after a word"),
    ("30\u00a0days", 30, Unit.DAY, "a non-breaking space"),
    ("30 calendar days", 30, Unit.DAY, "a calendar day is a day"),
    ("18 consecutive months", 18, Unit.MONTH, "an adjective between"),
    ("ten days' notice", 10, Unit.DAY, "a possessive"),
    ("15 min", 15, Unit.MINUTE, "short for minutes"),
    ("1h", 1, Unit.HOUR, "short for hours"),
    ("1 ½ hours", 1.5, Unit.HOUR, "a printed fraction"),
    ("4 business hours", 4, Unit.BUSINESS_HOUR, "business hours stay business hours"),
    ("eight (8) working days", 8, Unit.BUSINESS_DAY, "working days are business days"),
    ("the next business day", 1, Unit.BUSINESS_DAY, "a named day"),
    ("within a month", 1, Unit.MONTH, "an article"),
]


@pytest.mark.parametrize(("text", "n", "unit", "remark"), DURATIONS)
def test_a_length_of_time_keeps_the_unit_of_the_text(text: str, n: float, unit: Unit, remark: str) -> None:
    assert [Duration(n, unit)] == [found.value for found in durations(text)]


@pytest.mark.parametrize("text", ["24x7", "the 2nd year", "month-to-month", "Section 30.1", "___ days"])
def test_what_is_no_length_of_time(text: str) -> None:
    assert durations(text) == ()


PERCENTAGES = [
    ("99.95%", 99.95, "figures"),
    ("99,9 %", 99.9, "a decimal comma"),
    ("eight percent", 8, "words"),
    ("eight per cent (8%)", 8, "two words"),
    ("ninety-nine and nine tenths percent", 99.9, "tenths in words"),
    ("one and one-half percent", 1.5, "a half in words"),
]


@pytest.mark.parametrize(("text", "n", "remark"), PERCENTAGES)
def test_a_percentage_is_read_as_printed(text: str, n: float, remark: str) -> None:
    assert Percentage(n) == percentages(text)[0].value


MONEYS = [
    ("$1,000.50", 1000.5, "USD", "a dollar is American unless the text says otherwise"),
    ("US$ 250", 250, "USD", "a sign with its country"),
    ("EUR 5.000", 5000, "EUR", "a point parts the thousands"),
    ("1.250,50 €", 1250.5, "EUR", "the sign behind, a comma before the cents"),
    ("£3,000,000", 3_000_000, "GBP", "millions"),
]


@pytest.mark.parametrize(("text", "amount", "currency", "remark"), MONEYS)
def test_an_amount_of_money_has_its_currency(text: str, amount: float, currency: str, remark: str) -> None:
    assert [Money(amount, currency)] == [found.value for found in moneys(text)]


DATES = [
    ("January 31, 2024", "the American way"),
    ("31 January 2024", "the British way"),
    ("31st day of January, 2024", "as deeds have it"),
    ("2024-01-31", "ISO 8601"),
    ("1/31/2024", "month first"),
    ("31/1/2024", "only the other way is a date"),
    ("31.01.2024", "points"),
    ("Jan. 31, 2024", "a short month"),
]


@pytest.mark.parametrize(("text", "remark"), DATES)
def test_a_date_is_read_in_every_order(text: str, remark: str) -> None:
    assert [Day(date(2024, 1, 31))] == [found.value for found in dates(text)]


@pytest.mark.parametrize("text", ["February 30, 2024", "Section 4.1.2", "the 31st day of each month"])
def test_what_is_no_date(text: str) -> None:
    assert dates(text) == ()


def test_a_place_prints_the_value_that_was_found_there() -> None:
    text = "Invoices are payable within thirty (30) days; credits within 2 months."
    assert [found.span.text_in(text) for found in durations(text)] == ["thirty (30) days", "2 months"]


DIFFER = [
    ("within thirty (45) days", [(Duration(45, Unit.DAY), Duration(30, Unit.DAY))], "days"),
    ("12 (ten) months", [(Duration(12, Unit.MONTH), Duration(10, Unit.MONTH))], "figures first"),
    ("two percent (3%)", [], "a percent sign on each side makes two percentages"),
    ("two (3) percent", [(Percentage(3), Percentage(2))], "percent"),
    ("thirty (30) days", [], "they agree"),
]


@pytest.mark.parametrize(("text", "pairs", "remark"), DIFFER, ids=[row[2] for row in DIFFER])
def test_words_and_figures_that_differ_are_both_kept(text: str, pairs: list[object], remark: str) -> None:
    assert pairs == list(in_other_words(text))
