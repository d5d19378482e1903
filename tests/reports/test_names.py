"""What things are called in front of a reader."""

from __future__ import annotations

from contract_review.facts.vocabulary import BY_ID
from contract_review.reports.names import FACTS, fact_name


def test_every_fact_has_a_short_name_of_its_own() -> None:
    assert set(FACTS) == set(BY_ID)
    assert max(map(len, FACTS.values())) <= 40
    assert len({fact_name(fact_id) for fact_id in BY_ID}) == len(BY_ID)
