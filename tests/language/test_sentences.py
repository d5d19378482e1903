"""Where sentences of legal English begin and end."""

from __future__ import annotations

import pytest

from contract_review.language.sentences import sentences
from contract_review.model.span import Span

CASES = [
    ("Vendor pays. Customer acts.", ["Vendor pays.", "Customer acts."], "two sentences"),
    ("Acme, Inc. shall pay under Sec. 4.1 of this Agreement.", None, "abbreviations end no sentence"),
    ("The uptime is 99.9% per month, e.g. Monday.", None, "a decimal point and e.g."),
    ("Fees are due at 5 p.m. on Friday.", None, "a time of day"),
    ("Term.\nThe term is one year.", ["Term.", "The term is one year."], "a new line"),
]


@pytest.mark.parametrize(("text", "wanted", "remark"), CASES)
def test_a_text_is_cut_where_a_reader_would_stop(text: str, wanted: list[str] | None, remark: str) -> None:
    assert (wanted or [text]) == [sentence.text for sentence in sentences(text, Span(0, len(text)))]


def test_a_sentence_knows_its_place_in_the_whole_document() -> None:
    text = "Preamble that is skipped. Vendor pays.  Customer acts."
    found = sentences(text, Span(26, len(text)))
    assert [sentence.span.text_in(text) for sentence in found] == ["Vendor pays.", "Customer acts."]
