"""What a change of a term means for the customer: which way each term is better, and what its loss is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from contract_review.model.contract import Role
from contract_review.model.fact import Choice, Count, Duration, Fact, Flag, Money, Percentage, Strength, Unit, Value


class Effect(StrEnum):
    """How a change is for the customer; `other` where that depends on more than the term."""

    WORSE = "worse"
    BETTER = "better"
    OTHER = "other"


class Good(StrEnum):
    """Which values of a term are good for the customer."""

    HIGH = "high"
    LOW = "low"
    SAID = "said"
    NOT_SAID = "not-said"


@dataclass(frozen=True, slots=True)
class Way:
    """Which way a term is better for the customer; `silence_is_good` where it is better that nothing is said.

    `beside` are the terms of which the old contract must have one: a cap on credits takes nothing from whoever had no
    credits.
    """

    good: Good
    silence_is_good: bool = False
    beside: tuple[str, ...] = ()


_CREDITS = ("sla.credit-tier", "sla.credit-cap", "sla.credit-claim-window", "sla.uptime")
_WAYS: Mapping[str, Way] = {
    "term.initial": Way(Good.LOW),
    "term.auto-renewal": Way(Good.NOT_SAID),
    "term.renewal-period": Way(Good.LOW, silence_is_good=True),
    "term.non-renewal-notice": Way(Good.LOW, silence_is_good=True),
    "term.convenience-termination": Way(Good.LOW),
    "term.early-termination-fee": Way(Good.NOT_SAID),
    "term.transition-assistance": Way(Good.HIGH),
    "pricing.payment-due": Way(Good.HIGH),
    "pricing.late-interest": Way(Good.LOW, silence_is_good=True),
    "pricing.increase-cap": Way(Good.LOW),
    "pricing.increase-notice": Way(Good.HIGH),
    "pricing.dispute-window": Way(Good.HIGH),
    "pricing.suspension-notice": Way(Good.HIGH),
    "pricing.non-refundable": Way(Good.NOT_SAID),
    "pricing.minimum-commitment": Way(Good.NOT_SAID),
    "sla.uptime": Way(Good.HIGH),
    "sla.credit-tier": Way(Good.HIGH),
    "sla.credit-cap": Way(Good.HIGH, silence_is_good=True, beside=_CREDITS),
    "sla.credit-claim-window": Way(Good.HIGH, silence_is_good=True, beside=_CREDITS),
    "sla.sole-remedy": Way(Good.NOT_SAID, beside=_CREDITS),
    "sla.chronic-termination": Way(Good.SAID),
    "sla.maintenance-notice": Way(Good.HIGH),
    "sla.rpo": Way(Good.LOW),
    "sla.rto": Way(Good.LOW),
    "support.response-time": Way(Good.LOW),
    "support.resolution-time": Way(Good.LOW),
    "support.hours": Way(Good.HIGH),
    "liability.cap": Way(Good.HIGH, silence_is_good=True),
    "liability.consequential-excluded": Way(Good.NOT_SAID),
    "indemnity.ip-by-vendor": Way(Good.SAID),
    "data.breach-notice": Way(Good.LOW),
    "data.return-window": Way(Good.HIGH),
    "legal.unilateral-change": Way(Good.NOT_SAID),
    "legal.change-notice": Way(Good.HIGH),
    "legal.non-solicit": Way(Good.LOW, silence_is_good=True),
    "legal.warranty-period": Way(Good.HIGH),
    "legal.exclusivity": Way(Good.NOT_SAID),
    "legal.audit-notice": Way(Good.HIGH),
    "partner.market-development-funds": Way(Good.SAID),
    "partner.discount": Way(Good.HIGH),
    "governance.review-cadence": Way(Good.LOW),
}
# Whose right or duty it is turns the term about; where it is both's, what one loses the other may gain.
_OF_PARTY: Mapping[tuple[str, Role | None], Way] = {
    ("term.convenience-termination", Role.VENDOR): Way(Good.HIGH, silence_is_good=True),
    ("term.non-renewal-notice", Role.VENDOR): Way(Good.HIGH),
    ("term.cure-period", Role.CUSTOMER): Way(Good.HIGH),
    ("term.cure-period", Role.VENDOR): Way(Good.LOW),
    ("liability.cap", Role.CUSTOMER): Way(Good.LOW),
    ("legal.assignment-consent", Role.CUSTOMER): Way(Good.NOT_SAID),
    ("legal.assignment-consent", Role.VENDOR): Way(Good.SAID),
}
# Days that a unit has at least and at most: a month and thirty days cannot be told apart, a month and ten days can.
_DAYS: Mapping[Unit, tuple[Fraction, Fraction]] = {
    Unit.MINUTE: (Fraction(1, 1440), Fraction(1, 1440)),
    Unit.HOUR: (Fraction(1, 24), Fraction(1, 24)),
    Unit.BUSINESS_HOUR: (Fraction(1, 24), Fraction(1)),
    Unit.DAY: (Fraction(1), Fraction(1)),
    Unit.BUSINESS_DAY: (Fraction(1), Fraction(4)),
    Unit.WEEK: (Fraction(7), Fraction(7)),
    Unit.MONTH: (Fraction(28), Fraction(31)),
    Unit.QUARTER: (Fraction(89), Fraction(92)),
    Unit.YEAR: (Fraction(365), Fraction(366)),
}
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}
_ALWAYS = "24x7"
_HOURS = ("business-hours", _ALWAYS)


def effect(old: Fact | None, new: Fact | None, *, before: frozenset[str] = frozenset()) -> Effect:
    """What it means for the customer that a term has another value, came or went.

    `before` are the ids of all facts of the old contract.
    """
    one = new or old
    way = _way(one) if one else None
    if way is None or (way.beside and not before.intersection(way.beside)):
        return Effect.OTHER
    if old is not None and new is not None:
        return _of_value(way.good, old, new)
    if way.good in (Good.SAID, Good.NOT_SAID):
        return _as_flag(way.good, said=_said(new) - _said(old))
    return _worse_if((new is None) != way.silence_is_good)


def _way(fact: Fact) -> Way | None:
    return _OF_PARTY.get((fact.id, fact.qualifiers.party)) or _WAYS.get(fact.id)


def order(one: Value, other: Value) -> int | None:
    """1 where the first is surely more than the other, -1 where it is less, 0 where they are equal, else None."""
    match one, other:
        case (Duration(), Duration()):
            return _longer(one, other)
        case (Percentage(n), Percentage(m)) | (Count(n), Count(m)):
            return (n > m) - (n < m)
        case (Money(n, currency), Money(m, also)) if currency == also:
            return (n > m) - (n < m)
        case (Choice(word), Choice(also)) if word in _HOURS and also in _HOURS:
            return 0 if word == also else 1 if word == _ALWAYS else -1
        case _:
            return 0 if one == other else None


def _of_value(good: Good, old: Fact, new: Fact) -> Effect:
    if isinstance(old.value, Flag) and isinstance(new.value, Flag):
        return _as_flag(good, said=_said(new) - _said(old))
    more = order(new.value, old.value)
    if more == 0 and old.strength is not new.strength:
        return _worse_if(old.strength is Strength.COMMITMENT)
    if more in (0, None):
        return Effect.OTHER
    return _worse_if((more == 1) == (good is Good.LOW))


def _said(fact: Fact | None) -> int:
    return int(fact is not None and fact.value == Flag(value=True))


def _as_flag(good: Good, *, said: int) -> Effect:
    if said == 0:
        return Effect.OTHER
    return _worse_if((said > 0) == (good is Good.NOT_SAID))


def _worse_if(worse: bool) -> Effect:  # noqa: FBT001  (the one thing it is about)
    return Effect.WORSE if worse else Effect.BETTER


def _longer(one: Duration, other: Duration) -> int | None:
    if one.unit is other.unit:
        return (one.n > other.n) - (one.n < other.n)
    if one.unit in _MONTHS and other.unit in _MONTHS:
        n, m = one.n * _MONTHS[one.unit], other.n * _MONTHS[other.unit]
        return (n > m) - (n < m)
    (least, most), (low, high) = _bounds(one), _bounds(other)
    if least == most == low == high:
        return 0
    return 1 if least > high else -1 if most < low else None


def _bounds(length: Duration) -> tuple[Fraction, Fraction]:
    low, high = _DAYS[length.unit]
    n = Fraction(str(length.n))
    return n * low, n * high
