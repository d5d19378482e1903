"""What somebody starts from: a settings file, a playbook and a rule of one's own, written to be changed."""

from __future__ import annotations

import re
from pathlib import Path

import click

from contract_review.errors import UsageError

_STARTER_ID = "starters.rule"
_PLAYBOOK = "our-playbook.yml"


@click.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> None:
    """Write contract-review.yml and our-playbook.yml into FOLDER (here, unless named), to be changed."""
    from contract_review.settings import FILE_NAME, starter

    settings = starter().replace("# playbook:", "playbook:")
    _write_new({folder / FILE_NAME: settings, folder / _PLAYBOOK: _starter("playbook.yml")})
    click.echo("next: contract-review rules new our.first-rule", err=True)


def write_rule(rule_id: str, folder: Path) -> Path:
    """A rule that loads and passes its own examples, under a new id; its path is `folder/<group>/<name>.yml`."""
    if not re.fullmatch(r"[a-z-]+\.[a-z0-9-]+", rule_id):
        raise UsageError(f"{rule_id!r} is no id of a rule; write it as group.kebab-name, such as our.first-rule")
    group, _, name = rule_id.partition(".")
    path = folder / group / f"{name}.yml"
    _write_new({path: _starter("rule.yml").replace(_STARTER_ID, rule_id.ljust(len(_STARTER_ID)))})
    return path


def _starter(name: str) -> str:
    from contract_review.resources import rules_dir

    return (rules_dir() / "starters" / name).read_text(encoding="utf-8")


def _write_new(files: dict[Path, str]) -> None:
    """Write files that are not there yet; nothing at all where one of them is."""
    from contract_review.writing import write_whole

    for path in files:
        if path.exists():
            raise UsageError(f"{path} is there already; rename it or choose another place")
    for path, text in files.items():
        write_whole(path, text.encode())
        click.echo(f"wrote {path}", err=True)
