"""The facts of the groups "sla" and "support": sentences/sla and sentences/support hold the wordings."""

from __future__ import annotations

from typing import Any

import pytest
from annotated import cases, lacking, read_facts

GROUPS = ("sla", "support")


@pytest.mark.parametrize(("text", "wanted"), [case for group in GROUPS for case in cases(group)])
def test_a_sentence_states_its_facts_and_no_others(text: str, wanted: list[dict[str, Any]]) -> None:
    left = [fact for group in GROUPS for fact in read_facts(text, group)]
    missed = []
    for fact in wanted:
        hit = next((one for one in left if fact.items() <= one.items()), None)
        if hit is None:
            missed.append(fact)
        else:
            left.remove(hit)
    assert {"missed": missed, "no fact": left} == {"missed": [], "no fact": []}


@pytest.mark.parametrize("group", GROUPS)
def test_every_fact_has_twelve_sentences_a_third_of_them_near_misses(group: str) -> None:
    assert lacking(group) == []
