"""Real pairs of contracts compared, and held against a bare word diff: `python -m benchmarks.compare DATA`.

The words of both files, one a line, go through the system's `diff`, which knows nothing of clauses. Every word that it
finds must stand in a clause of which `compare` tells something, and every clause of which it tells something must hold
such a word. `--show` prints those that do not.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.markdown import table
from contract_review.compare.changes import Change, changes
from contract_review.compare.passages import Passage
from contract_review.documents import read
from contract_review.model.contract import Contract
from contract_review.model.document import BlockKind
from contract_review.review import understand

PAIRS = (
    ("pdf/Basecamp_Data_Processing_Addendum_v202212.pdf", "pdf/Data_Processing_Addendum_current.pdf"),
    ("docx/common-paper-csa-without-sla.docx", "docx/common-paper-csa-with-sla.docx"),
    ("docx/common-paper-cloud-service-agreement.docx", "docx/common-paper-csa-with-ai.docx"),
    ("docx/common-paper-order-form.docx", "docx/common-paper-order-form-with-sla.docx"),
    ("docx/common-paper-ai-addendum.docx", "docx/common-paper-ai-addendum-in-app.docx"),
    ("docx/common-paper-mutual-nda.docx", "docx/common-paper-one-way-nda.docx"),
    ("docx/USDS-SelectYourTechSOO.docx", "docx/USDS-BuildAnMVP_SOO.docx"),
)
_ALIKE = str.maketrans("‘’“”–—‑\u00a0", "''\"\"--- ")
_HUNK = re.compile(r"(\d+)(?:,(\d+))?([acd])(\d+)(?:,(\d+))?")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a pair came to: words that differ, those outside every reported clause, clauses told without one."""

    name: str
    words: int
    differing: int
    missed: tuple[str, ...]
    told: int
    invented: tuple[str, ...]
    exact: int
    seconds: float

    def __str__(self) -> str:
        return (
            f"{self.name}: {self.words} words, {self.differing} differ, {len(self.missed)} of them in no told clause"
            f" ({self.exact} in marked words); {self.told} clauses told, {len(self.invented)} without a differing word;"
            f" {self.seconds:.2f} s"
        )


def measure(old: Path, new: Path) -> Measured:
    """A pair, compared in both ways."""
    one, other = (understand(read(path)) for path in (old, new))
    start = time.perf_counter()
    told = [change for change in changes(one, other) if change.happened]
    seconds = time.perf_counter() - start
    here, there = _bare(one), _bare(other)
    gone, come = _apart([text for text, _ in here], [text for text, _ in there])
    sides = (
        _Side("-", [here[at] for at in gone], [(change, change.old) for change in told], len(one.text)),
        _Side("+", [there[at] for at in come], [(change, change.new) for change in told], len(other.text)),
    )
    return Measured(
        name=f"{old.name} → {new.name}",
        words=len(here) + len(there),
        differing=len(gone) + len(come),
        missed=tuple(line for side in sides for line in side.missed),
        told=len(told),
        invented=tuple(_named(change) for change in told if not any(id(change) in side.holding for side in sides)),
        exact=sum(side.exact for side in sides),
        seconds=seconds,
    )


class _Side:
    """The differing words of one contract, held against the clauses of which something is told."""

    def __init__(
        self, sign: str, differing: list[tuple[str, int]], told: list[tuple[Change, tuple[Passage, ...]]], length: int
    ) -> None:
        inside: list[Change | None] = [None] * (length + 1)
        marked = bytearray(length + 1)
        for change, passages in told:
            for start, end in (passage.extent for passage in passages):
                inside[start:end] = [change] * (end - start)
            for piece in change.pieces:
                for word in () if piece.same else piece.old if sign == "-" else piece.new:
                    marked[word.span.start : word.span.end] = b"1" * len(word.span)
        holders = [(text, inside[at], any(marked[at : at + len(text)])) for text, at in differing]
        self.missed = [f"{sign} {text}" for text, change, _ in holders if change is None]
        self.holding = {id(change) for _, change, _ in holders if change is not None}
        self.exact = sum(held for *_, held in holders)


def _bare(contract: Contract) -> list[tuple[str, int]]:
    """The words between blanks with their offsets, without what is printed on every page."""
    words: list[tuple[str, int]] = []
    for block in contract.document.blocks:
        if block.kind is not BlockKind.FURNITURE:
            text = block.span.text_in(contract.text)
            words += [(match[0], block.span.start + match.start()) for match in re.finditer(r"\S+", text)]
    return words


def _apart(old: Sequence[str], new: Sequence[str]) -> tuple[list[int], list[int]]:
    """The places of the words that `diff` takes out and puts in."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("old", "new")]
        for path, words in zip(paths, (old, new), strict=True):
            path.write_text("".join(f"{word.translate(_ALIKE)}\n" for word in words), encoding="utf-8")
        done = subprocess.run(["diff", "--minimal", *map(str, paths)], capture_output=True, text=True, check=False)
    gone: list[int] = []
    come: list[int] = []
    for match in filter(None, map(_HUNK.fullmatch, done.stdout.splitlines())):
        first, last, what, start, end = match.groups()
        gone += range(int(first) - 1, int(last or first)) if what in "cd" else ()
        come += range(int(start) - 1, int(end or start)) if what in "ca" else ()
    return gone, come


def _named(change: Change) -> str:
    titles = [", ".join(passage.title for passage in passages) for passages in (change.old, change.new)]
    return f"{', '.join(change.happened)}: {' → '.join(titles)}"


def main(arguments: list[str]) -> int:
    """Print a line a pair and the sums; exit status 0 also where there is nothing to measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__)
    parser.add_argument("data", type=Path, nargs="?", help="the folder with contracts/")
    parser.add_argument("--show", action="store_true", help="print what was missed or invented")
    asked = parser.parse_args(arguments)
    pairs = _pairs(asked.data) if asked.data else []
    if not pairs:
        print("no pairs of contracts, or no 'diff'; nothing measured")
        return 0
    measured = []
    for old, new in pairs:
        measured.append(measure(old, new))
        print(measured[-1], flush=True)
        for line in (*measured[-1].missed, *measured[-1].invented) if asked.show else ():
            print(f"    {line}")
    print(_sums(measured))
    return 0


def _pairs(data: Path) -> list[tuple[Path, Path]]:
    """The pairs that are there; none where the system has no `diff`."""
    folder = data / "contracts"
    pairs = [(folder / old, folder / new) for old, new in PAIRS]
    return [pair for pair in pairs if all(path.is_file() for path in pair)] if shutil.which("diff") else []


def section(data: Path) -> str:
    """Markdown; empty where there is no pair."""
    measured = [measure(old, new) for old, new in _pairs(data)]
    if not measured:
        return ""
    rows = [
        (one.name, *map(str, (one.words, one.differing, len(one.missed), one.told, len(one.invented))))
        for one in measured
    ]
    head = ("pair", "words", "that differ", "in no told clause", "clauses told", "without a differing word")
    lines = ["## Contracts compared", "", "`python -m benchmarks.compare DATA`: held against a bare word diff.", ""]
    return "\n".join([*lines, *table(head, rows)])


def _sums(measured: Sequence[Measured]) -> str:
    differing, missed = sum(one.differing for one in measured), sum(len(one.missed) for one in measured)
    told, invented = sum(one.told for one in measured), sum(len(one.invented) for one in measured)
    return (
        f"{len(measured)} pairs: {differing} differing words, {missed} in no told clause;"
        f" {told} clauses told, {invented} without a differing word"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
