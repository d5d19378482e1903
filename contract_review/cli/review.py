"""`contract-review review FILE…`: one review a file."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contract_review.cli import options
from contract_review.cli.output import write
from contract_review.cli.status import status_of
from contract_review.errors import UnreadableDocument, UsageError

if TYPE_CHECKING:
    from contract_review.model.review import Review
    from contract_review.model.rule import Playbook
    from contract_review.review import Reading

FORMATS = ("text", "json", "jsonl", "html", "md", "docx")


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How to write the review.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=None, help="Where to write it.")
@click.option("--show", type=click.Choice(options.SEVERITIES), default=None, help="Show only what is this severe.")
@options.fail_on
@options.reading
@options.playbook
def review(
    files: tuple[str, ...],
    form: str,
    output: Path | None,
    show: str | None,
    fail_on: str | None,
    playbook: str | None,
    **reading: str | date | None,
) -> int:
    """Review contracts against the MSP's requirements: what to negotiate, with the contract's own words."""
    from contract_review.reports import render
    from contract_review.review import DEFAULT_PLAYBOOK
    from contract_review.rulebook import load_playbook

    if len(files) > 1 and form in ("html", "docx"):
        raise UsageError(f"--format {form} takes one file; use 'contract-review batch' for several")
    book = load_playbook(playbook or DEFAULT_PLAYBOOK)
    reviews, lost = review_all(files, book, how_to_read(reading))
    if reviews or form in ("json", "jsonl"):
        write(render(tuple(reviews), form=form, show=show, many=len(files) > 1), to=output)
    return status_of(reviews, fail_on=fail_on, lost=lost)


def review_all(files: tuple[str, ...], book: Playbook, reading: Reading) -> tuple[list[Review], int]:
    """Review each file in turn; a file that cannot be read is told on standard error and counted, the rest go on."""
    reviews, lost = [], 0
    for name in files:
        try:
            reviews.append(_review_one(name, book, reading))
        except UnreadableDocument as error:
            lost += 1
            click.echo(f"contract-review: {error}", err=True)
    for one in reviews:
        tell_problems(one)
    return reviews, lost


def tell_problems(review: Review) -> None:
    """Say on standard error what of a document could not be read."""
    for problem in review.problems:
        if problem.blocking:
            click.echo(f"contract-review: {review.contract.document.path}: {problem.message}", err=True)


def how_to_read(options_given: dict[str, str | date | None]) -> Reading:
    """The reading options of the command line as one value."""
    from contract_review.model.contract import Kind
    from contract_review.review import Reading

    kind, as_of = options_given["kind"], options_given["as_of"]
    password = options_given["password"]
    return Reading(
        kind=Kind(str(kind)) if kind else None,
        side=str(options_given["side"]),
        as_of=as_of if isinstance(as_of, date) else None,
        password=str(password) if password is not None else None,
    )


def _review_one(name: str, book: Playbook, reading: Reading) -> Review:
    from contract_review.documents import read, read_bytes
    from contract_review.review import review_document

    if name == "-":
        document = read_bytes(sys.stdin.buffer.read(), password=reading.password)
    else:
        document = read(name, password=reading.password)
    return review_document(document, playbook=book, reading=reading)
