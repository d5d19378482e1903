"""What lies ahead as an Excel file: a frozen head, a filter, days as days, amounts as amounts."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from contract_review.renewals.ahead import Renewal
from contract_review.reports.renewals.rows import row_of
from contract_review.reports.renewals.text import what_to_do
from contract_review.reports.spreadsheet import new_sheet, new_workbook, write_words

# Heading, field of the row, width in characters.
_COLUMNS = (
    ("Contract", "name", 34),
    ("No.", "contract", 6),
    ("Vendor", "vendor", 28),
    ("What to do", "what", 50),
    ("State", "state", 12),
    ("Send by", "send_by", 12),
    ("Safe day", "safe_deadline", 12),
    ("Last day", "legal_deadline", 12),
    ("Term ends", "term_end", 12),
    ("Locked in until", "locked_until", 14),
    ("Earliest exit", "earliest_exit", 13),
    ("Goes on", "course", 15),
    ("Notice", "rule", 44),
    ("How", "notices", 44),
    ("Price", "price", 34),
    ("Price known", "price_known_on", 12),
    ("In time", "price_known_in_time", 8),
    ("At stake", "at_stake", 12),
    ("Currency", "currency", 9),
    ("Owner", "owner", 18),
    ("Assumed or missing", "notes", 60),
    ("Laws to know of", "legal_notes", 60),
)
_DAYS = frozenset(
    {"send_by", "safe_deadline", "legal_deadline", "term_end", "locked_until", "earliest_exit", "price_known_on"}
)


def as_workbook(renewals: Sequence[Renewal], *, as_of: date) -> bytes:
    """The contracts as an .xlsx file, a line each."""
    buffer = io.BytesIO()
    book = new_workbook(buffer, title=f"Contract renewals as of {as_of.isoformat()}")
    columns = [(heading, width) for heading, _, width in _COLUMNS]
    sheet = new_sheet(book, "Renewals", columns, rows=len(renewals))
    for line, one in enumerate(renewals, 1):
        values = {**row_of(one), "what": what_to_do(one, as_of)}
        for column, (_, field, _) in enumerate(_COLUMNS):
            _write(sheet, line, column, values[field], is_day=field in _DAYS)
    book.close()
    return buffer.getvalue()


def _write(sheet: Any, line: int, column: int, value: Any, *, is_day: bool) -> None:
    if isinstance(value, bool):
        write_words(sheet, line, column, "yes" if value else "no")
    elif isinstance(value, (int, float)):
        sheet.write_number(line, column, value)
    elif is_day and value:
        sheet.write_datetime(line, column, date.fromisoformat(value))
    else:
        write_words(sheet, line, column, "; ".join(value) if isinstance(value, list) else value or "")
