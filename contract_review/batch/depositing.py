"""The reviews of a batch in the register: every contract with its review, as `upload` keeps it."""

from __future__ import annotations

from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from contract_review import __version__
from contract_review.model.review import Review
from contract_review.model.rule import Playbook
from contract_review.register import Deposit, Stamp, open_register
from contract_review.review import Reading

if TYPE_CHECKING:
    from contract_review.register import Register


def stamp_of(book: Playbook, reading: Reading) -> Stamp:
    """All that a review depends on besides its document."""
    return Stamp(
        playbook=book.name,
        playbook_sha256=book.sha256,
        program=__version__,
        side=reading.side,
        kind=reading.kind.value if reading.kind else None,
        as_of=reading.as_of,
        revisions=reading.opening.revisions.value,
        ocr=reading.opening.ocr,
    )


def deposit(register: str, file: str, data: bytes, *, review: Review, report: str, stamp: Stamp) -> None:
    """Keep a contract with its review, of which `report` is the JSON; what is there already stays as it is."""
    _register(register).deposit(Deposit(data, PurePath(file).name, review, report, stamp))


@cache
def _register(where: str) -> Register:
    # A connection a process: opening one takes longer than keeping a contract.
    return open_register(where or None)
