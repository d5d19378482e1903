"""`contract-review contracts …`: what is in the register."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contract_review.cli import options
from contract_review.cli.noting import CONTRACT, noted
from contract_review.cli.output import write
from contract_review.errors import UsageError
from contract_review.model.contract import Kind
from contract_review.register.entries import Changes, LinkKind, Order, Status, Wanted

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
    if found.contracts or form != "text":
        write(contract_pages.listed(found.contracts, form), to=None)
    shown = (page - 1) * limit + len(found.contracts)
    if shown < found.total:
        click.echo(f"{len(found.contracts)} of {found.total} contracts; go on with --page {page + 1}", err=True)
    elif not found.total:
        _tell_nothing(wanted)


def _tell_nothing(wanted: Wanted) -> None:
    """Say why a list is empty: a new register has nothing in it, and a filter may have let nothing through."""
    if replace(wanted, order=Order.ID) == Wanted():
        click.echo("no contracts; 'contract-review upload FILE' puts one in", err=True)
    else:
        click.echo("no contract is like that; 'contract-review contracts list' shows all", err=True)


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
    from contract_review.cli import contract_pages
    from contract_review.register import open_register

    if changes == Changes():
        raise UsageError("nothing to set; see 'contract-review contracts set --help'")
    with open_register(settings.register) as register:
        register.change(number, changes)
        click.echo(contract_pages.noted(register.contract(number)), err=True)


@contracts.command()
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@click.option("--vendor", default=None, help="Part of the vendor's name.")
@click.option("--status", type=click.Choice([status.value for status in Status]), default=None, help="Where it stands.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Clauses a page.")
@click.option("--page", type=click.IntRange(1), default=1, help="Which page.")
@_FORM
@options.settings("register")
def search(  # noqa: PLR0913  (each option has its name)
    *,
    words: tuple[str, ...],
    vendor: str | None,
    status: str | None,
    limit: int,
    page: int,
    form: str,
    settings: Settings,
) -> None:
    """Find clauses by their words, in the newest version of each contract; the contract that came last comes first.

    A clause must have all WORDS, whatever their endings, and each '"phrase in quotes"' as it stands. What follows a
    minus must not be there: put -- before WORDS if the first begins with one.
    """
    from contract_review.cli import contract_pages
    from contract_review.register import open_register

    wanted = Wanted(vendor, status=Status(status) if status else None)
    with open_register(settings.register) as register:
        found = register.search(" ".join(words), wanted, limit=limit, offset=(page - 1) * limit)
    if found.hits or form != "text":
        write(contract_pages.found(found.hits, form), to=None)
    if found.more:
        click.echo(f"there are more; go on with --page {page + 1}", err=True)
    elif not found.hits:
        click.echo("no clause has all these words; try fewer", err=True)


@contracts.command()
@click.argument("first", metavar="A", type=CONTRACT)
@click.argument("second", metavar="B", type=CONTRACT)
@click.option(
    "--as", "kind", type=click.Choice([kind.value for kind in LinkKind]), required=True, help="What A is to B."
)
@click.option("--undo", is_flag=True, help="Take the link back.")
@options.settings("register")
def link(*, first: int, second: int, kind: str, undo: bool, settings: Settings) -> None:
    """Note that contract A renews contract B, or that both are one agreement (a bundle)."""
    from contract_review.cli import contract_pages
    from contract_review.register import open_register

    with open_register(settings.register) as register:
        (register.unlink if undo else register.link)(first, second, LinkKind(kind))
        # With their names, so that a wrong number is seen.
        one, other = (contract_pages.name_of(register.contract(number)) for number in (first, second))
    what = "renews" if kind == LinkKind.RENEWS else "is one agreement with"
    click.echo(f"{'no longer noted: ' if undo else ''}{one} {what} {other}", err=True)


@contracts.command()
@click.argument("numbers", metavar="ID...", type=CONTRACT, nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Do not ask.")
@options.settings("register")
def remove(*, numbers: tuple[int, ...], yes: bool, settings: Settings) -> None:
    """Remove contracts with their files, words and reviews, for good."""
    from contract_review.register import open_register

    with open_register(settings.register) as register:
        for number in numbers:
            contract = register.contract(number)
            if not yes:
                click.confirm(f"Remove contract {number}, {contract.title or contract.name}?", abort=True, err=True)
        register.remove(numbers)
    click.echo(f"removed, with files, words and reviews: {', '.join(map(str, numbers))}", err=True)


@contracts.command()
@click.argument("numbers", metavar="[ID...]", type=CONTRACT, nargs=-1)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder to write them to."
)
@options.settings("register")
def export(*, numbers: tuple[int, ...], out: Path, settings: Settings) -> None:
    """Write contracts to a folder, all or those named: every version's file, every review, and contracts.json."""
    from contract_review.cli.exporting import write_contracts
    from contract_review.register import open_register

    with open_register(settings.register) as register:
        chosen = numbers or tuple(contract.id for contract in register.contracts().contracts)
        write_contracts(register, dict.fromkeys(chosen), out)
    click.echo(f"{len(dict.fromkeys(chosen))} contracts lie in {out}", err=True)
