"""Python's collector of circular garbage waits while a contract is read: there is none, and looking for it is dear."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# A run of the command line makes a hundred thousand values that it keeps; the usual 700 have it look all the time.
_OFTEN_ENOUGH = 50_000


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the collector out of what stands inside; values that nobody uses are given back as always."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def seldom() -> None:
    """Let the collector look less often for as long as this process runs."""
    gc.set_threshold(_OFTEN_ENOUGH)
