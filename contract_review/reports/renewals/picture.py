"""The year ahead as a PNG, for slides and mails that take no SVG; drawn by resvg, which reads the picture alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from contract_review.errors import UsageError
from contract_review.renewals.ahead import Renewal
from contract_review.reports.renewals.timeline import as_timeline

# Twice the size of the picture is sharp on every screen and in print; past the limit no program opens it.
_ZOOM = 2
_MOST_CONTRACTS = 300


def as_png(renewals: Sequence[Renewal], *, as_of: date) -> bytes:
    """The picture of the year ahead; raises `UsageError` where the extra `png` is not installed."""
    try:
        import resvg_py
    except ImportError as error:
        raise UsageError(
            "a PNG needs the extra png: pip install 'contract-review[png]'; --format svg needs nothing"
        ) from error
    if len(renewals) > _MOST_CONTRACTS:
        raise UsageError(f"{len(renewals)} contracts are too many for a PNG; narrow them (--within 120d), or use svg")
    return resvg_py.svg_to_bytes(
        svg_string=as_timeline(renewals, form="svg", as_of=as_of), zoom=_ZOOM, background="#ffffff"
    )
