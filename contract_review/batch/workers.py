"""Reviews in worker processes, a file a task; a file that kills its worker takes no other along."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from contract_review.batch.rows import FAILED, UNREADABLE, Row, row_of
from contract_review.errors import ContractReviewError, UnreadableDocument
from contract_review.model.rule import Playbook
from contract_review.review import Reading, review_document
from contract_review.writing import write_whole

_FORMS = ("json", "html")


@dataclass(frozen=True, slots=True)
class Batch:
    """What all files of a batch are reviewed by: where reviews go, which playbook, how to read."""

    out: Path
    playbook: str
    reading: Reading
    rules: str | None = None
    waivers: str | None = None


def review_all(batch: Batch, names: dict[Path, str], *, jobs: int) -> Iterator[tuple[Path, Row]]:
    """Review each file under its name, in worker processes; the rows come as they are done."""
    if jobs <= 1 or len(names) <= 1:
        for file, name in names.items():
            yield file, review_one(batch, file, name)
        return
    left = dict(names)
    while left:
        for file, row in _pooled(batch, left, min(jobs, len(left))):
            del left[file]
            yield file, row
        # The pool broke: one of the files that were in work ended its worker. They go on alone, the others together.
        for file in list(islice(left, _in_work(jobs))):
            yield file, _alone(batch, file, left.pop(file))


def _pooled(batch: Batch, names: dict[Path, str], jobs: int) -> Iterator[tuple[Path, Row]]:
    """Rows until all are done or a worker dies; then those in work are among the first files without a row."""
    waiting, running = iter(list(names.items())), dict[Future[Row], Path]()
    try:
        with ProcessPoolExecutor(max_workers=jobs) as pool:
            while True:
                for file, name in islice(waiting, _in_work(jobs) - len(running)):
                    running[pool.submit(review_one, batch, file, name)] = file
                if not running:
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    row = future.result()
                    yield running.pop(future), row
    except BrokenProcessPool:
        return


def _in_work(jobs: int) -> int:
    # Enough that no worker waits, and few enough that a broken pool leaves little to be done alone.
    return 2 * jobs


def _alone(batch: Batch, file: Path, name: str) -> Row:
    try:
        with ProcessPoolExecutor(max_workers=1) as pool:
            return pool.submit(review_one, batch, file, name).result()
    except BrokenProcessPool:
        return Row(str(file), FAILED, problem="the file ended the program that read it; review it alone to see why")


def review_one(batch: Batch, file: Path, name: str) -> Row:
    """Review one file into `<out>/<name>.json` and `.html`; whatever goes wrong becomes a row that says so."""
    from contract_review.documents.confined import read_confined
    from contract_review.reports import render

    try:
        document = read_confined(file, opening=batch.reading.opening)
        review = review_document(
            document, playbook=_playbook(batch.playbook, batch.rules, batch.waivers), reading=batch.reading
        )
        for form in _FORMS:
            write_whole(batch.out / f"{name}.{form}", str(render((review,), form=form)).encode())
        return row_of(str(file), review, name=f"{name}.html", as_of=batch.reading.as_of)
    except UnreadableDocument as error:
        return Row(str(file), UNREADABLE, problem=error.reason)
    except ContractReviewError as error:
        return Row(str(file), FAILED, problem=str(error))
    except Exception as error:  # a bug in one file must not cost the others their review
        return Row(str(file), FAILED, problem=f"{type(error).__name__}: {error}")


@cache
def _playbook(name: str, rules: str | None, waivers: str | None) -> Playbook:
    # Loaded once a worker: a hundred rules take longer to load than most contracts to review.
    from contract_review.rulebook import load_playbook

    return load_playbook(name, folders=(Path(rules),) if rules else (), waivers=Path(waivers) if waivers else None)


def processors() -> int:
    """How many workers are worth starting here."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
