"""The overview of a batch, a row a file: for programs, for spreadsheets, for people."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path

from contract_review.batch.rows import Row
from contract_review.writing import clear_halves, write_whole


def write_overview(rows: Sequence[Row], out: Path) -> None:
    """Write overview.json, .csv, .xlsx and .html into a folder, with no time of day: two runs agree to the byte."""
    from contract_review.batch.workbook import workbook
    from contract_review.reports.pages import overview_page
    from contract_review.reports.spreadsheet import as_csv

    page = overview_page([asdict(row) for row in rows]).encode()
    written = {
        "overview.json": (json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1) + "\n").encode(),
        "overview.csv": as_csv([field.name for field in fields(Row)], map(asdict, rows)).encode(),
        "overview.xlsx": workbook(rows),
        "overview.html": page,
        # Whoever opens the folder, or serves it, looks for this name.
        "index.html": page,
    }
    for name, data in written.items():
        write_whole(out / name, data)
    clear_halves(out, written)
