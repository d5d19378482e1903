"""Quantities, sentences, phrases and how much words bind."""

from __future__ import annotations

from datetime import date

import pytest

from contract_review.language.modality import strength
from contract_review.language.phrases import Phrases
from contract_review.language.quantities import dates, durations, moneys, percentages
from contract_review.language.sentences import sentences
from contract_review.model.fact import Day, Duration, Money, Percentage, Strength, Unit
from contract_review.model.span import Span

DURATIONS = [
    ("thirty (30) days", 30, Unit.DAY, "words and figures"),
    ("one hundred and eighty (180) days", 180, Unit.DAY, "long words"),
    ("sixty days", 60, Unit.DAY, "words alone"),
    ("a 12-month term", 12, Unit.MONTH, "hyphen"),
    ("one (I) year", 1, Unit.YEAR, "the one that text recognition misreads"),
    ("24 hours\u2019 notice", 24, Unit.HOUR, "an apostrophe"),
    ("4 business hours", 4, Unit.BUSINESS_HOUR, "business hours stay business hours"),
    ("two (2) business days", 2, Unit.BUSINESS_DAY, "business days"),
    ("the next business day", 1, Unit.BUSINESS_DAY, "a name for one business day"),
    ("15 min", 15, Unit.MINUTE, "short unit"),
    ("1h", 1, Unit.HOUR, "shortest unit"),
    ("within a month", 1, Unit.MONTH, "an article is a one"),
    ("six (6) full calendar months", 6, Unit.MONTH, "adjectives between"),
]


@pytest.mark.parametrize(("text", "n", "unit", "remark"), DURATIONS, ids=[row[3] for row in DURATIONS])
def test_duration_is_read_in_its_own_unit(text: str, n: float, unit: Unit, remark: str) -> None:
    assert [found.value for found in durations(text)] == [Duration(n, unit)]


@pytest.mark.parametrize("text", ["24x7", "Section 30 daylight", "__ days", "the days"])
def test_no_duration_where_none_is_printed(text: str) -> None:
    assert durations(text) == ()


PERCENTAGES = [
    ("99.9%", 99.9, "plain"),
    ("99,9 %", 99.9, "decimal comma"),
    ("one and one-half percent", 1.5, "words with a half"),
    ("1 \u00bd %", 1.5, "a fraction sign"),
    ("five per cent (5%)", 5, "words, then figures"),
]


@pytest.mark.parametrize(("text", "n", "remark"), PERCENTAGES, ids=[row[2] for row in PERCENTAGES])
def test_percentage_is_read(text: str, n: float, remark: str) -> None:
    assert percentages(text)[0].value == Percentage(n)


def test_money_and_dates() -> None:
    assert moneys("a fee of $1,250.50")[0].value == Money(1250.5, "USD")
    assert moneys("EUR 300")[0].value == Money(300, "EUR")
    for text in ("March 1, 2026", "1 March 2026", "1st day of March, 2026", "2026-03-01", "3/1/2026", "01.03.2026"):
        assert [found.value for found in dates(text)] == [Day(date(2026, 3, 1))]
    assert dates("February 30, 2026") == ()


def test_abbreviations_end_no_sentence() -> None:
    text = "Acme Inc. shall comply with Sec. 4.1 of this Agreement. It may renew."
    assert [s.text for s in sentences(text, Span(0, len(text)))] == [text[:-14], "It may renew."]


def test_sentence_offsets_are_those_of_the_whole_text() -> None:
    text = "Preamble.\n\nFirst one. Second one."
    for sentence in sentences(text, Span(11, len(text))):
        assert sentence.span.text_in(text) == sentence.text


def test_phrases_match_words_alternatives_and_gaps() -> None:
    text = "The term shall automatically renew for further successive terms."
    (sentence,) = sentences(text, Span(0, len(text)))
    phrases = Phrases({"renews": ["renew* ... successive|additional term*"]})
    assert [m.span.text_in(text) for m in phrases.find(sentence)] == ["renew for further successive terms"]
    assert Phrases({"x": ["renew* ... yearly"]}).find(sentence) == ()


def test_phrase_without_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="no word"):
        Phrases({"x": ["..."]})


STRENGTHS = [
    ("Provider shall respond within an hour.", Strength.COMMITMENT),
    ("Provider will use commercially reasonable efforts to respond.", Strength.TARGET),
    ("The target response time is one hour.", Strength.TARGET),
    ("Provider may provide credits.", Strength.DISCRETION),
]


@pytest.mark.parametrize(("text", "expected"), STRENGTHS)
def test_strength_follows_the_verb(text: str, expected: Strength) -> None:
    assert strength(text) is expected
