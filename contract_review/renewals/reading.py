"""What the facts of a contract say about its end, its renewal and its notice, and which day follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from contract_review.model.contract import Role
from contract_review.model.fact import Day, Duration, Fact, Flag
from contract_review.model.wording import in_words
from contract_review.renewals.counting import (
    as_long_as_the_first,
    how_often,
    notice_rule,
    option,
    outlives_the_first_term,
)
from contract_review.renewals.deadlines import Deadline, NoticeRule, deadline, next_deadline
from contract_review.renewals.lengths import add
from contract_review.renewals.terms import Term
from contract_review.renewals.working_days import WEEKDAYS, WorkingDays

# Lengths are compared by where they lead from one day: 12 months and a year are one, 30 days and a month are not.
_ANY_DAY = date(2001, 1, 1)
_MOST_TERMS = 10_000
NO_END = "the day on which the term ends is needed"


@dataclass(frozen=True, slots=True)
class Outlook:
    """When a contract ends and by when notice is due; `notes` say what was assumed, or what is missing for a day."""

    term_end: date | None = None
    deadline: Deadline | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """The term and the notice against its renewal as a contract states them; `renews` is None where it is silent.

    `option` is the notice by which we renew a contract that does not renew by itself.
    """

    term: Term
    notice: NoticeRule | None
    renews: bool | None
    notes: tuple[str, ...] = ()
    option: NoticeRule | None = None


def stated(facts: Iterable[Fact]) -> Stated:
    """What a contract says of its term.

    A value that it gives in two ways is used only where one of them is safe: the earlier end, the longer notice.
    """
    by_id: dict[str, list[Fact]] = {}
    for fact in facts:
        by_id.setdefault(fact.id, []).append(fact)
    by_id = {name: _general(found) for name, found in by_id.items()}
    term, notes = _term(by_id)
    said = by_id.get("term.auto-renewal", [])
    renews = not _denied(said) if said else None
    notice = _notice(by_id.get("term.non-renewal-notice", []))
    asked = (*by_id.get("term.renewal-period", []), *by_id.get("term.auto-renewal", []))
    return Stated(term, notice, renews, tuple(notes), None if renews else option(asked))


def outlook(facts: Iterable[Fact], *, as_of: date | None = None, calendar: WorkingDays = WEEKDAYS) -> Outlook:
    """The end of the term and the deadline for notice, where the contract gives the days.

    Without a day to go by, those of the initial term.
    """
    said = stated(facts)
    term, notice, notes = said.term, said.notice, said.notes
    if term.end is None:
        return Outlook(notes=notes)
    if said.renews is False or (said.renews is None and notice is None and said.option):
        found = deadline(term.end, said.option, calendar=calendar) if said.option else None
        return Outlook(term.end, found, (*notes, "it does not renew by itself", *_window_remarks(found)))
    if notice is None:
        return Outlook(end_on_or_after(term, as_of), notes=notes)
    found = next_deadline(term, notice, as_of=as_of, calendar=calendar)
    if found is None:
        return Outlook(end_on_or_after(term, as_of), notes=(*notes, _no_day(term, notice)))
    return Outlook(found.term_end, found, (*notes, *_remarks(found, notice, term)))


def _general(facts: list[Fact]) -> list[Fact]:
    """The facts that hold for the whole contract, where there are any; else those of its plans."""
    return [fact for fact in facts if fact.qualifiers.scope is None] or facts


def _term(by_id: dict[str, list[Fact]]) -> tuple[Term, list[str]]:
    starts, ends = _days(by_id, "term.effective-date"), _days(by_id, "term.expiry-date")
    initials, renewals = _lengths(by_id, "term.initial"), _lengths(by_id, "term.renewal-period")
    notes = []
    for name, values in (("start", starts), ("length of the term", initials), ("length of renewal", renewals)):
        if len(values) > 1:
            notes.append(f"the contract gives more than one {name}")
    if not renewals and len(initials) == 1 and as_long_as_the_first(by_id.get("term.auto-renewal", [])):
        renewals = initials
    term = Term(
        start=starts[0] if len(starts) == 1 else None,
        initial=initials[0] if len(initials) == 1 else None,
        stated_end=min(ends, default=None),
        renewal=renewals[0] if len(renewals) == 1 else None,
        most=how_often((*by_id.get("term.renewal-period", []), *by_id.get("term.auto-renewal", []))),
    )
    if term.disputed:
        notes.append("the stated end and the length of the term disagree; the earlier day is used")
    if term.end is None and not notes:
        notes.append(_missing(term))
    return term, notes


def _missing(term: Term) -> str:
    if term.initial and term.start is None:
        return "the day on which the term began is needed"
    return NO_END


def _days(by_id: dict[str, list[Fact]], name: str) -> list[date]:
    return sorted({fact.value.date for fact in by_id.get(name, []) if isinstance(fact.value, Day)})


def _lengths(by_id: dict[str, list[Fact]], name: str) -> list[Duration]:
    found = [fact.value for fact in by_id.get(name, []) if isinstance(fact.value, Duration)]
    return list({add(_ANY_DAY, length): length for length in found}.values())


def _notice(facts: list[Fact]) -> NoticeRule | None:
    """The longest notice that the customer may have to give: a right of the vendor alone is no way out.

    Nor is a notice that ends a contract without an end of its own, once its first term is over.
    """
    ours = (fact for fact in facts if fact.qualifiers.party is not Role.VENDOR and not outlives_the_first_term(fact))
    rules = [rule for fact in ours if (rule := notice_rule(fact))]
    return max(rules, key=lambda rule: (add(_ANY_DAY, rule.length) or _ANY_DAY, rule.length.n), default=None)


def _denied(facts: list[Fact]) -> bool:
    return bool(facts) and all(isinstance(fact.value, Flag) and not fact.value.value for fact in facts)


def end_on_or_after(term: Term, as_of: date | None) -> date | None:
    """The end of the term that runs on a day; of the last one that is known where all are over."""
    last = term.end
    for last in islice(term.ends(), _MOST_TERMS):
        if as_of is None or last >= as_of:
            return last
    return last if term.most is not None else term.end


def _no_day(term: Term, notice: NoticeRule) -> str:
    if deadline(term.end or _ANY_DAY, notice) is None:
        return f"{in_words(notice.length)} before the end of the term give no day"
    if term.renewal is not None and term.most is not None:
        return f"it renews {'once' if term.most == 1 else f'{term.most} times'} only, and the last deadline has passed"
    return "the deadline has passed, and the length of a renewal is not given"


def rule_in_words(notice: NoticeRule, *, what: str = "the term ends") -> str:
    """How a notice is counted: "at least 60 clear days before the term ends"."""
    length = in_words(notice.length)
    if notice.clear:
        n, _, unit = length.partition(" ")
        length = f"{n} clear {unit}"
    day = "the renewal date" if notice.before_renewal else what
    if notice.within:
        return f"within {length} before {day}"
    most = f" and at most {in_words(notice.at_most)}" if notice.at_most else ""
    return f"at least {length}{most} before {day}"


def _window_remarks(found: Deadline | None) -> list[str]:
    if found is None or found.earliest is None:
        return []
    if found.twice:
        return [
            f"no working day satisfies both readings: give notice by {found.safe.isoformat()}, "
            f"and once more after {found.earliest.isoformat()}"
        ]
    return [f"a notice that is received before {found.earliest.isoformat()} may count for nothing"]


def _remarks(found: Deadline, notice: NoticeRule, term: Term) -> list[str]:
    remarks = [f"received {rule_in_words(notice, what='the end of the term').removeprefix('at least ')}"]
    if notice.within:
        remarks.append(
            f"“within {in_words(notice.length)}” can mean at least that, or in the last of them: "
            f"{found.legal.isoformat()} satisfies both readings; a lawyer should look at it"
        )
    remarks += _window_remarks(found)
    if found.latest != found.legal:
        remarks.append(f"counted forward from the notice it would be {found.latest.isoformat()}")
    if found.before_term:
        remarks.append("the deadline is before the term begins: one more term is already agreed")
    if term.renewal is None:
        remarks.append("the length of a renewal is not given")
    return remarks
