"""Reviews on any executor of `concurrent.futures`, near or far; whatever it loses is a line in the overview."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from itertools import islice
from typing import Any

from contract_review.batch.files import File, shown
from contract_review.batch.journal import note_of
from contract_review.batch.rows import FAILED, Row
from contract_review.batch.work import Batch, files_of, review_one

# Enough that hundreds of workers never wait, and few enough that a million files need no memory here.
_AT_ONCE = 1_000


def review_on(
    executor: Executor,
    batch: Batch,
    names: Mapping[File, str],
    *,
    task: Callable[..., Row] = review_one,
    shared: Any = None,
) -> Iterator[tuple[File, Row]]:
    """Review each file under its name wherever the executor works; the rows come as they are done.

    The workers must reach the files and the batch's folder by the same paths or URLs. `task` is called with the batch
    (or `shared`, where the executor has a place for what all tasks need), the file and the name.
    """
    batch.folder.begin()
    waiting, running = iter(names.items()), dict[Future[Row], File]()
    while True:
        for file, name in islice(waiting, _AT_ONCE - len(running)):
            running[executor.submit(task, batch if shared is None else shared, file, name)] = file
        if not running:
            break
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            file = running.pop(future)
            yield file, _row(file, future)
    batch.folder.tidy([file for name in names.values() for file in (*files_of(name), note_of(name))])


def _row(file: File, future: Future[Row]) -> Row:
    try:
        return future.result()
    except Exception as error:  # each executor has errors of its own for a worker that is gone
        told = " ".join(str(error).split())[:200]
        return Row(
            shown(file), FAILED, problem=f"its worker was lost ({type(error).__name__}: {told}); review it alone"
        )
