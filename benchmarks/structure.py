"""Clause numbers found in real contracts against marks made by hand: `python -m benchmarks.structure DATA_DIR`.

`tests/clauses/marked/*.yml` name a file under DATA_DIR, its fingerprint, and the numbers that a reader of the page
would cite, as "5.1..5.4, 5.2(a)..5.2(c), Schedule A"; a number that a contract gives twice is marked twice. Nothing of
the contracts' words stands in the marks.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from contract_review.clauses import segment
from contract_review.clauses.numbering import roman_value
from contract_review.documents import read

_MARKS = Path(__file__).parent.parent / "tests" / "clauses" / "marked"


@dataclass(frozen=True, slots=True)
class Measured:
    """One marked contract: the numbers that it has, and those that were found."""

    name: str
    true: Counter[str]
    found: Counter[str]

    @property
    def right(self) -> int:
        """How many of the found numbers the contract has."""
        return sum((self.true & self.found).values())


def measure(folder: Path) -> list[Measured]:
    """The marked contracts that lie under a folder, unchanged since they were marked."""
    measured = []
    for marks in sorted(_MARKS.glob("*.yml")):
        mark = yaml.safe_load(marks.read_text(encoding="utf-8"))
        file = folder / mark["file"]
        if file.exists() and hashlib.sha256(file.read_bytes()).hexdigest().startswith(mark["fingerprint"]):
            found = Counter(clause.number for clause in segment(read(file)) if clause.number)
            measured.append(Measured(marks.stem, _true(mark), found))
    return measured


def summary(measured: list[Measured]) -> str:
    """The share of the numbers that was found, and of the found ones that are wrong."""
    right, true = sum(one.right for one in measured), sum(sum(one.true.values()) for one in measured)
    found = sum(sum(one.found.values()) for one in measured)
    share = f"found {right / true:.3f} of {true} clause numbers"
    return f"{len(measured)} contracts: {share}; {1 - right / found:.3f} of those found are wrong"


def main(folder: Path, *, verbose: bool = False) -> int:
    """Print a line a contract and the sum; exit status 0 also where there is nothing to measure."""
    measured = measure(folder)
    for one in measured:
        true, found = sum(one.true.values()), sum(one.found.values())
        print(f"{one.name:24} true {true:4} found {found:4} right {one.right:4}")
        if verbose:
            print("    missed", list((one.true - one.found).elements()))
            print("    wrong ", list((one.found - one.true).elements()))
    print(summary(measured) if measured else f"no marked contracts under {folder}; nothing measured")
    return 0


def _true(mark: dict[str, Any]) -> Counter[str]:
    numbers: Counter[str] = Counter()
    for entry in str(mark["numbers"]).split(","):
        first, _, last = entry.strip().partition("..")
        numbers.update(_run(first, last) if last else [first])
    return numbers


def _run(first: str, last: str) -> list[str]:
    """All numbers from one to another that differ in their last part: 5.2(a)..5.2(c)."""
    stem, start = _last_part(first)
    end = _last_part(last)[1]
    if start.isdigit():
        width = len(start) if start.startswith("0") else 0
        return [f"{stem}{n:0{width}d}{')' if stem.endswith('(') else ''}" for n in range(int(start), int(end) + 1)]
    if start == "i":
        romans = (_roman(n) for n in range(1, roman_value(end) + 1))
        return [f"{stem}{n})" for n in romans]
    return [f"{stem}{chr(n)})" for n in range(ord(start), ord(end) + 1)]


def _last_part(number: str) -> tuple[str, str]:
    match = re.match(r"(.*?)(\w+)\)?$", number, re.DOTALL)
    return (match[1], match[2]) if match else ("", number)


def _roman(n: int) -> str:
    return next(text for text in _ROMANS if roman_value(text) == n)


_ROMANS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()

if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "-v"]
    sys.exit(main(Path(arguments[0]), verbose="-v" in sys.argv))
