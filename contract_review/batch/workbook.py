"""The overview as an Excel file: a frozen head, a filter, days as days, and links to the reviews."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from contract_review.batch.grouping import OfRule, OfVendor, by_rule, by_vendor
from contract_review.batch.rows import Row
from contract_review.reports.names import OUTCOMES, topic_name
from contract_review.reports.spreadsheet import new_sheet, new_workbook, write_file_link, write_words

# Heading, field of the row, width in characters.
_COLUMNS = (
    ("Contract", "path", 40),
    ("Status", "status", 12),
    ("Vendor", "vendor", 28),
    ("Kind", "kind", 12),
    ("Worst", "worst", 10),
    ("Critical", "critical", 9),
    ("High", "high", 9),
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
_RULES = (
    ("Requirement", 36),
    ("Rule", 34),
    ("Worst", 10),
    ("Asked", 9),
    *((words.capitalize(), 12) for words in OUTCOMES.values()),
)
_VENDORS = (
    ("Vendor", 36),
    ("Contracts", 10),
    ("Worst", 10),
    *((head, 10) for head in ("Critical", "High", "Escalate", "Negotiate", "Missing", "Unclear")),
    ("First to act by", 14),
)
# As many rows as Excel takes, less the head; the CSV file holds them all.
_MOST = (1 << 20) - 1
# A cell for each contract and each requirement: more of them than Excel opens in reasonable time.
_MOST_BY_REQUIREMENT = 10_000
_DAYS = frozenset({"effective_date", "term_end", "act_by", "notice_deadline"})


def workbook(rows: Sequence[Row]) -> bytes:
    """The rows as an .xlsx file: contracts, requirements, vendors, and what each requirement says of each contract."""
    rows, buffer = rows[:_MOST], io.BytesIO()
    book = new_workbook(buffer, title="Contracts reviewed")
    sheet = new_sheet(book, "Contracts", [(heading, width) for heading, _, width in _COLUMNS], rows=len(rows))
    for line, row in enumerate(rows, 1):
        _write(sheet, line, row)
    _fill(book, "Requirements", _RULES, map(_of_rule, by_rule(rows)))
    _fill(book, "Vendors", _VENDORS, map(_of_vendor, by_vendor(rows)))
    _fill_by_requirement(book, rows[:_MOST_BY_REQUIREMENT])
    book.close()
    return buffer.getvalue()


def _fill_by_requirement(book: Any, rows: Sequence[Row]) -> None:
    rules = list(dict.fromkeys(point.rule for row in rows for point in row.points))
    outcomes = ({point.rule: point.outcome for point in row.points} for row in rows)
    lines = ((row.path, *(said.get(rule, "") for rule in rules)) for row, said in zip(rows, outcomes, strict=True))
    _fill(book, "Contract by requirement", (("Contract", 40), *((rule, 14) for rule in rules)), lines)


def _fill(book: Any, name: str, columns: Sequence[tuple[str, int]], lines: Iterable[Sequence[str | int]]) -> None:
    filled = list(lines)
    sheet = new_sheet(book, name, columns, rows=len(filled))
    for at, line in enumerate(filled, 1):
        for column, value in enumerate(line):
            if isinstance(value, int):
                sheet.write_number(at, column, value)
            else:
                write_words(sheet, at, column, value)


def _of_rule(one: OfRule) -> tuple[str | int, ...]:
    counts = (one.counts.get(outcome.value, 0) for outcome in OUTCOMES)
    return topic_name(one.rule), one.rule, one.severity, one.asked, *counts


def _of_vendor(one: OfVendor) -> tuple[str | int, ...]:
    points = one.critical, one.high, one.walk_away, one.negotiate, one.missing, one.unclear
    return one.vendor, one.contracts, one.worst, *points, one.act_by


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
