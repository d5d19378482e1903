"""The same contract as a Word file and as a PDF must read the same: `python -m benchmarks.twins DOCX…`.

LibreOffice prints each file (without it nothing is measured); then both are reviewed and compared: words as F1, numbers
of clauses, and facts with what narrows them. `--pdfs FOLDER` keeps the prints there and takes those that it has.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.facts import NARROWING, comparable
from contract_review.documents import read
from contract_review.model.document import BlockKind
from contract_review.reports.data import as_dict
from contract_review.review import review_file

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Twins:
    """One contract read from both its forms: how alike the words are, and what only one of them has.

    `same` counts what both have; lines that begin with "-" are of the Word file alone, with "+" of the PDF alone.
    """

    name: str
    words: float
    same_clauses: int
    clauses: tuple[str, ...]
    same_facts: int
    facts: tuple[str, ...]

    @property
    def all_facts(self) -> int:
        """The facts of either."""
        return self.same_facts + len(self.facts)

    @property
    def all_clauses(self) -> int:
        """The numbers of either."""
        return self.same_clauses + len(self.clauses)


def measure(files: Sequence[Path], pdfs: Path | None = None) -> list[Twins]:
    """Each file against its print; none where LibreOffice is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        printed = _printed(files, pdfs or Path(folder))
        return [_compared(name, docx, pdf) for name, docx, pdf in printed]


def main(arguments: list[str]) -> int:
    """Print a line a contract, each difference, and the sums."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.twins", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--pdfs", type=Path, help="a folder for the prints")
    asked = parser.parse_args(arguments)
    measured = measure(asked.files, asked.pdfs)
    for twins in measured:
        print(
            f"{twins.name:30} words {twins.words:.4f}  clauses {twins.same_clauses} of {twins.all_clauses}"
            f"  facts {twins.same_facts} of {twins.all_facts}"
        )
        for line in (*twins.clauses, *twins.facts):
            print(f"    {line}")
    print(summary(measured) if measured else "LibreOffice is not installed; nothing measured")
    return 0


def summary(measured: Sequence[Twins]) -> str:
    """All contracts in one line."""
    clauses, facts = sum(t.same_clauses for t in measured), sum(t.same_facts for t in measured)
    return (
        f"{len(measured)} contracts: words at least {min(t.words for t in measured):.4f},"
        f" numbers of clauses the same {clauses} of {sum(t.all_clauses for t in measured)},"
        f" facts the same {facts} of {sum(t.all_facts for t in measured)}"
    )


def _printed(files: Sequence[Path], folder: Path) -> list[tuple[str, Path, Path]]:
    """Name, Word file and print of each contract; gold contracts go by the names of their folders."""
    office = shutil.which("soffice")
    if office is None:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    triples = []
    for docx in files:
        name = docx.parent.name if docx.stem == "contract" else docx.stem
        pdf = folder / f"{name}.pdf"
        if not pdf.is_file():
            _print(office, docx, pdf)
        triples.append((name, docx, pdf))
    return triples


def _print(office: str, docx: Path, pdf: Path) -> None:
    with tempfile.TemporaryDirectory() as place:
        profile = f"-env:UserInstallation={(pdf.parent / '.office').resolve().as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", place, str(docx)]
        subprocess.run(command, check=True, capture_output=True, timeout=_LONGEST)
        shutil.move(Path(place) / f"{docx.stem}.pdf", pdf)


def _compared(name: str, docx: Path, pdf: Path) -> Twins:
    here, there = as_dict(review_file(docx)), as_dict(review_file(pdf))
    same_clauses, clauses = _apart(_numbers(here), _numbers(there))
    same_facts, facts = _apart(_facts(here), _facts(there))
    return Twins(name, _alike(_words(docx), _words(pdf)), same_clauses, clauses, same_facts, facts)


def _words(file: Path) -> Counter[str]:
    """The words of a contract, without what is printed on every page."""
    document = read(file)
    texts = [b.span.text_in(document.text) for b in document.blocks if b.kind is not BlockKind.FURNITURE]
    return Counter(word for text in texts for word in text.split())


def _alike(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)


def _numbers(review: dict[str, Any]) -> dict[Hashable, str]:
    """The numbers of the clauses, with how often each was there before: numbering may begin anew."""
    seen = Counter[str]()
    numbers: dict[Hashable, str] = {}
    for clause in review["clauses"]:
        if number := clause["number"]:
            seen[number] += 1
            numbers[number, seen[number]] = f"clause {number} {clause['heading'] or ''}"
    return numbers


def _facts(review: dict[str, Any]) -> dict[Hashable, str]:
    facts: dict[Hashable, str] = {}
    for fact in review["facts"]:
        narrowed = tuple((key, comparable(fact.get(key))) for key in NARROWING)
        told = " ".join(f"{key} {fact[key]}" for key in NARROWING if fact.get(key) is not None)
        quote = " ".join(fact["evidence"][0]["quote"].split())
        facts.setdefault(
            (fact["id"], comparable(fact["value"]), narrowed), f"{fact['id']} {fact['value']} {told} {quote!r}"
        )
    return facts


def _apart(one: dict[Hashable, str], other: dict[Hashable, str]) -> tuple[int, tuple[str, ...]]:
    """How many things both have, and a line for each that only one of them has."""
    lines: Iterable[str] = (
        *(f"- {text}" for key, text in one.items() if key not in other),
        *(f"+ {text}" for key, text in other.items() if key not in one),
    )
    return len(one.keys() & other.keys()), tuple(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
