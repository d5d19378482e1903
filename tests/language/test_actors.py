"""Whose right or duty the words of a sentence are."""

from __future__ import annotations

import pytest

from contract_review.documents import read_bytes
from contract_review.language.actors import actor_of
from contract_review.model.contract import Role
from contract_review.model.span import Span
from contract_review.review import understand


@pytest.mark.parametrize(
    ("sentence", "words", "whose", "remark"),
    [
        ("Provider shall delete the copies.", "delete", Role.VENDOR, "the subject"),
        ("Customer shall delete the copies.", "delete", Role.CUSTOMER, "the subject"),
        ("Customer data shall be deleted within 60 days.", "deleted", None, "data are no party"),
        ("All of your content will be erased.", "erased", None, "nor is content"),
        ("The client's personal information is destroyed.", "destroyed", None, "nor is information"),
        ("Provider and Customer each agree not to hire the people.", "hire", Role.EITHER, "both agree"),
        ("Provider agrees not to hire each engineer.", "hire", Role.VENDOR, "each of something else"),
        ("Customer data shall be deleted by Provider.", "deleted", Role.VENDOR, "who stands behind by"),
    ],
)
def test_things_of_a_party_do_not_act(sentence: str, words: str, whose: Role | None, remark: str) -> None:
    contract = understand(read_bytes(sentence.encode(), path="contract.txt"))
    start = sentence.index(words)
    assert actor_of(contract, sentence, Span(start, start + len(words))) == whose, remark
