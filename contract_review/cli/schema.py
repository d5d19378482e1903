"""`contract-review schema NAME`: the form of our files, for editors and for other programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from contract_review.cli.output import write


def _review() -> dict[str, Any]:
    from contract_review.reports.data_schema import review_schema

    return review_schema()


_SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {"review": _review}


@click.command()
@click.argument("name", type=click.Choice(sorted(_SCHEMAS)))
@click.option("-o", "--output", type=click.Path(path_type=Path), default=None, help="Where to write it.")
def schema(name: str, output: Path | None) -> None:
    """Print the JSON Schema of one of our files: editors complete and check by it, programs hold a review to it."""
    write(json.dumps(_SCHEMAS[name](), indent=1) + "\n", to=output)
