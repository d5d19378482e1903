"""Renewals held against the contracts that they replace, and how each pair was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from contract_review.compare.comparison import Comparison
from contract_review.compare.data import as_dict
from contract_review.compare.likeness import rows
from contract_review.compare.presentation import Seen, present
from contract_review.compare.words import words_of
from contract_review.model.contract import Contract
from contract_review.reports.quoting import one_line
from contract_review.reports.templates import content_hash, environment, stylesheet

SCHEMA = "contract-review/renewals-compared/1"
# Two contracts of one vendor and kind with less in common than this are two deals, not one renewed.
_LEAST_ALIKE = 0.15


@dataclass(frozen=True, slots=True)
class Predecessor:
    """The contract that a renewal replaces: its number in the register, its name, and why it is taken for that."""

    id: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Renewed:
    """A file of a folder with what it renews; without a predecessor `reason` says why there is none."""

    path: str
    reason: str
    predecessor: Predecessor | None = None
    comparison: Comparison | None = None
    page: str = ""

    @property
    def seen(self) -> Seen | None:
        """The comparison as a reader sees it."""
        return present(self.comparison) if self.comparison else None


def closest(new: Contract, others: Iterable[tuple[int, str, Contract]]) -> Predecessor | None:
    """The one of some contracts of the same vendor and kind whose words are most like those of the new one."""
    wanted = rows(_keys(new))
    best, most = None, _LEAST_ALIKE
    for number, name, other in others:
        known = rows(_keys(other))
        alike = 2 * (wanted & known).total() / max(wanted.total() + known.total(), 1)
        if alike >= most:
            best, most = (number, name), alike
    if best is None:
        return None
    return Predecessor(*best, reason=f"the same vendor and kind, and {most:.0%} of the words the same")


def renewals_data(renewals: Sequence[Renewed]) -> dict[str, Any]:
    """Plain values, a renewal an entry; its clauses are in the comparison of its own."""
    return {"schema": SCHEMA, "renewals": [_entry(one) for one in renewals]}


def renewals_text(renewals: Sequence[Renewed]) -> str:
    """What got worse, a paragraph a renewal."""
    lines: list[str] = []
    for one in renewals:
        lines += ["", one_line(one.path), f"  {_against(one)}"]
        seen = one.seen
        if seen is None:
            continue
        lines.append(f"  {seen.verdict}.")
        lines += [f"  - {trap.title}" + (f": {trap.old} → {trap.new}" if trap.new else "") for trap in seen.traps]
    return "\n".join(lines).lstrip("\n") + "\n"


def renewals_page(renewals: Sequence[Renewed]) -> str:
    """The same as one HTML page, with a link to each comparison."""
    style = stylesheet("compare")
    template = environment("compare", html=True).get_template("renewals.html")
    shown = [(one, one.seen, _against(one)) for one in renewals]
    return template.render(renewals=shown, style=style, style_hash=content_hash(style))


def _against(one: Renewed) -> str:
    if one.predecessor is None:
        return f"Not compared: {one.reason}"
    return f"Against contract {one.predecessor.id}, {one_line(one.predecessor.name)}: {one.reason}"


def _entry(one: Renewed) -> dict[str, Any]:
    told = as_dict(one.comparison) if one.comparison else {}
    return {
        "path": one.path,
        "predecessor": {"contract": one.predecessor.id, "name": one.predecessor.name} if one.predecessor else None,
        "reason": one.reason,
        "page": one.page or None,
        **{name: told.get(name) for name in ("worse", "traps", "facts", "findings", "summary")},
    }


def _keys(contract: Contract) -> list[str]:
    return [word.key for word in words_of(contract) if word.counts]
