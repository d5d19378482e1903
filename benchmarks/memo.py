"""How long the papers take after a review: `python -m benchmarks.memo PATH... [--pages 30]`.

For every contract of at least so many pages: seconds of the processor from the finished review to the memo as Word
file, page and Markdown, to the page of the review, and to the marked-up contract. The first bears the cost of starting.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from contract_review import Review, review_file
from contract_review.reports.markup import marked_up
from contract_review.reports.memo import write_memo
from contract_review.reports.pages import as_page
from contract_review.reports.presentation import pages_in

_ALLOWED = 1.0


@dataclass(frozen=True, slots=True)
class Papers:
    """One contract, and the seconds for each of its papers."""

    name: str
    pages: int
    points: int
    seconds: dict[str, float]

    def __str__(self) -> str:
        told = ", ".join(f"{paper} {seconds:.2f} s" for paper, seconds in self.seconds.items())
        return f"{self.name}, {self.pages} pages, {self.points} points: {told}"


def main(arguments: list[str]) -> int:
    """Print a line a contract; exit status 1 where a memo takes a second or more."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.memo", description=__doc__)
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--pages", type=int, default=30, help="the shortest contract that is measured")
    asked = parser.parse_args(arguments)
    measured = list(filter(None, (measure(path, least=asked.pages) for path in _files(asked.paths))))
    for papers in measured:
        print(papers, flush=True)
    if not measured:
        print(f"no contracts of {asked.pages} pages; nothing measured")
        return 0
    slowest = max(seconds for papers in measured for name, seconds in papers.seconds.items() if "memo" in name)
    print(f"{len(measured)} contracts; the slowest memo takes {slowest:.2f} s")
    return int(slowest >= _ALLOWED)


def measure(path: Path, *, least: int) -> Papers | None:
    """The papers of one contract, None where it is shorter than `least` pages."""
    review = review_file(path)
    pages = pages_in(review.contract) or 0
    if pages < least:
        return None
    seconds = {name: _seconds(write) for name, write in _papers(review, path.read_bytes()).items()}
    return Papers(path.name, pages, len(review.flags()), seconds)


def _papers(review: Review, data: bytes) -> dict[str, Callable[[], object]]:
    return {
        "memo.docx": lambda: write_memo(review),
        "memo.html": lambda: write_memo(review, form="html"),
        "memo.md": lambda: write_memo(review, form="md"),
        "review.html": lambda: as_page(review, form="html"),
        "markup": lambda: marked_up(review, data),
    }


def _seconds(write: Callable[[], object]) -> float:
    start = time.process_time()
    write()
    return time.process_time() - start


def _files(paths: list[Path]) -> list[Path]:
    found = (sorted(path.rglob("*")) if path.is_dir() else [path] for path in paths)
    return [file for files in found for file in files if file.suffix.lower() in (".pdf", ".docx")]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
