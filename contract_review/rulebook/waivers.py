"""A file of waivers: what somebody accepted, in which contract and clause, why, and until when."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from contract_review.model.rule import Waiver
from contract_review.rulebook.suggest import suggestion
from contract_review.rulebook.yaml_lines import Node, load

KEYS = ("rule", "by", "until", "reason", "why", "vendor", "contract", "hash", "clause")


def load_waivers(path: Path, rules: Collection[str]) -> tuple[Waiver, ...]:
    """The waivers of a file, a list; raises `RuleFileError` with the line, also for a rule that there is not."""
    return tuple(waiver(node, rules) for node in load(path).items())


def waiver(node: Node, rules: Collection[str]) -> Waiver:
    """One waiver; its reason stands under `reason` or `why`."""
    keys = node.mapping()
    for name, value in keys.items():
        if name not in KEYS:
            raise value.wrong_key(f"{name!r} is no key of a waiver{suggestion(name, KEYS)}")
    reason = keys.get("reason") or keys.get("why")
    for name in ("rule", "by", "until"):
        if name not in keys:
            raise node.wrong(f"the waiver has no {name!r}")
    if reason is None:
        raise node.wrong("the waiver has no 'reason'")
    if keys["rule"].text() not in rules:
        raise keys["rule"].wrong(f"there is no rule {keys['rule'].text()!r}{suggestion(keys['rule'].text(), rules)}")
    until = keys["until"].value
    if not isinstance(until, date):
        raise keys["until"].wrong("write the day as 2026-12-31")
    return Waiver(
        rule=keys["rule"].text(),
        by=keys["by"].text(),
        until=until,
        why=reason.text(),
        vendor=_said(keys, "vendor"),
        contract=_said(keys, "contract"),
        sha256=_hash(keys["hash"]) if "hash" in keys else None,
        clause=_said(keys, "clause"),
    )


def _said(keys: Mapping[str, Node], name: str) -> str | None:
    if name not in keys:
        return None
    # A clause "4" or "4.1" is a number to YAML and a name to a lawyer; "4.10" must be quoted, or YAML makes it 4.1.
    value = keys[name].value
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else keys[name].text()


def _hash(node: Node) -> str:
    word = str(node.value).lower()
    if not re.fullmatch(r"[0-9a-f]{8,64}", word):
        raise node.wrong("the hash is the sha256 of a review's document, or its first 8 signs or more, in quotes")
    return word
