"""A length of time is told from its words: a notice, a deadline, a stretch that lasts, or time gone by."""

from __future__ import annotations

import pytest

from contract_review.language.timing import timings

USES = [
    ("on thirty (30) days' prior written notice", ["notice"], "notice behind the number"),
    ("by giving 90 (ninety) days\u2019 written notice", ["notice"], "words behind the figures"),
    ("notifies the other at least 60 days before the end of the term", ["notice"], "telling, and a day to count back from"),
    ("The notice period is six months", ["notice"], "notice in front of the number"),
    ("cancels no later than ten days before renewal", ["ahead"], "nobody is told"),
    ("cures the breach within 30 days of notice", ["deadline"], "counted from a notice, and no notice itself"),
    ("is payable 30 days from the date of the invoice", ["deadline"], "counted from an invoice"),
    ("for a term of three years", ["lasting"], "a term"),
    ("successive one-year periods", ["lasting"], "a period with a hyphen"),
    ("for the longer of one year or the project", ["lasting"], "a length among others"),
    ("the fees paid in the twelve months before the event", ["past"], "looking back"),
    ("sums that are more than 30 days overdue", ["past"], "late already"),
    ("over the preceding two quarters", ["past"], "looking back"),
    (
        "renews for successive six (6) month periods unless written notice is given at least three (3) months before",
        ["lasting", "notice"],
        "a number in brackets is no item of a list",
    ),
    (
        "may leave (a) on 30 days' notice; or (b) if a breach lasts for 60 days",
        ["notice", "lasting"],
        "each item keeps to itself",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "uses", "remark"), USES, ids=[row[2] for row in USES])
def test_the_use_of_a_length_of_time_is_told_from_its_words(text: str, uses: list[str], remark: str) -> None:
    assert uses == [str(timed.use) for timed in timings(text)]


def test_the_place_of_a_length_of_time_is_kept() -> None:
    text = "on (i) ten days' notice; or (ii) two weeks' notice"
    assert [timed.span.text_in(text) for timed in timings(text)] == ["ten days'", "two weeks'"]
