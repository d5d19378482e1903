"""`contract-review review FILE…`: one review a file."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contract_review.cli import options
from contract_review.cli.output import write
from contract_review.cli.status import status_of, tell_problems
from contract_review.errors import UnreadableDocument, UsageError
from contract_review.model.document import Problem
from contract_review.reports import DATA_FORMATS, FORMATS

if TYPE_CHECKING:
    from contract_review.model.document import Opening
    from contract_review.model.review import Review
    from contract_review.model.rule import Playbook
    from contract_review.review import Reading
    from contract_review.settings import Settings


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How to write the review.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=None, help="Where to write it.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="An earlier review as JSON: show what is new, and let --fail-on look at that alone.",
)
@click.option("--bundle", is_flag=True, help="The files (or a folder with bundle.yml) are one agreement.")
@options.settings("playbook", "show", "fail_on", "kind", "side")
@options.as_of
@options.opening
def review(  # noqa: PLR0913  (each option has its name)
    files: tuple[str, ...],
    *,
    bundle: bool,
    baseline: Path | None,
    form: str,
    output: Path | None,
    settings: Settings,
    as_of: date | None,
    opening: Opening,
) -> int:
    """Review contracts against the MSP's requirements: what to negotiate, with the contract's own words."""
    from contract_review.reports import render
    from contract_review.reports.baseline import baseline_of, read_baselines

    many = len(files) > 1 and not bundle
    if many and form in ("html", "docx"):
        raise UsageError(f"--format {form} takes one file; use 'contract-review batch' for several")
    known = read_baselines(baseline) if baseline else {}
    reading = how_to_read(settings, as_of=as_of, opening=opening)
    read = review_together if bundle else review_all
    reviews, lost = read(files, settings.book(), reading)
    if known:
        reviews = [replace(one, baseline=baseline_of(one, known)) for one in reviews]
    if reviews or form in DATA_FORMATS:
        papers = render(tuple(reviews), form=form, show=settings.show, fail_on=settings.fail_on, many=many)
        write(papers, to=output)
    return status_of(reviews, fail_on=settings.fail_on, lost=lost)


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
        tell_problems(one.contract.document)
    return reviews, lost


def review_together(files: tuple[str, ...], book: Playbook, reading: Reading) -> tuple[list[Review], int]:
    """Review files as one agreement; what silence means is not known while one of them cannot be read."""
    from contract_review.cli.bundles import papers_of
    from contract_review.documents.confined import read_confined
    from contract_review.review import review_bundle

    documents, kinds, lost = [], [], list[Problem]()
    for path, kind in papers_of(files):
        try:
            documents.append(read_confined(path, opening=reading.opening))
            kinds.append(kind)
        except UnreadableDocument as error:
            lost.append(Problem("unread-document", f"{error}; what is missing here may stand in it"))
            click.echo(f"contract-review: {error}; what is missing may stand in it", err=True)
    if not documents:
        return [], len(lost)
    review = review_bundle(tuple(documents), kinds=tuple(kinds), playbook=book, reading=reading)
    tell_problems(review.contract.document)
    return [replace(review, problems=(*lost, *review.problems))], len(lost)


def within(settings: Settings, opening: Opening) -> Opening:
    """How a file is opened, within the limits that the settings give."""
    return replace(opening, limits=settings.limits)


def how_to_read(settings: Settings, *, as_of: date | None, opening: Opening) -> Reading:
    """For whom, as which kind of document and as of which day the contracts of this run are read."""
    from contract_review.review import Reading

    return Reading(kind=settings.kind, side=settings.side, as_of=as_of, opening=within(settings, opening))


def _review_one(name: str, book: Playbook, reading: Reading) -> Review:
    from contract_review.documents.confined import read_confined
    from contract_review.review import review_document

    data = sys.stdin.buffer.read() if name == "-" else None
    return review_document(read_confined(name, data=data, opening=reading.opening), playbook=book, reading=reading)
