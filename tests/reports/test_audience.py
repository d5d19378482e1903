"""What a reader is told of a point: the vendor nothing of our position, not even by the order of the list."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from contract_review.model.review import Review
from contract_review.reports.audience import Audience, points
from contract_review.review import review_file

CONTRACT = Path(__file__).parents[2] / "sample_contracts" / "saas-msa.docx"


@pytest.fixture(scope="module")
def review() -> Review:
    return review_file(CONTRACT)


def test_vendor_is_told_asks_and_wording_in_the_order_of_its_contract(review: Review) -> None:
    told = points(review, audience=Audience.VENDOR)
    places = [point.evidence[0].span.start for point in told if point.evidence]
    assert places == sorted(places)
    assert [point.topic for point in told if point.silent] == sorted(point.topic for point in told if point.silent)
    assert all(point.position is None and (point.ask or point.wording) for point in told)


def test_no_message_reason_or_rule_id_is_in_what_the_vendor_is_told(review: Review) -> None:
    told = repr([asdict(point) for point in points(review, audience=Audience.VENDOR)])
    for finding in review.flags():
        assert finding.rule not in told
        assert finding.message not in told
        assert finding.why not in told


def test_our_own_side_reads_all_flags_worst_first(review: Review) -> None:
    told = points(review, audience=Audience.INTERNAL)
    assert [point.position.rule for point in told if point.position] == [flag.rule for flag in review.flags()]
