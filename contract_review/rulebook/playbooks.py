"""Playbooks: which rules apply, with which changes, for which MSP, and what it has accepted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path

from contract_review.errors import RuleFileError, UsageError
from contract_review.model.entry import Entry
from contract_review.model.rule import Playbook, Rule, Waiver
from contract_review.resources import rules_dir
from contract_review.rulebook.fields import Fields, fields_of, unknown
from contract_review.rulebook.loading import (
    load_rule_without_examples,
    merge,
    read_text,
    rule_files,
    rule_id,
    shown,
)
from contract_review.rulebook.waivers import waiver_from
from contract_review.rulebook.yaml_entries import read_entries

PLAYBOOK_KEYS: Mapping[str, str] = {
    "title": "What the playbook is for, in one line.",
    "extends": "The name or path of a playbook that this one changes.",
    "rules": "Patterns of the rules that apply, such as `sla.*`; left out: those of the playbook below, or all.",
    "disable": "Rules that do not apply.",
    "rule_folders": "Folders with rules of your own, relative to the playbook.",
    "variables": "The MSP's own values, such as `currency: EUR`; a rule asks for them as `$currency`.",
    "override": "By rule: severity, positions, messages or texts that replace those of the rule.",
    "waivers": "Findings that somebody accepted: `rule`, `by`, `until`, `why`, and the `vendor` it is for.",
}
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class _Layer:
    """One playbook file, before the ones it extends are put under it."""

    path: Path
    fields: Fields
    text: str


def load_playbook(name_or_path: Path | str) -> Playbook:
    """A playbook by its name or by its path, with its rules.

    Raises `UsageError` where there is no such playbook and `RuleFileError` with path and line where a file is wrong.
    """
    layers = _layers(playbook_path(name_or_path))
    files = _rule_files(layers)
    texts = {name: read_text(path) for name, path in files.items()}
    variables = _variables(layers)
    overrides = _overrides(layers, files)
    rules = tuple(_rule(files[name], texts[name], overrides.get(name), variables) for name in _chosen(layers, files))
    return Playbook(
        name=layers[-1].path.stem,
        rules=rules,
        sha256=_fingerprint(layers, rules, texts),
        variables=variables,
        waivers=_waivers(layers, files),
        title=layers[-1].fields.optional_text("title") or "",
    )


def playbook_path(name_or_path: Path | str) -> Path:
    """The file of a playbook that is given by its name or its path."""
    given = Path(name_or_path)
    if given.suffix in (".yml", ".yaml") or given.is_file():
        return given
    shipped = rules_dir() / "playbooks" / f"{name_or_path}.yml"
    if not _NAME.fullmatch(str(name_or_path)) or not shipped.is_file():
        raise UsageError(unknown("playbook", str(name_or_path), [path.stem for path in playbook_files()]))
    return shipped


def playbook_files() -> tuple[Path, ...]:
    """The playbooks that come with the program, sorted by name."""
    return tuple(sorted((rules_dir() / "playbooks").glob("*.yml")))


def _layers(path: Path, above: tuple[Path, ...] = ()) -> list[_Layer]:
    """The playbook file and those it extends, lowest first."""
    text = read_text(path)
    fields = fields_of(shown(path), read_entries(shown(path), text), PLAYBOOK_KEYS, what="a playbook")
    layer = _Layer(path, fields, text)
    lower = fields.optional_text("extends")
    if lower is None:
        return [layer]
    line = fields.entries["extends"].line
    beside = path.parent / lower
    below = beside if beside.is_file() else playbook_path(lower)
    if below.resolve() in (path.resolve(), *above) or len(above) > _DEEPEST:
        raise RuleFileError(shown(path), line, f"{lower} extends this playbook in turn")
    return [*_layers(below, (*above, path.resolve())), layer]


def _rule_files(layers: list[_Layer]) -> dict[str, Path]:
    """The file of every rule by its id; a rule of one's own replaces the one of the same id."""
    files = {rule_id(path): path for path in rule_files()}
    for layer in layers:
        for folder in layer.fields.texts("rule_folders"):
            own = layer.path.parent / folder
            if not own.is_dir():
                line = layer.fields.entries["rule_folders"].line
                raise RuleFileError(shown(layer.path), line, f"there is no folder {folder!r} beside the playbook")
            files.update({rule_id(path): path for path in rule_files(own)})
    return dict(sorted(files.items()))


def _chosen(layers: list[_Layer], files: Mapping[str, Path]) -> list[str]:
    chosen = list(files)
    for layer in layers:
        patterns = _patterns(layer, "rules", files)
        if patterns:
            chosen = [name for name in files if any(fnmatchcase(name, pattern) for pattern in patterns)]
        disabled = _patterns(layer, "disable", files)
        chosen = [name for name in chosen if not any(fnmatchcase(name, pattern) for pattern in disabled)]
    return chosen


def _patterns(layer: _Layer, key: str, files: Mapping[str, Path]) -> tuple[str, ...]:
    patterns = layer.fields.texts(key)
    for pattern in patterns:
        if not any(fnmatchcase(name, pattern) for name in files):
            raise layer.fields.error(layer.fields.entries[key].line, unknown("rule", pattern, files))
    return patterns


def _variables(layers: list[_Layer]) -> dict[str, str]:
    values: dict[str, str] = {}
    for layer in layers:
        entry = layer.fields.entries.get("variables")
        if entry is None:
            continue
        if entry.fields is None:
            raise layer.fields.error(entry.line, "variables is a mapping of names and values")
        for name, value in entry.fields.items():
            values[name] = ", ".join(layer.fields.scalar(item, what=name) for item in value.items)
    return values


def _overrides(layers: list[_Layer], files: Mapping[str, Path]) -> dict[str, tuple[Entry, Path]]:
    """What the playbooks put in the place of a rule's own fields, the uppermost winning."""
    made: dict[str, tuple[Entry, Path]] = {}
    for layer in layers:
        entry = layer.fields.entries.get("override")
        for name, value in (entry.fields or {}).items() if entry else ():
            if name not in files:
                raise layer.fields.error(value.line, unknown("rule", name, files))
            made[name] = (merge(made[name][0], value) if name in made else value, layer.path)
    return made


def _rule(path: Path, text: str, override: tuple[Entry, Path] | None, variables: Mapping[str, str]) -> Rule:
    rule = load_rule_without_examples(path, text, overrides=None, variables=variables)
    if rule.id != rule_id(path):
        raise RuleFileError(shown(path), 1, f"the rule in this file must have the id {rule_id(path)}")
    if override is None:
        return rule
    entry, source = override
    try:
        return load_rule_without_examples(path, text, overrides=entry, variables=variables)
    except RuleFileError as error:
        # The rule alone is right, so the mistake stands in the playbook, and so does the line.
        raise RuleFileError(shown(source), error.line, str(error).split(": ", 1)[1]) from error


def _waivers(layers: list[_Layer], files: Mapping[str, Path]) -> tuple[Waiver, ...]:
    return tuple(
        waiver_from(shown(layer.path), item, known=files)
        for layer in layers
        if "waivers" in layer.fields.entries
        for item in layer.fields.entries["waivers"].items
    )


def _fingerprint(layers: list[_Layer], rules: tuple[Rule, ...], texts: Mapping[str, str]) -> str:
    """A hash over everything that can change a finding: the playbook files and the rules that apply."""
    digest = sha256()
    for text in (*(layer.text for layer in layers), *(texts[rule.id] for rule in rules)):
        digest.update(sha256(text.encode()).digest())
    return digest.hexdigest()
