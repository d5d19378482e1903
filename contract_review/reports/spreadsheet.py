"""What every spreadsheet of ours keeps to: words of a contract are words, never a formula, a number or a link."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote

from contract_review.reports.quoting import printable

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# A workbook carries the day on which it was made; two runs have to agree to the byte.
_ALWAYS = datetime(2000, 1, 1)
# What Excel takes.
_LONGEST_CELL, _LONGEST_LINK = 32_000, 2_000


def harmless(value: object) -> object:
    """The value for a CSV file: words that a spreadsheet would run as a formula begin with an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA) else value


def as_csv(heads: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """A table as CSV (RFC 4180), its head first."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fieldnames=heads, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: harmless(value) for name, value in row.items()} for row in rows)
    return buffer.getvalue()


def new_workbook(buffer: io.BytesIO, *, title: str) -> Any:
    """An Excel workbook that is written to the buffer when it is closed."""
    import xlsxwriter

    # No options but these keep "=…" and "https://…" from being more than words.
    book = xlsxwriter.Workbook(
        buffer,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_date_format": "yyyy-mm-dd",
        },
    )
    book.set_properties({"title": title, "created": _ALWAYS})
    return book


def new_sheet(book: Any, name: str, columns: Sequence[tuple[str, int]], *, rows: int) -> Any:
    """A sheet with its head (heading, width in characters) frozen, and a filter over its rows."""
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bottom": 1})
    for column, (heading, width) in enumerate(columns):
        sheet.write_string(0, column, heading, head)
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(rows, 1), len(columns) - 1)
    return sheet


def write_words(sheet: Any, line: int, column: int, words: str, style: Any = None) -> None:
    """Words into a cell, as words, as far as a cell holds them."""
    if words:
        sheet.write_string(line, column, printable(words)[:_LONGEST_CELL], style)


def write_file_link(sheet: Any, line: int, column: int, path: str, *, words: str) -> None:
    """A cell that opens a file; where Excel cannot hold its address, the words alone."""
    address = quote(path)
    if 0 < len(address) < _LONGEST_LINK:
        sheet.write_url(line, column, f"external:{address}", string=printable(words)[:_LONGEST_CELL])
    else:
        write_words(sheet, line, column, words)
