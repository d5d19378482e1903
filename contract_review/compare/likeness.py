"""How alike two passages are, in their words, whatever their numbers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nsmallest

from rapidfuzz.distance import LCSseq

from contract_review.compare.passages import Passage

# Three words in a row are seldom the same by chance.
_ROW = 3
_MOST_CANDIDATES = 6
# A word that more passages have, and more than a tenth of all, tells none of them apart.
_FEW = 30
# Comparing costs the product of both lengths; longer passages are compared by their rows of words.
_MOST = 100_000_000

Row = tuple[str, ...]


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of words that both have in the same order, from 0 to 1."""
    if not one or not other:
        return 0.0
    if len(one) * len(other) > _MOST:
        known, found = rows(one), rows(other)
        return 2 * (known & found).total() / (known.total() + found.total())
    return 2 * LCSseq.similarity(one, other) / (len(one) + len(other))


def rows(keys: Sequence[str]) -> Counter[Row]:
    """Every three words that follow each other, with how often; of fewer words, all."""
    last = max(len(keys) - _ROW + 1, 1)
    return Counter(tuple(keys[at : at + _ROW]) for at in range(last)) if keys else Counter()


class Likely:
    """Which of some passages are worth comparing with one, found by the rare words that they share."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._holding: dict[str, list[int]] = {}
        self._count = 0
        for passage in passages:
            self._count += 1
            for key in set(passage.keys):
                self._holding.setdefault(key, []).append(passage.place)
        self._most = max(_FEW, self._count // 10)

    def of(self, passage: Passage) -> list[int]:
        """The places of the few passages that share the most, the best first."""
        shared: dict[int, float] = {}
        for key in sorted(set(passage.keys)):
            places = self._holding.get(key, ())
            if not 0 < len(places) <= self._most:
                continue
            rarity = math.log(1 + self._count / len(places))
            for place in places:
                shared[place] = shared.get(place, 0.0) + rarity
        return nsmallest(
            _MOST_CANDIDATES, shared, key=lambda place: (-shared[place], abs(place - passage.place), place)
        )
