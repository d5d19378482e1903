"""Which clauses stand elsewhere than they did, and not only behind something that is new or gone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from contract_review.compare.pairing import Group
from contract_review.compare.passages import Passage


def moved_groups(groups: Sequence[Group], old: Sequence[Passage], new: Sequence[Passage]) -> frozenset[int]:
    """The numbers of the groups that moved: the fewest clauses that one has to take out and put in elsewhere.

    A clause below one that moved moved with it, and is not told again.
    """
    paired = [number for number, group in enumerate(groups) if group.old and group.new]
    stayed = _longest_rising([(groups[number].old[0], number) for number in paired])
    out = {number for number in paired if number not in stayed}
    of_old = {place: number for number in paired for place in groups[number].old}
    of_new = {place: number for number in paired for place in groups[number].new}
    return frozenset(
        number for number in paired if number in out and not _went_along(groups[number], old, new, of_old, of_new, out)
    )


def _went_along(
    group: Group,
    old: Sequence[Passage],
    new: Sequence[Passage],
    of_old: dict[int, int],
    of_new: dict[int, int],
    out: set[int],
) -> bool:
    above, below = old[group.old[0]].parent, new[group.new[0]].parent
    if above is None or below is None:
        return False
    return of_old.get(above) is not None and of_old.get(above) == of_new.get(below) and of_old[above] in out


def _longest_rising(places: Sequence[tuple[int, int]]) -> set[int]:
    """The numbers of the longest row of places that only rise."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (place, _) in enumerate(places):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(place)
            ends.append(at)
        else:
            tails[length], ends[length] = place, at
    row: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        row.add(places[at][1])
        at = before[at]
    return row
