"""`contract-review back-to-back SERVICE.yml`: what we promise to clients against what vendors promise to us."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contract_review.cli import options
from contract_review.cli.output import write
from contract_review.cli.status import FLAGGED, REVIEWED, UNREAD

if TYPE_CHECKING:
    from contract_review.back_to_back.reviews import Reviewed
    from contract_review.back_to_back.service import Service, Vendor
    from contract_review.back_to_back.verdict import Comparison
    from contract_review.model.finding import Severity
    from contract_review.settings import Settings


@click.command("back-to-back")
@click.argument("service", metavar="SERVICE.yml", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json", "md", "html"]), default="text", help="The form.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=None, help="Where to write it.")
@options.settings("playbook", "show", "fail_on")
@options.as_of
def back_to_back(service: Path, *, form: str, output: Path | None, settings: Settings, as_of: date | None) -> int:
    """Hold what a service promises to clients against what the vendors in its path promise, contract by contract."""
    from contract_review.back_to_back.comparing import compare, informed
    from contract_review.back_to_back.report import render
    from contract_review.back_to_back.service_file import load_service

    written = load_service(service)
    reviews, unread, partial = _reviews(written, settings, as_of)
    comparison = compare(informed(written, reviews, as_of=as_of), unread=unread, as_of=as_of)
    write(render(comparison, form=form, show=settings.show), to=output)
    return _status(comparison, settings.fail_on, lost=bool(unread) or partial)


def _reviews(
    service: Service, settings: Settings, as_of: date | None
) -> tuple[dict[str, Reviewed], tuple[str, ...], bool]:
    """What is read of each vendor that has a contract or a review; what could not be read is told and left open."""
    from contract_review.back_to_back.service import vendors_of
    from contract_review.errors import UnreadableDocument

    reviews, unread, partial = {}, [], False
    for vendor in vendors_of(service.path):
        try:
            found, whole = _review(vendor, settings, as_of)
        except UnreadableDocument as error:
            unread.append(str(error))
            click.echo(f"contract-review: {error}; what it promises is taken as not known", err=True)
            continue
        partial = partial or not whole
        if found is not None:
            reviews[vendor.name] = found
    return reviews, tuple(unread), partial


def _review(vendor: Vendor, settings: Settings, as_of: date | None) -> tuple[Reviewed | None, bool]:
    from contract_review.back_to_back.reviews import as_reviewed, read_review
    from contract_review.cli.status import tell_problems
    from contract_review.documents.confined import read_confined
    from contract_review.model.document import Opening
    from contract_review.reports.data import as_dict
    from contract_review.review import Reading, review_bundle, review_document

    if vendor.review is not None:
        return read_review(vendor.review), True
    if not vendor.contracts:
        return None, True
    opening = Opening(limits=settings.limits)
    reading = Reading(as_of=as_of, opening=opening)
    documents = tuple(read_confined(str(path), opening=opening) for path in vendor.contracts)
    book = settings.book()
    if len(documents) == 1:
        review = review_document(documents[0], playbook=book, reading=reading)
    else:
        review = review_bundle(documents, playbook=book, reading=reading)
    tell_problems(review.contract.document)
    return as_reviewed(as_dict(review)), not review.incomplete


def _status(comparison: Comparison, fail_on: Severity | None, *, lost: bool) -> int:
    if lost:
        return UNREAD
    flags = (pair.finding for pair in comparison.flags())
    return FLAGGED if fail_on is not None and any(flag.severity.rank <= fail_on.rank for flag in flags) else REVIEWED
