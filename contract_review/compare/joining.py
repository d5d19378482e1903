"""Clauses that were split into several, or made one of several: found by the words that their pair does not explain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from contract_review.compare.likeness import Row, rows
from contract_review.compare.passages import Passage

# A part must have this share of its rows of words in the rest of the whole, and at least so many.
_SHARE = 0.5
_LEAST = 5
# A heading that one reading keeps apart from its clause is no more than so many words.
_SHORT = 12

Both = tuple[tuple[int, ...], tuple[int, ...]]


class Joining:
    """Takes passages without a pair to the group that has their words."""

    def __init__(self, old: Sequence[Passage], new: Sequence[Passage], to_new: Mapping[int, int]) -> None:
        self._old, self._new = old, new
        self._groups: dict[int, tuple[list[int], list[int]]] = {}
        self._of_old: dict[int, int] = {}
        self._of_new: dict[int, int] = {}
        for number, (one, other) in enumerate(sorted(to_new.items())):
            self._groups[number] = ([one], [other])
            self._of_old[one], self._of_new[other] = number, number

    def groups(self) -> list[Both]:
        """All passages of both sides, each in one group."""
        self._take_parts(self._new, self._of_new, self._old, self._of_old, side=1)
        self._take_parts(self._old, self._of_old, self._new, self._of_new, side=0)
        alone: list[Both] = [((one.place,), ()) for one in self._old if one.place not in self._of_old]
        alone += [((), (other.place,)) for other in self._new if other.place not in self._of_new]
        return [*((tuple(sorted(one)), tuple(sorted(other))) for one, other in self._groups.values()), *alone]

    def _take_parts(
        self,
        parts: Sequence[Passage],
        of_part: dict[int, int],
        wholes: Sequence[Passage],
        of_whole: dict[int, int],
        *,
        side: int,
    ) -> None:
        """Passages of `parts` that are in no group go to the group in whose other side their words stand."""
        left = [part for part in parts if part.place not in of_part]
        holding = _holding(wholes, of_whole) if left else {}
        for part in left:
            number = self._beside(part, of_part, wholes, parts, side)
            if number is None:
                number = self._with_its_words(part, holding, parts, wholes, side)
            if number is not None:
                self._groups[number][side].append(part.place)
                of_part[part.place] = number

    def _with_its_words(
        self,
        part: Passage,
        holding: Mapping[Row, set[int]],
        parts: Sequence[Passage],
        wholes: Sequence[Passage],
        side: int,
    ) -> int | None:
        wanted = rows(part.keys)
        votes = Counter(number for row in wanted for number in holding.get(row, ()))
        best, most = None, max(_LEAST - 1, _SHARE * wanted.total())
        for number, count in sorted(votes.items()):
            if count < most:
                continue
            shared = (wanted & self._unexplained(number, parts, wholes, side)).total()
            if shared > most or (shared == most and best is None and shared >= _LEAST):
                best, most = number, float(shared)
        return best

    def _unexplained(self, number: int, parts: Sequence[Passage], wholes: Sequence[Passage], side: int) -> Counter[Row]:
        """The rows of words of a group's whole that its parts do not have."""
        group = self._groups[number]
        whole = sum((rows(wholes[place].keys) for place in group[1 - side]), Counter[Row]())
        known = sum((rows(parts[place].keys) for place in group[side]), Counter[Row]())
        return whole - known

    def _beside(
        self,
        part: Passage,
        of_part: Mapping[int, int],
        wholes: Sequence[Passage],
        parts: Sequence[Passage],
        side: int,
    ) -> int | None:
        """The group of the neighbour whose whole begins or ends with the words of a short passage."""
        keys = part.keys
        if not 0 < len(keys) <= _SHORT:
            return None
        for step in (1, -1):
            number = of_part.get(part.place + step)
            if number is None:
                continue
            group = self._groups[number]
            whole = [key for place in sorted(group[1 - side]) for key in wholes[place].keys]
            known = [key for place in sorted(group[side]) for key in parts[place].keys]
            if _leads(keys, whole, step) and not _leads(keys, known, step):
                return number
        return None


def _leads(keys: tuple[str, ...], whole: Sequence[str], step: int) -> bool:
    """Whether words stand at the beginning (step 1) or at the end (step -1) of others, and are not all of them."""
    if len(keys) >= len(whole):
        return False
    return tuple(whole[: len(keys)] if step == 1 else whole[-len(keys) :]) == keys


def _holding(wholes: Sequence[Passage], of_whole: Mapping[int, int]) -> dict[Row, set[int]]:
    held: dict[Row, set[int]] = {}
    for passage in wholes:
        number = of_whole.get(passage.place)
        if number is not None:
            for row in rows(passage.keys):
                held.setdefault(row, set()).add(number)
    return held
