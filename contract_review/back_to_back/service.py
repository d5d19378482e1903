"""A service as an MSP sells it: what it promises to each client, what it adds itself, and the vendors below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from contract_review.back_to_back.terms import UNTOLD, Told
from contract_review.model.rule import Waiver


@dataclass(frozen=True, slots=True)
class Vendor:
    """A vendor in the delivery path: what is known of its terms, and the contract or review that tells the rest.

    `plan` names the plans or services of the contract that were bought; a vendor that holds no data
    owes nothing on data.
    """

    name: str
    told: Mapping[str, Told] = field(default_factory=dict)
    contracts: tuple[Path, ...] = ()
    review: Path | None = None
    plan: tuple[str, ...] = ()
    holds_data: bool = True
    holidays: int = 0

    def tells(self, term: str) -> Told:
        """What is known of a term."""
        return self.told.get(term, UNTOLD)


@dataclass(frozen=True, slots=True)
class Redundant:
    """Links of which any one keeps the service up; `failover` says that the switch itself is contracted."""

    links: tuple[Link, ...]
    failover: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Links of which every one must be up."""

    links: tuple[Link, ...]


Link = Vendor | Redundant | Series


@dataclass(frozen=True, slots=True)
class Own:
    """What the MSP gives itself, and the minutes that it needs to answer, restore, assess and migrate."""

    availability: Fraction = Fraction(1)
    response: Fraction = Fraction(0)
    restoration: Fraction = Fraction(0)
    triage: Fraction = Fraction(0)
    migration: Fraction = Fraction(0)
    monitoring: bool | None = None


@dataclass(frozen=True, slots=True)
class Positions:
    """Where the lines are: shares of the whole for reserve and recovery, days for margins.

    Of what clients may claim from us, the vendors are to bear `recovered`, at least `fallback`, never under `least`.
    """

    reserve: Fraction = Fraction(5, 10_000)
    recovered: Fraction = Fraction(1, 2)
    fallback: Fraction = Fraction(1, 5)
    least: Fraction = Fraction(1, 10)
    claim_margin: int = 15
    claim_window: int = 30
    price_margin: int = 30
    subprocessor_margin: int = 10
    cash_gap: int = 15


@dataclass(frozen=True, slots=True)
class Service:
    """A service with the promise to each of its clients; terms that are not promised are absent from `promise`."""

    name: str
    clients: int
    promise: Mapping[str, Told]
    path: Series
    excludes_maintenance: bool = False
    parallel_recovery: bool = False
    own: Own = Own()
    positions: Positions = Positions()
    waivers: tuple[Waiver, ...] = ()

    def promised(self, term: str) -> Told | None:
        """What clients are promised on a term; None where nothing is."""
        return self.promise.get(term)


def vendors_of(link: Link) -> Iterator[Vendor]:
    """The vendors of a path in their order."""
    if isinstance(link, Vendor):
        yield link
    else:
        for one in link.links:
            yield from vendors_of(one)


def with_vendors(link: Link, known: Mapping[str, Vendor]) -> Link:
    """The path with each vendor replaced by the one of its name."""
    if isinstance(link, Vendor):
        return known.get(link.name, link)
    links = tuple(with_vendors(one, known) for one in link.links)
    return Series(links) if isinstance(link, Series) else Redundant(links, failover=link.failover)
