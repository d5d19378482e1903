"""What lies ahead in a terminal: a sentence on what to do for each contract, and below it why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from contract_review.model.fact import Money
from contract_review.model.wording import in_words
from contract_review.renewals.ahead import Course, Price, Renewal, State
from contract_review.reports.terminal import printed

_STYLES = {State.LATE: "bold red", State.CLOSING: "red", State.ASK: "yellow", State.LOCKED: "yellow"}
_COUNTED = {
    State.LATE: "to send today",
    State.CLOSING: "to send within 30 days",
    State.ASK: "without a first or last day",
    State.LOCKED: "locked in for another term",
    State.OPEN: "with time",
    State.QUIET: "without a deadline",
}


def as_text(renewals: Sequence[Renewal], *, as_of: date, width: int | None = None, colour: bool | None = None) -> str:
    """The contracts, worst first, for a terminal of `width` columns."""
    return printed(_parts(renewals, as_of), width=width, colour=colour)


def _parts(renewals: Sequence[Renewal], as_of: date) -> Iterator[RenderableType]:
    counts = Counter(one.state for one in renewals)
    told = ", ".join(f"{counts[state]} {words}" for state, words in _COUNTED.items() if counts[state])
    contracts = "1 contract" if len(renewals) == 1 else f"{len(renewals)} contracts"
    yield Text(f"As of {as_of.isoformat()}: {contracts}{': ' if told else ''}{told}")
    if stake := at_stake(renewals):
        yield Text(stake)
    for one in renewals:
        yield Text()
        number = f"#{one.told.number} " if one.told.number is not None else ""
        yield Text(f"{number}{one.told.vendor or 'unknown vendor'} · {one.told.name}", style="bold")
        yield Padding(Text(what_to_do(one, as_of), style=_STYLES.get(one.state, "")), (0, 0, 0, 2))
        yield from (Padding(Text(line, style="dim"), (0, 0, 0, 4)) for line in details(one))


def at_stake(renewals: Sequence[Renewal]) -> str:
    """What the next terms cost that notice can still stop, a sum a currency, and of how many nobody knows it."""
    stopped = [one for one in renewals if one.deadline and not one.to_renew]
    sums: dict[str, float] = {}
    for value in filter(None, (one.at_stake for one in stopped)):
        sums[value.currency] = sums.get(value.currency, 0) + value.amount
    unknown = sum(one.at_stake is None for one in stopped)
    words = (
        [" and ".join(in_words(Money(amount, currency)) for currency, amount in sorted(sums.items()))] if sums else []
    )
    if unknown:
        words.append(f"{unknown} without a value (contracts set ID --annual-value '12000 USD')")
    return f"At stake, where notice can still stop it: {'; '.join(words)}" if words else ""


def what_to_do(one: Renewal, as_of: date) -> str:
    """One sentence: by when to do what, or why there is nothing to do."""
    if one.deadline and one.send_by:
        days = (one.send_by - as_of).days
        if one.to_renew:
            return _to_renew(one, one.send_by, days)
        left = f"{days} day{'' if days == 1 else 's'}"
        late = f"The safe day to send notice was {one.send_by}; deliver it today, the last day is {one.deadline.legal}."
        send = f"Send notice by {one.send_by} (in {left}), or it renews after {one.term_end}."
        locked = f"Locked in until {one.locked_until}. " if one.locked_until else ""
        return locked + (late if days < 0 else send)
    if one.state is State.ASK:
        return "Not known when it ends: a first or last day is needed."
    return _without_deadline(one, as_of)


def _to_renew(one: Renewal, send: date, days: int) -> str:
    ends = f"Ends on {one.term_end} by itself."
    if days < 0:
        return f"{ends} The safe day to send the notice that renews it was {send}; deliver it today."
    return f"{ends} To renew it send notice by {send} (in {days} day{'' if days == 1 else 's'})."


def _without_deadline(one: Renewal, as_of: date) -> str:
    if one.course is Course.EVERGREEN:
        over = f"with notice given today it is over on {one.exit}" if one.exit else "when it can be over is not known"
        return f"No end of its own; {over}{f' ({one.rule})' if one.rule else ''}."
    if one.course is Course.ENDS and one.term_end and one.term_end < as_of:
        return f"Ended on {one.term_end}, unless it was renewed since."
    if one.course is Course.ENDS and one.term_end:
        return f"Ends on {one.term_end} by itself."
    if one.term_end:
        return f"Term to {one.term_end}; no deadline for notice is known."
    return "Nothing is said of its term."


def details(one: Renewal) -> Iterator[str]:
    """What the sentence rests on, a line a subject."""
    if one.deadline:
        yield f"last day by the words {one.deadline.legal}, safe by every reading {one.deadline.safe}: {one.rule}"
        if one.deadline.earliest:
            yield f"not before {one.deadline.earliest}: a notice that is received earlier may count for nothing"
    if one.told.notices.words:
        yield f"how: {one.told.notices.words}"
    if one.exit and one.exit != one.term_end and one.course is not Course.EVERGREEN:
        yield f"with notice given today it can be over on {one.exit}"
    if one.price.words:
        yield f"price: {price_in_words(one.price)}"
    if one.at_stake:
        yield f"at stake: {in_words(one.at_stake)} for the next term"
    if one.notes:
        yield f"note: {'; '.join(one.notes)}"
    yield from (f"law: {words}" for words in one.law)


def price_in_words(price: Price) -> str:
    """What the contract says of the next price, and whether it comes in time."""
    if price.in_time is None:
        return price.words
    known = f" ({price.known_on})" if price.known_on else ""
    return f"{price.words}{known}; {'known in time' if price.in_time else 'known only after the deadline'}"
