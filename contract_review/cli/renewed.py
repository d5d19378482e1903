"""`contract-review batch --renewals`: each contract of a folder against the one that it replaces in the register."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from contract_review.errors import UnreadableDocument

if TYPE_CHECKING:
    from contract_review.batch import Batch, Row
    from contract_review.batch.files import File
    from contract_review.compare.renewals import Predecessor, Renewed
    from contract_review.compare.sides import Side
    from contract_review.model.contract import Contract
    from contract_review.model.document import Document
    from contract_review.register import Register
    from contract_review.review import Reading

# The newest contracts of a vendor and kind are looked at; what is older was renewed long ago.
_MOST_CANDIDATES = 12


@dataclass(frozen=True, slots=True)
class Desk:
    """What all renewals of a batch have in common."""

    register: Register
    batch: Batch

    @property
    def reading(self) -> Reading:
        """How the contracts of the batch were read."""
        return self.batch.reading


def compare_renewals(desk: Desk, reviewed: Iterable[tuple[File, Row]]) -> str:
    """Write a comparison a renewal and `renewals.html` and `.json` over all; returns them as text."""
    from contract_review.compare.renewals import renewals_data, renewals_page, renewals_text

    renewals = [_renewed(desk, file, row) for file, row in reviewed if row.review]
    data = json.dumps(renewals_data(renewals), ensure_ascii=False, indent=1) + "\n"
    desk.batch.folder.write("renewals.json", data.encode())
    desk.batch.folder.write("renewals.html", renewals_page(renewals).encode())
    return renewals_text(renewals)


def _renewed(desk: Desk, file: File, row: Row) -> Renewed:
    from contract_review.compare.comparison import compare
    from contract_review.compare.renewals import Renewed
    from contract_review.compare.report import render

    try:
        new = _side_of_batch(desk, file, row)
        assert new.contract is not None
        found, reason = _predecessor(desk, new.contract)
        if found is None:
            return Renewed(row.path, reason)
        comparison = compare(_side_of_register(desk, found), new)
    except UnreadableDocument as error:
        return Renewed(row.path, str(error))
    name = row.review.removesuffix(".html")
    for form in ("html", "json"):
        desk.batch.folder.write(f"{name}.compare.{form}", str(render(comparison, form=form)).encode())
    return Renewed(row.path, reason, found, comparison, f"{name}.compare.html")


def _predecessor(desk: Desk, new: Contract) -> tuple[Predecessor | None, str]:
    """What a contract renews, as somebody noted, else as its vendor, its kind and its words say; and why."""
    from contract_review.compare.renewals import Predecessor, closest
    from contract_review.model.contract import Role

    known = desk.register.with_file(new.document.sha256)
    links = desk.register.details(known.id).links if known else ()
    renewed = [link.other for link in links if link.kind == "renews"]
    if renewed:
        contract = desk.register.contract(renewed[0])
        reason = "the register notes that it renews this one"
        return Predecessor(contract.id, contract.title or contract.name, reason), reason
    vendor = new.party(Role.VENDOR)
    if vendor is None:
        return None, "it does not say who the vendor is; note it with 'contracts link … --as renews'"
    found = closest(new, _candidates(desk, vendor.name, new))
    if found is None:
        return None, f"the register has no contract of {vendor.name} of this kind that is like it"
    return found, found.reason


def _candidates(desk: Desk, vendor: str, new: Contract) -> Iterator[tuple[int, str, Contract]]:
    from contract_review.review import understand

    sha256 = new.document.sha256
    for one in desk.register.predecessors(vendor=vendor, kind=new.kind.value, but=sha256)[:_MOST_CANDIDATES]:
        try:
            document = _read(desk, one.name, desk.register.file(one.id))
        except UnreadableDocument:
            continue
        yield one.id, one.title or one.name, understand(document)


def _side_of_batch(desk: Desk, file: File, row: Row) -> Side:
    """A contract with the review that the batch wrote of it."""
    from contract_review.compare.sides import side_written
    from contract_review.review import understand

    review = json.loads(desk.batch.folder.read(f"{row.review.removesuffix('.html')}.json") or b"{}")
    data = None if isinstance(file, Path) else file.read(most=desk.reading.opening.limits.file)
    contract = understand(_read(desk, row.path, data), kind=desk.reading.kind)
    return replace(side_written(review), contract=contract)


def _side_of_register(desk: Desk, found: Predecessor) -> Side:
    """The contract that is renewed, judged anew: by the rules of today, as the renewal is."""
    from contract_review.compare.sides import side_of
    from contract_review.review import review_document

    name = desk.register.contract(found.id).name
    document = _read(desk, name, desk.register.file(found.id))
    return side_of(review_document(document, playbook=desk.batch.book, reading=desk.reading))


def _read(desk: Desk, name: str, data: bytes | None) -> Document:
    from contract_review.documents.confined import read_confined

    return read_confined(name, data=data, opening=desk.reading.opening)
