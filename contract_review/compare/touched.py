"""Whether a term can have changed at all: only where words of its clause, or of one above it, did.

Two files of one text may be read a little differently; what does not stand in changed words is no news. An opinion may
rest on several clauses, and is news wherever any word is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contract_review.compare.changes import Change, Happened
from contract_review.compare.passages import Passage
from contract_review.compare.terms import TermChange
from contract_review.model.contract import Contract
from contract_review.model.fact import Fact

_WORDS = frozenset({Happened.NEW, Happened.GONE, Happened.REWORDED, Happened.SPLIT, Happened.MERGED, Happened.MOVED})
_PREAMBLE = None


class Touched:
    """The clauses of both contracts in whose words something happened."""

    def __init__(self, old: Contract, new: Contract, clauses: Sequence[Change]) -> None:
        changed = [change for change in clauses if _WORDS.intersection(change.happened)]
        self.anything = bool(changed)
        self._old = old, _indices(passage for change in changed for passage in change.old)
        self._new = new, _indices(passage for change in changed for passage in change.new)

    def term(self, change: TermChange) -> bool:
        """Whether a term stands in changed words, on either side."""
        return _stands_in(change.old, self._old) or _stands_in(change.new, self._new)


_Side = tuple[Contract, frozenset[int | None]]


def _indices(passages: Iterable[Passage]) -> frozenset[int | None]:
    return frozenset(passage.clause.index if passage.clause else _PREAMBLE for passage in passages)


def _stands_in(fact: Fact | None, side: _Side) -> bool:
    return fact is not None and any(_is_in(piece.span.start, side) for piece in fact.evidence)


def _is_in(offset: int, side: _Side) -> bool:
    contract, changed = side
    clause = contract.clause_at(offset)
    if clause is None:
        return _PREAMBLE in changed
    return any(one.index in changed for one in contract.path_to(clause))
