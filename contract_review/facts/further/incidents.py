"""What the customer hears of an outage: how soon it is told, and how soon it gets a report on the cause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement, finder
from contract_review.language.actors import party_in
from contract_review.language.quantities import Found, durations
from contract_review.model.contract import Role
from contract_review.model.fact import Duration, Unit

_OUTAGE = re.compile(
    r"(?i)\b(?:outages?|incidents?|interruptions?|unavailability|downtime|disruptions?|service\s+failures?)\b"
)
_TELLS = re.compile(r"(?i)\b(?:notif(?:y|ies|ied)|inform(?:s|ed)?|alert(?:s|ed)?|advise(?:s|d)?|tells?|told)\b")
_OTHER_NEWS = re.compile(
    r"(?i)\bsecurity\b|\bbreach\w*|\bpersonal\s+data|\bplanned\b|\bscheduled\b|\bmaintenance\b|\bunauthori[sz]ed|\bcredits?\b|\binsur\w+|\bin\s+advance\b|\bprior\b"
)
_WITHIN = re.compile(
    r"(?i)\b(?:within|in\s+less\s+than|(?:no|not)\s+(?:later|more)\s+than|under)\s+(?:an?\s+|the\s+)*$"
)
_SOON = (Unit.MINUTE, Unit.HOUR, Unit.BUSINESS_HOUR, Unit.DAY, Unit.BUSINESS_DAY)


def incident_notice(passage: Passage) -> Iterator[Statement]:
    """How soon the vendor tells of an outage that nobody planned; a breach of security is a fact of its own."""
    text = passage.text
    tells = _TELLS.search(text)
    if tells is None or not _OUTAGE.search(text) or _OTHER_NEWS.search(text) or _is_customers(passage, tells.start()):
        return
    for found in _in_time(text):
        if tells.start() < found.span.start:
            yield Statement("sla.incident-notice", found.value)
            return


_REPORT = re.compile(
    r"(?i)\broot[\s-]cause\b|\bRCA\b|\bpost-?mortem|\bpost-?incident\s+(?:report|review)|\bincident\s+reports?\b|\breports?\s+(?:on|of|about)\s+(?:the\s+|each\s+|any\s+)?(?:cause|outage|incident|failure)"
)
_NO_REPORT = re.compile(r"(?i)\bsecurity\s+incident|\bdata\s+breach|\binsur\w+")


def incident_report(passage: Passage) -> Iterator[Statement]:
    """How soon after an outage the vendor reports its cause."""
    text = passage.text
    report = _REPORT.search(text)
    if report is None or _NO_REPORT.search(text) or _is_customers(passage, report.start()):
        return
    for found in _in_time(text):
        yield Statement("sla.incident-report", found.value)
        return


def _in_time(text: str) -> Iterator[Found[Duration]]:
    for found in durations(text):
        if found.value.unit in (*_SOON, Unit.WEEK) and _WITHIN.search(text[: found.span.start]):
            yield found


def _is_customers(passage: Passage, start: int) -> bool:
    """Whether it is the customer who tells: the party named last before the verb."""
    return party_in(passage.contract, passage.text[max(start - 60, 0) : start]) is Role.CUSTOMER


FINDERS = (
    finder(
        "outage outages incident incidents interruption interruptions disruption downtime unavailability",
        incident_notice,
    ),
    finder("root root-cause rca post-mortem postmortem post-incident incident report reports", incident_report),
)
