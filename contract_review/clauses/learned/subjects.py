"""What a clause is about, learned from contracts whose headings say it: thirty of the project's own categories.

A linear model looks at the words of the sentences and never at headings; a second, small one weighs what it says
against the other signs (a heading, words, answers to CUAD's questions) and was fitted to clauses judged by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from contract_review.clauses.learned.ranking import chances
from contract_review.clauses.learned.weights import Floats, Linear, fields_of, numbers_of

PATH = Path(__file__).with_name("subjects.npz")
SIGNS = (
    "its own heading names it",
    "a heading above names it",
    "its words suggest it",
    "it answers a question of the clause model",
    "how sure that answer is, beyond one half",
    "its likeliest sentence",
    "its sentences on average",
    "no other category is likelier by its sentences",
    "its own heading names some category",
)
# Below these log-odds a sentence is about something else, however far below.
_LEAST = -5.0


@dataclass(frozen=True, slots=True)
class Subjects:
    """What was learned: `sentences` gives log-odds for each of `categories`; `weighing` one weight for each of SIGNS.

    The last number of `weighing` is the constant.
    """

    categories: tuple[str, ...]
    sentences: Linear
    weighing: Floats


def save(subjects: Subjects, path: Path) -> None:
    """Write what was learned; the same numbers give the same bytes."""
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            categories=np.array(subjects.categories),
            weighing=subjects.weighing,
            **numbers_of("sentences", subjects.sentences),
        )


@cache
def load(path: Path = PATH) -> Subjects:
    """What comes with the program."""
    with np.load(path, allow_pickle=False) as stored:
        parts = {name: stored[name] for name in stored.files}
    names = tuple(map(str, parts["categories"]))
    return Subjects(names, Linear(**fields_of("sentences", parts)), parts["weighing"])


def likelihoods(odds: Floats, clauses: Sequence[Sequence[int]], lengths: Sequence[int]) -> NDArray[np.float64]:
    """The last signs but one of each clause and category, shape (clauses, categories, 3), from the odds of sentences.

    `clauses` are the sentences of each clause by their places, `lengths` the words of each sentence: a long sentence
    says more of its clause than a short one.
    """
    table = np.zeros((len(clauses), odds.shape[1], 3))
    table[:, :, :2] = _LEAST
    for row, places in enumerate(clauses):
        if not places:
            continue
        own = odds[list(places)].astype(float)
        average = np.average(own, axis=0, weights=[max(lengths[place], 1) for place in places])
        table[row, :, 0] = np.maximum(own.max(axis=0), _LEAST)
        table[row, :, 1] = np.maximum(average, _LEAST)
        table[row, average.argmax(), 2] = 1
    return table


def sureness(signs: NDArray[np.float64], weighing: Floats) -> NDArray[np.float64]:
    """How sure each clause is about each category, from 0 to 1; `signs` has SIGNS on its last axis."""
    return chances(signs @ weighing[:-1].astype(float) + float(weighing[-1]))
