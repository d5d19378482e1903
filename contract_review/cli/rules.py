"""`contract-review rules …`: what is asked of a contract, and whether the rules do what their examples say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from contract_review.cli import options
from contract_review.errors import UsageError

if TYPE_CHECKING:
    from contract_review.model.rule import Playbook, Rule


@click.group()
def rules() -> None:
    """List, explain, check and test the rules."""


@rules.command("list")
@options.playbook
def list_rules(playbook: str | None) -> None:
    """List the rules of a playbook: id, worst severity, title."""
    for rule in _book(playbook).rules:
        worst = min(rule.severity.values(), key=lambda severity: severity.rank)
        click.echo(f"{rule.id:36} {worst.value:9} {rule.title}")


@rules.command()
@click.argument("rule_id", metavar="ID")
@options.playbook
def explain(rule_id: str, playbook: str | None) -> None:
    """Explain a rule: why, its positions in words, what to ask for, its examples."""
    from contract_review.findings.checks import describe

    rule = _one(_book(playbook), rule_id)
    click.echo(f"{rule.id}: {rule.title}\n\n{rule.why}\n")
    for outcome, condition in rule.positions.items():
        click.echo(f"  {outcome.value:12} {describe(condition)}")
    click.echo(f"\nAsk: {rule.ask}")
    if rule.replace_with:
        click.echo(f"Wording: {rule.replace_with}")
    click.echo("\nExamples:")
    for example in rule.examples:
        click.echo(f"  {example.outcome.value:12} {example.text}")


@rules.command()
@click.argument("files", metavar="[FILE...]", nargs=-1, type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Check rule files; without files, those that come with the program. The first mistake is told with its line."""
    from contract_review.resources import rules_dir
    from contract_review.rulebook import load_rule

    chosen = files or tuple(p for p in sorted(rules_dir().glob("*/*.yml")) if p.parent.name != "playbooks")
    for file in chosen:
        load_rule(file)
    click.echo(f"{len(chosen)} rules are well formed", err=True)


@rules.command("test")
@click.argument("ids", metavar="[ID...]", nargs=-1)
@options.playbook
def run_tests(ids: tuple[str, ...], playbook: str | None) -> int:
    """Run the rules' own examples; exit status 1 where one of them comes out otherwise."""
    from contract_review.rule_examples import run_examples

    book = _book(playbook)
    chosen = [_one(book, name) for name in ids] or list(book.rules)
    results = [result for rule in chosen for result in run_examples(rule)]
    failed = [result for result in results if not result.passed]
    for result in failed:
        came = result.finding.outcome.value
        click.echo(f"{result.rule.id} line {result.example.line}: expected {result.example.outcome.value}, got {came}")
    click.echo(f"{len(results) - len(failed)} of {len(results)} examples pass", err=True)
    return 1 if failed else 0


def _book(playbook: str | None) -> Playbook:
    from contract_review.review import DEFAULT_PLAYBOOK
    from contract_review.rulebook import load_playbook

    return load_playbook(playbook or DEFAULT_PLAYBOOK)


def _one(book: Playbook, rule_id: str) -> Rule:
    from contract_review.rulebook.suggest import suggestion

    known = {rule.id: rule for rule in book.rules}
    if rule_id not in known:
        raise UsageError(f"there is no rule {rule_id!r}{suggestion(rule_id, known)}")
    return known[rule_id]
