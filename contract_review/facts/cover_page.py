"""What a cover page says in a table of two columns: a name at the left, its value at the right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from contract_review.facts.legal.governing_law import named_places
from contract_review.facts.liability.cap_amounts import amounts
from contract_review.facts.passages import Statement
from contract_review.facts.tables import Grid
from contract_review.language.quantities import durations
from contract_review.model.contract import Role
from contract_review.model.fact import Qualifiers, Unit

# A note to whoever fills the form in, an option that is not ticked, a blank: none of them is said by the contract.
_NOT_SAID = re.compile(r"(?i)\[\s*\]|\(\s*\)|[\u2610\u25a1]|drafting\s+note|\{[^}]*\}|_{2,}|\[(?!\s*x\s*\])[^\]]*\]")
_TICKED = re.compile(r"(?i)[\[(]\s*x\s*[\])]|[\u2611\u2612]")
_LONGEST_NAME = 8


def from_table(grid: Grid) -> Iterator[Statement]:
    """The facts that stand beside their names: governing law, liability caps, warranty and confidentiality periods."""
    if grid.width != 2:
        return
    for entry in grid.all_entries():
        if entry.column != 1 or not entry.stubs:
            continue
        name = entry.labels[0].text_in(grid.text).strip().partition("\n")[0] if entry.labels else entry.stubs[0]
        reader = next((reader for words, reader in _READERS if words.search(name)), None)
        if reader is not None and len(name.split()) <= _LONGEST_NAME:
            for statement in reader(name, _said(entry.text), grid.text):
                yield replace(statement, entry=entry)


def _said(value: str) -> str:
    """The words of a value without notes, blanks and options that are not ticked."""
    lines = [line for line in value.splitlines() if not _NOT_SAID.search(line)]
    ticked = [line for line in lines if _TICKED.search(line)]
    return " ".join(ticked or lines)


def _law(_: str, value: str, __: str) -> Iterator[Statement]:
    yield from named_places(value)


def _cap(name: str, value: str, text: str) -> Iterator[Statement]:
    """The amounts of a cap; it holds for both where a clause says "each party's liability … the General Cap Amount"."""
    both = re.search(rf"(?i)\b(?:each|either|neither)\s+party[^.;]{{0,250}}\b{re.escape(name)}", text)
    special = re.search(r"(?i)\b(?:increased|super|enhanced|special|data)\b", name)
    qualifiers = Qualifiers(party=Role.EITHER if both else None, scope=name if special else None)
    for amount in amounts(value):
        yield Statement("liability.cap", amount.value, qualifiers)


def _length(fact: str) -> Callable[[str, str, str], Iterator[Statement]]:
    def read(_: str, value: str, __: str) -> Iterator[Statement]:
        for found in durations(value)[:1]:
            if found.value.unit not in (Unit.MINUTE, Unit.BUSINESS_HOUR):
                yield Statement(fact, found.value)

    return read


_READERS = (
    (re.compile(r"(?i)^(?:governing|applicable)\s+law\b|^choice\s+of\s+law\b"), _law),
    (re.compile(r"(?i)\b(?:liability|general|increased|super|fees)[\s-]*cap\b|\bcap\s+amount\b|\bliability\s+limit\b"), _cap),
    (re.compile(r"(?i)^(?:limited\s+)?warranty\s+(?:period|term|duration)\b"), _length("legal.warranty-period")),
    (
        re.compile(r"(?i)\bterm\s+of\s+confidentiality\b|\bconfidentiality\s+(?:period|term)\b"),
        _length("legal.confidentiality-survival"),
    ),
    (re.compile(r"(?i)^non-?solicit\w*(?:\s+period)?\b"), _length("legal.non-solicit")),
    (re.compile(r"(?i)\b(?:breach|incident)\s+notif\w+|\bnotif\w+\s+of\s+(?:\w+\s+)?(?:breach|incident)"), _length("data.breach-notice")),
)  # fmt: skip
