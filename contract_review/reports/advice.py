"""What a review comes to: whether to sign, and which days somebody must not miss."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from contract_review.model.contract import Kind
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Fact, Flag
from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.review import Review
from contract_review.model.wording import in_words
from contract_review.renewals import outlook
from contract_review.reports.names import COUNTED, fact_name, fact_value, topic_name
from contract_review.reports.quoting import one_line, places

_DATES = (
    "term.effective-date",
    "term.initial",
    "term.expiry-date",
    "term.auto-renewal",
    "term.renewal-period",
    "term.non-renewal-notice",
    "term.convenience-termination",
    "pricing.increase-notice",
)
_PARTS_OF_ANOTHER = frozenset({Kind.SLA, Kind.DPA, Kind.AMENDMENT})
_MOST_NAMED = 4


class Verdict(StrEnum):
    """What legal is advised to do."""

    STOP = "Do not sign as it stands"
    WAIT = "Do not sign before the rest is read"
    CHANGE = "Sign with changes"
    SIGN = "Sign"


# The colour of an advice: that of the points from which it follows.
_TONES = {Verdict.STOP: "critical", Verdict.WAIT: "high", Verdict.CHANGE: "medium", Verdict.SIGN: "good"}


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The advice in a few words, its reasons, and how many points there are of each outcome (nothing without any)."""

    verdict: Verdict
    reasons: str
    tally: str

    @property
    def tone(self) -> str:
        """The colour of the advice: that of the points from which it follows, or "good"."""
        return _TONES[self.verdict]


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A date, term or notice period that the contract gives, and where."""

    name: str
    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the contract says of dates and notice, and what must be known besides to work out the deadline."""

    dates: tuple[KeyDate, ...]
    advice: str


def recommend(review: Review) -> Recommendation:
    """Sign, sign with changes, or not as it stands; worst points first."""
    flags = review.flags()
    stop = tuple(flag for flag in flags if _stops(flag))
    worth = tuple(flag for flag in flags if flag.severity.rank <= Severity.MEDIUM.rank)
    unread = _unread(review)
    tally = _tally(review) if flags else ""
    if stop:
        return Recommendation(Verdict.STOP, f"{_named('Critical', stop)} {unread}".strip(), tally)
    if review.incomplete:
        return Recommendation(Verdict.WAIT, unread, tally)
    if worth:
        return Recommendation(Verdict.CHANGE, _named("To settle first", worth), tally)
    return Recommendation(Verdict.SIGN, _nothing_serious(review), tally)


def calendar(review: Review) -> Calendar:
    """Dates, term and notice as the contract gives them, and the date that is still needed."""
    facts = [fact for name in _DATES for fact in review.facts if fact.id == name]
    said: dict[tuple[str, str], list[Evidence]] = {}
    for fact in facts:
        said.setdefault((fact_name(fact.id), one_line(fact_value(fact))), []).extend(fact.evidence)
    dates = (KeyDate(name, value, places(tuple(pieces))) for (name, value), pieces in said.items())
    advice = _deadline(review) or _needed({fact.id: fact for fact in reversed(facts)}) if facts else _no_dates(review)
    return Calendar(tuple(dates), advice)


def _unread(review: Review) -> str:
    if not review.incomplete:
        return ""
    if not review.contract.text.strip():
        return "Nothing of the contract could be read: what is called missing below may well stand in it."
    return "Parts of the contract could not be read; what they say may change this advice."


def _stops(flag: Finding) -> bool:
    return flag.severity is Severity.CRITICAL and flag.outcome in (Outcome.WALK_AWAY, Outcome.MISSING)


def _named(lead: str, flags: tuple[Finding, ...]) -> str:
    topics = list(dict.fromkeys(topic_name(flag.rule) for flag in flags))
    named = [
        topic if place == 0 or topic[:2].isupper() else topic[:1].lower() + topic[1:]
        for place, topic in enumerate(topics)
    ]
    rest = len(topics) - _MOST_NAMED
    more = f", and {rest} more" if rest > 0 else ""
    return f"{lead}: {', '.join(named[:_MOST_NAMED])}{more}."


def _tally(review: Review) -> str:
    counts = review.count_by_outcome()
    parts = [
        f"{counts[outcome]} {words}" for outcome, words in COUNTED.items() if outcome.is_flag and outcome in counts
    ]
    return f"In all: {', '.join(parts)}."


def _nothing_serious(review: Review) -> str:
    judged = [finding for finding in review.findings if finding.outcome is not Outcome.NOT_APPLICABLE]
    if not judged:
        return "None of the playbook's requirements applies to this kind of document."
    return "Nothing in it that matters is past our positions."


def _no_dates(review: Review) -> str:
    if review.incomplete:
        return "What could be read gives no date, no term and no notice period."
    if review.contract.kind in _PARTS_OF_ANOTHER:
        return "This document gives no date, no term and no notice period: look in the agreement that it belongs to."
    return "The contract gives no date, no term and no notice period; they are needed before it is signed."


def _deadline(review: Review) -> str:
    """The day for notice against renewal, where the contract gives it: that of the initial term."""
    found = outlook(review.facts).deadline
    if found is None:
        return ""
    safe = f"; {found.safe.isoformat()} is safe by every reading of the words" if found.safe != found.legal else ""
    return (
        f"Notice against renewal at the end of the initial term, {found.term_end.isoformat()}, has to be received by "
        f"{found.legal.isoformat()}{safe}."
    )


def _needed(facts: dict[str, Fact]) -> str:
    notice, ends = facts.get("term.non-renewal-notice"), facts.get("term.expiry-date")
    if notice and ends:
        return f"Notice against renewal is due at least {in_words(notice.value)} before {in_words(ends.value)}."
    if ends or not (notice or _renews(facts)):
        return ""
    due = f"Notice against renewal is due at least {in_words(notice.value)} before the term ends. " if notice else ""
    return due + _missing_date(facts)


def _missing_date(facts: dict[str, Fact]) -> str:
    initial = facts.get("term.initial")
    if initial is None:
        return "The contract does not say when the term ends: that day is needed."
    start = facts.get("term.effective-date")
    if start is None:
        return f"The term is {in_words(initial.value)}; the day on which it began is needed."
    return f"The term is {in_words(initial.value)} from {in_words(start.value)}."


def _renews(facts: dict[str, Fact]) -> bool:
    renewal = facts.get("term.auto-renewal")
    return renewal is not None and isinstance(renewal.value, Flag) and renewal.value.value
