"""Options that several commands share, so that they read and behave the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

import click

from contract_review.model.contract import Kind
from contract_review.model.finding import Severity

Command = TypeVar("Command", bound=Callable[..., Any])

SEVERITIES = tuple(severity.value for severity in Severity)


class _Date(click.ParamType[date]):
    """A calendar day as 2026-03-01."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2026-03-01", param, ctx)


def playbook(command: Command) -> Command:
    """`--playbook NAME|PATH`."""
    return click.option(
        "--playbook",
        metavar="NAME|PATH",
        default=None,
        envvar="CONTRACT_REVIEW_PLAYBOOK",
        help="The playbook to hold the contract against.  [default: msp-default]",
    )(command)


def reading(command: Command) -> Command:
    """The options that say how a contract is to be read: `--kind`, `--side`, `--as-of`, `--password`."""
    for option in (
        click.option("--password", default=None, help="The password that opens an encrypted PDF."),
        click.option(
            "--as-of", type=_Date(), metavar="DATE", default=None, help="The day as of which waivers are judged."
        ),
        click.option(
            "--side",
            type=click.Choice(["customer", "vendor"]),
            default="customer",
            help="Whose interest is looked after.",
        ),
        click.option(
            "--kind",
            type=click.Choice([kind.value for kind in Kind]),
            default=None,
            help="The kind of document, where it is not the one that the text suggests.",
        ),
    ):
        command = option(command)
    return command


def fail_on(command: Command) -> Command:
    """`--fail-on SEVERITY`: exit status 1 where a finding is at least this severe."""
    return click.option(
        "--fail-on",
        type=click.Choice(SEVERITIES),
        default=None,
        help="Exit with status 1 if a finding is at or above this severity.  [default: never]",
    )(command)
