"""How we leave a contract without a cause: by what notice, at the end of which period, and from when on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from contract_review.model.contract import Role
from contract_review.model.fact import Duration, Fact, Unit
from contract_review.model.wording import in_words
from contract_review.renewals.counting import (
    outlives_the_first_term,
    period_end,
    spares_the_first_term,
    waits_for_the_first_term,
    words_of,
)
from contract_review.renewals.deadlines import earliest_exit
from contract_review.renewals.lengths import add
from contract_review.renewals.terms import Term

_ENDLESS = re.compile(
    r"(?i)\b(?:continu\w+|remains?|stays?|is|be)\s+(?:in\s+(?:full\s+)?(?:force|effect)(?:\s+and\s+effect)?\s+)?"
    r"(?:thereafter\s+|indefinitely\s+|for\s+an?\s+indefinite\s+(?:term|period)\s+)*(?:unless\s+and\s+)?until\s+(?:it\s+is\s+)?(?:terminat|cancel)"
    r"|\bindefinite(?:ly)?\b|\bno\s+fixed\s+(?:term|end)\b"
)
_YEARS = {"first": 1, "second": 2, "third": 3}
_AFTER_YEARS = re.compile(r"(?i)\bafter\s+the\s+(?P<years>first|second|third)\s+anniversary\b")


@dataclass(frozen=True, slots=True)
class Leave:
    """A notice that ends a contract: `ending` is the period at whose end alone it runs out.

    It may run out in the initial term unless it `spares` that, and be given at once unless it `waits` for the end of
    the initial term, or `years` must be over first.
    """

    notice: Duration
    ending: Unit | None = None
    spares: bool = False
    waits: bool = False
    years: int = 0

    @property
    def words(self) -> str:
        """How it reads: "3 months' notice to the end of a quarter"."""
        length = in_words(self.notice)
        notice = f"{length}’{'' if length.endswith('s') else 's'} notice" if self.notice.n else "at any time"
        first = ", not before the first term is over" if self.spares else ""
        first = ", once the first term is over" if self.waits else first
        ending = f" to the end of a {self.ending.value}" if self.ending else ""
        return f"{notice}{ending}{first}"


def leaves(facts: Iterable[Fact]) -> tuple[Leave, ...]:
    """The notices on which we may leave; what only the vendor may do is no way out."""
    return tuple(
        Leave(fact.value, period_end(fact), spares_the_first_term(fact), waits_for_the_first_term(fact), _years(fact))
        for fact in facts
        if isinstance(fact.value, Duration) and fact.qualifiers.party is not Role.VENDOR and _is_leave(fact)
    )


def is_endless(facts: Iterable[Fact]) -> bool:
    """Whether a contract goes on until somebody ends it."""
    return any(_is_leave(fact) and (outlives_the_first_term(fact) or _ENDLESS.search(words_of(fact))) for fact in facts)


def first_exit(facts: Iterable[Fact], term: Term, *, as_of: date) -> tuple[date, Leave] | None:
    """The first day on which the contract can be over if notice is given today, and by which notice."""
    days = ((_exit(leave, term, as_of), leave) for leave in leaves(facts))
    known = [(day, leave) for day, leave in days if day is not None]
    return min(known, key=lambda one: one[0], default=None)


def _exit(leave: Leave, term: Term, as_of: date) -> date | None:
    first = add(term.start, Duration(leave.years, Unit.YEAR)) if term.start and leave.years else None
    if ((leave.spares or leave.waits) and term.end is None) or (leave.years and first is None):
        return None
    given = max(day for day in (as_of, first, term.end if leave.waits else None) if day)
    not_before = term.end if leave.spares else None
    return earliest_exit(leave.notice, given=given, not_before=not_before, ending=leave.ending)


def _is_leave(fact: Fact) -> bool:
    return fact.id == "term.convenience-termination" or (
        fact.id == "term.non-renewal-notice" and outlives_the_first_term(fact)
    )


def _years(fact: Fact) -> int:
    found = _AFTER_YEARS.search(words_of(fact))
    return _YEARS[found["years"].lower()] if found else 0
