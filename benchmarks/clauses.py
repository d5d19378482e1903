"""What real clauses are about, against what a reader found: `python -m benchmarks.clauses DATA`.

`clauses_by_hand.json` names clauses of contracts under DATA by file, hash and offsets, without their text. `about` are
the categories that each is about; `also` those that one may as well name, which count as neither right nor missed.
The weighing of signs is fitted to these clauses too, so here each contract is measured with one fitted to the others.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.calibration import Bin, binned, calibration_error
from benchmarks.tally import Tally
from contract_review.clauses.categories import clues_of, signs_of
from contract_review.clauses.learned import told
from contract_review.clauses.learned.candidates import paragraphs_of
from contract_review.clauses.learned.subjects import SIGNS, Subjects, load, sureness
from contract_review.clauses.tree import grow
from contract_review.documents import read
from contract_review.model.clause import Clause
from contract_review.model.span import Span

BY_HAND = Path(__file__).with_name("clauses_by_hand.json")
# At this a clause is looked in; at the second its category is shown.
LIKELY, SHOWN = 0.3, 0.5
_PATTERNS, _ANSWERS, _WORDS = (0, 1, 2, 8), (3, 4), (5, 6, 7)
_STEPS, _RIDGE = 30, 1.0
_NEARLY = 0.7


@dataclass(frozen=True, slots=True)
class Judged:
    """Clauses of one contract: their signs (clauses, categories, SIGNS), and what a reader said of each."""

    file: str
    signs: NDArray[np.float64]
    about: tuple[frozenset[str], ...]
    also: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One way of telling: how sure it is of each clause and category, and from where on it says so."""

    name: str
    sure: Sequence[NDArray[np.float64]]
    least: float


def judged(data: Path, subjects: Subjects) -> list[Judged]:
    """The contracts under a folder whose clauses were judged, where the file is the very one that was read."""
    found = []
    for name, entry in json.loads(BY_HAND.read_text(encoding="utf-8")).items():
        path = data / name
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == entry["sha256"]:
            found.append(_signs(name, path, entry["clauses"], subjects))
    return [one for one in found if one.about]


def _signs(name: str, path: Path, entries: list[dict[str, Any]], subjects: Subjects) -> Judged:
    document = read(path)
    clauses, known = grow(document), told(document.text, paragraphs_of(document))
    table = signs_of(clues_of(clauses, known), clauses, known, subjects)
    kept = [
        (place, entry)
        for entry in entries
        if (place := _place_of(Span(entry["start"], entry["end"]), clauses)) is not None
    ]
    return Judged(
        name,
        table[[place for place, _ in kept]],
        tuple(frozenset(entry["about"]) for _, entry in kept),
        tuple(frozenset(entry["also"]) for _, entry in kept),
    )


def _place_of(span: Span, clauses: tuple[Clause, ...]) -> int | None:
    """The clause whose own text is nearly the span: a better reader may cut a line more or less."""
    for clause in clauses:
        shared = min(clause.own.end, span.end) - max(clause.own.start, span.start)
        if shared >= _NEARLY * max(len(clause.own), len(span)):
            return clause.index
    return None


def weighed(contracts: Sequence[Judged], categories: tuple[str, ...], used: tuple[int, ...]) -> NDArray[np.float32]:
    """The weights of the signs in `used`, the others 0, and the constant, by logistic regression."""
    rows, right = _lessons(contracts, categories)
    table = np.column_stack([rows[:, used], np.ones(len(rows))])
    ridge = np.diag([_RIDGE] * len(used) + [0.0])
    weights = np.zeros(len(used) + 1)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - chance) - ridge @ weights
        weights = weights + np.linalg.solve((table.T * (chance * (1 - chance))) @ table + ridge, slope)
    every = np.zeros(len(SIGNS) + 1, np.float32)
    every[[*used, -1]] = weights
    return every


def _lessons(contracts: Sequence[Judged], categories: tuple[str, ...]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    rows, right = [], []
    for contract in contracts:
        settled, about = verdicts(contract, categories)
        rows.append(contract.signs[settled])
        right.append(about[settled])
    return np.concatenate(rows), np.concatenate(right)


def verdicts(contract: Judged, categories: tuple[str, ...]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For each clause and category whether the reader settled it, and whether the clause is about it."""
    settled = np.array([[name not in also for name in categories] for also in contract.also])
    about = np.array([[name in own for name in categories] for own in contract.about])
    return settled, about


def ways(contracts: Sequence[Judged], categories: tuple[str, ...]) -> list[Way]:
    """The ways that are compared; those that are weighed, each contract by weights that were fitted to the others."""
    plain = [np.minimum(one.signs[:, :, [0, 1, 2, 3]].sum(axis=2), 1.0) for one in contracts]
    listed = [("patterns and clause model, unweighed", plain, 0.5)]
    for name, used in (
        ("patterns, weighed", _PATTERNS),
        ("learned words alone", _WORDS),
        ("all signs, weighed", tuple(range(len(SIGNS)))),
    ):
        listed.extend((name, _apart(contracts, categories, used), least) for least in (LIKELY, SHOWN))
    return [Way(*one) for one in listed]


def _apart(
    contracts: Sequence[Judged], categories: tuple[str, ...], used: tuple[int, ...]
) -> list[NDArray[np.float64]]:
    found = []
    for place, contract in enumerate(contracts):
        others = [one for at, one in enumerate(contracts) if at != place]
        found.append(sureness(contract.signs, weighed(others, categories, used)))
    return found


def scores(contracts: Sequence[Judged], way: Way, categories: tuple[str, ...]) -> dict[str, Tally]:
    """Right, found and wanted of each category; what one may as well name counts as right where it is found."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for contract, sure in zip(contracts, way.sure, strict=True):
        settled, about = verdicts(contract, categories)
        found = sure >= way.least
        for column, name in enumerate(categories):
            needed = about[:, column]
            tallies[name].add(
                Tally(
                    int((found[:, column] & needed).sum()), int((found & settled)[:, column].sum()), int(needed.sum())
                )
            )
    return dict(tallies)


def total(tallies: Mapping[str, Tally]) -> Tally:
    """All categories together."""
    every = Tally()
    for one in tallies.values():
        every.add(one)
    return every


def bins(contracts: Sequence[Judged], way: Way, categories: tuple[str, ...], *, least: float = 0.05) -> list[Bin]:
    """How often what was said with a probability is right, in tenths; what is surely not there is left out."""
    said, right = [], []
    for contract, sure in zip(contracts, way.sure, strict=True):
        settled, about = verdicts(contract, categories)
        said.append(sure[settled])
        right.append(about[settled])
    return binned(np.concatenate(said), np.concatenate(right), least=least)


def main(arguments: list[str]) -> int:
    """Print a line a way and the categories of the best; exit status 0 also where there is nothing to measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.clauses", description=__doc__)
    parser.add_argument("data", type=Path)
    asked = parser.parse_args(arguments)
    subjects = load()
    contracts = judged(asked.data, subjects)
    if not contracts:
        print(f"no judged clauses under {asked.data}; nothing measured")
        return 0
    compared = ways(contracts, subjects.categories)
    for way in compared:
        print(f"{way.name:40} from {way.least}: {total(scores(contracts, way, subjects.categories))}")
    for name, tally in sorted(scores(contracts, compared[-2], subjects.categories).items()):
        print(f"  {name:24} {tally.found:4} found {tally.wanted:4} wanted {tally}")
    listed = bins(contracts, compared[-1], subjects.categories)
    for one in listed:
        print(f"  from {one.low}: {one.count:4} said {one.said:.2f} right {one.right:.2f}")
    print(f"expected calibration error {calibration_error(listed):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
