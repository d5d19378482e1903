"""Doing a thing again whenever a file was saved: for `rules test --watch`."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contract_review.errors import ContractReviewError
from contract_review.rulebook.excerpts import told

if TYPE_CHECKING:
    from contract_review.settings import Settings

_EVERY = 0.5


def whenever_saved(
    act: Callable[[], int], files: Callable[[], Iterable[Path]], *, every: float = _EVERY, times: int | None = None
) -> int:
    """Act, and again when one of the files is saved, comes or goes (`times` in all, for tests); the last status.

    A file that is half written is told like any mistake, and the next save is waited for.
    """
    status, seen = 0, None
    for turn in count(1):
        seen = _waited(files, seen, every)
        try:
            status = act()
        except ContractReviewError as error:
            status = 2
            click.echo(f"contract-review: {told(error)}", err=True)
        if turn == times:
            break
        click.echo("waiting for the next save; Ctrl-C ends", err=True)
    return status


def watched_files(settings: Settings) -> list[Path]:
    """The rules and playbooks that come with the program, those of the settings, and those beside the playbook."""
    from contract_review.resources import rules_dir

    playbook = Path(settings.playbook)
    folders = [rules_dir(), *([Path(settings.rules)] if settings.rules else [])]
    if playbook.is_file():
        folders.append(playbook.parent / "rules")
    found = {path for folder in folders for path in folder.rglob("*.yml")}
    return sorted(found | ({playbook} if playbook.is_file() else set()))


def _waited(files: Callable[[], Iterable[Path]], seen: object, every: float) -> object:
    now = _saved(files)
    while now == seen:
        time.sleep(every)
        now = _saved(files)
    return now


def _saved(files: Callable[[], Iterable[Path]]) -> tuple[tuple[Path, int, int], ...]:
    states = ((path, path.stat()) for path in files() if path.exists())
    return tuple((path, state.st_mtime_ns, state.st_size) for path, state in states)
