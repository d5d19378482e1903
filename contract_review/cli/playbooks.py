"""`contract-review playbooks …`: the sets of rules that there are."""

from __future__ import annotations

import click


@click.group()
def playbooks() -> None:
    """List and show the playbooks."""


@playbooks.command("list")
def list_playbooks() -> None:
    """List the playbooks that come with the program."""
    from contract_review.rulebook import playbook_names

    for name in playbook_names():
        click.echo(name)


@playbooks.command()
@click.argument("name")
def show(name: str) -> None:
    """Show a playbook, by name or path: its hash, its variables, its rules and waivers."""
    from contract_review.rulebook import load_playbook

    book = load_playbook(name)
    click.echo(f"{book.name} {book.sha256}")
    for key, value in book.variables.items():
        click.echo(f"  {key}: {value}")
    for rule in book.rules:
        click.echo(f"  {rule.id}")
    for waiver in book.waivers:
        click.echo(f"  waived: {waiver.rule} by {waiver.by} until {waiver.until.isoformat()}: {waiver.why}")
