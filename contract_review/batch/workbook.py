"""The overview as an Excel file: a frozen head, a filter, days as days, and links to the reviews."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from contract_review.batch.rows import Row
from contract_review.reports.spreadsheet import new_sheet, new_workbook, write_file_link, write_words

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


def workbook(rows: Sequence[Row]) -> bytes:
    """The rows as an .xlsx file."""
    buffer = io.BytesIO()
    book = new_workbook(buffer, title="Contracts reviewed")
    sheet = new_sheet(book, "Contracts", [(heading, width) for heading, _, width in _COLUMNS], rows=len(rows))
    for line, row in enumerate(rows, 1):
        _write(sheet, line, row)
    book.close()
    return buffer.getvalue()


def _write(sheet: Any, line: int, row: Row) -> None:
    for column, (_, field, _) in enumerate(_COLUMNS):
        value = getattr(row, field)
        if isinstance(value, int):
            sheet.write_number(line, column, value)
        elif field == "path" and row.review:
            write_file_link(sheet, line, column, row.review, words=value)
        elif field in _DAYS and _is_day(value):
            sheet.write_datetime(line, column, date.fromisoformat(value))
        else:
            write_words(sheet, line, column, value)


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
