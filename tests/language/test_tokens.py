"""Tokens are spaCy's, each with the place where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_review.language.tokens import pipeline, tokens

TEXTS = (
    ("Provider shall pay $1,500.00 (net 30).", "signs around words and figures"),
    ("We can't, and they don't; it's 10am, i.e. U.S. time.", "contractions and abbreviations"),
    ("Fees:  due \n\n on  the 1st\tof each month ", "blanks of every kind, also two behind a word"),
    ("\n  Term", "blanks in front"),
    ("e-mail a.b@example.com or https://example.com/x_(y)?z=1.", "addresses"),
    ("“Service Credits” — 99.95%/month… A/B, non-renewal:)", "quotation marks, dashes and faces"),
    ("", "nothing"),
    ("   ", "blanks alone"),
)


@pytest.mark.parametrize(("text", "remark"), TEXTS, ids=[remark for _, remark in TEXTS])
def test_tokens_are_those_of_spacy(text: str, remark: str) -> None:
    assert _of_spacy(text) == tokens(text)


@given(st.text(alphabet="aB1 .,-'\u2019()$%/:@\n\t\u00a0\u2003e", max_size=40))
def test_stretches_cut_one_by_one_are_cut_as_in_the_whole_text(text: str) -> None:
    assert _of_spacy(text) == tokens(text)


def _of_spacy(text: str) -> tuple[list[str], list[int]]:
    spoken = pipeline()(text)
    return [token.text for token in spoken], [token.idx for token in spoken]
