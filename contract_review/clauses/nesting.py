"""Which number belongs under which: the reading of all numbers of a document that needs the fewest excuses.

Numbers are read in order. Each may go on with a count that is open, begin a count below an open clause, or be no number
of a clause at all (a reference that was broken over two lines). Each choice has a cost: nothing where the number is the
next one of a count and looks like its neighbours, more where a count has gaps, begins in the middle or changes its
looks. The few cheapest readings are kept while the document goes by, so that a later number decides about an earlier one:
"3." in a list of two closes the list if "4." follows as a heading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from contract_review.clauses.numbering import Number

_KEPT = 4
_MARGIN = 3.0
_BEGIN, _BEGIN_LATE, _BEGIN_BEHIND_INLINE = 0.4, 2.6, 0.8
_TWICE, _BACKWARDS, _FAR = 1.4, 7.0, 5.0
_SAME_WITHIN, _SAME_WITHIN_BUT_DEEPER, _BESIDE = 1.3, 0.2, 0.7
_OTHER_LOOKS, _OTHER_LEVEL, _OTHER_INDENT, _OTHER_MARKS = 0.6, 1.5, 0.4, 1.0
_CLOSES_ONE, _CLOSES_MORE, _LEAVES_AT_ONCE = 0.4, 1.0, 0.6
_SKIPPED_PARENT, _NO_PARENT = 1.0, 2.0
_TO_THE_TOP, _WITHIN = 0.5, 0.2
_BY_WORD = frozenset(("Article", "Section", "Clause", "Part", "Chapter", "Paragraph"))
_AROUND = frozenset(("part", "article", "chapter"))
# Printed left edges differ by a point or two in one column.
_SAME_EDGE = 9.0


@dataclass(frozen=True, slots=True)
class Item:
    """What nesting sees of a numbered or headed block.

    `numbers` are the readings of its number (none for a heading without one), `alone` whether it is a heading on a line
    of its own, `doubt` what it costs to take it for no number, `rank` the level of a heading where the file gives one,
    `inline_before` whether the first number of its list stands inside the paragraph before, `at_the_top` whether it
    closes every clause, `at_once` whether no other text stands between it and the item before.
    """

    numbers: tuple[Number, ...]
    alone: bool
    doubt: float
    indent: float | None = None
    level: int | None = None
    rank: int | None = None
    inline_before: bool = False
    at_the_top: bool = False
    at_once: bool = False


class Open(NamedTuple):
    """A clause that is open at some point of a reading: the item that opened it, and its number."""

    item: int
    number: Number | None


Path = tuple[Open, ...]


# A choice: what it costs, and how many of the open clauses stay open above the new one; no number "opens no clause".
_Move = tuple[float, int | None, Number | None]


class _Reading(NamedTuple):
    """`key` tells readings apart that leave other clauses open; `trail` holds the paths so far, the last outermost."""

    cost: float
    path: Path
    key: tuple[int, ...]
    trail: tuple[object, ...]


def nest(items: tuple[Item, ...]) -> tuple[Path | None, ...]:
    """For each item the path of clauses that are open once it has begun, itself last; None where it opens none."""
    readings = [_Reading(0.0, (), (), ())]
    for place in range(len(items)):
        found: dict[tuple[int, ...], _Reading] = {}
        most = float("inf")
        for reading in readings:
            for cost, kept, number in _Moves(items, place, reading.path).all():
                total = reading.cost + cost
                if total > most:
                    continue
                most = min(most, total + _MARGIN)
                key = reading.key if kept is None else (*reading.key[:kept], id(number) if number else -place)
                known = found.get(key)
                if known is None or total < known.cost:
                    path = None if kept is None else (*reading.path[:kept], Open(place, number))
                    found[key] = _Reading(total, path or reading.path, key, (reading.trail, path))
        best = sorted(found.values(), key=lambda reading: reading.cost)[:_KEPT]
        readings = [reading for reading in best if reading.cost <= best[0].cost + _MARGIN]
    return _unrolled(readings[0].trail, len(items))


def _unrolled(trail: tuple[object, ...], length: int) -> tuple[Path | None, ...]:
    paths: list[Path | None] = []
    while trail:
        trail, path = trail  # type: ignore[assignment]
        paths.append(path)  # type: ignore[arg-type]
    assert len(paths) == length
    return tuple(reversed(paths))


class _Moves:
    """What one item may be, where the clauses of `path` are open."""

    def __init__(self, items: tuple[Item, ...], place: int, path: Path) -> None:
        self.items = items
        self.place = place
        self.item = items[place]
        self.path = path

    def all(self) -> Iterator[_Move]:
        """Each choice with its cost."""
        if not self.item.numbers:
            yield from self._headings()
            return
        yield self.item.doubt, None, None
        for number in self.item.numbers:
            if number.kind == "part":
                yield 0.0 if self.item.alone else 1.0, 0, number
            elif len(number.path) > 1:
                yield self._decimal(number)
            else:
                yield from self._counted(number)

    def _headings(self) -> Iterator[_Move]:
        if self.item.at_the_top:
            yield 0.0, 0, None
            return
        for kept in range(len(self.path), -1, -1):
            cost = _TO_THE_TOP if kept == 0 and self.path else _WITHIN
            # A heading below a heading is the rarer case, except below the title of the document.
            cost += 0.2 if kept > 1 and self.path[kept - 1].number is None else 0.0
            yield cost + self._against_ranks(kept) + 0.05 * (len(self.path) - kept), kept, None

    def _against_ranks(self, kept: int) -> float:
        """A heading stands under those of a higher level, and closes those of its own, where the file gives levels."""
        rank = self.item.rank
        if rank is None:
            return 0.0
        above = (self.items[open_.item].rank for open_ in self.path[:kept])
        closed = (self.items[open_.item].rank for open_ in self.path[kept:])
        return sum(1.0 for level in above if level and level >= rank) + sum(
            1.0 for level in closed if level and level < rank
        )

    def _decimal(self, number: Number) -> _Move:
        """A number that says itself where it belongs: 4.2 under 4, beside 4.1."""
        parent = number.path[:-1]
        for kept in range(len(self.path) - 1, -1, -1):
            other = self.path[kept].number
            if other is None:
                continue
            if other.kind == "decimal" and other.path[:-1] == parent and len(other.path) == len(number.path):
                return self._step(other, number) + 0.3 * self._unlike(self.path[kept]), kept, number
            if other.kind == "decimal" and other.path == parent:
                return self._first_below(number), kept + 1, number
            if other.kind in ("article", "section", "part", "chapter") and len(parent) == 1:
                cost = 0.0 if other.path == parent or other.kind == "part" else _NO_PARENT
                return cost + self._first_below(number), kept + 1, number
        return self._orphan(number)

    def _orphan(self, number: Number) -> _Move:
        """Its chapter bears no number: it takes the place of the last number of its own depth, or begins at the top."""
        for kept in range(len(self.path)):
            other = self.path[kept].number
            if other is not None and other.kind == "decimal":
                chapters = number.path[0] - other.path[0]
                cost = _FAR if number.path <= other.path else _SKIPPED_PARENT + 0.5 * max(chapters - 1, 0)
                return cost, kept, number
            if other is not None and other.kind != "part":
                return _NO_PARENT, kept + 1, number
        return _SKIPPED_PARENT if number.path[-1] > 1 else _BEGIN, len(self.path), number

    @staticmethod
    def _first_below(number: Number) -> float:
        return 0.0 if number.ordinal == 1 else min(0.6 + 0.3 * number.ordinal, 2.5)

    def _counted(self, number: Number) -> Iterator[_Move]:
        """A number that says only its own place: it goes on with an open count, or begins one."""
        same: int | None = None
        for kept in range(len(self.path) - 1, -1, -1):
            other = self.path[kept].number
            if other is None or other.kind != number.kind or len(other.path) != 1:
                continue
            same = kept if same is None else same
            marks = 0.0 if other.style == number.style else _OTHER_MARKS
            yield self._step(other, number) + marks + self._unlike(self.path[kept]), kept, number
        closed = 0
        for kept in range(len(self.path), -1, -1):
            closed += kept < len(self.path) and self.path[kept].number is not None
            yield self._begin(number, kept, closed, same), kept, number

    def _begin(self, number: Number, kept: int, closed: int, same: int | None) -> float:
        if number.ordinal in (0, 1):
            cost = _BEGIN
        else:
            cost = _BEGIN_BEHIND_INLINE if self.item.inline_before else _BEGIN_LATE + min(0.1 * number.ordinal, 1.0)
        cost += 0.15 * (len(self.path) - kept - closed)
        cost += (_CLOSES_ONE + _CLOSES_MORE * (closed - 1) if closed else 0.0) + self._against_ranks(kept)
        if same is not None and same < kept and self._alike(self.path[same].number, number):
            cost += _SAME_WITHIN_BUT_DEEPER if self._deeper_than(self.path[same]) else _SAME_WITHIN
        elif same is not None and same >= kept and self._alike(self.path[same].number, number):
            cost += _BESIDE
        if kept and self.path[kept - 1].number is not None:
            cost += self._too_far_left(self.path[kept - 1])
            cost += _OTHER_LOOKS if self.item.alone and not self.items[self.path[kept - 1].item].alone else 0.0
        if number.kind == "decimal" and not number.text.startswith("("):
            cost += self._chapter_in_list(kept)
        elif closed and self.item.at_once and self.path[-1].item == self.place - 1:
            cost += _LEAVES_AT_ONCE
        if number.style in _BY_WORD and any(o.number and o.number.kind not in _AROUND for o in self.path[:kept]):
            cost += _SAME_WITHIN
        return cost

    def _chapter_in_list(self, kept: int) -> float:
        """What it costs to begin "1." below "(1)", or below a letter where there is no chapter yet: it is a chapter."""
        counted = chapter = False
        for _, number in self.path[:kept]:
            if number is None or number.kind == "part":
                continue
            if number.kind == "decimal" and number.text[0] == "(":
                return _OTHER_MARKS
            counted = True
            chapter = chapter or number.kind == "decimal" or number.kind in _AROUND
        return _OTHER_MARKS if counted and not chapter else 0.0

    @staticmethod
    def _alike(other: Number | None, number: Number) -> bool:
        return other is not None and other.style == number.style

    @staticmethod
    def _step(other: Number, number: Number) -> float:
        step = number.ordinal - other.ordinal
        if step == 1:
            return 0.0
        if step == 0:
            return _TWICE
        return _BACKWARDS if step < 0 else min(0.6 + 0.4 * step, _FAR)

    def _unlike(self, open_: Open) -> float:
        """How much the item looks unlike the last of the count that it would go on with."""
        other, cost = self.items[open_.item], 0.0
        if other.alone != self.item.alone:
            cost += _OTHER_LOOKS
        if other.level and self.item.level and other.level != self.item.level:
            cost += _OTHER_LEVEL
        if (
            other.indent is not None
            and self.item.indent is not None
            and abs(other.indent - self.item.indent) > _SAME_EDGE
        ):
            cost += _OTHER_INDENT
        return cost

    def _deeper_than(self, open_: Open) -> bool:
        other = self.items[open_.item]
        if other.level and self.item.level and self.item.level > other.level:
            return True
        if other.alone and not self.item.alone and self.item.numbers[0].kind == "decimal":
            return True
        return (
            other.indent is not None and self.item.indent is not None and self.item.indent > other.indent + _SAME_EDGE
        )

    def _too_far_left(self, open_: Open) -> float:
        other = self.items[open_.item]
        if other.indent is None or self.item.indent is None:
            return 0.0
        # Half the weight: a first line is often set in, and a list below it is not.
        return _OTHER_INDENT / 2 if self.item.indent < other.indent - _SAME_EDGE else 0.0
