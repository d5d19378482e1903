"""Facts of liability, data, law and partnership: `sentences/<group>` holds the wordings, a third of them near misses."""

from __future__ import annotations

from typing import Any

import pytest
from annotated import cases, expected_keys, lacking, read_facts

GROUPS = ("liability", "indemnity", "data", "legal", "partner", "governance")
ROWS = [pytest.param(group, *case.values, id=f"{group}-{case.id}") for group in GROUPS for case in cases(group)]


@pytest.mark.parametrize(("group", "text", "wanted"), ROWS)
def test_a_sentence_states_its_facts_and_no_others(group: str, text: str, wanted: list[dict[str, Any]]) -> None:
    found = read_facts(text, group, path="sentence.md" if text.startswith("|") else "sentence.txt")
    assert wanted == expected_keys(found, wanted)


@pytest.mark.parametrize("group", GROUPS)
def test_every_fact_has_twelve_sentences_a_third_of_them_near_misses(group: str) -> None:
    assert lacking(group) == []
