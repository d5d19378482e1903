"""`contract-review templates …`: memos that look like those of one's own firm."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from contract_review.errors import UsageError

if TYPE_CHECKING:
    from contract_review.model.review import Review

# What can be copied, and what it is for.
_SHIPPED = {
    "memo": ("memo/memo.docx", "The review memo for legal, as a Word file."),
    "issues": ("memo/issues.docx", "The issues list for the vendor, as a Word file."),
    "memo.md": ("memo/memo.md", "The same memo in Markdown."),
    "review.md": ("review/review.md", "A review in Markdown, with every finding."),
}


@click.group()
def templates() -> None:
    """List, copy and check the templates of memos."""


@templates.command("list")
def list_templates() -> None:
    """List the templates that can be copied and changed."""
    for name, (_, what) in _SHIPPED.items():
        click.echo(f"{name:12} {what}")


@templates.command()
@click.argument("name", type=click.Choice(sorted(_SHIPPED)))
@click.argument("place", default=None, required=False, type=click.Path(path_type=Path))
def copy(name: str, place: Path | None) -> None:
    """Write a template to PLACE (here, unless named), to be changed and used with 'memo --template'."""
    from contract_review.resources import templates_dir
    from contract_review.writing import write_whole

    source = templates_dir() / _SHIPPED[name][0]
    path = place / source.name if place and place.is_dir() else place or Path(source.name)
    if path.exists():
        raise UsageError(f"{path} is there already; rename it or choose another place")
    write_whole(path, source.read_bytes())
    click.echo(f"wrote {path}", err=True)


@templates.command()
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--audience", type=click.Choice(["internal", "vendor"]), default="internal", help="For whom the template is."
)
def check(*, path: Path, audience: str) -> None:
    """Fill a template in with a small contract, and say where it is wrong."""
    from contract_review.reports.audience import Audience
    from contract_review.reports.memo import write_memo

    if not path.is_file():
        raise UsageError(f"{path}: there is no such template")
    form = "docx" if path.suffix.lower() in (".docx", ".dotx") else "md"
    write_memo(_specimen(), form=form, template=path, audience=Audience(audience))
    click.echo(f"{path} can be filled in", err=True)


@templates.command()
def values() -> None:
    """Print every value that a template may use, as Markdown."""
    from contract_review.reports.template_values import values_page

    click.echo(values_page(), nl=False)


def _specimen() -> Review:
    """The review of a small contract, in which every part of a memo has something to say."""
    from contract_review.documents import read
    from contract_review.resources import templates_dir
    from contract_review.review import review_document
    from contract_review.rulebook import load_playbook

    document = read(templates_dir() / "specimen.txt")
    return review_document(document, playbook=load_playbook("msp-default"))
