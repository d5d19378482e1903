"""`contract-review contracts …`: what is in the register."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from contract_review.cli import options
from contract_review.cli.noting import CONTRACT, noted
from contract_review.cli.output import write
from contract_review.errors import UsageError
from contract_review.model.contract import Kind
from contract_review.register.entries import Changes, Order, Status, Wanted

if TYPE_CHECKING:
    from contract_review.settings import Settings

_FORM = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print it.")


@click.group()
def contracts() -> None:
    """List, show, search, mend and remove what is in the register.

    A contract is named by its number, which it keeps and which no other ever gets.
    """


@contracts.command("list")
@click.option("--vendor", default=None, help="Part of the vendor's name.")
@click.option("--owner", default=None, help="Who answers for it.")
@click.option("--status", type=click.Choice([status.value for status in Status]), default=None, help="Where it stands.")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), default=None, help="The kind of document.")
@click.option("--tag", default=None, help="A tag that it has.")
@click.option("--sort", type=click.Choice([order.value for order in Order]), default="id", help="In which order.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=50, show_default=True, help="Contracts a page.")
@click.option("--page", type=click.IntRange(1), default=1, help="Which page.")
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", help="How to print it.")
@options.settings("register")
def list_contracts(  # noqa: PLR0913  (each option has its name)
    *,
    vendor: str | None,
    owner: str | None,
    status: str | None,
    kind: str | None,
    tag: str | None,
    sort: str,
    limit: int,
    page: int,
    form: str,
    settings: Settings,
) -> None:
    """List contracts, a page at a time."""
    from contract_review.cli import contract_pages
    from contract_review.register import open_register

    wanted = Wanted(vendor, owner, Status(status) if status else None, kind, tag, Order(sort))
    with open_register(settings.register) as register:
        found = register.contracts(wanted, limit=limit, offset=(page - 1) * limit)
    write(contract_pages.listed(found.contracts, form), to=None)
    shown = (page - 1) * limit + len(found.contracts)
    if shown < found.total:
        click.echo(f"{len(found.contracts)} of {found.total} contracts; go on with --page {page + 1}", err=True)
    elif not found.total:
        click.echo("no contracts; 'contract-review upload FILE' puts one in", err=True)


@contracts.command()
@click.argument("number", metavar="ID", type=CONTRACT)
@click.option("--review", type=click.IntRange(1), default=None, help="That review, as it was when it was made.")
@_FORM
@options.settings("register")
def show(*, number: int, review: int | None, form: str, settings: Settings) -> None:
    """Show a contract with its versions, reviews and links, or one of its reviews."""
    from contract_review.cli import contract_pages
    from contract_review.register import open_register

    with open_register(settings.register) as register:
        if review is None:
            content = contract_pages.shown(register.details(number), form)
        else:
            report = register.report(number, review)
            content = report if form == "json" else contract_pages.opinion(json.loads(report))
    write(content, to=None)


@contracts.command("set")
@click.argument("number", metavar="ID", type=CONTRACT)
@noted
@click.option("--untag", "untags", multiple=True, help="A tag to take away.")
@options.settings("register")
def set_contract(*, number: int, changes: Changes, settings: Settings) -> None:
    """Note the vendor, owner, value, first day, status, tags or notes of a contract; "" takes a thing back."""
    from contract_review.register import open_register

    if changes == Changes():
        raise UsageError("nothing to set; see 'contract-review contracts set --help'")
    with open_register(settings.register) as register:
        register.change(number, changes)
