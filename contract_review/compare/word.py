"""A comparison as a Word file: a list of changes, old beside new, that can be marked up and sent on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docxtpl import RichText

from contract_review.compare.presentation import Seen
from contract_review.compare.runs import Mark, Run
from contract_review.reports.word_templates import fill_word
from contract_review.resources import templates_dir

_GONE, _COME = "8E1B1B", "28603D"


@dataclass(frozen=True, slots=True)
class Sides:
    """The words of a clause, as they were and as they are."""

    old: RichText
    new: RichText


def as_word(seen: Seen) -> bytes:
    """The Word file."""
    words = {clause.key: Sides(_rich(clause.redline.old), _rich(clause.redline.new)) for clause in seen.clauses}
    return fill_word(templates_dir() / "compare" / "compare.docx", {"seen": seen, "words": words})


def _rich(runs: Sequence[Run]) -> RichText:
    rich = RichText()
    for run in runs:
        rich.add(run.before)
        match run.mark:
            case Mark.GONE:
                rich.add(run.text, strike=True, color=_GONE)
            case Mark.COME:
                rich.add(run.text, underline=True, color=_COME)
            case Mark.LABEL:
                rich.add(f"{run.text} ", bold=True)
            case _:
                rich.add(run.text)
    return rich
