"""What a clause without a heading is about: clauses written for this project, judged by who wrote them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import yaml

from contract_review.clauses import segment
from contract_review.clauses.category_words import suggested_by
from contract_review.clauses.learned.subjects import SIGNS, likelihoods, load, sureness
from contract_review.documents import read_bytes
from contract_review.model.clause import Category

SAMPLE = yaml.safe_load(Path(__file__).with_name("subjects.yml").read_text(encoding="utf-8"))
MISSES = SAMPLE.pop("near_misses")
CLAUSES = [(category, text) for category, texts in SAMPLE.items() for text in texts]
LEARNED = frozenset(map(Category, load().categories))


def likely(text: str) -> set[Category]:
    (clause,) = segment(read_bytes(text.encode(), path="clause.txt"))
    return {score.category for score in clause.categories if score.likely} & LEARNED


def test_sample_holds_clauses_of_every_category_that_is_learned() -> None:
    assert {Category(name) for name in SAMPLE} == LEARNED
    assert len(CLAUSES) + len(MISSES) >= 150


def test_most_clauses_are_known_by_their_words_and_better_than_by_lists_of_words() -> None:
    learned = [likely(text) for _, text in CLAUSES]
    listed = [set(suggested_by(text)) for _, text in CLAUSES]
    known, by_lists = (
        sum(Category(name) in found for (name, _), found in zip(CLAUSES, every, strict=True))
        for every in (learned, listed)
    )
    assert known >= 0.6 * len(CLAUSES)
    assert known > 2 * by_lists
    # Some clauses are about two things, so not every other category is wrong.
    assert known >= 0.85 * sum(map(len, learned))


@pytest.mark.parametrize("miss", MISSES, ids=[miss["looks_like"] for miss in MISSES])
def test_words_of_a_category_alone_make_no_clause_about_it(miss: dict[str, str]) -> None:
    assert Category(miss["looks_like"]) not in likely(miss["text"])


def test_a_clause_is_as_sure_as_its_signs() -> None:
    weighing = load().weighing
    headed, bare = ([1.0, 0, 0, 0, 0, 3.0, 3.0, 1, 1], [0, 0, 0, 0, 0, -5.0, -5.0, 0, 0])
    assert len(headed) == len(SIGNS)
    sure = sureness(np.array([headed, bare]), weighing)
    assert sure[0] > 0.9
    assert sure[1] < 0.05


def test_a_clause_without_sentences_is_about_nothing() -> None:
    table = likelihoods(np.zeros((0, 2), np.float32), [[]], [])
    assert table[0, 0].tolist() == [-5.0, -5.0, 0.0]
