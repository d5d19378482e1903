"""Facts beyond the common vocabulary: `sentences/further` holds the wordings, a third of them near misses."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
import yaml
from annotated import FOLDER, cases, expected_keys, read_further

from contract_review.facts.vocabulary import FURTHER, FURTHER_IDS, VOCABULARY


@pytest.mark.parametrize(("text", "wanted"), cases("further"))
def test_a_sentence_states_its_further_facts_and_no_others(text: str, wanted: list[dict[str, Any]]) -> None:
    assert wanted == expected_keys(read_further(text), wanted)


def test_every_further_fact_has_six_sentences_a_third_of_them_near_misses() -> None:
    entries = [
        entry
        for path in (FOLDER / "further").glob("*.yml")
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]
    said = Counter(name for entry in entries for name in {fact["id"] for fact in entry["facts"]})
    near = Counter(entry["near_miss"] for entry in entries if "near_miss" in entry)
    lacking = [
        kind.id for kind in FURTHER if said[kind.id] < 4 or said[kind.id] + near[kind.id] < 6 or near[kind.id] < 2
    ]
    assert lacking == []


def test_the_common_vocabulary_and_the_further_one_share_no_fact() -> None:
    assert FURTHER_IDS.isdisjoint(kind.id for kind in VOCABULARY)
