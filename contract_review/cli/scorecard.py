"""`contract-review scorecard [PATH…]`: how vendors compare, with the clause behind each answer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contract_review.cli import options
from contract_review.cli.output import write
from contract_review.cli.status import REVIEWED, UNREAD

if TYPE_CHECKING:
    from contract_review.register import Register
    from contract_review.scorecard import Reviewed
    from contract_review.settings import Settings


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "csv", "json"]),
    default="text",
    show_default=True,
    help="The form.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), default=None, help="Where to write it.")
@options.settings("register", "playbook")
def scorecard(paths: tuple[Path, ...], *, form: str, output: Path | None, settings: Settings) -> int:
    """Compare vendors on pricing, support, service levels, partnership and exit.

    Without PATH those of the register whose contracts are in force; with it those of contracts, of folders, and of
    reviews (.json). A review in a folder counts in the place of its contract.
    """
    from contract_review.scorecard import scorecard as compared
    from contract_review.scorecard.report import render

    found, lost = _read(paths, settings) if paths else (_registered(settings), 0)
    write(render(compared(found), form=form), to=output)
    if not found and not paths:
        click.echo("no contracts; 'contract-review upload FILE' puts one in", err=True)
    return UNREAD if lost or any(one.unread for one in found) else REVIEWED


def _registered(settings: Settings) -> list[Reviewed]:
    """The last review of each contract of the register that is in force and that no other took the place of."""
    from contract_review.register import Status, open_register

    with open_register(settings.register) as register:
        return [
            one
            for contract in register.contracts().contracts
            if contract.status not in (Status.CANCELLED, Status.ENDED)
            for one in _last_review(register, contract.id)
        ]


def _last_review(register: Register, number: int) -> Iterable[Reviewed]:
    """What the last review of a contract says; what a person noted of it wins."""
    from contract_review.scorecard import reviewed_of

    details = register.details(number)
    contract = details.contract
    if any(link.kind == "renewed-by" for link in details.links):
        return
    for review in details.reviews[-1:]:
        told = reviewed_of(json.loads(register.report(number, review.number)))
        yield replace(
            told,
            contract=f"#{number} {contract.title or contract.name}",
            vendor=contract.vendor,
            number=number,
            together=frozenset(link.other for link in details.links if link.kind == "bundle"),
        )


def _read(paths: tuple[Path, ...], settings: Settings) -> tuple[list[Reviewed], int]:
    """What files, folders and reviews say; a file that cannot be read is told on standard error and counted."""
    from contract_review.batch import contracts_in
    from contract_review.cli.review import how_to_read, review_all
    from contract_review.cli.stored_reviews import read_stored, stored_in
    from contract_review.model.document import Opening
    from contract_review.reports.data import as_dict
    from contract_review.scorecard import reviewed_of

    kept = [path for path in paths if path.suffix == ".json"]
    kept += [path for folder in paths if folder.is_dir() for path in stored_in(folder)]
    stored = [one for path in kept for one in read_stored(path, reviewed_of)]
    others = [path for path in paths if path.suffix != ".json"]
    # Nothing is written among them; what each path holds is read as that path.
    files = contracts_in(others, out=others[0]) if others else []
    new = _not_reviewed(files, {one.sha256 for one in stored})
    reading = how_to_read(settings, as_of=None, opening=Opening())
    reviews, lost = review_all(tuple(map(str, new)), settings.book(), reading) if new else ([], 0)
    return [*stored, *(reviewed_of(as_dict(review)) for review in reviews)], lost


def _not_reviewed(files: list[Path], known: set[str]) -> list[Path]:
    return [file for file in files if not known or _sha256(file) not in known]


def _sha256(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        # Whoever reviews it says why it cannot be read.
        return ""
