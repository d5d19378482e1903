"""A contract as passages that can be held against those of another: each clause with its own words."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from contract_review.compare.words import Word, words_of
from contract_review.model.clause import Clause
from contract_review.model.contract import Contract

PREAMBLE = -1


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause without those below it, or what stands before the first (then `clause` is None).

    `place` is its place in reading order, `parent` that of the passage above it, None at the top; `keys` are its words
    without the signs between them, as they are compared.
    """

    place: int
    clause: Clause | None
    parent: int | None
    words: tuple[Word, ...]
    keys: tuple[str, ...]

    @property
    def number(self) -> str | None:
        """The number by which it is cited."""
        return self.clause.number if self.clause else None

    @property
    def heading(self) -> str | None:
        """Its heading, where it has one."""
        return self.clause.heading if self.clause else None

    @property
    def title(self) -> str:
        """How a reader would point at it."""
        return self.clause.title if self.clause else "preamble"

    @property
    def extent(self) -> tuple[int, int]:
        """The characters of its text, with its number."""
        if self.clause:
            return self.clause.own.start, self.clause.own.end
        return (self.words[0].span.start, self.words[-1].span.end) if self.words else (0, 0)


def passages_of(contract: Contract) -> tuple[Passage, ...]:
    """The passages of a contract in reading order; those without words but with a number are passages too."""
    starts = [clause.span.start for clause in contract.clauses]
    held: dict[int, list[Word]] = {PREAMBLE: []}
    for word in words_of(contract):
        held.setdefault(bisect_right(starts, word.span.start) - 1, []).append(word)
    indices = [index for index in range(PREAMBLE, len(starts)) if held.get(index) or _is_cited(contract, index)]
    places = {index: place for place, index in enumerate(indices)}
    return tuple(
        _passage(contract, index, places, tuple(held.get(index, ())), place) for place, index in enumerate(indices)
    )


def _is_cited(contract: Contract, index: int) -> bool:
    return index >= 0 and contract.clauses[index].number is not None


def _passage(contract: Contract, index: int, places: dict[int, int], words: tuple[Word, ...], place: int) -> Passage:
    keys = tuple(word.key for word in words if word.counts)
    if index == PREAMBLE:
        return Passage(place, None, None, words, keys)
    clause = contract.clauses[index]
    # "Annex I" may be all that stands there: then its number is what it says.
    keys = keys or (clause.number or "",)
    above = (one.index for one in contract.path_to(clause)[1:] if one.index in places)
    parent = next((places[one] for one in above), None)
    return Passage(place, clause, parent, words, keys)
