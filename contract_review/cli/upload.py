"""`contract-review upload FILE…`: contracts go into the register, with a review each."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contract_review.cli import options
from contract_review.cli.noting import CONTRACT, noted
from contract_review.cli.output import write
from contract_review.cli.review import how_to_read
from contract_review.cli.status import REVIEWED, UNREAD, tell_problems
from contract_review.errors import UnreadableDocument, UsageError

if TYPE_CHECKING:
    from contract_review.model.document import Opening
    from contract_review.model.rule import Playbook
    from contract_review.register import Changes, Receipt, Register
    from contract_review.review import Reading
    from contract_review.settings import Settings


@dataclass(frozen=True, slots=True)
class _Upload:
    """What all files of a command have in common."""

    register: Register
    book: Playbook
    reading: Reading
    version_of: int | None
    changes: Changes


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--version-of", type=CONTRACT, default=None, help="The contract of which this is a new version.")
@noted
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Ids alone, or JSON.")
@options.settings("register", "playbook", "kind", "side")
@options.as_of
@options.opening
def upload(  # noqa: PLR0913  (each option has its name)
    files: tuple[str, ...],
    *,
    version_of: int | None,
    changes: Changes,
    form: str,
    settings: Settings,
    as_of: date | None,
    opening: Opening,
) -> int:
    """Put contracts into the register, review them, and print their ids, one a line.

    The same bytes are the same contract, however often they are uploaded. A folder stands for the contracts in it.
    """
    from contract_review.register import open_register

    if version_of is not None and len(files) > 1:
        raise UsageError("--version-of takes one file: the new version of that contract")
    reading = how_to_read(settings, as_of=as_of, opening=opening)
    with open_register(settings.register) as register:
        if version_of is not None:
            register.contract(version_of)
        how = _Upload(register, settings.book(), reading, version_of, changes)
        answers = [(name, *_uploaded(how, name)) for name in _named(files)]
        where = register.address.shown
    done = [(name, receipt) for name, receipt, _ in answers if receipt]
    if form == "json":
        write(json.dumps([_said(*one) for one in done], ensure_ascii=False, indent=1), to=None)
    elif done:
        write("\n".join(str(receipt.contract) for _, receipt in done), to=None)
        new = sum(receipt.is_new for _, receipt in done)
        if new:
            click.echo(f"{new} new in {where}; next: contract-review renewals", err=True)
    return REVIEWED if all(whole for *_, whole in answers) else UNREAD


def _named(files: tuple[str, ...]) -> list[str]:
    from contract_review.batch.files import contracts_in

    named: list[str] = []
    for file in files:
        inside = [str(path) for path in contracts_in([Path(file)], out=Path(file))] if file != "-" else [file]
        if not inside:
            raise UsageError(f"no contracts in {file}; PDF, DOCX, ODT, RTF, txt, md and html are read")
        named += inside
    return list(dict.fromkeys(named))


def _uploaded(how: _Upload, name: str) -> tuple[Receipt | None, bool]:
    """Where a file went, and whether all of it was read; one that could not be is told, and the others go on."""
    from contract_review.documents import bytes_of
    from contract_review.register import Changes

    try:
        data = sys.stdin.buffer.read() if name == "-" else bytes_of(name, most=how.reading.opening.limits.file)
        receipt, whole = _kept(how, name, data)
    except UnreadableDocument as error:
        click.echo(f"contract-review: {error}", err=True)
        return None, False
    if how.changes != Changes():
        how.register.change(receipt.contract, how.changes)
    click.echo(f"{name}: {_in_words(receipt)}", err=True)
    return receipt, whole


def _kept(how: _Upload, name: str, data: bytes) -> tuple[Receipt, bool]:
    from contract_review.batch.depositing import stamp_of
    from contract_review.documents.confined import read_confined
    from contract_review.register import Deposit
    from contract_review.reports import render
    from contract_review.review import review_document

    stamp = stamp_of(how.book, how.reading)
    known = how.register.kept_review(hashlib.sha256(data).hexdigest(), stamp)
    # A review has no chance in it: made again, it would be the one that is there.
    if known and how.version_of in (None, known.contract):
        problems = json.loads(how.register.report(known.contract, known.review))["problems"]
        return known, not any(problem["blocking"] for problem in problems)
    document = read_confined(name, data=data, opening=how.reading.opening)
    review = review_document(document, playbook=how.book, reading=how.reading)
    tell_problems(document)
    report = str(render((review,), form="json"))
    given = Deposit(data, Path(name).name, review, report, stamp)
    return how.register.deposit(given, version_of=how.version_of), not review.incomplete


def _in_words(receipt: Receipt) -> str:
    if receipt.is_new:
        return f"contract {receipt.contract}, new"
    if receipt.is_new_version:
        return f"contract {receipt.contract}, version {receipt.version}"
    if receipt.is_new_review:
        return f"contract {receipt.contract}, known; review {receipt.review} is new"
    return f"contract {receipt.contract}, known"


def _said(name: str, receipt: Receipt) -> dict[str, object]:
    return {
        "path": name,
        "contract": receipt.contract,
        "version": receipt.version,
        "review": receipt.review,
        "new": receipt.is_new,
    }
