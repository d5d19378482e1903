"""`contract-review playbooks …`: the sets of rules that there are."""

from __future__ import annotations

import click


@click.group()
def playbooks() -> None:
    """List and show the playbooks."""


@playbooks.command("list")
def list_playbooks() -> None:
    """List the playbooks that come with the program: name, number of rules, what it is for."""
    from contract_review.rulebook import load_playbook, playbook_names

    for name in playbook_names():
        book = load_playbook(name)
        click.echo(f"{name:20} {len(book.rules):4} rules  {book.title}")


@playbooks.command()
@click.argument("name")
def show(name: str) -> None:
    """Show a playbook, by name or path: its hash, its variables, its rules and waivers."""
    from contract_review.rulebook import load_playbook

    book = load_playbook(name)
    click.echo(f"{book.name} {book.sha256}")
    if book.title:
        click.echo(f"  {book.title}")
    for key, value in book.variables.items():
        click.echo(f"  {key}: {value}")
    for rule in book.rules:
        click.echo(f"  {rule.id}")
    for waiver in book.waivers:
        click.echo(f"  waived: {waiver.rule} by {waiver.by} until {waiver.until.isoformat()}: {waiver.why}")
