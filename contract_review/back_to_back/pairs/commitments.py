"""Pairs about the length of the business: terms and volume, prices, payment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from contract_review.back_to_back.clock import DAY
from contract_review.back_to_back.lengths import MONTH, minutes
from contract_review.back_to_back.pairs.chain import percent, share
from contract_review.back_to_back.pairs.notices import late_by, longest, shortest
from contract_review.back_to_back.service import Service, Vendor, vendors_of
from contract_review.back_to_back.terms import NO_TERM, State, Told
from contract_review.back_to_back.verdict import Verdict, unanswered
from contract_review.back_to_back.wording import in_clock
from contract_review.model.fact import Count, Day, Duration, Unit
from contract_review.model.finding import Outcome


def term(service: Service) -> Iterator[Verdict]:
    """The end and the volume of each vendor's term against the latest end and the volume of our clients'."""
    ends, units = service.promised("ends"), service.promised("units")
    if ends is None and units is None:
        yield Verdict(Outcome.NOT_APPLICABLE, "", "", "The file names neither the clients' latest end nor their units.")
        return
    for vendor in vendors_of(service.path):
        yield _volume(vendor, units) or _end(vendor, ends)


def _volume(vendor: Vendor, units: Told | None) -> Verdict | None:
    """More committed than clients committed to us; None where it is not, or not known."""
    ours, theirs = units.value if units else None, vendor.tells("units").value
    if not isinstance(ours, Count) or not isinstance(theirs, Count) or theirs.n <= ours.n:
        return None
    message = f"We have committed {theirs.n:g} units to {vendor.name}, clients {ours.n:g} to us: "
    message += f"{theirs.n - ours.n:g} are stranded."
    found, wanted = f"{theirs.n:g} units", f"at most {ours.n:g} units"
    return Verdict(Outcome.WALK_AWAY, found, wanted, message, vendor.name, evidence=vendor.tells("units").evidence)


def _end(vendor: Vendor, ends: Told | None) -> Verdict:
    if ends is None:
        message = f"We have committed no more to {vendor.name} than clients to us."
        return Verdict(Outcome.PREFERRED, "", "", message, vendor.name)
    told, client = vendor.tells("ends"), _last_day(ends)
    wanted = f"to {client.isoformat()}" if client else NO_TERM
    if verdict := unanswered(vendor, told, "end of its term", wanted):
        return verdict
    vendor_end = _last_day(told)
    if client is None:
        message = f"Clients may leave from month to month; {vendor.name} runs {_until(vendor_end)}."
        return Verdict(Outcome.PREFERRED, _until(vendor_end), wanted, message, vendor.name, evidence=told.evidence)
    if vendor_end is None:
        message = f"Clients are bound to {wanted[3:]}; {vendor.name} may end from month to month."
        return Verdict(Outcome.WALK_AWAY, NO_TERM, wanted, message, vendor.name, evidence=told.evidence)
    return _dated(vendor, vendor_end, client, told)


def _dated(vendor: Vendor, vendor_end: date, client: date, told: Told) -> Verdict:
    help_after = vendor.tells("transition")
    covered = vendor_end
    if isinstance(help_after.value, Duration):
        covered += timedelta(days=int(minutes(help_after.value).low / DAY))
    if client <= vendor_end:
        outcome, how = Outcome.PREFERRED, "covers it"
    elif client <= covered:
        outcome, how = Outcome.ACCEPTABLE, f"covers it with help to {covered.isoformat()}"
    elif help_after.state is State.SAID:
        outcome, how = Outcome.NEGOTIATE, f"even with its help covers us only to {covered.isoformat()}"
    elif help_after.state is State.UNKNOWN:
        outcome, how = Outcome.UNCLEAR, "ends first; whether it helps after that is not known"
    else:
        outcome, how = Outcome.WALK_AWAY, "ends first, without help after that"
    return Verdict(
        outcome,
        found=_until(vendor_end),
        wanted=f"to {client.isoformat()}",
        message=f"Clients are bound to {client.isoformat()}; {vendor.name} runs {_until(vendor_end)} and {how}.",
        vendor=vendor.name,
        gap=late_by(Fraction((client - vendor_end).days * DAY)),
        evidence=(*told.evidence, *help_after.evidence),
    )


def _last_day(told: Told) -> date | None:
    return told.value.date if isinstance(told.value, Day) else None


def _until(day: date | None) -> str:
    return f"to {day.isoformat()}" if day else NO_TERM


def price(service: Service) -> Iterator[Verdict]:
    """What a vendor may raise, and when it says so, against what we may raise and when we must say so."""
    ours, notice = service.promised("price_increase"), service.promised("price_notice")
    if ours is None:
        yield Verdict(Outcome.NOT_APPLICABLE, "", "", "The file does not say by how much our prices may rise.")
        return
    rise = share(ours) if ours.state is State.SAID else Fraction(0)
    for vendor in vendors_of(service.path):
        yield _price(vendor, rise, notice, service)


def _price(vendor: Vendor, rise: Fraction, notice: Told | None, service: Service) -> Verdict:
    margin = Fraction(service.positions.price_margin * DAY)
    needed = longest(notice) + margin if notice else None
    wanted = f"at most {percent(rise)} a year" + (f", {in_clock(needed)} before" if needed is not None else "")
    told, early = vendor.tells("price_increase"), vendor.tells("price_notice")
    if verdict := unanswered(vendor, told, "limit on price increases", wanted):
        return verdict
    theirs = max(share(Told(State.SAID, (one,))) for one in told.values)
    words = f"{vendor.name} may raise {percent(theirs)}, we may raise {percent(rise)}"
    said = _notice(early)
    if early.state is State.SAID:
        words += f"; it says so {in_clock(said or Fraction(0))} before" + (
            f", we must {in_clock(longest(notice))} before" if notice else ""
        )
    late = longest(notice) + margin - said if notice and said is not None else None
    return Verdict(
        _price_outcome(theirs, rise, early, notice, margin),
        found=f"{percent(theirs)}" + (f", {in_clock(said)} before" if said is not None else ""),
        wanted=wanted,
        message=f"{words}.",
        vendor=vendor.name,
        gap=late_by(late) if late is not None else None,
        evidence=(*told.evidence, *early.evidence),
        notes=("the increase is taken as that of a year",) if told.evidence else (),
    )


def _notice(told: Told) -> Fraction | None:
    known = [minutes(one).low for one in told.values if isinstance(one, Duration)]
    return min(known) if told.state is State.SAID and known else None


def _price_outcome(theirs: Fraction, rise: Fraction, early: Told, notice: Told | None, margin: Fraction) -> Outcome:
    if theirs > rise:
        return Outcome.WALK_AWAY
    if notice is None:
        return Outcome.PREFERRED
    if early.state is State.SILENT:
        return Outcome.MISSING
    said, client = _notice(early), longest(notice)
    if said is None:
        return Outcome.WALK_AWAY if early.state is State.VAGUE else Outcome.UNCLEAR
    if said < client:
        return Outcome.WALK_AWAY
    return Outcome.PREFERRED if said >= client + margin else Outcome.ACCEPTABLE


def payment(service: Service) -> Iterator[Verdict]:
    """When we pay a vendor against when clients pay us, and how far ahead each side pays."""
    ours = service.promised("payment")
    if ours is None:
        yield Verdict(Outcome.NOT_APPLICABLE, "", "", "The file does not say when clients pay.")
        return
    for vendor in vendors_of(service.path):
        yield _payment(vendor, ours, service)


def _payment(vendor: Vendor, ours: Told, service: Service) -> Verdict:
    client, told = shortest(ours), vendor.tells("payment")
    wanted = f"at least {in_clock(client)}"
    ahead, theirs = service.promised("prepaid"), vendor.tells("prepaid")
    before = _ahead(ahead) if ahead else None
    upfront = _ahead(theirs) if theirs.state is State.SAID else Fraction(0) if theirs.state is State.VAGUE else None
    if upfront is not None and before is not None and upfront >= 12 and before <= 1:
        message = f"{vendor.name} is paid {_months(upfront)} ahead, clients pay us {_months(before)} ahead."
        gap = late_by((upfront - before) * MONTH)
        found, least = f"{_months(upfront)} ahead", f"at most {_months(before)} ahead"
        return Verdict(Outcome.WALK_AWAY, found, least, message, vendor.name, gap, theirs.evidence)
    if verdict := unanswered(vendor, told, "time to pay", wanted):
        return verdict
    days = min(minutes(one).low for one in told.values if isinstance(one, Duration))
    slack = Fraction(service.positions.cash_gap * DAY)
    outcome = Outcome.PREFERRED if days >= client else Outcome.ACCEPTABLE
    if days + slack < client:
        outcome = Outcome.NEGOTIATE
    elif before is not None and upfront is None:
        outcome = Outcome.UNCLEAR
    elif before is not None and upfront is not None and upfront > before and outcome is Outcome.PREFERRED:
        outcome = Outcome.ACCEPTABLE
    return Verdict(
        outcome,
        found=in_clock(days),
        wanted=wanted,
        message=f"We pay {vendor.name} within {in_clock(days)}, clients pay us within {in_clock(client)}.",
        vendor=vendor.name,
        gap=late_by(client - days),
        evidence=told.evidence,
        notes=("how far ahead the vendor is paid is not known: give 'prepaid'",) if outcome is Outcome.UNCLEAR else (),
    )


def _ahead(told: Told) -> Fraction:
    """Months paid ahead."""
    value = told.value
    if isinstance(value, Duration) and value.unit in (Unit.MONTH, Unit.QUARTER, Unit.YEAR):
        return Fraction(str(value.n)) * {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}[value.unit]
    return minutes(value).high / MONTH if isinstance(value, Duration) else Fraction(0)


def _months(months: Fraction) -> str:
    return f"{float(months):g} month{'' if months == 1 else 's'}"
