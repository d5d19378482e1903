"""YAML becomes Rules: schema, loading with line numbers, playbooks, waivers."""

from __future__ import annotations

from pathlib import Path

from contract_review.model.rule import Playbook, Rule

__all__ = ["load_playbook", "load_rule", "playbook_names"]


def load_rule(path: Path | str) -> Rule:
    """The rule in a file; raises `RuleFileError`."""
    from contract_review.rulebook.schema import load_rule as load

    return load(Path(path))


def load_playbook(name_or_path: Path | str, *, folders: tuple[Path, ...] = (), waivers: Path | None = None) -> Playbook:
    """A playbook by its name among those that come with the program, or by its path, with more rules and waivers."""
    from contract_review.rulebook.playbooks import load_playbook as load

    return load(name_or_path, folders=folders, waivers=waivers)


def playbook_names() -> tuple[str, ...]:
    """The names of the playbooks that come with the program."""
    from contract_review.rulebook.playbooks import shipped

    return tuple(sorted(shipped()))
