"""Work on one document is given up when it takes too long, so that no document stops those behind it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from contract_review.errors import UnreadableDocument


@contextmanager
def given_up_after(seconds: float, *, path: str) -> Iterator[None]:
    """Run what stands inside for so long at most; raises `UnreadableDocument` when the time is over.

    The seconds are those of the processor: a machine that is busy with other work loses no contract. They decide only
    whether there is a result, never which. Without effect where alarms cannot be set: on Windows, outside the main
    thread, or where the program around this one uses the alarm itself.
    """
    if not _is_free():
        yield
        return

    def give_up(_signal: int, _frame: FrameType | None) -> None:
        raise UnreadableDocument(
            path, f"takes longer than {seconds:.0f} seconds of computing; review its parts one by one"
        )

    signal.signal(signal.SIGPROF, give_up)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)


def _is_free() -> bool:
    if not hasattr(signal, "SIGPROF") or threading.current_thread() is not threading.main_thread():
        return False
    return signal.getsignal(signal.SIGPROF) == signal.SIG_DFL and signal.getitimer(signal.ITIMER_PROF)[0] == 0
