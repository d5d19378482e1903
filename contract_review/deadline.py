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

    A clock decides only whether there is a result, never which. Without effect where alarms cannot be set: on Windows,
    outside the main thread, or where the program around this one uses the alarm itself.
    """
    if not _is_free():
        yield
        return

    def give_up(_signal: int, _frame: FrameType | None) -> None:
        raise UnreadableDocument(
            path, f"takes longer than {seconds:.0f} seconds to review; review its parts one by one"
        )

    signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _is_free() -> bool:
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        return False
    return signal.getsignal(signal.SIGALRM) == signal.SIG_DFL and signal.getitimer(signal.ITIMER_REAL)[0] == 0
