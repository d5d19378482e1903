"""The phrase language: what matches, what does not, and which words give a phrase away."""

from __future__ import annotations

import pytest

from contract_review.language.phrases import Phrases
from contract_review.language.sentences import sentences
from contract_review.model.span import Span

MATCHES = [
    ("not to renew", "It elects NOT to renew.", "NOT to renew", "whatever the case"),
    ("fee|price increase", "Any price increase counts.", "price increase", "either word"),
    ("terminate (this) agreement", "We terminate agreement X.", "terminate agreement", "a word left out"),
    ("terminat* for cause", "Upon termination for cause.", "termination for cause", "any ending"),
    ("# days", "Within 30 days.", "30 days", "a number"),
    ("prorated|pro-rata refund", "A pro-rata refund is due.", "pro-rata refund", "an alternative of several tokens"),
    ("non-refund*", "Fees are non-refundable.", "non-refundable", "any ending behind a hyphen"),
    ("u.s. dollars", "Pay in U.S. Dollars.", "U.S. Dollars", "a word with points"),
    (
        "prices at @",
        "See prices at https://vendor.example/list now.",
        "prices at https://vendor.example/list",
        "an address",
    ),
    ("notice ... renew", "Give notice of intent not to renew.", "notice of intent not to renew", "a gap"),
]


@pytest.mark.parametrize(("phrase", "text", "wanted", "remark"), MATCHES)
def test_a_phrase_is_found_at_its_place(phrase: str, text: str, wanted: str, remark: str) -> None:
    (sentence,) = sentences(text, Span(0, len(text)))
    assert [wanted] == [match.span.text_in(text) for match in Phrases({"it": [phrase]}).find(sentence)]


def test_a_gap_is_no_wider_than_it_says() -> None:
    text = "Notice is something that one may give in order to renew."
    (sentence,) = sentences(text, Span(0, len(text)))
    assert Phrases({"it": ["notice ...3 renew"]}).find(sentence) == ()


def test_a_star_inside_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="at the end"):
        Phrases({"it": ["fav*red terms"]})


@pytest.mark.parametrize(
    "phrase", ["single (point of) contact", "customer (shall)|must notify", 'beyond|"not within" control']
)
def test_brackets_and_quotation_marks_that_hold_no_whole_word_are_refused(phrase) -> None:
    with pytest.raises(ValueError, match="no whole word"):
        Phrases({"it": [phrase]})


def test_a_bracket_inside_a_word_is_part_of_it() -> None:
    text = "Licensee keeps its rights under section 365(n) of the Code."
    (sentence,) = sentences(text, Span(0, len(text)))
    assert len(Phrases({"it": ["section 365(n)"]}).find(sentence)) == 1


def test_a_phrase_of_wide_gaps_takes_no_longer_than_a_narrow_one() -> None:
    text = "terminate " + "and so on " * 60 + "the fees"
    (sentence,) = sentences(text, Span(0, len(text)))
    assert Phrases({"it": ["terminate ...40 pay ...40 all ...40 fees"]}).find(sentence) == ()
    assert len(Phrases({"it": ["terminate ...200 fees"]}).find(sentence)) == 1


def test_a_phrase_without_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="no word"):
        Phrases({"it": ["... #"]})


def test_phrase_with_too_many_readings_is_refused_and_does_not_hang() -> None:
    with pytest.raises(ValueError, match="more than 256 ways"):
        Phrases({"x": ["notice " + " ".join(f"(word{n})" for n in range(40))]})
