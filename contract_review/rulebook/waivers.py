"""Waivers as a playbook writes them: which rule, who accepted it, until when, and why."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from contract_review.errors import RuleFileError
from contract_review.model.entry import Entry
from contract_review.model.rule import Waiver
from contract_review.rulebook.fields import fields_of, unknown

WAIVER_KEYS = ("rule", "by", "until", "why", "vendor")


def waiver_from(path: Path | str, entry: Entry, *, known: Collection[str]) -> Waiver:
    """One waiver; raises `RuleFileError` where it names no rule, nobody, no day or no reason."""
    fields = fields_of(path, entry, WAIVER_KEYS, what="a waiver")
    rule = fields.text("rule")
    if rule not in known:
        raise RuleFileError(path, fields.entries["rule"].line, unknown("rule", rule, known))
    return Waiver(
        rule=rule,
        by=fields.text("by"),
        until=_day(path, fields.text("until"), fields.entries["until"].line),
        why=fields.text("why"),
        vendor=fields.optional_text("vendor"),
    )


def _day(path: Path | str, text: str, line: int) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise RuleFileError(path, line, f"{text!r} is no date; write it as 2026-12-31") from error
