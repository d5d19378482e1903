"""`contract-review markup FILE`: the contract itself, with comments at its words."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contract_review.cli import options
from contract_review.cli.output import write
from contract_review.cli.review import how_to_read
from contract_review.cli.status import status_of, tell_problems
from contract_review.errors import UnreadableDocument, UsageError
from contract_review.reports.audience import Audience

if TYPE_CHECKING:
    from contract_review.model.document import Opening
    from contract_review.settings import Settings


@click.command()
@click.argument("file")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=None, help="Where to write it.")
@click.option(
    "--audience",
    type=click.Choice([audience.value for audience in Audience]),
    default=Audience.INTERNAL.value,
    show_default=True,
    help="Who reads it: the vendor sees what we ask and the wording, and nothing of our position.",
)
@options.settings("playbook", "show", "kind", "side")
@options.as_of
@options.opening
def markup(
    file: str,
    *,
    output: Path | None,
    audience: str,
    settings: Settings,
    as_of: date | None,
    opening: Opening,
) -> int:
    """Write the contract with each point as a note at its words, beside it or where -o says.

    A Word file gets comments, and proposed wording as tracked changes; a PDF gets highlights with notes.
    """
    from contract_review.documents.confined import read_confined
    from contract_review.reports.markup import marked_up
    from contract_review.review import review_document

    data = _bytes_of(file)
    reading = how_to_read(settings, as_of=as_of, opening=opening)
    document = read_confined(file, data=data, opening=reading.opening)
    review = review_document(document, playbook=settings.book(), reading=reading)
    marked = marked_up(
        review, data, audience=Audience(audience), show=settings.show, as_of=as_of, opening=reading.opening
    )
    tell_problems(document)
    path = output or _beside(file, document.format.value)
    if str(path) != "-" and path.resolve() == Path(file).resolve():
        raise UsageError(f"{path}: is the contract itself; choose another place for the marked-up copy")
    write(marked, to=path)
    if str(path) != "-":
        click.echo(f"wrote {path}", err=True)
    return status_of((review,), fail_on=None)


def _bytes_of(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except FileNotFoundError as error:
        raise UnreadableDocument(file, "no such file") from error
    except OSError as error:
        raise UnreadableDocument(file, f"cannot be opened ({error.strerror or error})") from error


def _beside(file: str, form: str) -> Path:
    if file == "-":
        return Path(f"markup.{form}")
    contract = Path(file)
    return contract.with_name(f"{contract.stem}.markup.{form}")
