"""`contract-review memo FILE…`: the review memo for legal."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contract_review.cli import options
from contract_review.cli.output import write
from contract_review.cli.review import how_to_read, review_all, review_together
from contract_review.cli.status import status_of
from contract_review.errors import UsageError
from contract_review.reports.audience import Audience

if TYPE_CHECKING:
    from contract_review.model.document import Opening
    from contract_review.model.review import Review
    from contract_review.settings import Settings

_FORMATS = ("docx", "pdf", "html", "md")
_DEFAULT = "memo"


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default=None,
    help="The form of the memo.  [default: docx, or that of the template]",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), default=None, help="Where to write it.")
@click.option(
    "--template", metavar="NAME|PATH", default=_DEFAULT, help="A template of your own: .docx, .md, .html or .txt."
)
@click.option(
    "--audience",
    type=click.Choice([audience.value for audience in Audience]),
    default=Audience.INTERNAL.value,
    show_default=True,
    help="Who reads it: the vendor gets an issues list with what we ask, and nothing of our position.",
)
@click.option("--reviewer", default="", help="Who answers for the memo, as it shall stand in its head.")
@click.option("--bundle", is_flag=True, help="The files (or a folder with bundle.yml) are one agreement.")
@options.settings("playbook", "kind", "side")
@options.as_of
@options.opening
def memo(  # noqa: PLR0913  (each option has its name)
    files: tuple[str, ...],
    *,
    form: str | None,
    output: Path | None,
    template: str,
    audience: str,
    reviewer: str,
    bundle: bool,
    settings: Settings,
    as_of: date | None,
    opening: Opening,
) -> int:
    """Write the review memo for legal: a Word file beside the contract, or where -o says."""
    if output is not None and len(files) > 1 and not bundle:
        raise UsageError("-o names one memo; leave it out to write each memo beside its contract")
    own = _own_template(template)
    form = form or _form_of(own)
    reading = how_to_read(settings, as_of=as_of, opening=opening)
    read = review_together if bundle else review_all
    reviews, lost = read(files, settings.book(), reading)
    from contract_review.reports.memo import write_memo

    reader = Audience(audience)
    name = "issues" if reader is Audience.VENDOR else "memo"
    suffix = own.suffix if own and form not in ("docx", "pdf") else f".{form}"
    for review in reviews:
        path = output or _beside(review, f"{name}{suffix}")
        write(write_memo(review, form=form, template=own, reviewer=reviewer, audience=reader), to=path)
        if str(path) != "-":
            click.echo(f"wrote {path}", err=True)
    return status_of(reviews, fail_on=None, lost=lost)


def _own_template(name: str) -> Path | None:
    """The template that a path names; None for the one that comes with the program."""
    if name == _DEFAULT:
        return None
    path = Path(name)
    if not path.is_file():
        raise UsageError(
            f"there is no template {name!r}; 'contract-review templates copy memo' writes one to start from"
        )
    return path


def _form_of(template: Path | None) -> str:
    suffix = template.suffix.lower() if template else ".docx"
    return {".docx": "docx", ".dotx": "docx", ".html": "html", ".htm": "html"}.get(suffix, "md")


def _beside(review: Review, name: str) -> Path:
    papers = review.contract.papers
    path = papers[0].document.path if papers else review.contract.document.path
    return Path(name) if path == "-" else Path(path).with_name(f"{Path(path).stem}.{name}")
