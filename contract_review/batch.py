"""Many contracts at once; one bad file never stops the others."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from pathlib import Path

from contract_review.errors import ContractReviewError
from contract_review.model.fact import Fact
from contract_review.model.review import Review
from contract_review.model.wording import in_words
from contract_review.review import DEFAULT_PLAYBOOK, review_file

_SUFFIXES = frozenset({".pdf", ".docx", ".docm", ".dotx", ".txt", ".md", ".html", ".htm"})


@dataclass(frozen=True, slots=True)
class Row:
    """One file of a batch: what its review came to, or why there is none."""

    path: str
    status: str
    kind: str = ""
    vendor: str = ""
    walk_away: int = 0
    negotiate: int = 0
    missing: int = 0
    unclear: int = 0
    effective_date: str = ""
    initial_term: str = ""
    expiry_date: str = ""
    auto_renewal: str = ""
    notice: str = ""
    problem: str = ""


def contracts_in(paths: tuple[Path, ...]) -> list[Path]:
    """The files to review: those named, and those in named folders whose names end like contracts, in order."""
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found.update(
                p
                for p in path.rglob("*")
                if p.suffix.lower() in _SUFFIXES and p.is_file() and not p.name.startswith(".")
            )
        else:
            found.add(path)
    return sorted(found)


def _is_contract(path: Path) -> bool:
    return path.suffix.lower() in _SUFFIXES and path.is_file() and not path.name.startswith(".")


def run(
    files: list[Path], out: Path, *, jobs: int, playbook: str = DEFAULT_PLAYBOOK, done: Callable[[Row], None]
) -> list[Row]:
    """Review each file into `out`, and write the overview there; `done` is told of each row as it comes."""
    out.mkdir(parents=True, exist_ok=True)
    names = _names(files)
    rows: dict[Path, Row] = {}
    for file, row in _reviewed(files, names, out, jobs, playbook):
        rows[file] = row
        done(row)
    ordered = [rows[file] for file in files]
    (out / "overview.json").write_text(json.dumps([asdict(row) for row in ordered], indent=1) + "\n", encoding="utf-8")
    (out / "overview.csv").write_text(_csv(ordered), encoding="utf-8", newline="")
    (out / "overview.html").write_text(_html(ordered, [names[file] for file in files]), encoding="utf-8")
    return ordered


def _names(files: list[Path]) -> dict[Path, str]:
    """A name for each review that no other has: two folders may each hold a `contract.pdf`."""
    names: dict[Path, str] = {}
    for file in files:
        name, n = file.name, 2
        while name in names.values():
            name, n = f"{file.stem}-{n}{file.suffix}", n + 1
        names[file] = name
    return names


def _reviewed(
    files: list[Path], names: dict[Path, str], out: Path, jobs: int, playbook: str
) -> Iterator[tuple[Path, Row]]:
    if jobs <= 1 or len(files) <= 1:
        for file in files:
            yield file, review_one(file, out / names[file], playbook)
        return
    left = set(files)
    try:
        with ProcessPoolExecutor(max_workers=min(jobs, len(files))) as pool:
            running = {pool.submit(review_one, file, out / names[file], playbook): file for file in files}
            for future in as_completed(running):
                row = future.result()
                left.discard(running[future])
                yield running[future], row
    except BrokenProcessPool:
        # A file that kills its worker (memory, a crash in a library) takes the pool along: the rest go on one by one.
        for file in sorted(left):
            yield file, _alone(file, out / names[file], playbook)


def _alone(file: Path, target: Path, playbook: str) -> Row:
    try:
        with ProcessPoolExecutor(max_workers=1) as pool:
            return pool.submit(review_one, file, target, playbook).result()
    except BrokenProcessPool:
        return Row(str(file), "failed", problem="the file ended the program that read it")


def review_one(file: Path, target: Path, playbook: str) -> Row:
    """Review one file into `target`.json and .html; whatever goes wrong becomes a row that says so."""
    from contract_review.reports import render

    try:
        review = review_file(file, playbook=playbook)
        for form in ("json", "html"):
            text = render((review,), form=form)
            Path(f"{target}.{form}").write_text(str(text), encoding="utf-8")
        return _row(file, review)
    except ContractReviewError as error:
        return Row(str(file), "unreadable", problem=str(error))
    except Exception as error:  # a bug in one file must not cost the others their review
        return Row(str(file), "failed", problem=f"{type(error).__name__}: {error}")


def _row(file: Path, review: Review) -> Row:
    from contract_review.model.contract import Role
    from contract_review.model.finding import Outcome

    counts = review.count_by_outcome()
    vendor = review.contract.party(Role.VENDOR)
    facts: dict[str, Fact] = {}
    for fact in review.facts:
        facts.setdefault(fact.id, fact)
    return Row(
        path=str(file),
        status="partly read" if review.incomplete else "reviewed",
        kind=review.contract.kind.value,
        vendor=vendor.name if vendor else "",
        walk_away=counts.get(Outcome.WALK_AWAY, 0),
        negotiate=counts.get(Outcome.NEGOTIATE, 0),
        missing=counts.get(Outcome.MISSING, 0),
        unclear=counts.get(Outcome.UNCLEAR, 0),
        effective_date=_said(facts.get("term.effective-date")),
        initial_term=_said(facts.get("term.initial")),
        expiry_date=_said(facts.get("term.expiry-date")),
        auto_renewal=_said(facts.get("term.auto-renewal")),
        notice=_said(facts.get("term.non-renewal-notice")),
        problem="; ".join(problem.message for problem in review.problems),
    )


def _said(fact: Fact | None) -> str:
    return in_words(fact.value) if fact else ""


def _csv(rows: list[Row]) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fieldnames=list(asdict(Row("", ""))), lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _harmless(value) for name, value in asdict(row).items()})
    return buffer.getvalue()


def _harmless(value: object) -> object:
    """Words of a contract that a spreadsheet would run as a formula are shown as words."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _html(rows: list[Row], names: list[str]) -> str:
    from contract_review.reports.pages import overview_page

    return overview_page([(asdict(row), name) for row, name in zip(rows, names, strict=True)])


def processors() -> int:
    """How many workers are worth starting here."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
