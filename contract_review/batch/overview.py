"""The overview of a batch, a row a file: for programs, for spreadsheets, for people."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path

from contract_review.batch.rows import Row
from contract_review.writing import write_whole

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_overview(rows: Sequence[Row], out: Path) -> None:
    """Write overview.json, .csv, .xlsx and .html into a folder, with no time of day: two runs agree to the byte."""
    from contract_review.batch.workbook import workbook
    from contract_review.reports.pages import overview_page

    page = overview_page([asdict(row) for row in rows]).encode()
    written = {
        "overview.json": (json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1) + "\n").encode(),
        "overview.csv": _csv(rows).encode(),
        "overview.xlsx": workbook(rows),
        "overview.html": page,
        # Whoever opens the folder, or serves it, looks for this name.
        "index.html": page,
    }
    for name, data in written.items():
        write_whole(out / name, data)


def _csv(rows: Sequence[Row]) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fieldnames=[field.name for field in fields(Row)], lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _harmless(value) for name, value in asdict(row).items()})
    return buffer.getvalue()


def _harmless(value: object) -> object:
    """Words of a contract that a spreadsheet would run as a formula are shown as words."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA) else value
