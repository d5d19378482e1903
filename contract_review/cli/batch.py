"""`contract-review batch PATH… --out DIR`: many contracts, one review each, and an overview."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from contract_review.cli import options
from contract_review.cli.output import write
from contract_review.cli.status import FLAGGED, REVIEWED, UNREAD
from contract_review.errors import UsageError
from contract_review.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from contract_review.batch import Batch, Row
    from contract_review.batch.files import File
    from contract_review.model.document import Opening
    from contract_review.settings import Settings


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--out", metavar="DIR|URL", required=True, help="The folder for the reviews.")
@click.option("--resume", is_flag=True, help="Go on with a batch that was interrupted: what is done is not done again.")
@click.option("--no-cache", is_flag=True, help="Read and judge all anew, and keep nothing for the next time.")
@click.option("--renewals", is_flag=True, help="Say what each changes against the contract of the register it renews.")
@click.option(
    "--scheduler", metavar="ADDRESS", default=None, help="A Dask cluster to work on, such as tcp://host:8786."
)
@click.option("--upload", is_flag=True, help="Keep contracts and reviews in the register as well.")
@options.settings("register", "playbook", "fail_on", "kind", "side", "jobs")
@options.as_of
@options.opening
def batch(  # noqa: PLR0913  (each option has its name)
    paths: tuple[str, ...],
    *,
    out: str,
    resume: bool,
    no_cache: bool,
    renewals: bool,
    scheduler: str | None,
    upload: bool,
    settings: Settings,
    as_of: date | None,
    opening: Opening,
) -> int:
    """Review folders of contracts: a review each, and an overview as HTML, Excel, CSV and JSON.

    A path may be a pattern, or a URL (s3://…, sftp://…, zip://::archive.zip). A bad file never stops the rest.
    Deadlines are those of the initial term, or with --as-of the next after that day.
    """
    from contract_review.batch import Batch, Cache, find, write_overview
    from contract_review.cli.review import how_to_read

    if renewals and upload:
        raise UsageError("--renewals compares with what the register held before; upload them afterwards")
    found = find(paths, out=out)
    if found.left_out:
        click.echo(f"left out {found.left_out} files that contract-review wrote itself", err=True)
    if not found.files:
        raise UsageError(f"no contracts in {', '.join(paths)}; PDF, DOCX, ODT, RTF, txt, md and html are read")
    reading = how_to_read(settings, as_of=as_of, opening=opening)
    cache, register = None if no_cache else Cache(), (settings.register or "") if upload else None
    how = Batch(out, settings.book(), reading, resume=resume, cache=cache, register=register)
    try:
        rows = _with_progress(how, found.files, settings.jobs, scheduler)
    except KeyboardInterrupt:
        click.echo("contract-review: what is done is kept; the same command with --resume goes on", err=True)
        raise
    write_overview(rows, out)
    if how.cache:
        how.cache.prune()
    status = _told(rows, out, settings.fail_on)
    if renewals:
        _tell_renewals(how, zip(found.files, rows, strict=True), settings)
    return status


def _tell_renewals(how: Batch, reviewed: Iterable[tuple[File, Row]], settings: Settings) -> None:
    from contract_review.cli.renewed import Desk, compare_renewals
    from contract_review.register import open_register

    with open_register(settings.register) as register:
        told = compare_renewals(Desk(register, how), reviewed)
    write(f"\n{told}", to=None)
    click.echo(f"what the renewals change lies in {str(how.out).rstrip('/')}/renewals.html", err=True)


def _with_progress(how: Batch, files: Sequence[File], jobs: int | None, scheduler: str | None) -> list[Row]:
    from contract_review.batch import output_names, processors, review_all
    from contract_review.batch.rows import slim
    from contract_review.cli.progress import progress

    rows: dict[File, Row] = {}
    with progress(len(files)) as advance:
        names = output_names(files)
        if scheduler:
            from contract_review.batch.cluster import review_on_cluster

            done = review_on_cluster(scheduler, how, names)
        else:
            done = review_all(how, names, jobs=jobs or processors())
        for file, row in done:
            rows[file] = slim(row)
            advance()
    return [rows[file] for file in files]


def _told(rows: list[Row], out: str, fail_on: Severity | None) -> int:
    """Show the worst, say what went wrong and where the overview lies; the exit status of the batch."""
    from contract_review.batch.terminal import as_text

    write(as_text(rows), to=None)
    bad = [row for row in rows if row.status != "reviewed"]
    for row in bad:
        click.echo(f"contract-review: {row.path}: {row.problem}", err=True)
    place = f"{out.rstrip('/')}/overview.html"
    click.echo(f"{len(rows) - len(bad)} of {len(rows)} reviewed; the overview lies in {place}", err=True)
    if bad:
        return UNREAD
    return FLAGGED if fail_on and _reaches(rows, fail_on) else REVIEWED


def _reaches(rows: Iterable[Row], severity: Severity) -> bool:
    return any(row.worst and Severity(row.worst).rank <= severity.rank for row in rows)
