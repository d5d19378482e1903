"""How much the words of a promise bind."""

from __future__ import annotations

import pytest

from contract_review.language.modality import strength
from contract_review.model.fact import Strength

CASES = [
    ("Provider shall respond within 4 hours.", Strength.COMMITMENT, "shall"),
    ("Provider guarantees 99.9% availability.", Strength.COMMITMENT, "guarantees"),
    ("Provider will use commercially reasonable efforts to respond.", Strength.TARGET, "efforts"),
    ("Provider shall use its best endeavours to respond.", Strength.TARGET, "the British word for efforts"),
    ("Our response target is 4 hours.", Strength.TARGET, "a target"),
    ("Provider aims to respond within 4 hours.", Strength.TARGET, "aims"),
    ("Provider may issue a credit of 5%.", Strength.DISCRETION, "may"),
    ("Credits are granted at Provider's sole discretion.", Strength.DISCRETION, "discretion"),
    ("Provider may not suspend the Services.", Strength.COMMITMENT, "may not is a duty"),
]


@pytest.mark.parametrize(("text", "wanted", "remark"), CASES)
def test_words_bind_as_much_as_they_say(text: str, wanted: Strength, remark: str) -> None:
    assert wanted is strength(text)
