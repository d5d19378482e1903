"""Measures everything that can be measured here and writes it down: `python -m benchmarks.report DATA [-o FILE]`.

DATA holds `gold/` (contracts with what people found in them) and `cuad/pdf/`; what is not there is left out, with a
message. All figures but those of speed are the same in every run.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks import clause_report, compare, facts, fidelity, findings, markup, peers, speed_report, structure, twins
from benchmarks.cases import Case, cases
from benchmarks.markdown import table
from benchmarks.tally import Tally
from contract_review import __version__

_HEAD = f"""# What was measured

Written by `make benchmark` (`python -m benchmarks.report DATA`), version {__version__}; not by hand. The contracts
are real ones, with facts and judgements written down by people, and are not part of this repository. Figures of quality
are the same in every run; those of speed belong to the machine and to the hour, and only their ratios travel.
"""
_PEERS_READ = """`python -m benchmarks.peers DATA/gold --venv FOLDER`

The same contracts, as text. The peers redline-buddy 0.2.0 (its playbooks saas-vendor and reseller-agreement together)
and nda-review-cli 0.5.5 (its default policy) run as they are installed; FOLDER is a virtual environment that holds
them. They name clauses and no facts, so they are read generously. Clauses: a rule that speaks of what a fact is about
counts as that fact whatever the value, and so does the silence of a rule that asks for a clause. Values: a number,
place or sum counts as found where the excerpt of the rule prints it, a flag where the clause is spotted. Most of the
facts are of kinds that no rule of theirs speaks of; recall is over all of them. "Patterns over the text" is
`benchmarks/naive.py`: some thirty patterns over the whole document, the first hit counts. This program was developed
with these contracts at hand, the others were not: on contracts that nobody has seen it finds less."""

_WORST = """What parts the worst files from their texts: those texts write quotation marks and apostrophes straight that
the pages print curved, set some words together, and keep a word that is divided at the end of a line in two parts;
pdfium's bare text differs from them likewise."""


def main(arguments: list[str]) -> int:
    """Write the page; exit status 0 also where there is nothing to measure, and then nothing is written."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.report", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("docs/benchmarks.md"))
    parser.add_argument("--peers", type=Path, help="a virtual environment with redline-buddy and nda-review-cli")
    asked = parser.parse_args(arguments)
    measured = cases(asked.data / "gold")
    long = sorted((asked.data / "cuad" / "pdf").glob("*.pdf"))
    if not measured and not long:
        print(f"no contracts under {asked.data}; nothing measured")
        return 0
    sections = [
        _facts(measured),
        _peers(measured, asked.peers),
        _findings(measured),
        clause_report.section(asked.data, asked.output) or _left_out("clauses", "no judged clauses"),
        _fidelity(asked.data / "cuad"),
        _twins([case.contract for case in measured]),
        _structure(asked.data),
        markup.section(asked.data),
        compare.section(asked.data) or _left_out("compare", "no pairs of contracts"),
        *speed_report.sections(asked.data, [case.contract for case in measured]),
    ]
    asked.output.write_text("\n".join([_HEAD, *(part for part in sections if part)]), encoding="utf-8")
    print(f"wrote {asked.output}")
    return 0


def _structure(data: Path) -> str:
    measured = structure.measure(data)
    if not measured:
        return _left_out("structure", "no marked contracts")
    return "\n".join(
        ["## Structure", "", "`python -m benchmarks.structure DATA`", "", f"{structure.summary(measured)}.", ""]
    )


def _fidelity(folder: Path) -> str:
    scores = fidelity.measure(folder)
    if not scores:
        return _left_out("fidelity", "no PDFs with their texts under cuad")
    rows = [
        (s.name[:40], f"{s.bare:.4f}", f"{s.ours:.4f}", _plain(s.missing), _plain(s.added))
        for s in fidelity.worst(scores)
    ]
    head = ("the worst files", "words, pdfium", "words, here", "only in the text", "only here")
    lines = ["## Fidelity", "", "`python -m benchmarks.fidelity DATA/cuad`", "", f"{len(scores)} PDFs.", ""]
    return "\n".join([*lines, *(f"- {line}" for line in fidelity.summary(scores)), "", _WORST, "", *table(head, rows)])


def _plain(words: tuple[str, ...]) -> str:
    """Words that mean nothing in a table of Markdown."""
    return " ".join(f"`{word}`" for word in words if "|" not in word and "`" not in word)


def _twins(files: list[Path]) -> str:
    own = sorted(Path(__file__).parents[1].glob("sample_contracts/*.docx"))
    measured = twins.measure([*(file for file in files if file.suffix == ".docx"), *own])
    if not measured:
        return _left_out("twins", "LibreOffice is not installed")
    lines = [f"- {one.name}: `{line[:150]}`" for one in measured for line in (*one.clauses, *one.facts)]
    return "\n".join(
        [
            "## The same contract as Word file and as PDF",
            "",
            "`python -m benchmarks.twins DATA/gold/*/contract.docx sample_contracts/*.docx`",
            "",
            f"{twins.summary(measured)}.",
            "",
            *([*lines, ""] if lines else ()),
        ]
    )


def _facts(measured: list[Case]) -> str:
    known = [case for case in measured if case.facts is not None]
    if not known:
        return _left_out("facts", "no gold facts")
    result = facts.score(known)
    return "\n".join(
        [
            "## Facts",
            "",
            "`python -m benchmarks.facts DATA/gold`",
            "",
            f"{len(known)} contracts: {result.total}.",
            "",
            *_tallies("group", {**result.by_group, "all": result.total}),
            *_tallies("fact", result.by_id),
        ]
    )


def _peers(measured: list[Case], venv: Path | None) -> str:
    known = [case for case in measured if case.facts is not None]
    if not known:
        return _left_out("peers", "no gold facts")
    rows = [
        (one.name, *(f"{share:.2f}" for tally in (one.clauses, one.values) for share in _shares(tally)))
        for one in peers.measure(known, venv)
    ]
    head = (
        "program",
        *(f"{what}: {share}" for what in ("clauses", "values") for share in ("precision", "recall", "F1")),
    )
    return "\n".join(["## Other programs", "", _PEERS_READ, "", *table(head, rows)])


def _shares(tally: Tally) -> tuple[float, float, float]:
    return tally.precision, tally.recall, tally.f1


def _findings(measured: list[Case]) -> str:
    judged = [case for case in measured if case.outcomes is not None]
    if not judged:
        return _left_out("findings", "no judged contracts")
    result = findings.score(judged)
    rows = [
        (name, f"{s.flags.precision:.2f}", f"{s.flags.recall:.2f}", f"{s.exact / s.judged:.2f}", str(s.judged))
        for name, s in [*sorted(result.by_group.items()), ("all", result.total)]
    ]
    head = ("group", "precision of flags", "recall of flags", "outcomes exactly as judged", "of")
    return "\n".join(
        [
            "## Findings",
            "",
            "`python -m benchmarks.findings DATA/gold`",
            "",
            f"{len(judged)} contracts, each judged by hand against every requirement: {result.total}.",
            "",
            *table(head, rows),
        ]
    )


def _tallies(what: str, tallies: Mapping[str, Tally]) -> list[str]:
    rows = [
        (name, str(t.wanted), str(t.found), f"{t.precision:.2f}", f"{t.recall:.2f}", f"{t.f1:.2f}")
        for name, t in sorted(tallies.items(), key=lambda item: (item[0] == "all", item[0]))
    ]
    return table((what, "in gold", "found", "precision", "recall", "F1"), rows)


def _left_out(what: str, why: str) -> str:
    print(f"{what}: {why}; left out")
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
