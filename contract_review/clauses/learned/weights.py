"""What the clause model has learned: its numbers, as they are shipped and as they are used.

The file is written by `python -m benchmarks.clause_model`; weights are eight-bit steps with a scale a question, which
keeps it small and costs no measurable accuracy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contract_review.clauses.learned.signs import Signs

PATH = Path(__file__).with_name("weights.npz")
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Linear:
    """One weight for each place of the signs and each question, and a constant for each question.

    `steps` has shape (places, questions) and counts in units of `scale` (questions,).
    """

    steps: NDArray[np.int8]
    scale: Floats
    constant: Floats

    def __call__(self, signs: Signs) -> Floats:
        """The log-odds of each candidate for each question, shape (candidates, questions)."""
        out = np.empty((len(signs), len(self.scale)), np.float32)
        # A few hundred candidates at a time keep the memory small for a contract of any length.
        for first in range(0, len(signs), _AT_ONCE):
            starts = signs.starts[first : first + _AT_ONCE + 1]
            here = slice(int(starts[0]), int(starts[-1]))
            weighed = self.steps[signs.places[here]] * signs.weights[here, None]
            out[first : first + len(starts) - 1] = np.add.reduceat(weighed, starts[:-1] - starts[0], axis=0)
        return out * self.scale + self.constant


_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Ranking:
    """How the place of a sentence among those of its contract changes how sure one can be of it.

    `centre` and `spread` bring the signs of `ranking.py` to one measure; `shared` weighs them for all questions alike,
    `own` (questions, signs) for each, `constant` (questions,).
    """

    centre: Floats
    spread: Floats
    shared: Floats
    own: Floats
    constant: Floats


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything that was learned: sentences for `questions`, dates and titles for `marked`, in their order."""

    questions: tuple[str, ...]
    sentences: Linear
    ranking: Ranking
    marked: tuple[str, ...]
    marks: Linear


def save(weights: Weights, path: Path) -> None:
    """Write the weights; the same weights give the same bytes."""
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            questions=np.array(weights.questions),
            marked=np.array(weights.marked),
            **numbers_of("sentences", weights.sentences),
            **numbers_of("marks", weights.marks),
            **numbers_of("ranking", weights.ranking),
        )


def numbers_of(name: str, part: Linear | Ranking) -> dict[str, Any]:
    """The numbers of a part as they are named in a file."""
    return {f"{name}.{field}": getattr(part, field) for field in part.__dataclass_fields__}


@cache
def load(path: Path = PATH) -> Weights:
    """The weights that come with the program."""
    with np.load(path, allow_pickle=False) as stored:
        parts = {name: stored[name] for name in stored.files}
    return Weights(
        questions=tuple(map(str, parts["questions"])),
        marked=tuple(map(str, parts["marked"])),
        sentences=Linear(**fields_of("sentences", parts)),
        marks=Linear(**fields_of("marks", parts)),
        ranking=Ranking(**fields_of("ranking", parts)),
    )


def fields_of(name: str, parts: dict[str, Any]) -> dict[str, Any]:
    """The numbers of a part of a file, by their own names."""
    return {key.partition(".")[2]: value for key, value in parts.items() if key.startswith(f"{name}.")}


def in_steps(weights: NDArray[np.float64], constant: NDArray[np.float64]) -> Linear:
    """Weights of shape (places, questions) in eight-bit steps."""
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127
    return Linear(np.round(weights / scale).astype(np.int8), scale.astype(np.float32), constant.astype(np.float32))
