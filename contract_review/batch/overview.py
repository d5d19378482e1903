"""The overview of a batch, a row a file, worst first: for programs, for spreadsheets, for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from contract_review.batch.folders import folder_at
from contract_review.batch.rows import Row, worst_first


def write_overview(rows: Iterable[Row], out: Path | str) -> None:
    """Write overview.json, .csv, .xlsx and .html into a folder, with no time of day: two runs agree to the byte."""
    folder, files = folder_at(out), overview_files(worst_first(rows))
    for name, data in files.items():
        folder.write(name, data)
    folder.tidy(files)


def overview_files(rows: Sequence[Row]) -> dict[str, bytes]:
    """The overview in all its forms, by the name of the file."""
    from contract_review.batch.page import overview_page
    from contract_review.batch.workbook import workbook

    page = overview_page(rows).encode()
    # A row a line: half as large as with indents, and what changed shows line by line.
    told = ",\n".join(json.dumps(_told(row), ensure_ascii=False) for row in rows)
    return {
        "overview.json": f"[\n{told}\n]\n".encode(),
        "overview.csv": _csv(rows).encode(),
        "overview.xlsx": workbook(rows),
        "overview.html": page,
        # Whoever opens the folder, or serves it, looks for this name.
        "index.html": page,
    }


def rules_of(rows: Iterable[Row]) -> list[str]:
    """The rules that were asked, in the order of the playbook."""
    return list(dict.fromkeys(point.rule for row in rows for point in row.points))


def _told(row: Row) -> dict[str, Any]:
    """A row as plain values; what each rule concluded stands under its id."""
    plain = {field.name: getattr(row, field.name) for field in fields(row) if field.name != "points"}
    return {**plain, "outcomes": {point.rule: point.outcome for point in row.points}}


def _csv(rows: Sequence[Row]) -> str:
    """A column a value, then a column a rule, so that a filter shows which contracts lack a thing."""
    from contract_review.reports.spreadsheet import as_csv

    heads = [field.name for field in fields(Row) if field.name != "points"]
    told = ({**plain, **outcomes} for plain in map(_told, rows) for outcomes in [plain.pop("outcomes")])
    return as_csv([*heads, *rules_of(rows)], told)
