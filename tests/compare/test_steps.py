"""Texts that are too long for a word diff are compared by paragraphs first, and come to the same."""

from __future__ import annotations

import pytest

from contract_review.compare import steps as module
from contract_review.compare.steps import Step, steps

OLD = [["the", "fee", "is", "ten"], ["notice", "goes", "by", "mail"], ["the", "law", "is", "local"]]
NEW = [
    ["the", "fee", "is", "ten"],
    ["notice", "goes", "by", "courier"],
    ["a", "new", "one"],
    ["the", "law", "is", "local"],
]


def compared(old: list[list[str]], new: list[list[str]]) -> list[Step]:
    starts = [[sum(map(len, text[:at])) for at in range(len(text))] for text in (old, new)]
    words = [[word for paragraph in text for word in paragraph] for text in (old, new)]
    return steps(*words, old_starts=starts[0], new_starts=starts[1])


def changed(found: list[Step]) -> tuple[set[int], set[int]]:
    gone = {at for same, a, b, _, _ in found if not same for at in range(a, b)}
    come = {at for same, _, _, c, d in found if not same for at in range(c, d)}
    return gone, come


def test_long_texts_come_to_the_same_by_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = changed(compared(OLD, NEW))
    # More than the paragraphs of both, and less than their words.
    monkeypatch.setattr(module, "_MOST", 40)
    assert changed(compared(OLD, NEW)) == plain == ({7}, {7, 8, 9, 10})


def test_text_that_is_too_long_in_every_way_is_taken_out_and_put_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 5)
    assert compared(OLD, NEW) == [(False, 0, 12, 0, 15)]
