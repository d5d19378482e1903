"""What happened to each clause: reworded, moved, renumbered, split, merged, new or gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from contract_review.compare.moves import moved_groups
from contract_review.compare.pairing import Group, pair
from contract_review.compare.passages import Passage, passages_of
from contract_review.compare.redline import Piece, leads_away, redline
from contract_review.compare.words import Word
from contract_review.model.contract import Contract


class Happened(StrEnum):
    """What may have happened to a clause; several at once, but new and gone stand alone."""

    NEW = "new"
    GONE = "gone"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    REFERENCES = "references"


@dataclass(frozen=True, slots=True)
class Change:
    """A clause with all that happened to it; `happened` is empty where it is as it was.

    `references` are the numbers of clauses that it refers to, old and new, which followed the clauses they lead to;
    `astray` are those that stayed, while another clause took the number.
    """

    happened: tuple[Happened, ...]
    old: tuple[Passage, ...]
    new: tuple[Passage, ...]
    pieces: tuple[Piece, ...]
    references: tuple[tuple[str, str], ...] = ()
    astray: tuple[str, ...] = ()


def changes(old: Contract, new: Contract) -> tuple[Change, ...]:
    """Every clause of both contracts, in the order of the new one, those that are gone where they stood."""
    before, after = passages_of(old), passages_of(new)
    groups = pair(before, after)
    moved = moved_groups(groups, before, after)
    leads = _Leads(groups, before, after)
    return tuple(_change(group, before, after, leads, moved=number in moved) for number, group in enumerate(groups))


class _Leads:
    """Which clause a reference leads to, in words that are the same on both sides."""

    def __init__(self, groups: Sequence[Group], old: Sequence[Passage], new: Sequence[Passage]) -> None:
        self._old = _groups_of_clauses(old, {place: n for n, group in enumerate(groups) for place in group.old})
        self._new = _groups_of_clauses(new, {place: n for n, group in enumerate(groups) for place in group.new})

    def old(self, word: Word) -> str:
        return self._key(word, self._old)

    def new(self, word: Word) -> str:
        return self._key(word, self._new)

    def _key(self, word: Word, groups: Mapping[int, int]) -> str:
        assert word.reference is not None
        target = word.reference.clause
        return f"§{groups[target]}" if target is not None and target in groups else f"§ {word.reference.number}"


def _groups_of_clauses(passages: Sequence[Passage], numbers: Mapping[int, int]) -> dict[int, int]:
    return {passage.clause.index: numbers[passage.place] for passage in passages if passage.clause}


def _change(group: Group, before: Sequence[Passage], after: Sequence[Passage], leads: _Leads, *, moved: bool) -> Change:
    old, new = tuple(before[place] for place in group.old), tuple(after[place] for place in group.new)
    words = [word for passage in old for word in passage.words], [word for passage in new for word in passage.words]
    pieces = redline(*words, leads_old=leads.old, leads_new=leads.new)
    if not old or not new:
        return Change((Happened.GONE if old else Happened.NEW,), old, new, pieces)
    followed = _followed(pieces)
    happened = (
        (Happened.REWORDED, any(not piece.same for piece in pieces)),
        (Happened.SPLIT, _numbered(new) > max(_numbered(old), 1)),
        (Happened.MERGED, _numbered(old) > max(_numbered(new), 1)),
        (Happened.MOVED, moved),
        (Happened.RENUMBERED, bool(old[0].number and new[0].number) and old[0].number != new[0].number),
        (Happened.REFERENCES, bool(followed)),
    )
    return Change(tuple(what for what, true in happened if true), old, new, pieces, followed, _astray(pieces))


def _numbered(passages: Sequence[Passage]) -> int:
    """How many clauses one would cite; a heading that was read apart from its clause makes no split."""
    return sum(passage.number is not None for passage in passages)


def _followed(pieces: Sequence[Piece]) -> tuple[tuple[str, str], ...]:
    """The references that have another number, and lead to the same clause."""
    both = (
        (one.reference.number, other.reference.number)
        for piece in pieces
        if piece.same
        for one, other in zip(piece.old, piece.new, strict=False)
        if one.reference and other.reference
    )
    return tuple(dict.fromkeys((one, other) for one, other in both if one != other))


def _astray(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The references with the same number that lead to another clause."""
    both = (words for piece in pieces if not piece.same for words in zip(piece.old, piece.new, strict=False))
    return tuple(dict.fromkeys(one.text for one, other in both if one.text == other.text and leads_away(one, other)))
