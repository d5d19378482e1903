"""What was taken out of a clause and put in, word by word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from contract_review.compare.steps import steps
from contract_review.compare.words import Word

Leads = Callable[[Word], str]
# Fewer words than this between two changes are read as part of them: "thirty (30)" is one change, not two.
_ISLAND = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both contracts, or in one of them: `new` are the same words as `old`, or replace them.

    `same` pieces may differ in how they are set and in the number of a clause that is referred to.
    """

    same: bool
    old: tuple[Word, ...]
    new: tuple[Word, ...]


def redline(old: Sequence[Word], new: Sequence[Word], *, leads_old: Leads, leads_new: Leads) -> tuple[Piece, ...]:
    """The pieces in their order; `leads_old` and `leads_new` say what a reference to a clause is the same as."""
    found = steps(
        _keys(old, leads_old), _keys(new, leads_new), old_starts=_paragraphs(old), new_starts=_paragraphs(new)
    )
    pieces = [Piece(same, tuple(old[a:b]), tuple(new[c:d])) for same, a, b, c, d in found]
    read = _without_noise(_apart_by_case(_joined(_without_islands(_joined(pieces)))))
    return tuple(_joined(_with_brackets(_joined(list(read)))))


def _keys(words: Sequence[Word], leads: Leads) -> list[str]:
    return [leads(word) if word.reference else word.key for word in words]


def _paragraphs(words: Sequence[Word]) -> list[int]:
    return [at for at, word in enumerate(words) if at == 0 or word.before == "\n"]


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbours of one kind as one piece."""
    joined: list[Piece] = []
    for piece in pieces:
        if not (piece.old or piece.new):
            continue
        if joined and joined[-1].same == piece.same:
            last = joined[-1]
            joined[-1] = Piece(piece.same, last.old + piece.old, last.new + piece.new)
        else:
            joined.append(piece)
    return joined


def _without_islands(pieces: Sequence[Piece]) -> list[Piece]:
    """A few equal words between changes that are longer are an accident, and read worse than one change."""
    kept = list(pieces)
    for at in range(1, len(kept) - 1):
        island = kept[at]
        if island.same and _is_island(island, kept[at - 1], kept[at + 1]):
            kept[at] = replace(island, same=False)
    return kept


def _is_island(island: Piece, before: Piece, after: Piece) -> bool:
    if any(word.before == "\n" for word in island.new[1:]):
        return False
    length = sum(word.counts for word in island.new)
    around = [max(_weight(piece.old), _weight(piece.new)) for piece in (before, after)]
    replaced = all(piece.old and piece.new for piece in (before, after))
    return (length == 0 and replaced) or (0 < length < _ISLAND and min(around) > length)


def _weight(words: Sequence[Word]) -> int:
    return sum(word.counts for word in words)


def _apart_by_case(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The same letters, small and capital, are a change ("Services" is defined, "services" are not), but not a heading
    or a sentence that is set in capitals."""
    for piece in pieces:
        if not piece.same:
            yield piece
            continue
        start = 0
        for at, (one, other) in enumerate(zip(piece.old, piece.new, strict=True)):
            if _differs_in_case(one, other):
                yield Piece(same=True, old=piece.old[start:at], new=piece.new[start:at])
                yield Piece(same=False, old=(one,), new=(other,))
                start = at + 1
        yield Piece(same=True, old=piece.old[start:], new=piece.new[start:])


def _differs_in_case(one: Word, other: Word) -> bool:
    if one.text == other.text or one.reference or one.text.lower() == one.text == other.text.lower():
        return False
    if any(word.text.isupper() and len(word.text) > 1 for word in (one, other)):
        return False
    return one.text[0].isupper() != other.text[0].isupper()


def _without_noise(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The same letters, parted at other places ("pre- paid", "prepaid"), are no change."""
    for piece in pieces:
        if piece.same or not piece.old or not piece.new or _letters(piece.old) != _letters(piece.new):
            yield piece
        elif not any(_differs_in_case(*both) or leads_away(*both) for both in zip(piece.old, piece.new, strict=False)):
            yield replace(piece, same=True)
        else:
            yield piece


def leads_away(one: Word, other: Word) -> bool:
    """Whether the same number leads to two clauses; where one reading does not know the clause, nobody can say."""
    before, after = one.reference, other.reference
    return before is not None and after is not None and None not in (before.clause, after.clause)


def _with_brackets(pieces: Sequence[Piece]) -> list[Piece]:
    """A bracket that opens in a change closes in it: "(30)" became "(60)", not "(30" "(60"."""
    kept = list(pieces)
    for at in range(len(kept) - 1):
        piece, after = kept[at], kept[at + 1]
        if after.same and not piece.same and all(map(_is_open, (piece.old, piece.new))) and after.old[0].key == ")":
            kept[at] = Piece(same=False, old=(*piece.old, after.old[0]), new=(*piece.new, after.new[0]))
            kept[at + 1] = Piece(same=True, old=after.old[1:], new=after.new[1:])
    return kept


def _is_open(words: Sequence[Word]) -> bool:
    keys = [word.key for word in words]
    return keys.count("(") > keys.count(")")


def _letters(words: Sequence[Word]) -> str:
    return "".join(word.key for word in words).replace("-", "")
