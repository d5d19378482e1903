"""Positions of a rule file become conditions, checked when the file loads."""

from __future__ import annotations

from typing import Any

from contract_review.facts.vocabulary import BY_ID
from contract_review.findings.checks import CHECKS
from contract_review.model.rule import Condition
from contract_review.rulebook.suggest import suggestion
from contract_review.rulebook.yaml_lines import Node

QUALIFIERS = ("party", "per", "severity", "scope", "of")
_COMBINED = ("any", "all", "not")


def condition(node: Node) -> Condition:
    """One condition; several checks side by side must all hold. Raises `RuleFileError`."""
    keys = node.mapping()
    fact, where = _fact(keys), narrowing(keys["where"]) if "where" in keys else {}
    checks = [(name, value) for name, value in keys.items() if name not in ("fact", "where", "exclusive")]
    if not checks:
        raise node.wrong("names no check; the checks are " + ", ".join(CHECKS))
    parts = tuple(_check(name, value, keys, fact, where) for name, value in checks)
    return parts[0] if len(parts) == 1 else Condition("all", parts)


def narrowing(node: Node) -> dict[str, tuple[Any, ...]]:
    """A `where`: for each qualifier the values that count."""
    narrowed = {}
    for name, value in node.mapping().items():
        if name not in QUALIFIERS:
            raise value.wrong_key(f"{name!r} is no qualifier of a fact{suggestion(name, QUALIFIERS)}")
        plain = value.plain()
        narrowed[name] = tuple(plain) if isinstance(plain, list) else (plain,)
    return narrowed


def _fact(keys: dict[str, Node]) -> str | None:
    if "fact" not in keys:
        return None
    name = keys["fact"].text()
    if name not in BY_ID:
        raise keys["fact"].wrong(f"{name!r} is no fact{suggestion(name, BY_ID)}")
    return name


def _check(name: str, value: Node, keys: dict[str, Node], fact: str | None, where: dict[str, Any]) -> Condition:
    if name not in CHECKS:
        raise value.wrong_key(f"{name!r} is no check{suggestion(name, CHECKS)}")
    raw: Any
    if name in _COMBINED:
        raw = (condition(value),) if name == "not" else tuple(condition(part) for part in value.items())
    else:
        raw = value.plain()
        if "exclusive" in keys and name in ("at_least", "at_most"):
            raw = {"value": raw, "exclusive": keys["exclusive"].plain()}
    try:
        option = CHECKS[name].parse(raw)
    except ValueError as error:
        raise value.wrong(f"{name} {error}") from error
    for other in (getattr(option, "fact", None), *getattr(option, "facts", ())):
        if other is not None and other not in BY_ID:
            raise value.wrong(f"{other!r} is no fact{suggestion(other, BY_ID)}")
    return Condition(name, option, fact, where)
