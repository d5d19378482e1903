"""A changed clause as runs of words to be printed: what is the same, what was taken out, what was put in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from contract_review.compare.changes import Change
from contract_review.compare.passages import Passage
from contract_review.compare.redline import Piece
from contract_review.compare.words import Word
from contract_review.reports.quoting import printable

# Of a long stretch in which nothing happened so many words stand at its ends, and the rest is left out.
_KEPT = 40
_BLANKS = {"\n": "\n", "\t": " · ", " ": " "}


class Mark(StrEnum):
    """How a run is printed; `label` is the number of a clause that begins inside, `cut` a sign for what is left out."""

    SAME = "same"
    GONE = "gone"
    COME = "come"
    LABEL = "label"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one mark, and the blank in front of them."""

    mark: Mark
    before: str
    text: str


@dataclass(frozen=True, slots=True)
class Redline:
    """A clause in three forms: as it was and as it is, side by side, and both in one."""

    old: tuple[Run, ...]
    new: tuple[Run, ...]
    both: tuple[Run, ...]


def redline_of(change: Change) -> Redline:
    """The runs of a change, long stretches of the same words cut."""
    before, after = _labels(change.old), _labels(change.new)
    kept = [part for number, piece in enumerate(change.pieces) for part in _cut(piece, number, len(change.pieces))]
    return Redline(
        old=_trimmed(run for piece in kept for run in _of_side(piece, Mark.GONE, before)),
        new=_trimmed(run for piece in kept for run in _of_side(piece, Mark.COME, after)),
        both=_trimmed(run for piece in kept for run in _of_both(piece, after)),
    )


def _labels(passages: Sequence[Passage]) -> dict[int, str]:
    """The numbers of the clauses that begin inside a change, by the first characters of their words."""
    further = (passage for passage in passages[1:] if passage.words and passage.number)
    return {passage.words[0].span.start: passage.number or "" for passage in further}


def _cut(piece: Piece, number: int, count: int) -> Iterator[Piece | None]:
    """A piece, or its ends with None for what is left out between them."""
    first, last = (0 if number == 0 else _KEPT), (0 if number == count - 1 else _KEPT)
    if not piece.same or count == 1 or min(len(piece.old), len(piece.new)) <= first + last + _KEPT:
        yield piece
        return
    if first:
        yield replace(piece, old=piece.old[:first], new=piece.new[:first])
    yield None
    if last:
        yield replace(piece, old=piece.old[-last:], new=piece.new[-last:])


def _of_both(piece: Piece | None, labels: Mapping[int, str]) -> Iterator[Run]:
    if piece is None or piece.same:
        yield from _of_side(piece, Mark.COME, labels)
        return
    yield from _runs(piece.old, Mark.GONE, {})
    yield from _runs(piece.new, Mark.COME, labels)


def _of_side(piece: Piece | None, changed: Mark, labels: Mapping[int, str]) -> Iterator[Run]:
    if piece is None:
        yield Run(Mark.CUT, " ", "…")
    else:
        words = piece.old if changed is Mark.GONE else piece.new
        yield from _runs(words, Mark.SAME if piece.same else changed, labels)


def _runs(words: Sequence[Word], mark: Mark, labels: Mapping[int, str]) -> Iterator[Run]:
    """The words as runs; a clause that begins among them begins a run."""
    start = 0
    for at, word in enumerate(words):
        if word.span.start in labels:
            yield from _run(words[start:at], mark)
            yield Run(Mark.LABEL, "\n", labels[word.span.start])
            start = at
    yield from _run(words[start:], mark)


def _run(words: Sequence[Word], mark: Mark) -> Iterator[Run]:
    if words:
        rest = "".join(_blank(word.before) + word.text for word in words[1:])
        yield Run(mark, _blank(words[0].before), printable(words[0].text + rest))


def _blank(before: str) -> str:
    return _BLANKS.get(before, "")


def _trimmed(runs: Iterator[Run]) -> tuple[Run, ...]:
    found = tuple(runs)
    return (replace(found[0], before=""), *found[1:]) if found else ()
