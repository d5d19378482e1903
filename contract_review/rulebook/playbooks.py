"""Playbooks: which rules apply, what the MSP changed in them, what it has accepted."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from contract_review.errors import RuleFileError, UsageError
from contract_review.model.rule import Playbook, Rule, Waiver
from contract_review.resources import rules_dir
from contract_review.rulebook.schema import by_outcome, load_rule, positions_of, sentence, severity
from contract_review.rulebook.suggest import suggestion
from contract_review.rulebook.waivers import load_waivers, waiver
from contract_review.rulebook.yaml_lines import Node, load

KEYS = ("name", "title", "extends", "rules", "override", "disable", "variables", "waivers")
OVERRIDES = ("positions", "severity", "say", "ask", "replace_with")


def shipped() -> dict[str, Path]:
    """The playbooks that come with the program, by name."""
    return {path.stem: path for path in sorted((rules_dir() / "playbooks").glob("*.yml"))}


def load_playbook(name_or_path: Path | str, *, folders: tuple[Path, ...] = (), waivers: Path | None = None) -> Playbook:
    """A playbook by name or path; raises `UsageError` where there is none and `RuleFileError` where it is wrong.

    Rules of `folders` are added to it (one with the id of another takes its place), and the waivers of a file.
    """
    known = shipped()
    path = known.get(str(name_or_path)) or Path(name_or_path)
    if not path.is_file():
        raise UsageError(f"there is no playbook {str(name_or_path)!r}{suggestion(str(name_or_path), known)}")
    book = _load(path, ())
    if not folders and waivers is None:
        return book
    rules = {rule.id: rule for rule in (*book.rules, *own_rules(folders))}
    accepted = (*book.waivers, *(load_waivers(waivers, rules) if waivers else ()))
    stamp = _hash(tuple(rules.values()), book.variables, accepted)
    return replace(book, rules=tuple(rules.values()), waivers=accepted, sha256=stamp)


def own_rules(folders: tuple[Path, ...]) -> tuple[Rule, ...]:
    """The rules in folders and all below them, in the order of their paths; an id that stands twice is an error."""
    rules: dict[str, Rule] = {}
    for folder in folders:
        if not any(folder.rglob("*.yml")):
            raise UsageError(f"there are no rules in {str(folder)!r}")
    for path in (path for folder in folders for path in sorted(folder.rglob("*.yml"))):
        rule = load_rule(path)
        if rule.id in rules:
            raise RuleFileError(path, 1, f"there is another rule {rule.id!r} in {rules[rule.id].path}")
        rules[rule.id] = rule
    return tuple(rules.values())


def _load(path: Path, within: tuple[Path, ...]) -> Playbook:
    root = load(path)
    keys = root.mapping()
    for name, node in keys.items():
        if name not in KEYS:
            raise node.wrong_key(f"{name!r} is no key of a playbook{suggestion(name, KEYS)}")
    if path.resolve() in within:
        raise root.wrong("the playbook extends itself")
    below = _below(keys, (*within, path.resolve()))
    rules = {rule.id: rule for rule in (*(below.rules if below else ()), *_own(keys, path))}
    _override(keys, rules)
    for node in keys["disable"].items() if "disable" in keys else ():
        if node.text() not in rules:
            raise node.wrong(f"there is no rule {node.text()!r}{suggestion(node.text(), rules)}")
        del rules[node.text()]
    variables = {**(below.variables if below else {}), **(keys["variables"].plain() if "variables" in keys else {})}
    ordered = tuple(rules.values())
    waivers = _accepted(keys["waivers"], rules) if "waivers" in keys else ()
    return Playbook(
        name=keys["name"].text() if "name" in keys else path.stem,
        title=keys["title"].text() if "title" in keys else "",
        rules=ordered,
        sha256=_hash(ordered, variables, waivers),
        variables=variables,
        waivers=(*(below.waivers if below else ()), *waivers),
    )


def _below(keys: dict[str, Node], within: tuple[Path, ...]) -> Playbook | None:
    if "extends" not in keys:
        return None
    node = keys["extends"]
    path = shipped().get(node.text()) or node.path.parent / node.text()
    if not path.is_file():
        raise node.wrong(f"there is no playbook {node.text()!r}{suggestion(node.text(), shipped())}")
    return _load(path, within)


def _own(keys: dict[str, Node], path: Path) -> list[Rule]:
    """The rules of the folders that the playbook names, by group and name."""
    rules = []
    for node in keys["rules"].items() if "rules" in keys else ():
        folder = (path.parent.parent if path.parent.name == "playbooks" else path.parent) / node.text()
        files = sorted(folder.glob("*.yml")) if folder.is_dir() else []
        if not files:
            raise node.wrong(f"there are no rules in {node.text()!r}")
        rules += [load_rule(file) for file in files]
    return rules


def _override(keys: dict[str, Node], rules: dict[str, Rule]) -> None:
    for name, node in keys["override"].mapping().items() if "override" in keys else ():
        if name not in rules:
            raise node.wrong_key(f"there is no rule {name!r}{suggestion(name, rules)}")
        rules[name] = _changed(rules[name], node)


def _changed(rule: Rule, node: Node) -> Rule:
    """The rule as a playbook has it; what an override does not name stays."""
    for name, part in node.mapping().items():
        if name not in OVERRIDES:
            raise part.wrong_key(f"an override changes {', '.join(OVERRIDES[:-1])} or {OVERRIDES[-1]}")
        if name == "ask":
            rule = replace(rule, ask=sentence(part))
        elif name == "replace_with":
            rule = replace(rule, replace_with=part.text())
        elif name == "say":
            rule = replace(rule, say={**rule.say, **by_outcome(part, sentence)})
        elif name == "severity":
            rule = replace(rule, severity={**rule.severity, **by_outcome(part, severity)})
        else:
            rule = replace(rule, positions={**rule.positions, **positions_of(part)})
    return rule


def _accepted(node: Node, rules: dict[str, Rule]) -> tuple[Waiver, ...]:
    """The waivers that stand in the playbook, or in the file that it names."""
    if isinstance(node.value, str):
        path = node.path.parent / node.text()
        if not path.is_file():
            raise node.wrong(f"there is no file {node.text()!r}")
        return load_waivers(path, rules)
    return tuple(waiver(one, rules) for one in node.items())


def _hash(rules: tuple[Rule, ...], variables: object, waivers: tuple[Waiver, ...]) -> str:
    """Over what decides an outcome, so that two reviews with one hash were held against the same requirements."""
    parts = [repr(_deciding(rule)) for rule in rules]
    return hashlib.sha256("\n".join([*parts, repr(variables), repr(waivers)]).encode()).hexdigest()


def _deciding(rule: Rule) -> tuple[object, ...]:
    tests = (sorted(rule.positions.items()), sorted(rule.severity.items()), rule.silence, rule.not_applicable)
    scope = (rule.id, rule.applies_to, rule.reads, rule.facts, rule.topic, rule.several, rule.sure)
    return *scope, sorted(rule.where.items()), rule.side, *tests
