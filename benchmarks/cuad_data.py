"""CUAD's contracts and answers, and when an answer counts as found.

CUAD: Hendrycks et al., "CUAD: An Expert-Annotated NLP Dataset for Legal Contract Review" (2021), CC BY 4.0.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contract_review.clauses.learned import Answer
from contract_review.model.span import Span


@dataclass(frozen=True, slots=True)
class Annotated:
    """A contract with the places of its answers, by question."""

    title: str
    text: str
    answers: dict[str, tuple[Span, ...]]

    def as_predicted(self, found: Iterable[Answer]) -> dict[str, list[dict[str, object]]]:
        """Answers found in it, in the form that the scorer reads: every question is there, answered or not."""
        predicted: dict[str, list[dict[str, object]]] = {f"{self.title}__{question}": [] for question in self.answers}
        for one in found:
            entry = {"text": one.span.text_in(self.text), "probability": round(one.probability, 6)}
            predicted[f"{self.title}__{one.question}"].append(entry)
        return predicted


def read_contracts(path: Path) -> list[Annotated]:
    """The contracts of a file in SQuAD form, gzipped or not."""
    raw = path.read_bytes()
    data: Any = json.loads(gzip.decompress(raw) if path.suffix == ".gz" else raw)
    return [
        Annotated(
            contract["title"],
            paragraph["context"],
            {
                question["id"].rsplit("__", 1)[-1]: tuple(
                    Span(answer["answer_start"], answer["answer_start"] + len(answer["text"]))
                    for answer in question.get("answers", ())
                )
                for question in paragraph["qas"]
            },
        )
        for contract in data["data"]
        for paragraph in contract["paragraphs"]
    ]


def words(text: str) -> frozenset[str]:
    """The words that are compared, as the benchmark's authors cut them."""
    return frozenset(text.translate(str.maketrans("", "", ".,;:")).lower().replace("/", " ").split(" "))


def matches(
    answer: str, found: str, answer_words: frozenset[str], found_words: frozenset[str], *, contains: bool
) -> bool:
    """Whether half of all their words are shared; with `contains` also whether the answer stands in what was found."""
    shared = len(answer_words & found_words)
    return shared >= 0.5 * len(answer_words | found_words) or (contains and answer in found)
