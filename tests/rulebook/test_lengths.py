"""Lengths are compared only as far as their units allow."""

from __future__ import annotations

import pytest

from contract_review.findings.lengths import bounds
from contract_review.model.fact import Duration, Unit

COMPARISONS = [
    (Duration(2, Unit.MONTH), Duration(60, Unit.DAY), None, "two months may be 59 or 62 days"),
    (Duration(3, Unit.MONTH), Duration(60, Unit.DAY), True, "three months are always more than 60 days"),
    (Duration(1, Unit.MONTH), Duration(31, Unit.DAY), False, "a month is never more than 31 days"),
    (Duration(1, Unit.YEAR), Duration(12, Unit.MONTH), False, "a year is twelve months, and not more"),
    (Duration(24, Unit.HOUR), Duration(1, Unit.DAY), False, "a day is 24 hours"),
    (Duration(4, Unit.BUSINESS_HOUR), Duration(1, Unit.HOUR), True, "four business hours are more than an hour"),
    (Duration(1, Unit.BUSINESS_HOUR), Duration(4, Unit.HOUR), None, "an hour asked on Friday evening ends on Monday"),
]


@pytest.mark.parametrize(("a", "b", "longer", "remark"), COMPARISONS, ids=[row[3] for row in COMPARISONS])
def test_longer(a: Duration, b: Duration, longer: bool | None, remark: str) -> None:
    assert bounds(a).above(bounds(b)) is longer
