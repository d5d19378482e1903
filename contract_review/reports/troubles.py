"""What could not be read, put so that two hundred scanned pages are not two hundred lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from contract_review.model.document import Problem
from contract_review.reports.quoting import one_line

_MOST_ALIKE = 3


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that could not be read; `blocking` where contract text was lost."""

    message: str
    blocking: bool


def troubles(problems: Iterable[Problem]) -> tuple[Trouble, ...]:
    """The problems, worst first; of many alike the first few, and the pages of the others."""
    ordered = sorted(problems, key=lambda problem: (not problem.blocking, problem.category))
    return tuple(
        trouble
        for (lost, _), alike in groupby(ordered, key=lambda problem: (not problem.blocking, problem.category))
        for trouble in _few(tuple(alike), blocking=not lost)
    )


def _few(alike: tuple[Problem, ...], *, blocking: bool) -> Iterable[Trouble]:
    first, rest = alike[:_MOST_ALIKE], alike[_MOST_ALIKE:]
    yield from (Trouble(one_line(problem.message), blocking) for problem in first)
    pages = sorted({problem.page for problem in rest if problem.page is not None})
    if rest:
        where = f": pages {_ranges(pages)}" if pages else ""
        yield Trouble(f"and {len(rest)} more like it{where}", blocking)


def _ranges(pages: list[int]) -> str:
    """Page numbers as one prints them: "4–9, 12"."""
    # Page number less place in the list stays the same within a run of pages.
    runs = (list(run) for _, run in groupby(enumerate(pages), key=lambda entry: entry[1] - entry[0]))
    return ", ".join(f"{run[0][1]}–{run[-1][1]}" if len(run) > 1 else str(run[0][1]) for run in runs)
