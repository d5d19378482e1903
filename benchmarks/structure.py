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
from pathlib import Path
from typing import Any

import yaml

from contract_review.clauses import segment
from contract_review.clauses.numbering import roman_value
from contract_review.documents import read

_MARKS = Path(__file__).parent.parent / "tests" / "clauses" / "marked"


def main(folder: Path, *, verbose: bool = False) -> int:
    """Print a line a contract and the sum; exit status 0 also where there is nothing to measure."""
    total = [0, 0, 0]
    for marks in sorted(_MARKS.glob("*.yml")):
        mark = yaml.safe_load(marks.read_text(encoding="utf-8"))
        file = folder / mark["file"]
        if not file.exists() or not hashlib.sha256(file.read_bytes()).hexdigest().startswith(mark["fingerprint"]):
            print(f"{marks.stem:24} not here; skipped")
            continue
        true, found = _true(mark), Counter(clause.number for clause in segment(read(file)) if clause.number)
        right = sum((true & found).values())
        total = [total[0] + right, total[1] + sum(found.values()), total[2] + sum(true.values())]
        print(f"{marks.stem:24} true {sum(true.values()):4} found {sum(found.values()):4} right {right:4}")
        if verbose:
            print("    missed", list((true - found).elements()))
            print("    wrong ", list((found - true).elements()))
    if total[2]:
        wrong = 1 - total[0] / max(total[1], 1)
        print(f"found {total[0] / total[2]:.3f} of the clause numbers, {wrong:.3f} of its own wrong")
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
