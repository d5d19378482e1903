"""A service is held against its vendors, requirement by requirement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from contract_review.back_to_back.clock import ServiceHours
from contract_review.back_to_back.requirements import GROUP, REQUIREMENTS, Requirement
from contract_review.back_to_back.reviews import Reviewed, terms_told
from contract_review.back_to_back.service import Series, Service, Vendor, vendors_of, with_vendors
from contract_review.back_to_back.terms import BY_NAME, YES, State, Told
from contract_review.back_to_back.verdict import Comparison, Pair, Verdict
from contract_review.back_to_back.waiving import idle_waivers, waived
from contract_review.back_to_back.wording import in_money
from contract_review.model.fact import Money, Value
from contract_review.model.finding import Finding, Outcome
from contract_review.model.wording import in_words

_BY_OUTCOME = (
    Outcome.WALK_AWAY,
    Outcome.MISSING,
    Outcome.NEGOTIATE,
    Outcome.UNCLEAR,
    Outcome.WAIVED,
    Outcome.ACCEPTABLE,
    Outcome.PREFERRED,
    Outcome.NOT_APPLICABLE,
)


def informed(service: Service, reviews: Mapping[str, Reviewed], *, as_of: date | None = None) -> Service:
    """The service with what reviews say of its vendors, by their names; figures of the file win over a review."""
    vendors = {vendor.name: vendor for vendor in vendors_of(service.path)}
    known = {name: _informed(vendors[name], review, as_of) for name, review in reviews.items()}
    path = with_vendors(service.path, known)
    assert isinstance(path, Series)
    return replace(service, path=path)


def _informed(vendor: Vendor, review: Reviewed, as_of: date | None) -> Vendor:
    return replace(vendor, told={**terms_told(review, plan=vendor.plan, as_of=as_of), **vendor.told})


def compare(service: Service, *, unread: tuple[str, ...] = (), as_of: date | None = None) -> Comparison:
    """Every requirement with its outcome for each vendor, worst first; `unread` are contracts that were not read.

    A waiver holds until its last day; without `as_of` none has expired.
    """
    pairs = [pair for requirement in REQUIREMENTS for pair in _pairs(requirement, service)]
    accepted = [replace(pair, finding=waived(pair.finding, service.waivers, as_of)) for pair in pairs]
    idle = tuple(idle_waivers(service.waivers, [pair.finding for pair in accepted], as_of))
    return Comparison(service, tuple(sorted(accepted, key=_urgency)), unread, idle)


def _urgency(pair: Pair) -> tuple[int, int, float]:
    gap = pair.gap.amount if isinstance(pair.gap, Money) else pair.gap.n if pair.gap else 0.0
    return pair.finding.severity.rank, _BY_OUTCOME.index(pair.finding.outcome), -gap


def _pairs(requirement: Requirement, service: Service) -> Iterator[Pair]:
    verdicts = tuple(requirement.compare(service))
    if not verdicts:
        reason = "No vendor in the path holds data."
        verdicts = (Verdict(Outcome.NOT_APPLICABLE, "", "", reason),)
    for verdict in verdicts:
        yield Pair(
            _finding(requirement, verdict), _promised(requirement, service), verdict.gap, verdict.notes, verdict.per
        )


def _finding(requirement: Requirement, verdict: Verdict) -> Finding:
    return Finding(
        rule=requirement.id,
        group=GROUP,
        title=requirement.title,
        outcome=verdict.outcome,
        severity=requirement.severity(verdict.outcome),
        message=verdict.message,
        why=requirement.why,
        found=verdict.found or None,
        wanted=verdict.wanted or None,
        ask=requirement.ask if verdict.outcome.is_flag else None,
        scope=verdict.vendor,
        evidence=verdict.evidence,
    )


def _promised(requirement: Requirement, service: Service) -> str:
    """What clients are promised on the terms of a requirement, in words."""
    known = [(name, told) for name in requirement.terms if (told := service.promised(name)) is not None]
    return ", ".join(_in_words(name, told) for name, told in known)


def _in_words(name: str, told: Told) -> str:
    value, what = told.value, BY_NAME[name].what
    if told.state is not State.SAID or value is None:
        return f"{what}: none"
    if value == YES:
        return what
    words = _hours(value) if isinstance(value, ServiceHours) else _plain(value)
    if name == "liability":
        return f"{words} to each client"
    return words if name in _PLAIN else f"{_SHORT.get(name, what)} {words}"


_PLAIN = frozenset({"availability", "service_hours", "support_hours", "breach_notice", "liability"})
_SHORT: Mapping[str, str] = {
    "window": "a",
    "response": "response",
    "restoration": "restoration",
    "ends": "to",
    "units": "units",
    "credit": "credit",
    "credit_claim": "claims for",
    "price_increase": "increase",
    "price_notice": "told",
    "regions": "data in",
    "subprocessor_notice": "new sub-processors told",
    "rpo": "point",
    "rto": "time",
    "retrieval": "for",
    "payment": "within",
    "prepaid": "ahead",
}


def _plain(value: Value) -> str:
    return in_money(value.amount, value.currency) if isinstance(value, Money) else in_words(value)


def _hours(hours: ServiceHours) -> str:
    if hours.always:
        return "24x7"
    days = "Mon Tue Wed Thu Fri Sat Sun".split()
    named = [days[day] for day in sorted(hours.days)]
    opens, closes = (f"{minute // 60}:{minute % 60:02}" for minute in (hours.opens, hours.closes))
    return f"{named[0]}–{named[-1]} {opens}–{closes}"
