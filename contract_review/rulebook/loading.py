"""Rule files from the disk: found by folder, read once, complained about with path and line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from contract_review.errors import RuleFileError, UsageError
from contract_review.model.entry import Entry
from contract_review.model.rule import Rule
from contract_review.resources import rules_dir
from contract_review.rulebook.schema import rule_from, with_examples
from contract_review.rulebook.yaml_entries import read_entries, split_examples


def load_rule(path: Path | str) -> Rule:
    """One rule with its examples, wholly checked; raises `RuleFileError` at the first thing that is wrong."""
    path = Path(path)
    text = read_text(path)
    head, tail = split_examples(text)
    rule = rule_from(shown(path), read_entries(shown(path), head), variables=None)
    complete = with_examples(rule, read_entries(shown(path), tail) if tail else None)
    check_phrases(complete)
    return complete


def load_rule_without_examples(path: Path, text: str, *, overrides: Entry | None, variables: Mapping[str, str]) -> Rule:
    """One rule as a review needs it, with what a playbook overrides."""
    head, tail = split_examples(text)
    if tail is None:
        raise RuleFileError(shown(path), 1, "a rule needs examples")
    entry = read_entries(shown(path), head)
    merged = merge(entry, overrides) if overrides is not None else entry
    return replace(rule_from(shown(path), merged, variables=variables), path=str(path))


def rule_files(folder: Path | None = None) -> tuple[Path, ...]:
    """All rule files of a folder, `<group>/<name>.yml`, sorted; by default those that come with the program."""
    root = folder or rules_dir()
    return tuple(sorted(path for path in root.glob("*/*.yml") if path.parent.name != "playbooks"))


def rule_id(path: Path) -> str:
    """The id that a rule file must have: its folder and its name."""
    return f"{path.parent.name}.{path.stem}"


def read_text(path: Path) -> str:
    """The text of a file; raises `UsageError` where there is none."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise UsageError(f"{path}: cannot be read ({reason})") from error


def shown(path: Path) -> str:
    """A path as a complaint shows it: below the working directory without what leads there."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def merge(entry: Entry, over: Entry) -> Entry:
    """A mapping with another one laid over it: mappings of outcomes key by key, everything else as a whole."""
    if entry.fields is None or over.fields is None:
        return over
    merged = dict(entry.fields)
    for key, value in over.fields.items():
        below = merged.get(key)
        both = below is not None and below.fields is not None and value.fields is not None
        layered = both and key in ("positions", "severity", "say", "words")
        merged[key] = (
            Entry({**(below.fields or {}), **(value.fields or {})}, value.line) if below and layered else value
        )
    return Entry(merged, entry.line)


def check_phrases(rule: Rule) -> None:
    """Compile the phrases of a rule, so that one that cannot be found is a complaint and not a silence."""
    from contract_review.findings.engine import wordings
    from contract_review.language.phrases import Phrases

    for wording in wordings(rule):
        for phrase in (*wording.phrases, *wording.unless):
            try:
                Phrases({phrase: [phrase]})
            except ValueError as error:
                raise RuleFileError(rule.path, 1, str(error)) from error
