"""Two contracts, compared: the one place where words, terms and opinions meet."""

from __future__ import annotations

from dataclasses import dataclass

from contract_review.compare.changes import Change, changes
from contract_review.compare.effects import Effect
from contract_review.compare.opinions import OpinionChange, Turn, opinion_changes
from contract_review.compare.sides import Side
from contract_review.compare.terms import TermChange, term_changes
from contract_review.compare.touched import Touched


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a new contract is against an old one; `clauses` is None where the words of one of them are not at hand.

    `clauses` are those of both contracts, also those in which nothing happened.
    """

    old: Side
    new: Side
    clauses: tuple[Change, ...] | None
    terms: tuple[TermChange, ...]
    opinions: tuple[OpinionChange, ...]

    @property
    def changed(self) -> tuple[Change, ...]:
        """The clauses in which something happened."""
        return tuple(change for change in self.clauses or () if change.happened)

    @property
    def traps(self) -> tuple[TermChange, ...]:
        """The terms that are worse for the customer than they were."""
        return tuple(term for term in self.terms if term.effect is Effect.WORSE)

    @property
    def gains(self) -> tuple[TermChange, ...]:
        """The terms that are better for the customer."""
        return tuple(term for term in self.terms if term.effect is Effect.BETTER)

    @property
    def worse(self) -> bool:
        """Whether anything got worse: a term, or what we think of the contract."""
        return bool(self.traps) or any(one.turn in (Turn.WORSE, Turn.NEW) for one in self.opinions)

    @property
    def same(self) -> bool:
        """Whether no word, no number and no place differs."""
        return self.clauses is not None and not self.changed


def compare(old: Side, new: Side) -> Comparison:
    """Hold a new contract against an old one, clause by clause, term by term, requirement by requirement."""
    terms, opinions = term_changes(old.facts, new.facts), opinion_changes(old.findings, new.findings)
    if old.contract is None or new.contract is None:
        return Comparison(old, new, None, terms, opinions)
    clauses = changes(old.contract, new.contract)
    touched = Touched(old.contract, new.contract, clauses)
    if not touched.anything:
        return Comparison(old, new, clauses, (), ())
    return Comparison(old, new, clauses, tuple(filter(touched.term, terms)), opinions)
