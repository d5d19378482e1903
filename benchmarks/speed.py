"""How fast contracts are read: `python -m benchmarks.speed PATH... [--plumber] [--growth] [--afternoon] [--rules]`.

Pages per second, for the reading alone (text, layout, tables, clauses), for reading with what each clause is about (by
the clause model) and for whole reviews, and the ratio of each to the bare text extraction of the same files in the same
run: for a PDF pdfium's text and a walk over the drawn lines; for a Word file the parts that hold its words or say how
they are numbered and styled (document, styles, numbering, notes, headers, footers, comments, relationships, properties)
are taken from the package and parsed, and all their elements walked for text. Seconds are of the processor, so that
other work on the machine counts little.

With `--plumber` the PDFs are also read by pdfplumber (`extract_words` and `extract_tables`, each page closed after
use). With `--growth` it is measured instead how reading grows with pages, as processes with their memory
(`benchmarks.growth`), with `--rules` what all rules add to a review with none (`benchmarks.stages`).

With `--afternoon` each PDF is also reviewed as a whole process beside the plain program of `benchmarks.afternoon`, with
time and peak memory; `--pages N` joins the PDFs into one of N pages first.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks import growth, stages
from benchmarks.processes import Run, run
from contract_review.errors import UnreadableDocument
from contract_review.model.rule import Playbook

_SUFFIXES = (".pdf", ".docx")
# A Word file without page breaks: about so many words fill a page.
_WORDS_A_PAGE = 500
_READ_PART = re.compile(
    r"word/(?:document|styles|numbering|footnotes|endnotes|comments|header\d*|footer\d*)\.xml"
    r"|docProps/core\.xml|_rels/\.rels|word/_rels/document\.xml\.rels"
)


@dataclass(slots=True)
class Speed:
    """Pages and seconds of all files of one form together."""

    form: str
    files: int = 0
    pages: int = 0
    reading: float = 0.0
    subjects: float = 0.0
    review: float = 0.0
    bare: float = 0.0
    plumber: float = 0.0

    def __str__(self) -> str:
        return (
            f"{self.form}, {self.files} files, {self.pages} pages: "
            f"bare text {self.pages / self.bare:.0f} pages per second; "
            f"reading {self.pages / self.reading:.0f} ({self.reading / self.bare:.1f} times the bare time); "
            f"with subjects {self.pages / self.subjects:.0f} ({self.subjects / self.bare:.1f} times); "
            f"review {self.pages / self.review:.0f} ({self.review / self.bare:.1f} times)"
            f"{f'; pdfplumber takes {self.plumber / self.reading:.0f} times as long' if self.plumber else ''}"
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """One PDF as a whole process, by this program and by the plain one."""

    name: str
    pages: int
    ours: Run
    plain: Run

    def __str__(self) -> str:
        return (
            f"{self.name}, {self.pages} pages: review {self.ours}; afternoon version {self.plain}; "
            f"ratio of time {self.ours.seconds / self.plain.seconds:.3f}, "
            f"of memory {self.ours.mebibytes / self.plain.mebibytes:.3f}"
        )


def measure(files: list[Path], *, plumber: bool = False) -> list[Speed]:
    """Read and review all files in this process, and read their bare text: a line for each form of file."""
    speeds: dict[str, Speed] = {}
    for file in files:
        form = file.suffix.lower().removeprefix(".")
        if form not in speeds:
            # Imports and rules are paid for once, not by the first contract.
            _timed(_review, file)
        speed = speeds.setdefault(form, Speed(form))
        speed.files += 1
        pages, seconds = _timed(_read, file)
        speed.pages += pages
        speed.reading += seconds
        speed.subjects += _timed(_segmented, file)[1]
        speed.review += _timed(_review, file)[1]
        speed.bare += _timed(_bare, file)[1]
        if plumber and form == "pdf":
            speed.plumber += _timed(_plumbed, file)[1]
    return [speeds[form] for form in sorted(speeds)]


def compare(file: Path) -> Comparison:
    """Review one PDF as a process, thrice, and by the plain program, once; the best of the three counts."""
    ours = min((run("contract_review", "review", str(file)) for _ in range(3)), key=lambda one: one.seconds)
    return Comparison(file.name, _pdf_pages(file), ours, run("benchmarks.afternoon", str(file)))


def readable(paths: list[Path]) -> list[Path]:
    """The PDFs and Word files among the paths and in their folders that can be read at all, in order."""
    found = set[Path]()
    for path in paths:
        found.update(path.rglob("*") if path.is_dir() else [path])
    return [file for file in sorted(found) if file.suffix.lower() in _SUFFIXES and _opens(file)]


def main(arguments: list[str]) -> int:
    """Print the figures; exit status 0 also where there is nothing to measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--afternoon", action="store_true", help="compare whole processes with the plain program")
    parser.add_argument("--plumber", action="store_true", help="read the PDFs by pdfplumber too")
    parser.add_argument("--growth", action="store_true", help="join the PDFs into ever longer ones")
    parser.add_argument("--rules", action="store_true", help="what all rules add to a review with none")
    parser.add_argument("--pages", type=int, default=None, help="join the PDFs into one of so many pages")
    asked = parser.parse_args(arguments)
    files = readable(asked.paths)
    if not files:
        print(f"no PDF or DOCX under {', '.join(map(str, asked.paths))}; nothing measured")
        return 0
    pdfs = [file for file in files if file.suffix.lower() == ".pdf"]
    with tempfile.TemporaryDirectory() as folder:
        if asked.growth:
            print("\n".join(map(str, growth.measure(pdfs))))
            return 0
        if asked.pages:
            files = [growth.joined(pdfs, asked.pages, Path(folder))]
        if asked.rules:
            costs = [stages.cost(file, _playbook()) for file in files]
            print("\n".join(map(str, (*costs, stages.together(costs)))))
            return 0
        print("\n".join(map(str, measure(files, plumber=asked.plumber))))
        for file in files if asked.afternoon else ():
            if file.suffix.lower() == ".pdf":
                print(compare(file))
    return 0


def _read(file: Path) -> int:
    from contract_review.clauses.tree import grow
    from contract_review.documents import read
    from contract_review.reports.presentation import pages_of

    document = read(file)
    grow(document)
    return pages_of(document) or max(1, round(document.words / _WORDS_A_PAGE))


def _segmented(file: Path) -> int:
    from contract_review.clauses import segment
    from contract_review.documents import read

    return len(segment(read(file)))


def _review(file: Path) -> int:
    from contract_review.documents import read
    from contract_review.review import review_document

    return len(review_document(read(file), playbook=_playbook()).findings)


@cache
def _playbook() -> Playbook:
    from contract_review.review import DEFAULT_PLAYBOOK
    from contract_review.rulebook import load_playbook

    return load_playbook(DEFAULT_PLAYBOOK)


def _opens(file: Path) -> bool:
    from contract_review.documents import read

    try:
        return bool(read(file).text.strip())
    except UnreadableDocument:
        return False


def _timed(call: Callable[[Path], int], file: Path) -> tuple[int, float]:
    began = time.process_time()
    result = call(file)
    return result, time.process_time() - began


def _bare(file: Path) -> int:
    return _bare_pdf(file) if file.suffix.lower() == ".pdf" else _bare_word(file)


def _bare_pdf(file: Path) -> int:
    import pypdfium2
    from pypdfium2.raw import FPDF_PAGEOBJ_PATH

    document = pypdfium2.PdfDocument(file)
    size = 0
    for page in document:
        text = page.get_textpage()
        size += len(text.get_text_range())
        size += sum(1 for _ in page.get_objects(filter=[FPDF_PAGEOBJ_PATH]))
        text.close()
        page.close()
    document.close()
    return size


def _bare_word(file: Path) -> int:
    from lxml import etree

    size = 0
    with zipfile.ZipFile(file) as archive:
        for name in filter(_READ_PART.fullmatch, archive.namelist()):
            root = etree.fromstring(archive.read(name))
            size += len("".join([element.text for element in root.iter() if element.text]))
    return size


def _plumbed(file: Path) -> int:
    import pdfplumber

    with pdfplumber.open(file) as document:
        size = 0
        for page in document.pages:
            size += len(page.extract_words()) + len(page.extract_tables())
            page.close()
    return size


def _pdf_pages(file: Path) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    pages = len(document)
    document.close()
    return pages


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
