"""`contract-review compare OLD NEW`: what changed, and what got worse."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contract_review.cli import options
from contract_review.cli.output import write
from contract_review.cli.review import how_to_read
from contract_review.cli.status import FLAGGED, REVIEWED, UNREAD, tell_problems
from contract_review.compare.report import FORMATS
from contract_review.errors import UsageError

if TYPE_CHECKING:
    from contract_review.compare.sides import Side
    from contract_review.model.document import Opening
    from contract_review.settings import Settings

_NUMBER = re.compile(r"(?P<contract>\d{1,9})(?:@(?P<version>\d{1,6}))?")
_WORSE, _NEVER = "worse", "never"


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="The form.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=None, help="Where to write it.")
@click.option(
    "--fail-on",
    type=click.Choice([_WORSE, _NEVER]),
    default=_NEVER,
    show_default=True,
    help="Exit with status 1 if a term or a finding got worse.",
)
@options.settings("register", "playbook", "kind")
@options.opening
def compare(  # noqa: PLR0913  (each option has its name)
    old: str,
    new: str,
    *,
    form: str,
    output: Path | None,
    fail_on: str,
    settings: Settings,
    opening: Opening,
) -> int:
    """Show what a NEW contract changes against the OLD one: clauses, words, terms and findings, the worst first.

    OLD and NEW are contract files, numbers of the register (12, or 12@1 for its first version), or reviews as JSON,
    which have terms and findings but no words.
    """
    from contract_review.compare.comparison import compare as held_against
    from contract_review.compare.report import render

    if old == "-" and new == "-":
        raise UsageError("only one of the two can come from standard input")
    one, other = (_side(named, settings, opening) for named in (old, new))
    comparison = held_against(one, other)
    write(render(comparison, form=form), to=output)
    if one.incomplete or other.incomplete:
        return UNREAD
    return FLAGGED if fail_on == _WORSE and comparison.worse else REVIEWED


def _side(named: str, settings: Settings, opening: Opening) -> Side:
    number = _NUMBER.fullmatch(named)
    if number and not Path(named).exists():
        return _registered(int(number["contract"]), number["version"], settings, opening)
    if named.lower().endswith(".json"):
        return _written(Path(named))
    return _read(named, None, settings, opening)


def _registered(contract: int, version: str | None, settings: Settings, opening: Opening) -> Side:
    from contract_review.register import open_register

    with open_register(settings.register) as register:
        known = register.details(contract)
        wanted = int(version) if version else known.contract.version
        data = register.file(contract, wanted)
        name = next(one.name for one in known.versions if one.number == wanted)
    return _read(name, data, settings, opening)


def _written(path: Path) -> Side:
    from contract_review.compare.sides import side_written

    try:
        return side_written(_only_one(json.loads(path.read_bytes())))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path}: is no review; write one with 'contract-review review --format json'") from error


def _only_one(content: Any) -> Any:
    return content[0] if isinstance(content, list) and len(content) == 1 else content


def _read(name: str, data: bytes | None, settings: Settings, opening: Opening) -> Side:
    from contract_review.compare.sides import side_of
    from contract_review.documents.confined import read_confined
    from contract_review.review import review_document

    reading = how_to_read(settings, as_of=None, opening=opening)
    if name == "-":
        data = sys.stdin.buffer.read()
    document = read_confined(name, data=data, opening=reading.opening)
    tell_problems(document)
    return side_of(review_document(document, playbook=settings.book(), reading=reading))
