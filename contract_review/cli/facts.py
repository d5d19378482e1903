"""`contract-review facts …`: what a contract is read for."""

from __future__ import annotations

import click

from contract_review.errors import UsageError


@click.group()
def facts() -> None:
    """List and explain the facts that a contract is read for."""


@facts.command("list")
def list_facts() -> None:
    """List the facts: id, type, what each is."""
    from contract_review.facts.vocabulary import EVERY

    for kind in EVERY:
        click.echo(f"{kind.id:28} {kind.type:9} {kind.what}")


@facts.command()
@click.argument("fact_id", metavar="ID")
def explain(fact_id: str) -> None:
    """Explain a fact: its type, its qualifiers, what it is."""
    from contract_review.facts.vocabulary import BY_ID
    from contract_review.rulebook.suggest import suggestion

    if fact_id not in BY_ID:
        raise UsageError(f"there is no fact {fact_id!r}{suggestion(fact_id, BY_ID)}")
    kind = BY_ID[fact_id]
    click.echo(f"{kind.id} ({kind.type})\n{kind.what}")
    if kind.qualifiers:
        click.echo(f"Narrowed by: {', '.join(kind.qualifiers)}")
