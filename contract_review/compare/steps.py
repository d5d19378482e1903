"""Where two rows of words are the same and where they are not, within bounds of time and memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import LCSseq

# Comparing costs the product of both lengths, a bit of memory each; no clause needs this many, a hostile file may.
_MOST = 400_000_000

# Whether the words are the same, then where they begin and end in the old and in the new contract.
Step = tuple[bool, int, int, int, int]


def steps(
    old: Sequence[str], new: Sequence[str], *, old_starts: Sequence[int], new_starts: Sequence[int]
) -> list[Step]:
    """The steps from old to new, in their order; the starts are those of paragraphs, 0 among them.

    Of texts that are too long paragraphs are compared as wholes first, and words only between those that are the same.
    """
    if len(old) * len(new) <= _MOST:
        return _plain(old, new)
    before, after = _paragraphs(old, old_starts), _paragraphs(new, new_starts)
    if len(before) * len(after) > _MOST:
        return [(False, 0, len(old), 0, len(new))]
    return list(_by_paragraphs(old, new, before, after))


def _plain(old: Sequence[str], new: Sequence[str]) -> list[Step]:
    return [
        (step.tag == "equal", step.src_start, step.src_end, step.dest_start, step.dest_end)
        for step in LCSseq.opcodes(old, new)
    ]


def _paragraphs(words: Sequence[str], starts: Sequence[int]) -> list[tuple[int, int]]:
    return [(start, end) for start, end in pairwise((*starts, len(words))) if start < end]


def _by_paragraphs(
    old: Sequence[str], new: Sequence[str], before: list[tuple[int, int]], after: list[tuple[int, int]]
) -> Iterator[Step]:
    wholes = [" ".join(old[start:end]) for start, end in before], [" ".join(new[start:end]) for start, end in after]
    for same, first, last, begin, end in _together(_plain(*wholes)):
        one, two = _reach(before, first, last), _reach(after, begin, end)
        if same or (one[1] - one[0]) * (two[1] - two[0]) > _MOST:
            yield same, *one, *two
            continue
        for equal, a, b, c, d in _plain(old[one[0] : one[1]], new[two[0] : two[1]]):
            yield equal, one[0] + a, one[0] + b, two[0] + c, two[0] + d


def _together(found: Sequence[Step]) -> list[Step]:
    """What is taken out and what is put in at one place as one step."""
    joined: list[Step] = []
    for step in found:
        if joined and not joined[-1][0] and not step[0]:
            _, first, _, begin, _ = joined.pop()
            joined.append((False, first, step[2], begin, step[4]))
        else:
            joined.append(step)
    return joined


def _reach(paragraphs: list[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    """From the first word of a paragraph to the last of another; no words where there are no paragraphs."""
    if first == last:
        at = paragraphs[first][0] if first < len(paragraphs) else paragraphs[-1][1]
        return at, at
    return paragraphs[first][0], paragraphs[last - 1][1]
