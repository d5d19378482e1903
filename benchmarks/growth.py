"""How reading grows with the pages of a PDF: for `benchmarks.speed --growth`.

PDFs are joined into one of so many pages; each is read and printed as a process of its own (`contract-review text`).
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import Run, run

PAGES = (125, 250, 500, 1000)


@dataclass(frozen=True, slots=True)
class Growth:
    """A PDF of so many pages, read as a process."""

    pages: int
    run: Run

    @property
    def milliseconds(self) -> float:
        """Milliseconds of the processor a page, the start of the program included."""
        return 1000 * self.run.processor / self.pages

    def __str__(self) -> str:
        return f"{self.pages} pages: {self.run}, {self.milliseconds:.1f} ms a page"


def measure(files: Sequence[Path], pages: Sequence[int] = PAGES) -> Iterator[Growth]:
    """Read PDFs of ever more pages, made of the pages of others."""
    with tempfile.TemporaryDirectory() as folder:
        for count in pages:
            yield Growth(count, run("contract_review", "text", str(joined(files, count, Path(folder)))))


def joined(files: Sequence[Path], pages: int, folder: Path) -> Path:
    """One PDF of so many pages, made of the pages of others in their order."""
    import pypdfium2

    whole = pypdfium2.PdfDocument.new()
    while len(whole) < pages:
        for file in files:
            part = pypdfium2.PdfDocument(file)
            whole.import_pages(part, list(range(min(len(part), pages - len(whole)))))
            part.close()
            if len(whole) >= pages:
                break
    path = folder / f"{pages}-pages.pdf"
    whole.save(path)
    whole.close()
    return path
