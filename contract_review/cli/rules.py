"""`contract-review rules …`: what is asked of a contract, and whether the rules do what their examples say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from contract_review.cli import options
from contract_review.errors import UsageError

if TYPE_CHECKING:
    from contract_review.model.rule import Playbook, Rule
    from contract_review.settings import Settings


@click.group()
def rules() -> None:
    """List, explain, check, test and begin rules."""


@rules.command("list")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md"]),
    default="text",
    help="A line a rule, or a page with all of it.",
)
@options.settings("playbook")
def list_rules(*, form: str, settings: Settings) -> None:
    """List the rules of a playbook: id, worst severity, title; --format md writes a page with positions and wording."""
    if form == "md":
        from contract_review.reports.requirements import requirements_page

        click.echo(requirements_page(_book(settings)))
        return
    for rule in _book(settings).rules:
        worst = min(rule.severity.values(), key=lambda severity: severity.rank)
        click.echo(f"{rule.id:36} {worst.value:9} {rule.title}")


@rules.command()
@click.argument("rule_id", metavar="ID")
@options.settings("playbook")
def explain(rule_id: str, settings: Settings) -> None:
    """Explain a rule: why, its positions in words, what to ask for, its examples."""
    from contract_review.findings.checks import describe

    rule = _one(_book(settings), rule_id)
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
@options.settings("playbook")
def check(files: tuple[Path, ...], *, settings: Settings) -> int:
    """Check rule files: schema, examples, ids that stand twice, positions that nothing can meet; a line a mistake.

    Without files those that come with the program are checked, your own, and what the playbook makes of them.
    """
    from contract_review.resources import rules_dir
    from contract_review.rulebook.proofreading import mistakes_in
    from contract_review.rulebook.satisfiable import unsatisfiable

    shipped = (
        path for path in sorted(rules_dir().glob("*/*.yml")) if path.parent.name not in ("playbooks", "starters")
    )
    own = sorted(Path(settings.rules).rglob("*.yml")) if settings.rules else []
    chosen = files or (*shipped, *own)
    told = mistakes_in(chosen)
    if not files and not told:
        told = tuple(mistake for rule in _book(settings).rules for mistake in unsatisfiable(rule))
    for mistake in dict.fromkeys(told):
        click.echo(f"contract-review: {mistake}", err=True)
    if told:
        return 2
    click.echo(f"{len(chosen)} rules are well formed", err=True)
    return 0


@rules.command("test")
@click.argument("ids", metavar="[ID...]", nargs=-1)
@click.option("--watch", is_flag=True, help="Run them again whenever a rule or the playbook is saved, until Ctrl-C.")
@options.settings("playbook")
def run_tests(ids: tuple[str, ...], *, watch: bool, settings: Settings) -> int:
    """Run the rules' own examples; exit status 1 where one of them comes out otherwise."""
    if not watch:
        return _tested(ids, settings)
    from contract_review.cli.watching import watched_files, whenever_saved

    return whenever_saved(lambda: _tested(ids, settings), lambda: watched_files(settings))


def _tested(ids: tuple[str, ...], settings: Settings) -> int:
    from contract_review.rule_examples import run_examples

    book = _book(settings)
    chosen = [_one(book, name) for name in ids] or list(book.rules)
    results = [result for rule in chosen for result in run_examples(rule)]
    failed = [result for result in results if not result.passed]
    for result in failed:
        came = result.finding.outcome.value
        click.echo(f"{result.rule.id} line {result.example.line}: expected {result.example.outcome.value}, got {came}")
    click.echo(f"{len(results) - len(failed)} of {len(results)} examples pass", err=True)
    return 1 if failed else 0


@rules.command()
@click.argument("rule_id", metavar="GROUP.NAME")
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("rules"),
    help="The folder of rules; the rule goes to GROUP/NAME.yml in it.  [default: rules]",
)
def new(rule_id: str, into: Path) -> None:
    """Write a rule of your own to start from: it loads, and passes its own examples."""
    from contract_review.cli.starting import write_rule

    path = write_rule(rule_id, into)
    click.echo(f"next: change it, contract-review rules check {path}, and name its folder in your playbook:", err=True)
    click.echo(f"rules: [{path.parent.as_posix()}]", err=True)


def _book(settings: Settings) -> Playbook:
    return settings.book()


def _one(book: Playbook, rule_id: str) -> Rule:
    from contract_review.rulebook.suggest import suggestion

    known = {rule.id: rule for rule in book.rules}
    if rule_id not in known:
        raise UsageError(f"there is no rule {rule_id!r}{suggestion(rule_id, known)}")
    return known[rule_id]
