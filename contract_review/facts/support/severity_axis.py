"""Where the severities of a support table stand: in a column of their own, or in labels such as "P1 response"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contract_review.facts.support.kinds import TIMES, kind_of, scope_in
from contract_review.facts.support.severity import Label, cell_label, numbered
from contract_review.facts.tables import Grid
from contract_review.language.quantities import durations

SEVERITY_HEAD = re.compile(r"(?i)\bseverit|\bpriorit|\burgen|\blevel\b|\bclass|\bcategor|\bsev\b|\bprio\b|\bimpact\b")
_LETTER = re.compile(r"(?:[A-E]|I{1,3}|IV|V)")
LONGEST_LABEL = 8


@dataclass(frozen=True, slots=True)
class Axis:
    """Where the severities stand: their column, and the severities of each row, or only of `some` rows."""

    column: int
    ranks: dict[int, tuple[int, ...]]
    names: dict[int, str]
    some: bool = False


def axis_of(grid: Grid) -> Axis | None:
    """The column whose cells name severities; None where there is none."""
    for column in range(min(grid.width, 3)):
        headed = bool(SEVERITY_HEAD.search(" ".join(grid.head(column))))
        found = ((row, _severity_of(grid.words(row, column), headed=headed)) for row in grid.body)
        labels = {row: label for row, label in found if label is not None}
        filled = sum(bool(grid.words(row, column)) for row in grid.body if not grid.is_line(row))
        measured = bool(labels) and all(_is_measure(grid.words(row, column)) for row in labels)
        if measured or _names_severities(tuple(labels.values()), filled, headed=headed):
            ranks = dict(zip(labels, numbered(tuple(labels.values())), strict=True))
            return Axis(column, ranks, {row: label.name for row, label in labels.items()}, some=measured)
    return None


def _severity_of(words: str, *, headed: bool) -> Label | None:
    """The severity that a label names: at its beginning, behind what is measured, or a letter under such a heading."""
    label = cell_label(f"Severity {words}" if headed and _LETTER.fullmatch(words) else words)
    if label is None and len(words.split()) <= LONGEST_LABEL and kind_of(words) in TIMES:
        return cell_label(scope_in(words) or "")
    return label


def _is_measure(words: str) -> bool:
    """Whether a label says itself what is measured, and the time stands elsewhere: "P1 response"."""
    return kind_of(words) in TIMES and not durations(words)


def _names_severities(labels: tuple[Label, ...], filled: int, *, headed: bool) -> bool:
    if not labels or (not headed and all(label.is_bare for label in labels)):
        return False
    certain = any(label.numbers and not label.is_bare for label in labels) or headed
    ranks = {label.rank for label in labels}
    return len(labels) >= 0.5 * filled and (certain or len(ranks) >= 2)
