"""How sure one can be of a sentence, given the other sentences of its contract.

Most questions are answered once or twice in a contract: the second best sentence is rarely right where the best one is
very sure, and a sentence beside a likely one is likelier itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contract_review.clauses.learned.candidates import Candidate
from contract_review.clauses.learned.weights import Floats, Ranking

# Below these log-odds a sentence answers in fewer than one of two thousand cases, and is not looked at again.
LEAST = -7.5
# The signs that each question weighs for itself, by their places in `rank_signs`.
OWN = (0, 1, 2, 5, 6, 7, 12)
_NONE = -8.0


@dataclass(frozen=True, slots=True)
class Layout:
    """What the ranking knows of the sentences of a contract, whatever the question: arrays of one entry a sentence.

    `length` counts words, `joined` and `goes_on` say whether the sentence before or after stands in the same paragraph.
    """

    length: NDArray[np.float64]
    joined: NDArray[np.bool_]
    goes_on: NDArray[np.bool_]

    @classmethod
    def of(cls, text: str, sentences: Sequence[Candidate]) -> Layout:
        """The layout of all the sentences of a text, in order."""
        paragraph = np.array([one.paragraph for one in sentences])
        same = paragraph[1:] == paragraph[:-1]
        length = [len(one.span.text_in(text).split()) for one in sentences]
        return cls(np.array(length, float), np.append(False, same), np.append(same, False))


def rank_signs(layout: Layout, odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """The signs of each sentence for one question, shape (sentences, 24), from its log-odds for that question."""
    n, place = len(odds), np.arange(len(odds), dtype=float)
    order = np.argsort(-odds, kind="stable")
    rank = np.empty(n, int)
    rank[order] = np.arange(n)
    best = odds[order[0]]
    second = odds[order[1]] if n > 1 else best
    before, after = np.append(_NONE, odds[:-1]), np.append(odds[1:], _NONE)
    short = layout.length < 6
    signs = (
        odds,
        before,
        after,
        np.maximum(before, after),
        best,
        odds - np.where(rank > 0, best, second),
        np.log(np.exp(odds).sum() + 1e-9),
        rank == 0,
        rank == 1,
        rank == 2,
        rank > 4,
        np.log1p(rank),
        np.log1p(layout.length),
        short,
        layout.length > 80,
        odds * short,
        layout.joined,
        layout.goes_on,
        np.log1p(place),
        place / n,
        np.log1p(n),
        np.abs(odds) * odds / 5,
        np.maximum(odds, 0),
        max(best, 0),
    )
    return np.column_stack([np.broadcast_to(np.asarray(sign, float), n) for sign in signs])


def probabilities(ranking: Ranking, layout: Layout, odds: Floats) -> NDArray[np.float64]:
    """How sure each sentence answers each question, from 0 to 1, shape (sentences, questions) as that of `odds`."""
    found = np.zeros(odds.shape)
    for question, column in enumerate(odds.astype(float).T):
        measured = (rank_signs(layout, column) - ranking.centre) / ranking.spread
        weights = ranking.shared.astype(float)
        weights[list(OWN)] += ranking.own[question]
        found[:, question] = np.where(column > LEAST, chances(measured @ weights + ranking.constant[question]), 0)
    return found


def chances(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Log-odds as probabilities."""
    return 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
