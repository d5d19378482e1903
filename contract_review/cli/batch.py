"""`contract-review batch PATH… --out DIR`: many contracts, one review each, and an overview."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contract_review.cli import options
from contract_review.errors import UsageError

if TYPE_CHECKING:
    from contract_review.settings import Settings


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder for the reviews."
)
@options.settings("playbook", "jobs")
def batch(paths: tuple[Path, ...], out: Path, settings: Settings) -> int:
    """Review folders of contracts: a review each, overview.csv, .json and .html; a bad file never stops the rest."""
    from contract_review import batch as batches
    from contract_review.rulebook import load_playbook

    files = batches.contracts_in(paths)
    if not files:
        raise UsageError(f"no contracts in {', '.join(map(str, paths))}; PDF, DOCX, txt, md and html are read")
    load_playbook(settings.playbook)
    workers = settings.jobs or batches.processors()
    with click.progressbar(length=len(files), label="Reviewing", file=sys.stderr) as bar:
        rows = batches.run(files, out, jobs=workers, playbook=settings.playbook, done=lambda _: bar.update(1))
    for row in rows:
        if row.status != "reviewed":
            click.echo(f"contract-review: {row.path}: {row.problem.removeprefix(row.path + ': ')}", err=True)
    good = sum(row.status == "reviewed" for row in rows)
    click.echo(f"{good} of {len(rows)} reviewed; the overview lies in {out / 'overview.html'}", err=True)
    return 3 if any(row.status != "reviewed" for row in rows) else 0
