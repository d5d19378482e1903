"""What lies ahead of one contract on a day: until when it binds, and what has to be done by when."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from contract_review.model.fact import Day, Duration, Fact, Money, Percentage, Unit
from contract_review.model.wording import in_words
from contract_review.renewals.cautions import cautions, law_notes
from contract_review.renewals.deadlines import Deadline, send_by
from contract_review.renewals.fees import Fee
from contract_review.renewals.leaving import first_exit, is_endless, leaves
from contract_review.renewals.lengths import add, months
from contract_review.renewals.notices import NO_NOTICES, Notices
from contract_review.renewals.reading import NO_END, Outlook, Stated, end_on_or_after, outlook, rule_in_words, stated
from contract_review.renewals.working_days import WEEKDAYS, WorkingDays

_DAY = timedelta(1)
# A deadline that is nearer than this is closing.
_CLOSING = timedelta(30)


class Course(StrEnum):
    """How a contract goes on when nobody does anything."""

    RENEWS = "renews"
    MONTHLY = "month-to-month"
    ENDS = "ends"
    EVERGREEN = "evergreen"
    UNKNOWN = "unknown"


class State(StrEnum):
    """What a deadline asks for, the most urgent first."""

    LATE = "send today"
    CLOSING = "closing"
    ASK = "day needed"
    LOCKED = "locked in"
    OPEN = "open"
    QUIET = "no deadline"


@dataclass(frozen=True, slots=True)
class Told:
    """A contract as deadlines see it: who it is, its facts, and what people noted about it.

    `identity` never changes: the number in the register, or the hash of the file.
    """

    identity: str
    name: str
    facts: tuple[Fact, ...]
    number: int | None = None
    vendor: str | None = None
    owner: str | None = None
    start: date | None = None
    annual_value: Money | None = None
    notices: Notices = NO_NOTICES
    fee: Fee | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """The price of the next term: what the contract says of it, and from when it is known."""

    words: str
    known_on: date | None = None
    in_time: bool | None = None


@dataclass(frozen=True, slots=True)
class Renewal:
    """One contract on one day. `rule` is how notice is counted, `notes` what was assumed or is missing.

    `exit` is the first day on which it can be over if notice is given today; `locked_until` the end of the term that
    can no longer be stopped; `at_stake` what the next term costs; `law` names laws that may bear on it. Of a contract
    that ends by itself the deadline is the one to renew it.
    """

    told: Told
    course: Course
    state: State
    term_end: date | None = None
    deadline: Deadline | None = None
    send_by: date | None = None
    locked_until: date | None = None
    exit: date | None = None
    rule: str = ""
    price: Price = field(default_factory=lambda: Price(""))
    at_stake: Money | None = None
    notes: tuple[str, ...] = ()
    law: tuple[str, ...] = ()

    @property
    def to_renew(self) -> bool:
        """Whether the notice renews the contract, and silence ends it."""
        return self.deadline is not None and self.course is Course.ENDS

    @property
    def next_day(self) -> date | None:
        """The day by which something must be done, or on which it ends."""
        return self.send_by or self.term_end


def renewal_of(told: Told, *, as_of: date, delivery: int | None = None, calendar: WorkingDays = WEEKDAYS) -> Renewal:
    """What lies ahead of a contract.

    `delivery` is how many working days a notice is on its way; without it as many as the contract says, or one.
    """
    if delivery is None:
        delivery = 1 if told.notices.delivery is None else told.notices.delivery
    facts = _with_start(told)
    said, ahead = stated(facts), outlook(facts, as_of=as_of, calendar=calendar)
    found, over = ahead.deadline, tuple[str, ...]()
    if found is not None and found.legal < as_of:
        ahead, over = replace(ahead, deadline=None), (f"the last day to renew it by notice was {found.legal}",)
        found = None
    send = send_by(found.safe, delivery=delivery, calendar=calendar) if found else None
    locked, course = _locked_until(said, as_of, found), _course(said, facts)
    if course is Course.RENEWS and said.term.most is not None and said.term.end and found is None:
        course = Course.ENDS
    return Renewal(
        told=told,
        course=course,
        state=_state(said, ahead, found, send, locked, as_of),
        term_end=ahead.term_end,
        deadline=found,
        send_by=send,
        locked_until=locked,
        exit=_exit(facts, said, ahead, as_of),
        rule=_rule(said, facts, course, as_of),
        price=_price(facts, ahead, found),
        at_stake=_at_stake(told, said),
        notes=(
            *_notes(told, ahead, course, delivery, calendar),
            *over,
            *_undefined(said),
            *cautions(facts),
            *_fee(told),
        ),
        law=law_notes(facts) if course is Course.RENEWS else (),
    )


def by_urgency(renewals: list[Renewal]) -> list[Renewal]:
    """The worst first: what must go out today, then by day."""
    states = list(State)
    return sorted(renewals, key=lambda one: (states.index(one.state), one.next_day or date.max, one.told.identity))


def _with_start(told: Told) -> tuple[Fact, ...]:
    """The facts, with the first day that a person noted in the place of the contract's own."""
    if told.start is None:
        return told.facts
    others = tuple(fact for fact in told.facts if fact.id != "term.effective-date")
    return (*others, Fact("term.effective-date", Day(told.start), ()))


def _course(said: Stated, facts: tuple[Fact, ...]) -> Course:
    if said.renews is False or (said.renews is None and said.notice is None and said.option):
        return Course.ENDS
    if said.term.renewal in (Duration(1, Unit.MONTH), Duration(30, Unit.DAY)):
        return Course.MONTHLY
    if said.renews or said.notice or said.term.renewal:
        return Course.RENEWS
    if is_endless(facts):
        return Course.EVERGREEN
    if said.term.end or said.term.initial:
        return Course.ENDS
    return Course.EVERGREEN if leaves(facts) else Course.UNKNOWN


def _state(
    said: Stated, ahead: Outlook, found: Deadline | None, send: date | None, locked: date | None, as_of: date
) -> State:
    if found is None or send is None:
        waits = said.renews is not False and (said.notice or said.term.initial or said.term.renewal)
        return State.ASK if ahead.term_end is None and waits else State.QUIET
    if send < as_of:
        return State.LATE
    if send - as_of < _CLOSING:
        return State.CLOSING
    return State.LOCKED if locked else State.OPEN


def _locked_until(said: Stated, as_of: date, found: Deadline | None) -> date | None:
    """The end of the next term, where the last day to stop it is over while the term before it still runs."""
    if said.notice is None or said.renews is False or found is None:
        return None
    running = end_on_or_after(said.term, as_of)
    return found.term_end if running is not None and running < found.term_end else None


def _exit(facts: tuple[Fact, ...], said: Stated, ahead: Outlook, as_of: date) -> date | None:
    """The better of both ways out: notice for no cause, or the end of the term that notice still stops."""
    endless = is_endless(facts) and said.notice is None
    if not endless and said.renews is False and ahead.term_end and ahead.term_end < as_of:
        return None
    leave = first_exit(facts, said.term, as_of=as_of)
    days = [leave[0] if leave else None, None if endless else ahead.term_end]
    return min((day for day in days if day and day >= as_of), default=None)


def _rule(said: Stated, facts: tuple[Fact, ...], course: Course, as_of: date) -> str:
    if course is Course.ENDS and said.option:
        return f"renewed only by notice received {rule_in_words(said.option)}"
    if said.renews is False:
        return "ends by itself; a new term needs an agreement"
    if course is Course.EVERGREEN:
        leave = first_exit(facts, said.term, as_of=as_of)
        return leave[1].words if leave else "; ".join(one.words for one in leaves(facts))
    return f"notice received {rule_in_words(said.notice)}" if said.notice else ""


def _price(facts: tuple[Fact, ...], ahead: Outlook, found: Deadline | None) -> Price:
    """What the price of the next term may be, and whether it is known while notice can still be given."""
    caps = [fact for fact in facts if fact.id == "pricing.increase-cap" and isinstance(fact.value, Percentage)]
    told = [fact.value for fact in facts if fact.id == "pricing.increase-notice" and isinstance(fact.value, Duration)]
    words = []
    if caps:
        words.append(f"rises by at most {in_words(max((fact.value for fact in caps), key=lambda one: one.n))}")  # type: ignore[union-attr]
    if not told:
        return Price("; ".join(words), in_time=True if caps else None)
    # Of two notices the shorter is the one to fear.
    shortest = min(told, key=lambda length: add(date(2001, 1, 1), length) or date.max)
    words.append(f"told {in_words(shortest)} before it rises")
    known = add(ahead.term_end + _DAY, shortest, times=-1) if ahead.term_end else None
    return Price("; ".join(words), known, bool(caps) or known <= found.safe if known and found else None)


def _at_stake(told: Told, said: Stated) -> Money | None:
    """What the next term costs, by what was noted, else by its fee; a year of it where its length is not given."""
    value = told.annual_value or (told.fee.annual if told.fee else None)
    if value is None or said.renews is False:
        return None
    length = months(said.term.renewal) if said.term.renewal else None
    return Money(round(value.amount * (length or 12) / 12, 2), value.currency)


def _fee(told: Told) -> tuple[str, ...]:
    counts = told.fee and not told.annual_value
    return (f"what is at stake is counted from the fee of {told.fee.words}",) if told.fee and counts else ()


def _undefined(said: Stated) -> tuple[str, ...]:
    if said.notice and said.notice.length.unit is Unit.BUSINESS_DAY:
        return ("look up what the contract calls a business day",)
    return ()


def _notes(told: Told, ahead: Outlook, course: Course, delivery: int, calendar: WorkingDays) -> tuple[str, ...]:
    found = ahead.deadline
    # How notice is counted is the rule already.
    notes = [note for note in ahead.notes if not (found and note.startswith("received "))]
    if course is Course.EVERGREEN:
        notes = [note for note in notes if note != NO_END]
    if ahead.term_end is None and any("began" in note for note in notes):
        where = told.number if told.number is not None else "ID"
        notes.append(f"note it with: contract-review contracts set {where} --start 2026-03-01")
    if found:
        if not told.notices.words:
            notes.append("how notice must be given was not found")
        notes.append(f"a notice is taken to be on its way for {delivery} working day{'' if delivery == 1 else 's'}")
        if not calendar.holidays:
            notes.append("weekends only, no holidays (--country)")
    return tuple(notes)
