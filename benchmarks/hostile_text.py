"""Text and HTML and RTF that mean harm: lines, tables and nesting without end, and signs that make patterns slow."""

from __future__ import annotations

from collections.abc import Callable

_MB = 1_000_000
_WORDS = b"credits and fees within 30 days of 99.9% "


def line(size: int, of: bytes = _WORDS) -> bytes:
    """One line of so many bytes."""
    return of * (size // len(of))


def html(inside: bytes) -> bytes:
    """A page around a body."""
    return b"<!doctype html><html><body>" + inside + b"</body></html>"


def html_table(rows: int, columns: int) -> bytes:
    """A table of so many cells."""
    return html(b"<table>" + (b"<tr>" + b"<td>x" * columns) * rows + b"</table>")


def rtf(inside: bytes) -> bytes:
    """A document in RTF."""
    return b"{\\rtf1\\ansi " + inside + b"}"


TEXTS: dict[str, Callable[[], bytes]] = {
    "50 MB of one line.txt": lambda: line(50 * _MB),
    "15 MB of one line.txt": lambda: line(15 * _MB),
    "15 MB of one word.txt": lambda: line(15 * _MB, b"a"),
    "15 MB of numbers.txt": lambda: line(15 * _MB, b"1."),
    "15 MB of brackets.txt": lambda: line(15 * _MB, b"(a)"),
    "15 MB of leader dots.txt": lambda: line(15 * _MB, b". "),
    "15 MB of short lines.txt": lambda: line(15 * _MB, b"1.1 Fees\n"),
    "50 MB of one line.html": lambda: html(line(50 * _MB)),
    "15 MB of one line.html": lambda: html(line(15 * _MB)),
    "divisions in divisions.html": lambda: html(b"<div>" * 1_000_000 + b"Fees are due monthly."),
    "table of a million cells.html": lambda: html_table(20_000, 50),
    "50 MB of one line.rtf": lambda: rtf(line(50 * _MB)),
    "15 MB of one line.rtf": lambda: rtf(line(15 * _MB)),
    "groups in groups.rtf": lambda: rtf(b"{" * 1_000_000 + b"Fees are due monthly." + b"}" * 1_000_000),
}
