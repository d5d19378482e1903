"""What a chain of vendors guarantees together, in shares of the client's measurement window.

Shares are fractions from 0 to 1, windows are minutes; fractions keep the minutes exact.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, prod

from contract_review.back_to_back.clock import ServiceHours

# A month of a service level has 30 days, a quarter 90, a year 365: figures of different contracts meet on one basis.
WINDOWS = {"month": 30, "quarter": 90, "year": 365}
NOTHING, ALL = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Chain:
    """What a path delivers if failures are independent, and the least it may deliver without a breach.

    `expected` is None where a part gives no number at all.
    """

    expected: Fraction | None
    floor: Fraction


@dataclass(frozen=True, slots=True)
class Measure:
    """How a promise is measured: the window by its name, in which hours, and minutes of upkeep a month left out."""

    window: str
    hours: ServiceHours
    upkeep: Fraction = NOTHING

    @property
    def minutes(self) -> Fraction:
        """The minutes of the window that are measured, upkeep included."""
        return open_minutes(self.hours, WINDOWS[self.window])

    @property
    def kept_out(self) -> Fraction:
        """The minutes of upkeep in the whole window."""
        return self.upkeep * WINDOWS[self.window] / WINDOWS["month"]


def open_minutes(hours: ServiceHours, days: int) -> Fraction:
    """The open minutes of a number of days: 22 working days in 30."""
    return Fraction(ceil(Fraction(days * len(hours.days), 7)) * hours.daily)


def guaranteed(promised: Fraction, vendor: Measure, client: Measure) -> Fraction:
    """The share of the client's window that is left when all allowed downtime of a vendor falls into it.

    A longer window can put its whole allowance into one window of the client; upkeep comes on top, and the hours of
    the client in which the vendor promises nothing count as lost.
    """
    if promised <= 0:
        return NOTHING
    total = client.minutes
    shared = vendor.hours.shared(client.hours)
    covered = open_minutes(shared, WINDOWS[client.window]) if shared else NOTHING
    upkeep = vendor.upkeep * WINDOWS[client.window] / WINDOWS["month"]
    if WINDOWS[vendor.window] > WINDOWS[client.window] or vendor.hours != client.hours:
        allowance = (1 - promised) * max(NOTHING, vendor.minutes - vendor.kept_out)
        if WINDOWS[vendor.window] < WINDOWS[client.window]:
            allowance = allowance * WINDOWS[client.window] / WINDOWS[vendor.window]
    else:
        allowance = (1 - promised) * max(NOTHING, total - upkeep)
    return max(NOTHING, (covered - allowance - upkeep) / total)


def in_series(parts: Iterable[Chain]) -> Chain:
    """Any outage stops the service: each part may use its whole allowance at a different time."""
    known = tuple(parts)
    floor = 1 - sum((1 - part.floor for part in known), NOTHING)
    return Chain(_all(part.expected for part in known), max(NOTHING, floor))


def redundant(parts: Iterable[Chain], *, failover: bool = False) -> Chain:
    """Either part suffices; without a contracted failover only the best of them is guaranteed."""
    known = tuple(parts)
    lost = _all(None if part.expected is None else 1 - part.expected for part in known)
    floor = 1 - prod((1 - part.floor for part in known), start=ALL) if failover else max(part.floor for part in known)
    return Chain(None if lost is None else 1 - lost, floor)


def downtime(available: Fraction, measure: Measure) -> Fraction:
    """The minutes of a window that may be lost."""
    return (1 - available) * measure.minutes


def _all(shares: Iterable[Fraction | None]) -> Fraction | None:
    product = ALL
    for share in shares:
        if share is None:
            return None
        product *= share
    return product
