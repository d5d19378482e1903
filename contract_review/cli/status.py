"""What a finished review means for the exit status of a command."""

from __future__ import annotations

from collections.abc import Iterable

import click

from contract_review.model.document import Document
from contract_review.model.finding import Severity
from contract_review.model.review import Review
from contract_review.reports.troubles import troubles

REVIEWED, FLAGGED, MISUSED, UNREAD = 0, 1, 2, 3


def status_of(reviews: Iterable[Review], *, fail_on: Severity | None, lost: int = 0) -> int:
    """0 reviewed, 1 a finding at or above `fail_on` (with a baseline, a new one), 3 something was not read (wins)."""
    reviews = tuple(reviews)
    if lost or any(review.incomplete for review in reviews):
        return UNREAD
    if fail_on is not None and any(_reaches(review, fail_on) for review in reviews):
        return FLAGGED
    return REVIEWED


def tell_problems(document: Document) -> None:
    """Say on standard error what of a document could not be read; of many pages the first few, and which others."""
    for trouble in troubles(document.problems):
        if trouble.blocking:
            click.echo(f"contract-review: {document.path}: {trouble.message}", err=True)


def _reaches(review: Review, severity: Severity) -> bool:
    flags = (flag for flag in review.flags() if review.baseline is None or review.is_new(flag))
    return any(flag.severity.rank <= severity.rank for flag in flags)
