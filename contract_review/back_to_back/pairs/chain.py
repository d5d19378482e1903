"""`backtoback.availability-gap`: whether the chain of vendors carries the availability that clients are promised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from contract_review.back_to_back.availability import (
    ALL,
    NOTHING,
    Chain,
    Measure,
    downtime,
    guaranteed,
    in_series,
    redundant,
)
from contract_review.back_to_back.clock import ServiceHours
from contract_review.back_to_back.lengths import minutes
from contract_review.back_to_back.service import Link, Redundant, Service, Vendor, vendors_of
from contract_review.back_to_back.terms import ALWAYS, State, Told
from contract_review.back_to_back.verdict import Verdict
from contract_review.back_to_back.wording import in_clock
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Choice, Duration, Percentage, Text, Unit
from contract_review.model.finding import Outcome


@dataclass(frozen=True, slots=True)
class Reach:
    """The chain by the worst and by the best reading of what the vendors say."""

    worst: Chain
    best: Chain


def client_measure(service: Service) -> Measure:
    """How clients measure availability: by the month and around the clock unless the promise says otherwise."""
    return Measure(_window(service.promised("window")) or "month", _hours(service.promised("service_hours")))


def availability(service: Service) -> Iterator[Verdict]:
    """The chain against the promise: floor, expectation and the minutes between."""
    told = service.promised("availability")
    if told is None:
        yield Verdict(Outcome.NOT_APPLICABLE, "", "", "Clients are promised no availability.")
        return
    promised, measure = share(told), client_measure(service)
    reach = chain_of(service)
    reserve = promised + service.positions.reserve
    low, high = (_outcome(chain.floor, promised, reserve) for chain in (reach.worst, reach.best))
    outcome = low if low is high else Outcome.UNCLEAR
    lost = downtime(reach.best.floor, measure) - downtime(promised, measure)
    gap = Duration(round(float(lost), 4), Unit.MINUTE) if lost > 0 else None
    yield Verdict(
        outcome,
        found=_found(reach),
        wanted=f"at least {percent(promised)}, with reserve {percent(reserve)}",
        message=_message(outcome, reach, promised, measure),
        gap=gap,
        evidence=_evidence(service, measure),
        notes=tuple(_notes(service, measure)),
        per=measure.window,
    )


def chain_of(service: Service) -> Reach:
    """The whole path with our own allowance as one more part of the series."""
    measure = client_measure(service)
    own = Chain(service.own.availability, service.own.availability)
    worst, best = (in_series((_chain(service.path, service, measure, worst=side), own)) for side in (True, False))
    return Reach(worst, best)


def share(told: Told) -> Fraction:
    """A percentage as a share of the whole."""
    value = told.value
    assert isinstance(value, Percentage)
    return Fraction(str(value.n)) / 100


def percent(part: Fraction) -> str:
    """A share in percent, with as many places as tell 99.99 from 99.999; never rounded up to what it is not."""
    text = f"{float(part * 100):.3f}"
    return f"{text.rstrip('0').rstrip('.') if Fraction(text) == part * 100 else text} %"


def _chain(link: Link, service: Service, measure: Measure, *, worst: bool) -> Chain:
    if isinstance(link, Vendor):
        return _part(link, service, measure, worst=worst)
    parts = [_chain(one, service, measure, worst=worst) for one in link.links]
    return redundant(parts, failover=link.failover) if isinstance(link, Redundant) else in_series(parts)


def _part(vendor: Vendor, service: Service, measure: Measure, *, worst: bool) -> Chain:
    told = vendor.tells("availability")
    if told.state is State.UNKNOWN:
        return Chain(None, NOTHING if worst else ALL)
    if told.state is not State.SAID:
        return Chain(None, NOTHING)
    stated = [Fraction(str(value.n)) / 100 for value in told.values if isinstance(value, Percentage)]
    promised = min(stated) if worst else max(stated)
    if told.target or _unbounded(vendor, service, worst=worst):
        return Chain(promised, NOTHING)
    floors = [guaranteed(promised, one, measure) for one in _measures(vendor, service, measure)]
    return Chain(promised, min(floors) if worst else max(floors))


def _measures(vendor: Vendor, service: Service, measure: Measure) -> list[Measure]:
    windows = _windows(vendor) or [measure.window, "year"]
    hours = _hours(vendor.told.get("service_hours"))
    told = vendor.tells("maintenance")
    counts = told.state is State.SAID and not service.excludes_maintenance
    upkeep = minutes(told.value).high if counts and isinstance(told.value, Duration) else NOTHING
    return [Measure(window, hours, upkeep) for window in windows]


def _windows(vendor: Vendor) -> list[str]:
    return [window for value in vendor.tells("window").values if (window := _word(value))]


def _window(told: Told | None) -> str | None:
    return _word(told.value) if told else None


def _word(value: object) -> str | None:
    return value.word if isinstance(value, Choice) else value.text if isinstance(value, Text) else None


def _hours(told: Told | None) -> ServiceHours:
    return told.value if told and isinstance(told.value, ServiceHours) else ALWAYS


def _unbounded(vendor: Vendor, service: Service, *, worst: bool) -> bool:
    """Whether maintenance of unknown length may stop the service without counting."""
    told = vendor.tells("maintenance")
    if service.excludes_maintenance or not told.evidence:
        return False
    return told.state is State.VAGUE or (told.state is State.UNKNOWN and worst)


def _outcome(floor: Fraction, promised: Fraction, reserve: Fraction) -> Outcome:
    if floor < promised:
        return Outcome.WALK_AWAY
    return Outcome.PREFERRED if floor >= reserve else Outcome.ACCEPTABLE


def _found(reach: Reach) -> str:
    if reach.worst.floor == reach.best.floor:
        return f"{percent(reach.worst.floor)} guaranteed"
    return f"{percent(reach.worst.floor)} to {percent(reach.best.floor)} guaranteed"


def _message(outcome: Outcome, reach: Reach, promised: Fraction, measure: Measure) -> str:
    expected = reach.best.expected
    usual = f" (expected: {percent(expected)})" if expected is not None else ""
    lost, allowed = (in_clock(downtime(one, measure)) for one in (reach.best.floor, promised))
    minutes_of = f"{lost} a {measure.window} against the {allowed} that we may lose"
    if outcome is Outcome.WALK_AWAY:
        return f"Without any breach the vendors may be down for {minutes_of}: {_found(reach)}{usual}."
    if outcome is Outcome.UNCLEAR:
        return f"What the chain guarantees depends on what the contracts leave open: {_found(reach)}{usual}."
    short = ", but leaves less than our reserve" if outcome is Outcome.ACCEPTABLE else ""
    return f"The chain carries the promise{short}: at most {minutes_of}{usual}."


def _evidence(service: Service, measure: Measure) -> tuple[Evidence, ...]:
    """The words of the vendors, the weakest link first."""
    parts = [(_part(one, service, measure, worst=False).floor, one) for one in vendors_of(service.path)]
    ordered = sorted(parts, key=lambda part: part[0])
    return tuple(piece for _, one in ordered for piece in one.tells("availability").evidence)


def _notes(service: Service, measure: Measure) -> Iterator[str]:
    for vendor in vendors_of(service.path):
        told = vendor.tells("availability")
        part = _part(vendor, service, measure, worst=False)
        if told.state is State.UNKNOWN:
            yield f"{vendor.name}: its availability is not known"
        elif told.state is not State.SAID:
            yield f"no guarantee from {vendor.name}"
        elif told.target:
            yield f"no guarantee from {vendor.name}: {percent(part.expected or NOTHING)} is a target only"
        elif part.expected is not None and part.floor < part.expected:
            yield f"{vendor.name} states {percent(part.expected)} and guarantees {percent(part.floor)} of our window"
        if told.state is State.SAID and len(told.values) > 1:
            yield f"{vendor.name} promises several numbers; name the 'plan' that was bought"
        if told.state is State.SAID and not _windows(vendor):
            yield f"{vendor.name}: the window over which it measures is not known"
        if _unbounded(vendor, service, worst=True) and not told.target:
            yield f"{vendor.name}: the hours of its maintenance that do not count are not known; give 'maintenance'"
