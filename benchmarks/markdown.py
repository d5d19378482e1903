"""Tables of a page of figures, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    """The lines of a table, and an empty one after it."""
    return [*(f"| {' | '.join(cells)} |" for cells in (head, tuple("---" for _ in head), *rows)), ""]
