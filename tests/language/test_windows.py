"""Windows before a day: between which two lengths of time something may be said."""

from __future__ import annotations

import pytest

from contract_review.language.windows import windows
from contract_review.model.fact import Duration, Unit

D, M, W, B = Unit.DAY, Unit.MONTH, Unit.WEEK, Unit.BUSINESS_DAY
CASES = [
    ("by notice not less than thirty (30) nor more than ninety (90) days prior to the end", (30, 90, D), "the unit behind both"),
    ("at least 30 days and at most 60 days before expiry", (30, 60, D), "at least and at most"),
    ("no earlier than 120 days before, and no later than 90 days before, the end of the term", (90, 120, D), "the farther first"),
    ("not sooner than six months and not later than three months prior to the renewal date", (3, 6, M), "months in words"),
    ("between 90 and 30 days before the anniversary", (30, 90, D), "between"),
    ("between four (4) weeks and two (2) weeks in advance of the renewal", (2, 4, W), "both with their unit"),
    ("at least 30 days' notice but not more than 60 days' notice prior to the end", (30, 60, D), "notice said twice"),
    ("not fewer than 10 and not more than 20 business days before the term ends", (10, 20, B), "business days"),
    ("up to 90 days and at least 30 days before the end", (30, 90, D), "up to"),
    ("not less than 30 days and, in any event, no more than 60 days before the end", (30, 60, D), "in any event"),
    ("not less than thirty days before the end", None, "one side only"),
    ("between 9 and 17 hours on business days", None, "hours of a day are before nothing"),
    ("not earlier than 10 and not later than 20 days after delivery", None, "after something"),
    ("at least 30 days before the end, and the fees rise by no more than 5 percent", None, "a rise is no length of time"),
    ("not less than one month nor more than 60 days before the end", None, "units that cannot be compared are not"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "remark"), CASES, ids=[row[2] for row in CASES])
def test_window_lies_between_two_lengths_before_a_day(text: str, expected, remark: str) -> None:
    found = windows(text)
    if expected is None:
        assert found == ()
    else:
        least, most, unit = expected
        (one,) = found
        assert (one.least, one.most) == (Duration(least, unit), Duration(most, unit))
        assert text[one.span.end - 1].isalnum() or text[one.span.end - 1] in "'’"
