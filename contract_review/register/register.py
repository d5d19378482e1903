"""The register itself: the one door through which contracts go in, are looked up, changed and taken out."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from contract_review.errors import UsageError
from contract_review.facts.written import fact_of
from contract_review.model.fact import Fact
from contract_review.register import deposits, linking, listing, noting, searching
from contract_review.register.address import address_of
from contract_review.register.database import Database
from contract_review.register.deposits import Deposit, Receipt
from contract_review.register.entries import (
    EVERYTHING,
    Changes,
    Details,
    Hits,
    LinkKind,
    Page,
    Registered,
    Stamp,
    Terms,
    Wanted,
    Words,
)
from contract_review.register.files import FolderFiles, ServerFiles, checked
from contract_review.register.tables import contracts, facts, reviews, versions

_AT_ONCE = 500


def open_register(where: str | Path | None = None) -> Register:
    """Open the register at a path or URL, or the user's own; it is made where there is none.

    A register of an earlier program is carried forward. Raises `UsageError` where it cannot be opened.
    """
    return Register(Database(address_of(where)))


class Register:
    """Contracts over time. Every method is a transaction of its own, done as a whole or not at all.

    All raise `UsageError` for a contract that is not there, and where the database cannot be reached.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.address = database.address
        folder = self.address.files
        self._files = FolderFiles(folder) if folder else ServerFiles()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def deposit(self, given: Deposit, *, version_of: int | None = None) -> Receipt:
        """Keep a contract and its review; the same bytes are the same contract, the same stamp the same review.

        `version_of` is the contract of which the file is a new version.
        """
        with self._database.writing() as connection:
            self._database.queue(connection, given.sha256)
            self._files.settle(connection)
            if deposits.known_version(connection, given.sha256) is None:
                self._files.put(connection, given.sha256, given.data)
            receipt = deposits.deposit(connection, given, version_of=version_of)
        self.settle()
        return receipt

    def kept_review(self, sha256: str, stamp: Stamp) -> Receipt | None:
        """Where the review of this very file under this very stamp was kept; None where there is none."""
        with self._database.reading() as connection:
            return deposits.kept_review(connection, sha256, stamp)

    def contracts(self, wanted: Wanted = EVERYTHING, *, limit: int | None = None, offset: int = 0) -> Page:
        """The contracts that are asked for, a page of them, and how many there are in all."""
        with self._database.reading() as connection:
            return listing.page_of(connection, wanted, limit=limit, offset=offset)

    def contract(self, number: int) -> Registered:
        """One contract by its id."""
        with self._database.reading() as connection:
            return listing.contract_of(connection, number)

    def with_file(self, sha256: str) -> Registered | None:
        """The contract of which a file is a version; None where the file was never uploaded."""
        with self._database.reading() as connection:
            known = deposits.known_version(connection, sha256)
            return listing.contract_of(connection, known.contract) if known else None

    def details(self, number: int) -> Details:
        """A contract with its versions, its reviews and its links."""
        with self._database.reading() as connection:
            contract = listing.contract_of(connection, number)
            past = listing.versions_of(connection, number), listing.reviews_of(connection, number)
            return Details(contract, *past, links=linking.links_of(connection, number))

    def report(self, contract: int, review: int) -> str:
        """A past review as JSON, byte for byte as it was when it was made."""
        with self._database.reading() as connection:
            listing.contract_of(connection, contract)
            found: bytes | None = connection.scalar(
                sa.select(reviews.c.report).where(reviews.c.contract == contract, reviews.c.number == review)
            )
        if found is None:
            raise UsageError(f"contract {contract} has no review {review}; 'contracts show {contract}' lists them")
        return zlib.decompress(found).decode()

    def file(self, contract: int, version: int | None = None) -> bytes:
        """The file of a contract as it was uploaded: of its newest version, or of the one named."""
        with self._database.reading() as connection:
            known = listing.contract_of(connection, contract)
            sha256 = connection.scalar(
                sa.select(versions.c.sha256).where(
                    versions.c.contract == contract, versions.c.number == (version or known.version)
                )
            )
            if sha256 is None:
                raise UsageError(f"contract {contract} has no version {version}")
            return checked(self._files.get(connection, sha256), sha256)

    def change(self, number: int, changes: Changes) -> None:
        """Write down what a person said about a contract."""
        with self._database.writing() as connection:
            noting.change(connection, number, changes)

    def link(self, first: int, second: int, kind: LinkKind) -> None:
        """Note that two contracts are one agreement, or that the first renews the second."""
        with self._database.writing() as connection:
            linking.link(connection, first, second, kind)

    def unlink(self, first: int, second: int, kind: LinkKind) -> None:
        """Take a link back."""
        with self._database.writing() as connection:
            linking.unlink(connection, first, second, kind)

    def search(self, asked: str, wanted: Wanted = EVERYTHING, *, limit: int = 50, offset: int = 0) -> Hits:
        """The clauses that have all words and "phrases in quotes", and none with a minus; what came last first."""
        with self._database.reading() as connection:
            return searching.search(connection, asked, wanted, limit=limit, offset=offset)

    def remove(self, numbers: Iterable[int]) -> None:
        """Take contracts out: their files, their words, their reviews; all of them, or none where one is not there."""
        with self._database.writing() as connection:
            self._files.settle(connection)
            for number in sorted(set(numbers)):
                noting.locked(connection, number)
                gone = connection.scalars(sa.select(versions.c.sha256).where(versions.c.contract == number)).all()
                self._files.drop(connection, gone)
                connection.execute(sa.delete(contracts).where(contracts.c.id == number))
            self._database.forget(connection)
        self.settle()
        self._database.forgotten()

    def predecessors(self, *, vendor: str, kind: str, but: str = "") -> tuple[Registered, ...]:
        """What a contract of this vendor and kind may renew, the last first; `but` is the hash of its own file."""
        with self._database.reading() as connection:
            return linking.predecessors(connection, vendor=vendor, kind=kind, but=but)

    def terms(self, wanted: Wanted = EVERYTHING, *, about: str = "") -> Iterator[Terms]:
        """Contracts with the facts of their last review whose ids begin with `about`, such as "term."."""
        numbers = iter([contract.id for contract in self.contracts(wanted).contracts])
        while some := list(islice(numbers, _AT_ONCE)):
            yield from self._terms(some, about)

    def clauses_with(self, word: str, numbers: Iterable[int]) -> dict[int, tuple[Words, ...]]:
        """The clauses of some contracts in whose text a word stands, in their order, each with its next page."""
        said: dict[int, tuple[Words, ...]] = {}
        rest = iter(numbers)
        while some := list(islice(rest, _AT_ONCE)):
            with self._database.reading() as connection:
                said |= searching.clauses_with(connection, word, some)
        return said

    def _terms(self, numbers: list[int], about: str) -> Iterator[Terms]:
        with self._database.reading() as connection:
            known = listing.by_id(connection, numbers)
            renews, renewed_by = linking.renewals_of(connection, numbers)
            said: dict[int, list[Fact]] = {}
            for row in connection.execute(_facts_of(numbers, about)):
                said.setdefault(row.contract, []).append(fact_of(json.loads(row.said)))
        for number in numbers:
            # Somebody may have removed it since it was listed.
            if number in known:
                yield Terms(
                    known[number],
                    tuple(said.get(number, ())),
                    renews=tuple(renews.get(number, ())),
                    renewed_by=tuple(renewed_by.get(number, ())),
                )

    def settle(self) -> None:
        """Put right what an interrupted command left among the files; every change of the register does so too."""
        with self._database.writing() as connection:
            self._files.settle(connection)


def _facts_of(numbers: Iterable[int], about: str) -> sa.Select[tuple[int, str]]:
    return (
        sa.select(facts.c.contract, facts.c.said)
        .where(facts.c.contract.in_(list(numbers)), facts.c.fact.startswith(about, autoescape=True))
        .order_by(facts.c.contract, facts.c.place)
    )
