"""The terms in which a promise to clients and a contract with a vendor are compared, and how each is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from contract_review.back_to_back.clock import DAY, ServiceHours
from contract_review.language.quantities import Found, durations, moneys, percentages
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Count, Day, Flag, Text, Value

NO_TERM = "month-to-month"
UNLIMITED = "unlimited"
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOURS = re.compile(
    r"(?i)(?P<first>[a-z]{3})[a-z]*-(?P<last>[a-z]{3})[a-z]* (?P<opens>\d\d?:\d\d)-(?P<closes>\d\d?:\d\d)"
)
_WINDOWS = ("month", "quarter", "year")


class State(StrEnum):
    """How far a vendor's word goes on a term."""

    SAID = "said"
    VAGUE = "vague"  # words without a number, or a duty that is denied
    SILENT = "silent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of one term: its values (several where the contract gives several), and the words behind them."""

    state: State
    values: tuple[Value | ServiceHours, ...] = ()
    target: bool = False
    evidence: tuple[Evidence, ...] = ()
    words: str = ""

    @property
    def value(self) -> Value | ServiceHours | None:
        """The only value, where there is one."""
        return self.values[0] if self.values else None


UNTOLD = Told(State.UNKNOWN)
YES, NO = Flag(value=True), Flag(value=False)


@dataclass(frozen=True, slots=True)
class Term:
    """A term by the name that service files use; `fact` and `rule` say where a review answers it."""

    name: str
    kind: str
    what: str
    fact: str | None = None
    rule: str | None = None


TERMS = (
    Term("availability", "percent", "availability", "sla.uptime", "sla.uptime-commitment"),
    Term("window", "window", "measurement window"),
    Term("service_hours", "hours", "service hours"),
    Term("maintenance", "duration", "planned maintenance a month", "sla.maintenance-notice"),
    Term(
        "response", "duration", "first response to the worst incidents",
        "support.response-time", "support.response-time",
    ),
    Term(
        "restoration", "duration", "restoration of the worst incidents",
        "support.resolution-time", "support.resolution-time",
    ),
    Term("support_hours", "hours", "hours of support", "support.hours", "support.hours-coverage"),
    Term(
        "breach_notice", "duration", "notice of a security incident",
        "data.breach-notice", "security.breach-notice",
    ),
    Term("liability", "cap", "limit of liability", "liability.cap", "legal.liability-cap-vendor"),
    Term("covers_client_claims", "flag", "liability for claims of our clients"),
    Term("fee", "money", "monthly fee"),
    Term("credit", "percent", "service credit for a missed month", "sla.credit-tier", "sla.service-credits"),
    Term(
        "credit_claim", "duration", "time to claim a credit",
        "sla.credit-claim-window", "sla.credit-claim-procedure",
    ),
    Term("ends", "end", "end of the term"),
    Term("transition", "duration", "help after the end", "term.transition-assistance", "term.transition-assistance"),
    Term("units", "count", "committed units"),
    Term("price_increase", "percent", "price increase a year", "pricing.increase-cap", "pricing.renewal-uplift-cap"),
    Term(
        "price_notice", "duration", "notice of a price increase",
        "pricing.increase-notice", "pricing.price-change-notice",
    ),
    Term("rpo", "duration", "recovery point objective", "sla.rpo", "sla.rpo-rto"),
    Term("rto", "duration", "recovery time objective", "sla.rto", "sla.rpo-rto"),
    Term("backup_interval", "duration", "time between two backups", "data.backup-interval", "sla.rpo-rto"),
    Term("regions", "regions", "regions in which data is held", None, "security.data-location"),
    Term("subprocessor_notice", "duration", "notice of a new sub-processor", None, "security.subprocessors"),
    Term("dpa", "flag", "data processing agreement", None, "security.dpa-present"),
    Term("audit", "flag", "right to audit", None, "security.audit-right"),
    Term(
        "retrieval", "duration", "time to take data out after the end",
        "data.return-window", "term.survival-and-retrieval",
    ),
    Term("payment", "duration", "time to pay", "pricing.payment-due", "pricing.payment-terms"),
    Term("prepaid", "duration", "time paid in advance"),
)  # fmt: skip
BY_NAME = {term.name: term for term in TERMS}


def read_value(kind: str, written: object) -> Value | ServiceHours:
    """A value as service files write it; raises `ValueError` with the end of a sentence.

    Kinds are percent ("99.9 %"), duration ("4 business hours"), money ("50,000 EUR"), cap (money, months of fees or
    "unlimited"), count, flag, end (a day or "month-to-month"), window and hours.
    """
    text = str(written).strip()
    if kind in _PRINTED:
        return _PRINTED[kind](text)
    match kind:
        case "count" if isinstance(written, int) and not isinstance(written, bool) and written >= 0:
            return Count(written)
        case "flag" if isinstance(written, bool):
            return Flag(written)
        case "end" if isinstance(written, date):
            return Day(written)
        case "end" if text == NO_TERM:
            return Text(NO_TERM)
        case "window" if text in _WINDOWS:
            return Text(text)
    raise ValueError(f"{text!r} is not {_EXPECTED[kind]}")


_EXPECTED = {
    "count": "a whole number",
    "flag": "yes or no",
    "end": f"a day such as 2027-12-31, or {NO_TERM}",
    "window": "one of month, quarter and year",
}


def read_hours(text: str) -> ServiceHours:
    """ "24x7", "business hours" (Monday to Friday, 9 to 17) or "Mon-Fri 08:00-18:00"."""
    if text.lower() in ("24x7", "24/7"):
        return ALWAYS
    if text.lower().replace("-", " ") == "business hours":
        return OFFICE
    found = _HOURS.fullmatch(text)
    if found is None or not {found["first"].lower(), found["last"].lower()} <= set(_WEEK):
        raise ValueError(f"{text!r} are no hours; write 24x7, business hours or Mon-Fri 08:00-18:00")
    first, last = _WEEK.index(found["first"].lower()), _WEEK.index(found["last"].lower())
    days = frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
    return ServiceHours(days, _minute(found["opens"]), _minute(found["closes"]))


ALWAYS = ServiceHours(frozenset(range(7)), 0, DAY)
OFFICE = ServiceHours(frozenset(range(5)), 9 * 60, 17 * 60)


def _minute(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    if int(hours) > 24 or int(minutes) > 59:
        raise ValueError(f"{clock!r} is no time of day")
    return int(hours) * 60 + int(minutes)


def _cap(text: str) -> Value:
    if text == UNLIMITED:
        return Text(UNLIMITED)
    what = f"an amount, a number of months of fees such as 12 months, or {UNLIMITED}"
    return _only((*moneys(text), *durations(text)), text, what)


def _only(found: Sequence[Found[Any]], text: str, what: str) -> Value:
    if len(found) != 1 or (found[0].span.start, found[0].span.end) != (0, len(text)):
        raise ValueError(f"{text!r} is not {what}")
    value: Value = found[0].value
    return value


_PRINTED: dict[str, Callable[[str], Value | ServiceHours]] = {
    "percent": lambda text: _only(percentages(text), text, "a percentage, such as 99.9 %"),
    "duration": lambda text: _only(durations(text), text, "a length of time: 4 hours, 2 business days, 30 days"),
    "money": lambda text: _only(moneys(text), text, "an amount with its currency, such as 50,000 EUR"),
    "cap": _cap,
    "hours": read_hours,
}
