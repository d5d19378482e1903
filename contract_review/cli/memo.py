"""`contract-review memo FILE…`: the review memo for legal."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contract_review.cli import options
from contract_review.cli.output import write
from contract_review.cli.review import how_to_read, review_all
from contract_review.cli.status import status_of
from contract_review.errors import UsageError

if TYPE_CHECKING:
    from contract_review.model.document import Opening
    from contract_review.model.review import Review
    from contract_review.settings import Settings


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["docx", "md"]), default="docx", help="The form of the memo.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=None, help="Where to write it.")
@options.settings("playbook", "kind", "side")
@options.as_of
@options.opening
def memo(
    files: tuple[str, ...],
    *,
    form: str,
    output: Path | None,
    settings: Settings,
    as_of: date | None,
    opening: Opening,
) -> int:
    """Write the review memo for legal: a Word file beside the contract, or where -o says."""

    if output is not None and len(files) > 1:
        raise UsageError("-o names one memo; leave it out to write each memo beside its contract")
    reading = how_to_read(settings, as_of=as_of, opening=opening)
    reviews, lost = review_all(files, settings.book(), reading)
    for review in reviews:
        path = output or _beside(review, form)
        write(_memo(review, form), to=path)
        if str(path) != "-":
            click.echo(f"wrote {path}", err=True)
    return status_of(reviews, fail_on=None, lost=lost)


def _memo(review: Review, form: str) -> str | bytes:
    from contract_review.reports import memo as memos

    return memos.as_docx(review) if form == "docx" else memos.as_markdown(review)


def _beside(review: Review, form: str) -> Path:
    if review.contract.document.path == "-":
        return Path(f"memo.{form}")
    contract = Path(review.contract.document.path)
    return contract.with_name(f"{contract.stem}.memo.{form}")
