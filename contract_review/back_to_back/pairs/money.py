"""`backtoback.liability-gap` and `backtoback.credit-recovery`: what we owe all clients at once, and what comes back."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from contract_review.back_to_back.pairs.chain import percent, share
from contract_review.back_to_back.service import Service, Vendor, vendors_of
from contract_review.back_to_back.terms import NO, UNLIMITED, Told
from contract_review.back_to_back.verdict import Verdict, decided, unanswered
from contract_review.back_to_back.wording import in_money
from contract_review.model.fact import Duration, Money, Percentage, Text, Unit, Value
from contract_review.model.finding import Outcome
from contract_review.model.wording import in_words

_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}


def liability(service: Service) -> Iterator[Verdict]:
    """Each vendor's limit against the sum of what all clients may claim for one failure of it."""
    promised = service.promised("liability")
    each = promised.value if promised else None
    if each is None:
        yield Verdict(Outcome.NOT_APPLICABLE, "", "", "The file names no limit of our liability to a client.")
        return
    for vendor in vendors_of(service.path):
        if isinstance(each, Money):
            yield _liability(vendor, service, each)
        else:
            message = "Our own liability to clients has no limit in money: no limit of a vendor can be held against it."
            yield Verdict(Outcome.UNCLEAR, "", "no limit", message, vendor.name)


def _liability(vendor: Vendor, service: Service, each: Money) -> Verdict:
    exposure = Fraction(str(each.amount)) * service.clients
    wanted = f"at least {percent(service.positions.recovered)} of {in_money(exposure, each.currency)}"
    told, claims = vendor.tells("liability"), vendor.tells("covers_client_claims")
    if claims.value == NO:
        message = (
            f"{vendor.name} answers for no claim of clients: of {in_money(exposure, each.currency)} nothing returns."
        )
        gap = Money(float(exposure), each.currency)
        return Verdict(Outcome.WALK_AWAY, "client claims excluded", wanted, message, vendor.name, gap, claims.evidence)
    if verdict := unanswered(vendor, told, "limit of its liability", wanted):
        return verdict
    if told.value == Text(UNLIMITED):
        return Verdict(Outcome.PREFERRED, "no limit", wanted, f"{vendor.name} answers without a limit.", vendor.name)
    caps = [
        _cap(value, vendor, each.currency) for value in told.values if isinstance(value, (Money, Duration, Percentage))
    ]
    known = [cap for cap in caps if cap is not None]
    if len(known) < len(caps) or not known:
        found = " or ".join(
            in_words(value) for value in told.values if isinstance(value, (Money, Duration, Percentage))
        )
        message = f"The limit of {vendor.name} ({found}) is not known in {each.currency}: give the monthly 'fee'."
        return Verdict(Outcome.UNCLEAR, found, wanted, message, vendor.name, evidence=told.evidence)
    least = min(known)
    return Verdict(
        decided(lambda cap: _recovers(cap, exposure, service), known),
        found=in_money(least, each.currency),
        wanted=wanted,
        message=f"One failure hits all {service.clients} clients: {in_money(exposure, each.currency)} against "
        f"a limit of {in_money(least, each.currency)} ({percent(least / exposure) if exposure else 'all'}).",
        vendor=vendor.name,
        gap=_short(exposure - least, each.currency),
        evidence=told.evidence,
    )


def _cap(value: Value, vendor: Vendor, currency: str) -> Fraction | None:
    """A limit in money: as it stands, or a number of months of fees."""
    if isinstance(value, Money):
        return Fraction(str(value.amount)) if value.currency == currency else None
    fee = vendor.tells("fee").value
    if not isinstance(value, Duration) or value.unit not in _MONTHS or not isinstance(fee, Money):
        return None
    return (
        Fraction(str(value.n)) * _MONTHS[value.unit] * Fraction(str(fee.amount)) if fee.currency == currency else None
    )


def credits(service: Service) -> Iterator[Verdict]:
    """What all clients are credited for one missed month against what the vendor credits for it."""
    promised, fee = service.promised("credit"), service.promised("fee")
    if promised is None:
        yield Verdict(Outcome.NOT_APPLICABLE, "", "", "Clients are promised no service credits.")
        return
    if fee is None or not isinstance(fee.value, Money):
        yield Verdict(Outcome.UNCLEAR, "", "", "What a client pays a month ('fee') is not known.")
        return
    owed = service.clients * Fraction(str(fee.value.amount)) * share(promised)
    for vendor in vendors_of(service.path):
        yield _credit(vendor, service, owed, fee.value.currency)


def _credit(vendor: Vendor, service: Service, owed: Fraction, currency: str) -> Verdict:
    told, fee = vendor.tells("credit"), vendor.tells("fee").value
    wanted = f"at least {percent(service.positions.recovered)} of {in_money(owed, currency)}"
    if verdict := unanswered(vendor, told, "service credit", wanted):
        return verdict
    if not isinstance(fee, Money) or fee.currency != currency:
        message = f"What we pay {vendor.name} a month in {currency} ('fee') is not known."
        return Verdict(Outcome.UNCLEAR, _shares(told), wanted, message, vendor.name, evidence=told.evidence)
    amounts = [
        Fraction(str(fee.amount)) * Fraction(str(one.n)) / 100 for one in told.values if isinstance(one, Percentage)
    ]
    least = min(amounts)
    found = " to ".join(dict.fromkeys(in_money(one, currency) for one in (least, max(amounts))))
    return Verdict(
        decided(lambda amount: _recovers(amount, owed, service), amounts),
        found=found,
        wanted=wanted,
        message=f"For one missed month we credit {service.clients} clients {in_money(owed, currency)}; "
        f"{vendor.name} credits us {found} ({percent(least / owed) if owed else 'all'}).",
        vendor=vendor.name,
        gap=_short(owed - least, currency),
        evidence=told.evidence,
        notes=("the credit depends on how long the service was down",) if len(amounts) > 1 else (),
    )


def _recovers(amount: Fraction, owed: Fraction, service: Service) -> Outcome:
    positions = service.positions
    if amount < positions.least * owed:
        return Outcome.WALK_AWAY
    if amount >= positions.recovered * owed:
        return Outcome.PREFERRED
    return Outcome.ACCEPTABLE if amount >= positions.fallback * owed else Outcome.NEGOTIATE


def _shares(told: Told) -> str:
    return " to ".join(dict.fromkeys(in_words(one) for one in told.values if isinstance(one, Percentage)))


def _short(amount: Fraction, currency: str) -> Money | None:
    return Money(round(float(amount), 2), currency) if amount > 0 else None
