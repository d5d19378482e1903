"""`contract-review schema NAME`: the form of our files, for editors and for other programs."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import click

from contract_review.cli.output import write

# Where each form is made; imported when it is asked for.
_SCHEMAS = {
    "review": "contract_review.reports.data_schema:review_schema",
    "rule": "contract_review.rulebook.json_schema:rule_schema",
    "playbook": "contract_review.rulebook.json_schema:playbook_schema",
    "waivers": "contract_review.rulebook.json_schema:waivers_schema",
    "bundle": "contract_review.rulebook.json_schema:bundle_schema",
    "service": "contract_review.back_to_back.service_schema:service_schema",
    "settings": "contract_review.settings:settings_schema",
}


@click.command()
@click.argument("name", type=click.Choice(sorted(_SCHEMAS)))
@click.option("-o", "--output", type=click.Path(path_type=Path), default=None, help="Where to write it.")
def schema(name: str, output: Path | None) -> None:
    """Print the JSON Schema of one of our files: editors complete and check by it, programs hold a review to it."""
    module, _, form = _SCHEMAS[name].partition(":")
    write(json.dumps(getattr(import_module(module), form)(), indent=1) + "\n", to=output)
