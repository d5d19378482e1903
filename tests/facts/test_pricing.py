"""The facts of the group "pricing": sentences/pricing holds the wordings, near misses among them."""

from __future__ import annotations

from typing import Any

import pytest
from annotated import cases, expected_keys, lacking, read_facts


@pytest.mark.parametrize(("text", "wanted"), cases("pricing"))
def test_a_sentence_states_its_facts_and_no_others(text: str, wanted: list[dict[str, Any]]) -> None:
    found = read_facts(text, "pricing")
    assert wanted == expected_keys(found, wanted)


def test_every_fact_has_a_dozen_sentences_and_four_near_misses() -> None:
    assert lacking("pricing") == []
