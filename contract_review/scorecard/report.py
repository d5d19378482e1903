"""A comparison of vendors as a table in the terminal, a page, data for other programs, or rows for a spreadsheet."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from contract_review import __version__
from contract_review.model.evidence import Evidence
from contract_review.scorecard.areas import AREAS
from contract_review.scorecard.card import WORST, Cell, Point, Scorecard
from contract_review.scorecard.figures import FIGURES

FORMS = ("text", "html", "csv", "json")
SCHEMA = "contract-review/scorecard/1"
_FOLDER = "scorecard"
_COLUMNS = (
    *("vendor", "subject", "what", "worst", "value", *(outcome.value for outcome in WORST)),
    *("requirement", "severity", "message", "contract", "clause", "page", "quote"),
)


def render(card: Scorecard, *, form: str, width: int | None = None) -> str:
    """The comparison in one of `FORMS`."""
    if form == "json":
        return json.dumps(as_dict(card), ensure_ascii=False, indent=1) + "\n"
    if form == "csv":
        from contract_review.reports.spreadsheet import as_csv

        return as_csv(_COLUMNS, _rows(card))
    from contract_review.scorecard.presentation import present

    if form == "text":
        from contract_review.reports.terminal import printed
        from contract_review.scorecard.text import parts

        return printed(parts(present(card)), width=width)
    from contract_review.reports.templates import content_hash, environment, stylesheet

    style = stylesheet(_FOLDER)
    template = environment(_FOLDER, html=True).get_template("scorecard.html")
    return template.render(seen=present(card), version=__version__, style=style, style_hash=content_hash(style))


def as_dict(card: Scorecard) -> dict[str, Any]:
    """Plain values: a vendor with its areas and figures; every answer with the contract and the words behind it."""
    return {
        "schema": SCHEMA,
        "version": __version__,
        "vendors": [
            {
                "vendor": vendor.name,
                "contracts": [
                    {"contract": one.contract, "sha256": one.sha256, "number": one.number, "playbook": one.playbook}
                    for one in vendor.contracts
                ],
                "areas": [_area(cell) for cell in vendor.cells],
                "figures": [
                    {
                        "figure": figure.name,
                        "fact": figure.fact,
                        "answers": [
                            {"value": one.words, "contract": one.contract, "evidence": _evidence(one.evidence)}
                            for one in found
                        ],
                    }
                    for figure, found in zip(FIGURES, vendor.figures, strict=True)
                ],
            }
            for vendor in card.vendors
        ],
        "notes": list(card.notes),
    }


def _area(cell: Cell) -> dict[str, Any]:
    deciding = cell.deciding
    return {
        "area": cell.area,
        "worst": deciding.finding.outcome.value if deciding else None,
        "counts": {outcome.value: n for outcome, n in cell.counts.items()},
        "requirements": [_requirement(point) for point in cell.points],
    }


def _requirement(point: Point) -> dict[str, Any]:
    finding = point.finding
    return {
        "rule": finding.rule,
        "outcome": finding.outcome.value,
        "severity": finding.severity.value,
        "message": finding.message,
        "found": finding.found,
        "wanted": finding.wanted,
        "scope": finding.scope,
        "contract": point.contract,
        "looked_in": list(finding.looked_in),
        "evidence": _evidence(finding.evidence),
    }


def _evidence(pieces: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [
        {
            "quote": piece.quote,
            "start": piece.span.start,
            "end": piece.span.end,
            "page": piece.page,
            "clause": piece.clause,
            **({"document": piece.document} if piece.document else {}),
        }
        for piece in pieces
    ]


def _rows(card: Scorecard) -> Iterator[dict[str, object]]:
    """A row an area and a row a figure, vendor by vendor; the words are those that decide the cell."""
    for vendor in card.vendors:
        for area, cell in zip(AREAS, vendor.cells, strict=True):
            yield {**_blank(vendor.name, area.heading, "area"), **_decided(cell)}
        for figure, found in zip(FIGURES, vendor.figures, strict=True):
            row = _blank(vendor.name, figure.heading, "figure")
            if found:
                row |= {"value": "; ".join(one.words for one in found), "contract": found[0].contract}
                row |= _first(found[0].evidence)
            yield row


def _blank(vendor: str | None, subject: str, what: str) -> dict[str, object]:
    return {**dict.fromkeys(_COLUMNS, ""), "vendor": vendor or "", "subject": subject, "what": what}


def _decided(cell: Cell) -> dict[str, object]:
    point = cell.deciding
    if point is None:
        return {}
    finding = point.finding
    return {
        "worst": finding.outcome.value,
        **{outcome.value: cell.counts.get(outcome, 0) for outcome in WORST},
        "requirement": finding.rule,
        "severity": finding.severity.value,
        "message": " ".join(finding.message.split()),
        "contract": point.contract,
        **_first(finding.evidence),
    }


def _first(evidence: tuple[Evidence, ...]) -> dict[str, object]:
    from contract_review.reports.quoting import one_line

    if not evidence:
        return {}
    piece = evidence[0]
    return {"clause": one_line(piece.clause or ""), "page": piece.page or "", "quote": one_line(piece.quote)}
