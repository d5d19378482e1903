"""What lies ahead of contracts, as a terminal, other programs, spreadsheets and calendars show it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from contract_review.renewals.ahead import Renewal

FORMS = ("text", "json", "csv", "xlsx", "ics", "html", "svg", "png")


def render(renewals: Sequence[Renewal], *, form: str, as_of: date) -> str | bytes:
    """The contracts, worst first, in one of `FORMS`."""
    match form:
        case "text":
            from contract_review.reports.renewals.text import as_text

            return as_text(renewals, as_of=as_of)
        case "xlsx":
            from contract_review.reports.renewals.workbook import as_workbook

            return as_workbook(renewals, as_of=as_of)
        case "ics":
            from contract_review.reports.renewals.calendar import as_calendar

            return as_calendar(renewals, as_of=as_of)
        case "png":
            from contract_review.reports.renewals.picture import as_png

            return as_png(renewals, as_of=as_of)
        case "html" | "svg":
            from contract_review.reports.renewals.timeline import as_timeline

            return as_timeline(renewals, form=form, as_of=as_of)
    return _as_data(renewals, form, as_of)


def _as_data(renewals: Sequence[Renewal], form: str, as_of: date) -> str:
    from contract_review.reports.renewals.rows import COLUMNS, row_of
    from contract_review.reports.spreadsheet import as_csv

    rows = [row_of(one) for one in renewals]
    if form == "json":
        return json.dumps({"as_of": as_of.isoformat(), "contracts": rows}, ensure_ascii=False, indent=1)
    return as_csv(
        COLUMNS,
        [{**row, "notes": "; ".join(row["notes"]), "legal_notes": "; ".join(row["legal_notes"])} for row in rows],
    )
