"""The tables of a web page: rows, cells, and what they span."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any

from contract_review.documents.assembly import RawCell

_WIDEST = 200


def read_rows(table: Any, *, silent: Set[str]) -> tuple[list[list[RawCell]], list[Any]]:
    """The rows of a table, and the tables inside its cells, which stand for themselves; `silent` tags say nothing."""
    rows: list[list[RawCell]] = []
    # For each column the row in which it is free again: a cell may reach down over the rows below it.
    busy: dict[int, int] = {}
    inner: list[Any] = []
    for element in _own(table, "tr"):
        column, row = 0, []
        for cell in element:
            if cell.tag not in ("td", "th"):
                continue
            while busy.get(column, 0) > len(rows):
                column += 1
            wide, deep = _covered(cell.get("colspan")), _covered(cell.get("rowspan"))
            busy.update((column + right, len(rows) + deep) for right in range(wide))
            text = " ".join(" ".join(_words(cell, silent, inner)).split())
            row.append(RawCell(text, len(rows), column, deep, wide))
            column += wide
        rows.append(row)
    return [row for row in rows if row], inner


def only_cell(table: Any) -> Any:
    """The cell of a table that has just one, and so is a box around text; None for real tables."""
    rows = list(_own(table, "tr"))
    cells = [cell for cell in rows[0] if cell.tag in ("td", "th")] if len(rows) == 1 else []
    return cells[0] if len(cells) == 1 else None


def _own(table: Any, tag: str) -> Iterator[Any]:
    for child in table:
        if child.tag == tag:
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _own(child, tag)


def _covered(count: str | None) -> int:
    return min(max(int(count), 1), _WIDEST) if count and count.isdecimal() and len(count) < 9 else 1


def _words(element: Any, silent: Set[str], inner: list[Any]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "table":
            inner.append(child)
        elif isinstance(child.tag, str) and child.tag not in silent:
            yield from _words(child, silent, inner)
        yield child.tail or ""
