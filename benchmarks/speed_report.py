"""The pages of the report about speed, long files and files that mean harm."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import growth, hostile, speed
from benchmarks.markdown import table

_LONG = 125
_SAMPLED = 25


def sections(data: Path, contracts: Sequence[Path]) -> Iterator[str]:
    """A section each, of the judged contracts and the other files of DATA; what is not there is left out."""
    pdfs = sorted((data / "cuad" / "pdf").glob("*.pdf"))
    found = (_speed(contracts, pdfs), _growth(pdfs), _processes(pdfs), _hostile(data / "hostile"))
    yield from (section for section in found if section)


def _speed(contracts: Sequence[Path], pdfs: Sequence[Path]) -> str:
    files = speed.readable(list(contracts))
    if not files:
        return ""
    sample = list(pdfs[::_SAMPLED])
    rows = [
        (
            where,
            one.form,
            str(one.files),
            str(one.pages),
            f"{one.pages / one.bare:.0f}",
            f"{one.pages / one.reading:.0f}",
            f"{one.reading / one.bare:.1f}",
            f"{one.pages / one.review:.0f}",
            f"{one.review / one.bare:.1f}",
            f"{one.plumber / one.reading:.0f}" if one.plumber else "",
        )
        for where, some in (("gold", files), (f"every {_SAMPLED}th of cuad/pdf", sample))
        for one in speed.measure(some, plumber=True)
    ]
    head = (
        "files",
        "form",
        "number",
        "pages",
        "bare text, pages/s",
        "reading, pages/s",
        "ratio",
        "review, pages/s",
        "ratio",
    )
    return "\n".join(
        [
            "## Speed",
            "",
            "`python -m benchmarks.speed DATA/gold --plumber`",
            "",
            "Each ratio is to the bare text of the same files in the same run; the last column says how many times as",
            "long as our reading pdfplumber takes for its words and tables.",
            "",
            *table((*head, "pdfplumber / reading"), rows),
        ]
    )


def _growth(pdfs: Sequence[Path]) -> str:
    if not pdfs:
        return ""
    rows = [(str(one.pages), str(one.run), f"{one.milliseconds:.1f}") for one in growth.measure(pdfs)]
    head = ("pages", "reading and printing the text, as a process", "ms of the processor a page")
    return "\n".join(
        ["## Long files", "", "`python -m benchmarks.speed DATA/cuad/pdf --growth`", "", *table(head, rows)]
    )


def _hostile(folder: Path) -> str:
    if not folder.is_dir():
        return ""
    done = list(hostile.trials(folder))
    made = [one for one in done if one.made]
    rows = [(one.name, f"{one.size / 1e6:.1f}", str(one.run or "failed"), one.told) for one in made]
    head = ("file", "MB", "review, as a process", "what it says")
    return "\n".join(
        [
            "## Files that mean harm",
            "",
            "`python -m benchmarks.hostile DATA/hostile`",
            "",
            f"Those made here and those of the folder: {hostile.summary(done)}.",
            "",
            *table(head, rows),
        ]
    )


def _processes(pdfs: Sequence[Path]) -> str:
    if not pdfs:
        return ""
    with tempfile.TemporaryDirectory() as folder:
        short = growth.joined(pdfs, 5, Path(folder))
        compared = [speed.compare(file) for file in (short, growth.joined(pdfs, _LONG, Path(folder)))]
    rows = [
        (
            str(one.pages),
            str(one.ours),
            str(one.plain),
            f"{one.ours.seconds / one.plain.seconds:.3f}",
            f"{one.ours.mebibytes / one.plain.mebibytes:.3f}",
        )
        for one in compared
    ]
    head = ("pages", "review", "afternoon version", "ratio of time", "ratio of memory")
    return "\n".join(
        [
            "## Whole processes",
            "",
            f"`python -m benchmarks.speed DATA/cuad/pdf --afternoon --pages {_LONG}`: the same PDF reviewed by this",
            "program and by the one that somebody writes in an afternoon.",
            "",
            *table(head, rows),
        ]
    )
