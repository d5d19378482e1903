"""What the register says about a contract: plain frozen values, with no database behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from contract_review.model.fact import Fact, Money


class Status(StrEnum):
    """Where a contract stands: not yet signed, in force, notice given, over."""

    DRAFT = "draft"
    ACTIVE = "active"
    CANCELLED = "cancelled"
    ENDED = "ended"


class LinkKind(StrEnum):
    """How two contracts belong together: as one agreement, or the first in the place of the second."""

    BUNDLE = "bundle"
    RENEWS = "renews"


@dataclass(frozen=True, slots=True)
class Registered:
    """A contract of the register, as it stands today: its newest version, and what people noted about it.

    `vendor` is what a person said, else what the contract says; `start` and `annual_value` only what a person said.
    `worst` is the severity of the worst finding of its last review, "" where there is none.
    """

    id: int
    name: str
    title: str | None
    kind: str
    vendor: str | None
    owner: str | None
    status: Status
    start: date | None
    annual_value: Money | None
    tags: tuple[str, ...]
    notes: str | None
    added: datetime
    version: int
    sha256: str
    worst: str


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a contract: the file as it was uploaded."""

    number: int
    name: str
    sha256: str
    format: str
    pages: int
    words: int
    added: datetime


@dataclass(frozen=True, slots=True)
class Stamp:
    """All that an opinion depends on besides the document: playbook, program, and how the document was read.

    Two reviews of one document with one stamp are the same to the byte.
    """

    playbook: str
    playbook_sha256: str
    program: str
    side: str = "customer"
    kind: str | None = None
    as_of: date | None = None
    revisions: str = "final"
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class PastReview:
    """A review that was kept: its number in its contract, what it was a review of, and by what."""

    number: int
    version: int
    sha256: str
    stamp: Stamp
    worst: str
    flags: int
    made: datetime


@dataclass(frozen=True, slots=True)
class Link:
    """That this contract and another one belong together; `kind` is bundle, renews or renewed-by."""

    kind: str
    other: int


@dataclass(frozen=True, slots=True)
class Details:
    """A contract with its history."""

    contract: Registered
    versions: tuple[Version, ...]
    reviews: tuple[PastReview, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """What deadlines are counted from: a contract, the facts of its last review, what it renews and what renews it."""

    contract: Registered
    facts: tuple[Fact, ...]
    renews: tuple[int, ...] = ()
    renewed_by: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a clause on one page, or of what stands in no clause."""

    number: str | None
    heading: str | None
    body: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause that has the words: its contract, its number and heading, its page, and where they stand in it."""

    contract: Registered
    number: str | None
    heading: str | None
    page: int | None
    snippet: str


@dataclass(frozen=True, slots=True)
class Hits:
    """Some of the clauses that have the words; `more` says that there are others behind them."""

    hits: tuple[Hit, ...]
    more: bool


class Order(StrEnum):
    """In which order contracts are listed."""

    ID = "id"
    NEWEST = "newest"
    VENDOR = "vendor"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which contracts are asked for; None asks for nothing. `vendor` is a part of the name."""

    vendor: str | None = None
    owner: str | None = None
    status: Status | None = None
    kind: str | None = None
    tag: str | None = None
    order: Order = Order.ID


EVERYTHING = Wanted()


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the contracts that were asked for, and how many there are in all."""

    contracts: tuple[Registered, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What a person says about a contract: None leaves a thing as it is, an empty string takes it back."""

    vendor: str | None = None
    owner: str | None = None
    title: str | None = None
    status: Status | None = None
    start: date | str | None = None
    annual_value: Money | str | None = None
    notes: str | None = None
    tags: tuple[str, ...] = ()
    untags: tuple[str, ...] = ()
