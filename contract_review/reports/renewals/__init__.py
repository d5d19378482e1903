"""What lies ahead of contracts, as a terminal, other programs, spreadsheets and calendars show it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from contract_review.renewals.ahead import Renewal

FORMS = ("text", "json", "csv")


def render(renewals: Sequence[Renewal], *, form: str, as_of: date) -> str | bytes:
    """The contracts, worst first, in one of `FORMS`."""
    from contract_review.reports.renewals.rows import COLUMNS, row_of

    if form == "text":
        from contract_review.reports.renewals.text import as_text

        return as_text(renewals, as_of=as_of)
    rows = [row_of(one) for one in renewals]
    if form == "json":
        return json.dumps({"as_of": as_of.isoformat(), "contracts": rows}, ensure_ascii=False, indent=1)
    from contract_review.reports.spreadsheet import as_csv

    return as_csv(COLUMNS, [{**row, "notes": "; ".join(row["notes"])} for row in rows])
