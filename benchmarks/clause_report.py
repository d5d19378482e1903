"""The part of the report on clauses: answers to CUAD's questions, what clauses are about, and how sure that is."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks import clauses
from benchmarks.calibration import Bin, calibration_error, picture
from benchmarks.cuad_scores import HELD_OUT, tenths_of
from benchmarks.markdown import table
from benchmarks.tally import Tally
from contract_review.clauses.learned.subjects import load

_PICTURE = "images/calibration.svg"
_KEYWORDS = "0.93 and 0.42"


def section(data: Path, page: Path) -> str:
    """Markdown, with the picture written beside the page; empty where nothing was measured."""
    subjects = load()
    contracts = clauses.judged(data, subjects)
    parts: list[str] = []
    drawn: dict[str, list[Bin]] = {}
    if HELD_OUT.is_file():
        measured = json.loads(HELD_OUT.read_text(encoding="utf-8"))
        drawn["answers to CUAD's questions, held out"] = tenths_of(measured)
        parts += _answers(measured)
    if contracts:
        compared = clauses.ways(contracts, subjects.categories)
        drawn["what clauses are about, judged by hand"] = clauses.bins(contracts, compared[-1], subjects.categories)
        parts += _subjects(contracts, compared, subjects.categories)
    if not parts:
        return ""
    parts += ["### How sure is how right", "", f"![how sure, and how right]({_PICTURE})", ""]
    for name, listed in drawn.items():
        parts += [
            f"{name}: expected calibration error {calibration_error(listed):.3f} (of all said with 0.05 or more).",
            "",
        ]
        rows = [(f"{one.low:.1f}", str(one.count), f"{one.said:.2f}", f"{one.right:.2f}") for one in listed]
        parts += table(("from", "statements", "how sure on average", "right"), rows)
    target = page.parent / _PICTURE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(picture({name: tuple(listed) for name, listed in drawn.items()}), encoding="utf-8")
    return "\n".join(["## Clauses", "", *parts])


def _answers(measured: dict[str, object]) -> list[str]:
    every: dict[str, float] = measured["all"]  # type: ignore[assignment]
    questions: dict[str, dict[str, float]] = measured["questions"]  # type: ignore[assignment]
    rows = [
        (
            name,
            f"{one['answers']:.0f}",
            *(f"{one[key]:.2f}" for key in ("aupr", "precision_at_80", "presence_precision", "presence_recall")),
        )
        for name, one in [*questions.items(), ("all", every)]
    ]
    head = ("question", "answers", "AUPR", "precision at 80 % recall", "presence: precision", "presence: recall")
    return [
        f"### Answers to CUAD's questions: AUPR {every['aupr']:.3f}, P@80 {every['precision_at_80']:.3f}",
        "",
        f"Stored figures, made by `{measured['made_by']}` and not in this run:",
        f"{measured['contracts']} contracts of the training split, each answered by a model that had not seen it (five",
        "folds by contract). Presence is whether a contract has such a clause at all; rules with keywords reach",
        f"{_KEYWORDS} there.",
        "",
        *table(head, rows),
    ]


def _subjects(contracts: list[clauses.Judged], compared: list[clauses.Way], categories: tuple[str, ...]) -> list[str]:
    number = sum(len(one.about) for one in contracts)
    rows = []
    for way in compared:
        tally = clauses.total(clauses.scores(contracts, way, categories))
        rows.append((way.name, f"{way.least}", f"{tally.precision:.2f}", f"{tally.recall:.2f}", f"{tally.f1:.2f}"))
    before, patterns, words, every = (clauses.scores(contracts, compared[at], categories) for at in (0, 1, 3, 5))
    by_category = [
        (name, str(every[name].wanted), *(_pair(tallies[name]) for tallies in (before, patterns, words, every)))
        for name in sorted(categories)
    ]
    return [
        "### What clauses are about",
        "",
        f"`python -m benchmarks.clauses DATA`: {number} clauses of {len(contracts)} contracts, judged by hand; none of",
        "these contracts taught the model words, and each is weighed by weights that were fitted to the others.",
        "",
        *table(("signs", "from", "precision", "recall", "F1"), rows),
        "By category, precision / recall, from the lower of the two bounds:",
        "",
        *table(("category", "clauses", *(compared[at].name for at in (0, 1, 3, 5))), by_category),
    ]


def _pair(tally: Tally) -> str:
    return f"{tally.precision:.2f} / {tally.recall:.2f}" if tally.found else f"- / {tally.recall:.2f}"
