"""`contract-review batch PATH… --out DIR`: many contracts, one review each, and an overview."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from contract_review.cli import options
from contract_review.errors import UsageError


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder for the reviews."
)
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="Worker processes.  [default: one a processor]")
@options.playbook
def batch(paths: tuple[Path, ...], out: Path, jobs: int | None, playbook: str | None) -> int:
    """Review folders of contracts: a review each, overview.csv, .json and .html; a bad file never stops the rest."""
    from contract_review import batch as batches
    from contract_review.review import DEFAULT_PLAYBOOK
    from contract_review.rulebook import load_playbook

    files = batches.contracts_in(paths)
    if not files:
        raise UsageError(f"no contracts in {', '.join(map(str, paths))}; PDF, DOCX, txt, md and html are read")
    name = playbook or DEFAULT_PLAYBOOK
    load_playbook(name)
    with click.progressbar(length=len(files), label="Reviewing", file=sys.stderr) as bar:
        rows = batches.run(files, out, jobs=jobs or batches.processors(), playbook=name, done=lambda _: bar.update(1))
    for row in rows:
        if row.status != "reviewed":
            click.echo(f"contract-review: {row.path}: {row.problem.removeprefix(row.path + ': ')}", err=True)
    good = sum(row.status == "reviewed" for row in rows)
    click.echo(f"{good} of {len(rows)} reviewed; the overview lies in {out / 'overview.html'}", err=True)
    return 3 if any(row.status != "reviewed" for row in rows) else 0
