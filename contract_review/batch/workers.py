"""Reviews in worker processes, a file a task; a file that kills its worker takes no other along."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path

from contract_review.batch.files import File, shown
from contract_review.batch.journal import note_of
from contract_review.batch.rows import FAILED, Row
from contract_review.batch.work import Batch, files_of, review_one
from contract_review.model.document import Opening

_LOOKS_EVERY = 0.5


def review_all(batch: Batch, names: Mapping[File, str], *, jobs: int) -> Iterator[tuple[File, Row]]:
    """Review each file under its name, in worker processes; the rows come as they are done.

    Raises `UsageError` where nothing can be written to the batch's folder.
    """
    batch.folder.begin()
    left = dict(names)
    while left:
        for file, row in _pooled(batch, left, min(jobs, len(left))):
            del left[file]
            yield file, row
        # The pool broke: one of the files that were in work ended its worker. They go on alone, the others together.
        suspects = {file: left.pop(file) for file in list(islice(left, _in_work(jobs)))}
        yield from _alone(batch, suspects)
    batch.folder.tidy([file for name in names.values() for file in (*files_of(name), note_of(name))])


def _pooled(batch: Batch, names: Mapping[File, str], jobs: int) -> Iterator[tuple[File, Row]]:
    """Rows until all are done or a worker dies; then those in work are among the first files without a row."""
    waiting, running = iter(list(names.items())), dict[Future[Row], File]()
    pool = _workers(batch, jobs)
    try:
        while True:
            for file, name in islice(waiting, _in_work(jobs) - len(running)):
                running[pool.submit(_reviewed, file, name)] = file
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                row = future.result()
                yield running.pop(future), row
    except BrokenProcessPool:
        return
    finally:
        # Whoever stops in the middle waits for what is in work, and for nothing else.
        pool.shutdown(cancel_futures=True)


def _in_work(jobs: int) -> int:
    # Enough that no worker waits, and few enough that a broken pool leaves little to be done alone.
    return 2 * jobs


def _alone(batch: Batch, names: Mapping[File, str]) -> Iterator[tuple[File, Row]]:
    """The rows of files that are reviewed one after the other, so that it is plain which of them ends its worker."""
    pool = _workers(batch, 1)
    for file, name in names.items():
        try:
            yield file, pool.submit(_reviewed, file, name).result()
        except BrokenProcessPool:
            most = _patience(batch.reading.opening)
            told = f"the file ended the program that read it, or took longer than {most:.0f} seconds"
            yield file, Row(shown(file), FAILED, problem=f"{told}; review it alone to see why")
            pool = _workers(batch, 1)
    pool.shutdown()


def _workers(batch: Batch, jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(max_workers=jobs, initializer=_begin, initargs=(batch, os.getpid()))


# What the worker's files have in common: a playbook takes longer to send than most contracts to review.
_batch: Batch | None = None


def _begin(batch: Batch, maker: int) -> None:
    """Make a process a worker: it ends with the one that started it, and is not asked whether to stop."""
    global _batch  # noqa: PLW0603  (a worker process has one batch for all its life)
    _batch = batch
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(batch.reading.opening.limits.memory)
    threading.Thread(target=_end_with, args=(maker,), daemon=True).start()


def _end_with(maker: int) -> None:
    # A worker that is forked holds the pipe to its siblings open, and would wait for work for ever.
    parent = os.getppid() if multiprocessing.get_start_method() == "forkserver" else maker
    while os.getppid() == parent:
        time.sleep(_LOOKS_EVERY)
    os._exit(1)


def _limit_memory(more: int) -> None:
    """Let this process take so many bytes more than it has; beyond them a file fails, and the machine does not."""
    try:
        import resource

        held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5]) * resource.getpagesize()
    except (ImportError, OSError):  # only Linux tells, and only Linux keeps to it
        return
    resource.setrlimit(resource.RLIMIT_DATA, (held + more, resource.getrlimit(resource.RLIMIT_DATA)[1]))


def _reviewed(file: File, name: str) -> Row:
    assert _batch is not None
    return ended_when_stuck(_batch, file, name)


def ended_when_stuck(batch: Batch, file: File, name: str) -> Row:
    """Review a file in a process that is there for nothing else, and ends with a file that does not."""
    # Ends the process even where it hangs inside a library, where no signal is heard.
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        faulthandler.dump_traceback_later(_patience(batch.reading.opening), exit=True, file=nowhere)
        try:
            return review_one(batch, file, name)
        finally:
            faulthandler.cancel_dump_traceback_later()


def _patience(opening: Opening) -> float:
    """The seconds on the clock after which a worker is lost; its own limits stop a slow file long before."""
    return (opening.limits.recognition if opening.ocr else opening.limits.reading) + 10 * opening.limits.analysis


def processors() -> int:
    """How many workers are worth starting here."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
