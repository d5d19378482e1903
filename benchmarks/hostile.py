"""Files that mean harm, at full size, each as a whole review: `python -m benchmarks.hostile [FOLDER] [--only WORD]`.

Made here: bombs of zip, XML and PDF, entities from outside, circles, nesting without end, tables without end, fonts of
garbage, catalogues of a hundred thousand pages, 50 MB of one line in every format. Of FOLDER every file is tried too.
Each must end as a review, a review in part, or one clear line, without a traceback, within a minute and a gibibyte.
The minute is of the processor, so that other work on the machine counts little.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.hostile_packages import PACKAGES
from benchmarks.hostile_pdf import PDFS
from benchmarks.hostile_text import TEXTS
from benchmarks.processes import Run, run

_SECONDS, _MEBIBYTES = 60.0, 1024.0


@dataclass(frozen=True, slots=True)
class Trial:
    """A file, its size in bytes, and how its review went, or failed (`fault`); whether it was `made` here."""

    name: str
    size: int
    run: Run | None
    fault: str = ""
    made: bool = False

    @property
    def told(self) -> str:
        """What the review said in its last line, without the path."""
        return self.run.said.rpartition(f"/{self.name.replace(' ', '-')}: ")[2] if self.run else self.fault

    @property
    def passed(self) -> bool:
        """Whether it ended in time, within its memory, and as it may."""
        return self.run is not None and self.run.processor <= _SECONDS and self.run.mebibytes <= _MEBIBYTES

    def __str__(self) -> str:
        return (
            f"{'' if self.passed else 'FAILED '}{self.name}, {self.size / 1e6:.1f} MB: {self.run or self.fault}"
            f"{f'; {self.told}' if self.run and self.told else ''}"
        )


def trials(folder: Path | None = None, *, only: str = "") -> Iterator[Trial]:
    """Review each file made here, and each of a folder, as a process."""
    with tempfile.TemporaryDirectory() as place:
        for name, make in {**PDFS, **PACKAGES, **TEXTS}.items():
            if only in name:
                file = Path(place) / name.replace(" ", "-")
                file.write_bytes(make())
                yield replace(tried(file, name), made=True)
                file.unlink()
    for file in sorted(folder.iterdir()) if folder else ():
        if only in file.name and file.suffix.lower() in (".pdf", ".docx"):
            yield tried(file, file.name)


def tried(file: Path, name: str) -> Trial:
    """Review one file."""
    size = file.stat().st_size
    try:
        return Trial(name, size, run("contract_review", "review", str(file), "--format", "json"))
    except RuntimeError as error:
        return Trial(name, size, None, str(error))


def summary(done: list[Trial]) -> str:
    """All files in one line."""
    runs = [one.run for one in done if one.run is not None]
    return (
        f"{len(done)} files, {sum(one.passed for one in done)} as they must: at most"
        f" {max((one.processor for one in runs), default=0):.1f} s of the processor and"
        f" {max((one.mebibytes for one in runs), default=0):.0f} MiB"
    )


def main(arguments: list[str]) -> int:
    """Print a line a file and the sum; exit status 1 where one goes beyond its limits."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="more files to try")
    parser.add_argument("--only", default="", help="only files with this word in their names")
    asked = parser.parse_args(arguments)
    done = []
    for trial in trials(asked.folder, only=asked.only):
        done.append(trial)
        print(trial, flush=True)
    print(summary(done))
    return int(not all(trial.passed for trial in done))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
