"""`backtoback.support-gap`: whether the vendors answer and restore in time for what clients are promised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from contract_review.back_to_back.clock import ServiceHours, latest
from contract_review.back_to_back.lengths import minutes
from contract_review.back_to_back.service import Link, Redundant, Service, Vendor
from contract_review.back_to_back.terms import ALWAYS, OFFICE, State, Told
from contract_review.back_to_back.verdict import Verdict, at_best_negotiable, unanswered
from contract_review.back_to_back.wording import in_clock
from contract_review.model.fact import Duration, Unit
from contract_review.model.finding import Outcome

_URGENCY = (
    Outcome.PREFERRED,
    Outcome.ACCEPTABLE,
    Outcome.NEGOTIATE,
    Outcome.UNCLEAR,
    Outcome.MISSING,
    Outcome.WALK_AWAY,
)


@dataclass(frozen=True, slots=True)
class Wait:
    """How long a client waits for the vendor at worst, what we may take, and by how much vendor and we miss it."""

    elapsed: Fraction
    missed: Fraction
    handling: Fraction

    @property
    def fits(self) -> bool:
        """Whether vendor and handling together keep the promise."""
        return self.missed + self.handling <= 0

    @property
    def fits_alone(self) -> bool:
        """Whether the vendor alone keeps it."""
        return self.missed <= 0


def support(service: Service) -> Iterator[Verdict]:
    """Each vendor against the times that clients are promised; of redundant vendors the best one counts."""
    if service.promised("response") is None and service.promised("restoration") is None:
        yield Verdict(Outcome.NOT_APPLICABLE, "", "", "Clients are promised neither a response nor a restoration.")
        return
    for link in service.path.links:
        yield from _of(link, service)


def _of(link: Link, service: Service) -> Iterator[Verdict]:
    if isinstance(link, Vendor):
        yield _vendor(link, service)
        return
    verdicts = [verdict for one in link.links for verdict in _of(one, service)]
    if isinstance(link, Redundant):
        yield min(verdicts, key=lambda verdict: _URGENCY.index(verdict.outcome))
    else:
        yield from verdicts


def _vendor(vendor: Vendor, service: Service) -> Verdict:
    restoration, response = service.promised("restoration"), service.promised("response")
    wanted = ", ".join(_wanted(service))
    if restoration is not None:
        if verdict := _unbound(vendor, "restoration", wanted):
            return verdict
    elif verdict := _unbound(vendor, "response", wanted):
        return verdict
    slow, fast = (
        _verdict(
            vendor,
            service,
            wait(vendor, service, "restoration", slowest=slowest) if restoration else None,
            wait(vendor, service, "response", slowest=slowest) if response else None,
        )
        for slowest in (True, False)
    )
    if slow.outcome is fast.outcome:
        return slow
    message = f"{vendor.name} gives several times, and not all of them fit: {slow.found} at worst."
    return replace(slow, outcome=Outcome.UNCLEAR, message=message)


def _unbound(vendor: Vendor, term: str, wanted: str) -> Verdict | None:
    told = vendor.tells(term)
    what = "restoration time" if term == "restoration" else "response time"
    verdict = unanswered(vendor, told, what, wanted)
    if verdict is None and told.target:
        message = (
            f"The {what} of {vendor.name} is a target only: it guarantees no {term}, and clients are promised one."
        )
        return Verdict(Outcome.WALK_AWAY, "a target", wanted, message, vendor.name, evidence=told.evidence)
    return verdict


def wait(vendor: Vendor, service: Service, term: str, *, slowest: bool = True) -> Wait | None:
    """The longest wait for a vendor on the client's clock; None where its time is not known."""
    told, promised = vendor.tells(term), service.promised(term)
    if told.state is not State.SAID or promised is None:
        return None
    hours, clock = hours_of(vendor, told), hours_of_promise(service)
    handling = service.own.restoration if term == "restoration" else service.own.response
    allowed = _minutes(promised, clock)
    times = [minutes(value, opening=hours.daily).high for value in told.values if isinstance(value, Duration)]
    needed = max(times) if slowest else min(times)
    elapsed, missed = latest(needed, hours, allowed=allowed, clock=clock, holidays=vendor.holidays)
    return Wait(elapsed, missed, handling)


def hours_of(vendor: Vendor, told: Told) -> ServiceHours:
    """The hours in which a vendor's time runs: those of its support, else office hours for business hours."""
    known = vendor.tells("support_hours").value
    if _in_business(told):
        return known if isinstance(known, ServiceHours) and not known.always else OFFICE
    return known if isinstance(known, ServiceHours) else ALWAYS


def hours_of_promise(service: Service) -> ServiceHours:
    """The hours in which the times run that clients are promised."""
    told = service.promised("support_hours")
    if told and isinstance(told.value, ServiceHours):
        return told.value
    times = [one for term in ("response", "restoration") if (one := service.promised(term))]
    return OFFICE if any(map(_in_business, times)) else ALWAYS


def _in_business(told: Told) -> bool:
    units = (Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY)
    return any(isinstance(value, Duration) and value.unit in units for value in told.values)


def _minutes(told: Told, clock: ServiceHours) -> Fraction:
    assert isinstance(told.value, Duration)
    return minutes(told.value, opening=clock.daily).low


def _wanted(service: Service) -> Iterator[str]:
    clock = hours_of_promise(service)
    for term in ("response", "restoration"):
        if told := service.promised(term):
            left = _minutes(told, clock) - (service.own.restoration if term == "restoration" else service.own.response)
            yield f"{term} within {in_clock(max(Fraction(0), left))}"


def _verdict(vendor: Vendor, service: Service, restore: Wait | None, respond: Wait | None) -> Verdict:
    waits = {"restoration": restore, "response": respond}
    known = {term: one for term, one in waits.items() if one is not None}
    outcome = _outcome(service, restore, respond)
    clocks = [hours_of(vendor, vendor.tells(term)) for term in known]
    closed = any(not clock.always and clock != hours_of_promise(service) for clock in clocks)
    if outcome is Outcome.NEGOTIATE and closed:
        outcome = Outcome.WALK_AWAY
    outcome = at_best_negotiable(outcome, vendor.tells("response")) if respond else outcome
    worst = max((one.missed + one.handling for one in known.values()), default=Fraction(0))
    found = ", ".join(f"{term} after {in_clock(one.elapsed)}" for term, one in sorted(known.items()))
    return Verdict(
        outcome,
        found=found,
        wanted=", ".join(_wanted(service)),
        message=_message(vendor, outcome, known, found, closed=closed),
        vendor=vendor.name,
        gap=Duration(round(float(worst), 4), Unit.MINUTE) if worst > 0 else None,
        evidence=tuple(piece for term in sorted(waits, reverse=True) for piece in vendor.tells(term).evidence[:1]),
        notes=tuple(_notes(vendor, known)),
    )


def _outcome(service: Service, restore: Wait | None, respond: Wait | None) -> Outcome:
    """Both fit with our handling, or restoration fits and the response at least without it; else to negotiate."""
    promised = service.promised("response") is not None
    if (restore is None or restore.fits) and (not promised or (respond is not None and respond.fits)):
        return Outcome.PREFERRED
    if restore is not None and not restore.fits_alone:
        return Outcome.NEGOTIATE
    if promised and respond is None:
        return Outcome.UNCLEAR
    return Outcome.ACCEPTABLE if respond is None or respond.fits_alone else Outcome.NEGOTIATE


def _message(vendor: Vendor, outcome: Outcome, known: dict[str, Wait], found: str, *, closed: bool) -> str:
    if outcome is Outcome.PREFERRED:
        return f"{vendor.name} leaves us time to handle it: {found} at worst."
    if outcome is Outcome.ACCEPTABLE:
        return f"{vendor.name} is just in time, without room for our own handling: {found} at worst."
    if outcome is Outcome.NEGOTIATE and all(one.fits for one in known.values()):
        return f"{vendor.name} would be in time, but its response time is a target and no commitment."
    if outcome is Outcome.UNCLEAR:
        return f"How fast {vendor.name} responds is not known; {found} at worst."
    late = ", ".join(
        f"{term} {in_clock(one.missed + one.handling)} late" for term, one in sorted(known.items()) if not one.fits
    )
    why = " because its support is closed when ours is not" if closed else ""
    return f"{vendor.name} is too slow{why}: {found} at worst, {late} with our handling."


def _notes(vendor: Vendor, known: dict[str, Wait]) -> Iterator[str]:
    for term in sorted(known):
        told = vendor.tells(term)
        if len(told.values) > 1:
            yield f"{vendor.name} gives several times for {term}; name the 'plan' that was bought"
        if _in_business(told) and vendor.tells("support_hours").state is not State.SAID:
            yield f"business hours of {vendor.name} are taken as Monday to Friday, 9:00 to 17:00"
            return
