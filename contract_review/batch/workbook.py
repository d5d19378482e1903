"""The overview as an Excel file: a frozen head, a filter, days as days, and links to the reviews."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from contract_review.batch.rows import Row

# Heading, field of the row, width in characters.
_COLUMNS = (
    ("Contract", "path", 40),
    ("Status", "status", 12),
    ("Vendor", "vendor", 28),
    ("Kind", "kind", 12),
    ("Worst", "worst", 10),
    ("Escalate", "walk_away", 10),
    ("Negotiate", "negotiate", 10),
    ("Missing", "missing", 10),
    ("Unclear", "unclear", 10),
    ("Begins", "effective_date", 12),
    ("Term", "initial_term", 12),
    ("Ends", "term_end", 12),
    ("Renews", "auto_renewal", 9),
    ("Notice", "notice", 12),
    ("Act by", "act_by", 12),
    ("Deadline", "notice_deadline", 12),
    ("About the deadline", "deadline_notes", 44),
    ("Problem", "problem", 44),
)
_DAYS = frozenset({"effective_date", "term_end", "act_by", "notice_deadline"})
# A workbook carries the day on which it was made; two runs have to agree to the byte.
_ALWAYS = datetime(2000, 1, 1)
# What Excel takes.
_LONGEST_CELL, _LONGEST_LINK = 32_000, 2_000


def workbook(rows: Sequence[Row]) -> bytes:
    """The rows as an .xlsx file. Words of a contract are written as words: never a formula, a number or a link."""
    import xlsxwriter

    buffer = io.BytesIO()
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
    book.set_properties({"title": "Contracts reviewed", "created": _ALWAYS})
    sheet = book.add_worksheet("Contracts")
    head = book.add_format({"bold": True, "bottom": 1})
    for column, (heading, _, width) in enumerate(_COLUMNS):
        sheet.write_string(0, column, heading, head)
        sheet.set_column(column, column, width)
    for line, row in enumerate(rows, 1):
        _write(sheet, line, row)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(_COLUMNS) - 1)
    book.close()
    return buffer.getvalue()


def _write(sheet: Any, line: int, row: Row) -> None:
    for column, (_, field, _) in enumerate(_COLUMNS):
        value = getattr(row, field)
        if isinstance(value, int):
            sheet.write_number(line, column, value)
        elif field == "path" and 0 < len(quote(row.review)) < _LONGEST_LINK:
            sheet.write_url(line, column, f"external:{quote(row.review)}", string=value[:_LONGEST_CELL])
        elif field in _DAYS and _is_day(value):
            sheet.write_datetime(line, column, date.fromisoformat(value))
        elif value:
            sheet.write_string(line, column, value[:_LONGEST_CELL])


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
