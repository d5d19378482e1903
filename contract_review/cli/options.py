"""Options that several commands share, so that they read and behave the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any, TypeVar

import click

from contract_review.model.contract import Kind
from contract_review.model.document import Opening, Revisions
from contract_review.model.finding import Severity
from contract_review.settings import NEVER, resolve

Command = TypeVar("Command", bound=Callable[..., Any])

_SEVERITIES = [severity.value for severity in Severity]


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


DATE = _Date()

# None is "not used": then the environment, the settings file and the default are asked, in this order.
_OPTIONS: dict[str, Callable[[Any], Any]] = {
    "playbook": click.option(
        "--playbook",
        metavar="NAME|PATH",
        default=None,
        help="The playbook to hold the contract against.  [default: msp-default]",
    ),
    "kind": click.option(
        "--kind",
        type=click.Choice([kind.value for kind in Kind]),
        default=None,
        help="The kind of document, where it is not the one that the text suggests.",
    ),
    "side": click.option(
        "--side",
        type=click.Choice(["customer", "vendor"]),
        default=None,
        help="Whose interest is looked after.  [default: customer]",
    ),
    "fail_on": click.option(
        "--fail-on",
        type=click.Choice([*_SEVERITIES, NEVER]),
        default=None,
        help="Exit with status 1 if a finding is at or above this severity.  [default: never]",
    ),
    "show": click.option(
        "--show", type=click.Choice(_SEVERITIES), default=None, help="Show only what is at or above this severity."
    ),
    "register": click.option(
        "--register",
        metavar="[PATH|URL]",
        default=None,
        is_flag=False,
        flag_value="",
        # Without a place it is the register that the settings name.
        callback=lambda _context, _option, value: value or None,
        help="The register: a file, or postgresql://user@host/database.  [default: in your data folder]",
    ),
    "jobs": click.option(
        "--jobs", type=click.IntRange(1, 64), default=None, help="Worker processes.  [default: one a processor]"
    ),
}


def settings(*names: str) -> Callable[[Command], Callable[..., Any]]:
    """Options that are also settings; the command gets them as one `settings`, resolved and checked."""

    def decorate(command: Command) -> Callable[..., Any]:
        @wraps(command)
        def settled(**given: Any) -> Any:
            options = {name: given.pop(name) for name in names}
            return command(settings=resolve(options), **given)

        for name in reversed(names):
            settled = _OPTIONS[name](settled)
        return settled

    return decorate


def as_of(command: Command) -> Command:
    """`--as-of DATE`: reviews know no clock, so the day comes from the command line."""
    return click.option(
        "--as-of",
        type=DATE,
        metavar="DATE",
        default=None,
        help="The day as of which waivers and deadlines are judged.",
    )(command)


def opening(command: Command) -> Callable[..., Any]:
    """`--password`, `--revisions` and `--ocr`; the command gets them as one `opening`."""

    @wraps(command)
    def opened(**given: Any) -> Any:
        revisions = Revisions(given.pop("revisions"))
        how = Opening(password=given.pop("password"), revisions=revisions, ocr=given.pop("ocr"))
        if how.ocr:
            from contract_review.documents.pdf.ocr import require_ocr

            require_ocr()
        return command(opening=how, **given)

    revisions = click.option(
        "--revisions",
        type=click.Choice([view.value for view in Revisions]),
        default=Revisions.FINAL.value,
        show_default=True,
        help="Read tracked changes of a Word file as if all were accepted, or as if all were rejected.",
    )
    password = click.option("--password", default=None, help="The password that opens an encrypted PDF.")
    ocr = click.option(
        "--ocr", is_flag=True, help="Read pages without a text layer from their pictures (needs Tesseract)."
    )
    return password(revisions(ocr(opened)))
