"""Pairs of one length of time each: notice of a breach, recovery of data, retrieval at the end, claims for credits."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from contract_review.back_to_back.clock import DAY, worst_elapsed
from contract_review.back_to_back.lengths import minutes
from contract_review.back_to_back.service import Service, Vendor, vendors_of
from contract_review.back_to_back.terms import OFFICE, Told
from contract_review.back_to_back.verdict import Verdict, at_best_negotiable, decided, unanswered
from contract_review.back_to_back.wording import in_clock
from contract_review.model.fact import Choice, Duration, Unit
from contract_review.model.finding import Outcome

_NOW = Fraction(0)


def breach_notice(service: Service) -> Iterator[Verdict]:
    """A vendor's notice and our triage against the hours in which clients must hear of it."""
    promised = service.promised("breach_notice")
    if promised is None:
        yield Verdict(Outcome.NOT_APPLICABLE, "", "", "Clients are promised no notice of security incidents.")
        return
    client, triage = shortest(promised), service.own.triage
    wanted = f"within {in_clock(max(_NOW, client - triage))}"

    def judge(vendor: Fraction) -> Outcome:
        if vendor > client:
            return Outcome.WALK_AWAY
        return Outcome.PREFERRED if vendor + triage <= client else Outcome.ACCEPTABLE

    for vendor in _with_data(service):
        told = vendor.tells("breach_notice")
        verdict = unanswered(vendor, told, "notice of a security incident within a time", wanted)
        if verdict:
            yield verdict
            continue
        late = max(_times(told)) + triage - client
        ends = f"{in_clock(max(_times(told)))} after the vendor knows, {in_clock(triage)} for our triage"
        yield Verdict(
            at_best_negotiable(decided(judge, _times(told)), told),
            found=f"within {in_clock(max(_times(told)))}",
            wanted=wanted,
            message=f"Clients are to hear within {in_clock(client)}; {vendor.name} takes {ends}.",
            vendor=vendor.name,
            gap=late_by(late),
            evidence=told.evidence,
            notes=(
                "the client's clock is taken to run from when the vendor knows; ours starts when the vendor tells us",
            ),
        )


def recovery(service: Service) -> Iterator[Verdict]:
    """The worst recovery point of the data path, and recovery times one after another unless they run in parallel."""
    if service.promised("rpo") is None and service.promised("rto") is None:
        yield Verdict(Outcome.NOT_APPLICABLE, "", "", "Clients are promised no recovery point and no recovery time.")
        return
    vendors = _with_data(service)
    for term, name in (("rpo", "recovery point"), ("rto", "recovery time")):
        promised = service.promised(term)
        if promised is None:
            continue
        wanted = f"{name} within {in_clock(shortest(promised))}"
        open_ones = [unanswered(one, one.tells(term), name, wanted) for one in vendors]
        yield from filter(None, open_ones)
        known = [one for one, verdict in zip(vendors, open_ones, strict=True) if verdict is None]
        if known:
            yield _recovery(service, known, term, name)


def _recovery(service: Service, vendors: list[Vendor], term: str, name: str) -> Verdict:
    promised = service.promised(term)
    assert promised is not None
    client = shortest(promised)
    low, high = (_together(service, vendors, term, pick=pick) for pick in (0, -1))

    def judge(time: Fraction) -> Outcome:
        return Outcome.PREFERRED if time <= client else Outcome.WALK_AWAY

    outcome = decided(judge, (low, high))
    weak = [one.name for one in vendors if one.tells(term).target]
    if weak and outcome is Outcome.PREFERRED:
        outcome = Outcome.NEGOTIATE
    told = " and ".join(one.name for one in vendors)
    return Verdict(
        outcome,
        found=f"{name} {in_clock(high)}",
        wanted=f"{name} within {in_clock(client)}",
        message=f"Clients are promised a {name} of {in_clock(client)}; {told}: {in_clock(high)}.",
        gap=late_by(high - client),
        evidence=tuple(piece for one in vendors for piece in one.tells(term).evidence),
        notes=tuple(f"the {name} of {one} is a target only" for one in weak),
    )


def _together(service: Service, vendors: list[Vendor], term: str, *, pick: int) -> Fraction:
    times = [sorted(_times(one.tells(term)))[pick] for one in vendors]
    if term == "rto":
        handling = service.own.restoration
        return (max(times) if service.parallel_recovery else sum(times, _NOW)) + handling
    # Data that is saved every day can be as old as a day, whatever the contract calls its recovery point.
    intervals = [max(_times(one.tells("backup_interval"))) for one in vendors if one.tells("backup_interval").values]
    return max(*times, *intervals, _NOW)


def retrieval(service: Service) -> Iterator[Verdict]:
    """A vendor's time to take data out against the time that clients have, with the time that we need to move it."""
    promised = service.promised("retrieval")
    if promised is None:
        yield Verdict(Outcome.NOT_APPLICABLE, "", "", "Clients are promised no time to take their data out.")
        return
    client = longest(promised)
    needed = client + service.own.migration
    wanted = f"at least {in_clock(needed)}"

    def judge(vendor: Fraction) -> Outcome:
        if vendor >= needed:
            return Outcome.PREFERRED
        return Outcome.NEGOTIATE if vendor >= client else Outcome.WALK_AWAY

    for vendor in _with_data(service):
        told = vendor.tells("retrieval")
        verdict = unanswered(vendor, told, "time to take data out after the end", wanted)
        if verdict:
            yield verdict
            continue
        times = _times(told)
        yield Verdict(
            decided(judge, times),
            found=in_clock(min(times)),
            wanted=wanted,
            message=f"Clients may take data out for {in_clock(client)}, and we need {in_clock(service.own.migration)} "
            f"to move it; {vendor.name} gives {in_clock(min(times))}.",
            vendor=vendor.name,
            gap=late_by(needed - min(times)),
            evidence=told.evidence,
        )


def credit_claim(service: Service) -> Iterator[Verdict]:
    """A vendor's window for claims against that of clients: credits that we owe must still be ours to claim."""
    promised = service.promised("credit_claim")
    if service.promised("credit") is None and promised is None:
        yield Verdict(Outcome.NOT_APPLICABLE, "", "", "Clients are promised no service credits.")
        return
    margin = Fraction(service.positions.claim_margin * DAY)
    wanted = f"at least {in_clock(longest(promised) + margin)}" if promised else "longer than clients have"
    for vendor in vendors_of(service.path):
        told = vendor.tells("credit_claim")
        if isinstance(told.value, Choice):
            message = f"{vendor.name} credits by itself: nothing can lapse."
            yield Verdict(
                Outcome.PREFERRED, "credited automatically", wanted, message, vendor.name, None, told.evidence
            )
        elif verdict := unanswered(vendor, told, "time to claim a credit", wanted):
            yield verdict
        else:
            yield _claim(vendor, told, promised, service, wanted)


def _claim(vendor: Vendor, told: Told, promised: Told | None, service: Service, wanted: str) -> Verdict:
    times = _times(told)
    if promised is None:
        message = f"{vendor.name} hears claims for {in_clock(min(times))}; how long clients may claim is not limited."
        return Verdict(
            Outcome.UNCLEAR,
            in_clock(min(times)),
            wanted,
            message,
            vendor.name,
            evidence=told.evidence,
            notes=("without a limit clients may claim as long as the law lets them: longer than the vendor's window",),
        )
    client, margin = longest(promised), Fraction(service.positions.claim_margin * DAY)
    proactive = Fraction(service.positions.claim_window * DAY)

    def judge(window: Fraction) -> Outcome:
        if window < client:
            return Outcome.WALK_AWAY
        if window >= client + margin:
            return Outcome.PREFERRED
        if window < proactive or service.own.monitoring is False:
            return Outcome.NEGOTIATE
        return Outcome.ACCEPTABLE if service.own.monitoring else Outcome.UNCLEAR

    unknown = service.own.monitoring is None
    return Verdict(
        decided(judge, times),
        found=in_clock(min(times)),
        wanted=wanted,
        message=f"Clients may claim for {in_clock(client)}; {vendor.name} hears our claim for {in_clock(min(times))}.",
        vendor=vendor.name,
        gap=late_by(client + margin - min(times)),
        evidence=told.evidence,
        notes=("whether we watch the vendor's service ourselves is not said: 'monitoring'",) if unknown else (),
    )


def late_by(late: Fraction) -> Duration | None:
    """What is missing, in minutes; None where nothing is."""
    return Duration(round(float(late), 4), Unit.MINUTE) if late > 0 else None


def shortest(told: Told) -> Fraction:
    """The least minutes that a length can be: what must be kept is taken at its shortest."""
    assert isinstance(told.value, Duration)
    return minutes(told.value, opening=OFFICE.daily).low


def longest(told: Told) -> Fraction:
    """The most minutes that a length can be."""
    assert isinstance(told.value, Duration)
    return _elapsed(told.value)[-1]


def _times(told: Told) -> tuple[Fraction, ...]:
    """Every length that a vendor may mean, in minutes on the wall clock."""
    return tuple(time for value in told.values if isinstance(value, Duration) for time in _elapsed(value))


def _elapsed(value: Duration) -> tuple[Fraction, ...]:
    span = minutes(value, opening=OFFICE.daily)
    if span.business:
        return (worst_elapsed(span.high, OFFICE),)
    return tuple(dict.fromkeys((span.low, span.high)))


def _with_data(service: Service) -> list[Vendor]:
    return [vendor for vendor in vendors_of(service.path) if vendor.holds_data]
