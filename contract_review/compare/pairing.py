"""Which passages of the old contract are which of the new: the same, moved, split, merged, or in one of them alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from contract_review.compare.joining import Joining
from contract_review.compare.likeness import Likely, likeness
from contract_review.compare.passages import Passage

# Passages are the same from this share of common words on; with a sign of it (heading, number) fewer will do.
_ALIKE = 0.55
_HEADED_ALIKE = 0.2
_NUMBERED_ALIKE = 0.35
_HEADING, _NUMBER, _ABOVE, _BESIDE = 0.25, 0.1, 0.1, 0.05

_Sign = tuple[int | None, str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Passages that are the same clause: places in the old and in the new contract, of which one may have none."""

    old: tuple[int, ...]
    new: tuple[int, ...]


def pair(old: Sequence[Passage], new: Sequence[Passage]) -> tuple[Group, ...]:
    """Every passage of both contracts in one group, in the order of the new one, those that are gone in between."""
    pairs = _Pairs(old, new)
    pairs.take_equal()
    pairs.take_alike(surely=True)
    pairs.take_alike(surely=False)
    joined = Joining(old, new, pairs.to_new).groups()
    return _in_order([Group(*both) for both in joined])


class _Pairs:
    """One to one: `to_new` is the new place of each old one."""

    def __init__(self, old: Sequence[Passage], new: Sequence[Passage]) -> None:
        self.old, self.new = old, new
        self.to_new: dict[int, int] = {}
        self.to_old: dict[int, int] = {}

    def take(self, one: int, other: int) -> None:
        self.to_new[one], self.to_old[other] = other, one

    def take_equal(self) -> None:
        """The same words on both sides; where they stand several times, as many as have the same heading above."""
        here, there = _by_words(self.old), _by_words(self.new)
        for keys, places in here.items():
            others = there.get(keys, [])
            if len(places) == len(others):
                for one, other in zip(places, others, strict=True):
                    self.take(one, other)

    def take_alike(self, *, surely: bool) -> None:
        """The most alike first; `surely` leaves those that are alike by their place alone for when more is known."""
        for _, one, other in sorted(self._scores(surely=surely), reverse=True):
            if one not in self.to_new and -other not in self.to_old:
                self.take(one, -other)

    def _scores(self, *, surely: bool) -> Iterator[tuple[float, int, int]]:
        left = [passage for passage in self.new if passage.place not in self.to_old]
        likely, signs = Likely(left), _by_sign(left)
        for one in self.old:
            if one.place in self.to_new:
                continue
            near = {*likely.of(one), *self._corresponding(one, signs)}
            for place in sorted(near):
                score = self._score(one, self.new[place], surely=surely)
                if score:
                    # Of equals the one that stands nearest; a negative place sorts the first of them first.
                    yield score - abs(self._share(one, self.new[place])) / 100, one.place, -place

    def _share(self, one: Passage, other: Passage) -> float:
        return one.place / max(len(self.old), 1) - other.place / max(len(self.new), 1)

    def _corresponding(self, one: Passage, signs: Mapping[_Sign, list[int]]) -> list[int]:
        """The passages in the same place: below the same clause with the same number or heading."""
        above = None if one.parent is None else self.to_new.get(one.parent)
        if above is None and one.parent is not None:
            return []
        return [place for sign in _signs(one, above) for place in signs.get(sign, ())]

    def _score(self, one: Passage, other: Passage, *, surely: bool) -> float:
        alike = likeness(one.keys, other.keys)
        headed, above = _same_heading(one, other), self._same_above(one, other)
        numbered = one.number is not None and one.number == other.number
        enough = alike >= _ALIKE or (headed and alike >= _HEADED_ALIKE)
        if not surely:
            enough = enough or (above and (numbered or self._beside(one, other)) and alike >= _NUMBERED_ALIKE)
        if not enough:
            return 0.0
        signs = _HEADING * headed + _NUMBER * numbered + _ABOVE * above + _BESIDE * self._beside(one, other)
        return alike + signs

    def _same_above(self, one: Passage, other: Passage) -> bool:
        if one.parent is None or other.parent is None:
            return one.parent is other.parent
        return self.to_new.get(one.parent) == other.parent

    def _beside(self, one: Passage, other: Passage) -> bool:
        """Whether the passage before or behind is the same."""
        return any(
            0 <= one.place + step < len(self.old) and self.to_new.get(one.place + step) == other.place + step
            for step in (-1, 1)
        )


def _by_sign(passages: Sequence[Passage]) -> dict[_Sign, list[int]]:
    held: dict[_Sign, list[int]] = {}
    for passage in passages:
        for sign in _signs(passage, passage.parent):
            held.setdefault(sign, []).append(passage.place)
    return held


def _signs(passage: Passage, above: int | None) -> list[_Sign]:
    """The number and the heading of a passage, each with the clause above it."""
    signs = (("number", passage.number), ("heading", _plain(passage.heading)))
    return [(above, kind, words) for kind, words in signs if words]


def _same_heading(one: Passage, other: Passage) -> bool:
    return bool(one.heading and other.heading) and _plain(one.heading) == _plain(other.heading)


@lru_cache(maxsize=20_000)
def _plain(heading: str | None) -> str:
    return " ".join((heading or "").casefold().split()).strip(" .:")


def _by_words(passages: Sequence[Passage]) -> dict[tuple[str, ...], list[int]]:
    held: dict[tuple[str, ...], list[int]] = {}
    for passage in passages:
        held.setdefault(passage.keys, []).append(passage.place)
    return held


def _in_order(groups: list[Group]) -> tuple[Group, ...]:
    """New places in their order; what is gone stands behind what it stood behind."""
    kept = sorted((group for group in groups if group.new), key=lambda group: group.new)
    before = {place: number for number, group in enumerate(kept) for place in group.old}
    gone = sorted((group for group in groups if not group.new), key=lambda group: group.old)
    behind: dict[int, list[Group]] = {}
    for group in gone:
        near = next((before[at] for at in range(group.old[0] - 1, -1, -1) if at in before), -1)
        behind.setdefault(near, []).append(group)
    ordered = list(behind.get(-1, ()))
    for number, group in enumerate(kept):
        ordered += [group, *behind.get(number, ())]
    return tuple(ordered)
