"""How good answers to CUAD's questions are, by the measure of its paper, as figures that the report reads.

Training five times takes a quarter of an hour, so `python -m benchmarks.clause_model --held-out` writes the figures of
contracts that the model had not seen to `cuad_held_out.json`, and the report only shows them.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.calibration import Bin, binned, calibration_error
from benchmarks.cuad_data import Annotated, matches, words

HELD_OUT = Path(__file__).with_name("cuad_held_out.json")
_PARTIES = "Parties"
_CONFIDENCES = [*(round(0.99 - 0.01 * step, 2) for step in range(99)), 0.001, 0.0]
_PRESENT, _LEAST = 0.5, 0.05


@dataclass(slots=True)
class _Answered:
    """For a question: the best probability of each answer, those of wrong ones, and which contracts have any."""

    hits: list[float] = field(default_factory=list)
    misses: list[float] = field(default_factory=list)
    present: list[tuple[bool, bool]] = field(default_factory=list)


def figures(contracts: Sequence[Annotated], predictions: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Area under precision and recall, precision at 80 % recall, presence, and how far probabilities can be trusted."""
    by_question: dict[str, _Answered] = defaultdict(_Answered)
    said: list[float] = []
    right: list[bool] = []
    for contract in contracts:
        for question in contract.answers:
            listed = predictions.get(f"{contract.title}__{question}", [])
            for probability, is_right in _count(contract, question, listed, by_question[question]):
                said.append(probability)
                right.append(is_right)
    whole = _Answered()
    for one in by_question.values():
        whole.hits += one.hits
        whole.misses += one.misses
        whole.present += one.present
    tenths = binned(np.array(said), np.array(right), least=_LEAST)
    return {
        "contracts": len(contracts),
        "all": _summary(whole),
        "questions": {name: _summary(one) for name, one in sorted(by_question.items())},
        "calibration": [[one.low, one.count, round(one.said, 3), round(one.right, 3)] for one in tenths],
        "calibration_error": round(calibration_error(tenths), 4),
    }


def _count(
    contract: Annotated, question: str, listed: list[dict[str, Any]], answered: _Answered
) -> list[tuple[float, bool]]:
    wanted = [span.text_in(contract.text) for span in contract.answers[question]]
    its = [words(text) for text in wanted]
    best = [-1.0] * len(wanted)
    judged = []
    # The same words twice in a contract are one answer.
    surest_of: dict[str, float] = {}
    for one in listed:
        surest_of[str(one["text"])] = max(surest_of.get(str(one["text"]), 0.0), float(one["probability"]))
    for text, probability in surest_of.items():
        own, found = words(text), False
        for place, answer in enumerate(wanted):
            if matches(answer, text, its[place], own, contains=question == _PARTIES):
                best[place], found = max(best[place], probability), True
        if not found:
            answered.misses.append(probability)
        judged.append((probability, found))
    answered.hits += best
    surest = max((probability for probability, _ in judged), default=0.0)
    answered.present.append((bool(wanted), surest >= _PRESENT))
    return judged


def _summary(answered: _Answered) -> dict[str, float]:
    area, at_80 = _area(sorted(answered.hits), sorted(answered.misses))
    both = sum(there and told for there, told in answered.present)
    there, told = sum(there for there, _ in answered.present), sum(told for _, told in answered.present)
    return {
        "answers": len(answered.hits),
        "aupr": round(area, 3),
        "precision_at_80": round(at_80, 3),
        "presence_precision": round(both / told, 3) if told else 0.0,
        "presence_recall": round(both / there, 3) if there else 0.0,
    }


def _area(hits: list[float], misses: list[float]) -> tuple[float, float]:
    precision, recall = [1.0], [0.0]
    for confidence in _CONFIDENCES:
        right, wrong = (len(values) - bisect_left(values, confidence + 1e-12) for values in (hits, misses))
        precision.append(right / (right + wrong) if right + wrong else precision[-1])
        recall.append(right / len(hits) if hits else 0.0)
    # What is surer is never less precise: the curve is made to fall.
    falling = np.maximum.accumulate(precision[::-1])[::-1]
    area = float(np.sum(np.diff(recall) * (falling[1:] + falling[:-1]) / 2))
    return area, float(next((one for one, found in zip(falling, recall, strict=True) if found >= 0.8), 0.0))


def write(measured: dict[str, Any], path: Path, *, made_by: str) -> None:
    """Write figures with the command that made them."""
    path.write_text(json.dumps({"made_by": made_by, **measured}, indent=1) + "\n", encoding="utf-8")


def tenths_of(measured: dict[str, Any]) -> list[Bin]:
    """The tenths of a file of figures."""
    return [Bin(*one) for one in measured["calibration"]]
