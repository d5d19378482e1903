"""Which sentences of a contract have a word: phrases are looked for only where all their words stand.

Sets of sentences are the bits of a number, so that a phrase costs one operation a word however long the contract is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from contract_review.language.phrases import Line, Phrases, Place, Spoken


class Concordance:
    """The words of some sentences, each with the sentences that have it."""

    def __init__(self, spoken: Sequence[Spoken]) -> None:
        self.spoken = spoken
        self._masks: dict[Place, int] = {}

    def lines_in(self, phrases: Phrases, within: int) -> Iterator[tuple[int, list[Line]]]:
        """The sentences among `within` that may have one of the phrases, in their order, and which of them."""
        found: dict[int, list[Line]] = {}
        for line in phrases.lines:
            for sentence in each(self._holding(line, within)):
                found.setdefault(sentence, []).append(line)
        return ((sentence, found[sentence]) for sentence in sorted(found))

    def may_have(self, phrases: Phrases, within: int) -> int:
        """The sentences among `within` that may have one of the phrases."""
        held = 0
        for line in phrases.lines:
            held |= self._holding(line, within)
        return held

    def _holding(self, line: Line, held: int) -> int:
        """The sentences that have, for each token of a phrase, a word that fits it."""
        for place in line.places:
            if not held:
                break
            held &= self._mask(place)
        return held

    def _mask(self, place: Place) -> int:
        """The sentences in which a token of a phrase may stand; what is a number or an address is not looked up."""
        if place not in self._masks:
            self._masks[place] = -1 if place.sign else self._with(place)
        return self._masks[place]

    def _with(self, place: Place) -> int:
        mask = 0
        for word in place.words:
            mask |= self._index.get(word, 0)
        for stem in place.stems:
            at = bisect_left(self._vocabulary, stem)
            while at < len(self._vocabulary) and self._vocabulary[at].startswith(stem):
                mask |= self._index[self._vocabulary[at]]
                at += 1
        return mask

    @cached_property
    def _index(self) -> dict[str, int]:
        index: dict[str, int] = {}
        for place, spoken in enumerate(self.spoken):
            bit = 1 << place
            for word in set(spoken.words):
                index[word] = index.get(word, 0) | bit
        return index

    @cached_property
    def _vocabulary(self) -> list[str]:
        return sorted(self._index)


def each(mask: int) -> Iterator[int]:
    """The members of a set of sentences, in order."""
    while mask:
        lowest = mask & -mask
        mask ^= lowest
        yield lowest.bit_length() - 1
