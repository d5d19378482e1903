"""A comparison in the form that was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contract_review.compare.comparison import Comparison

FORMATS = ("text", "html", "md", "docx", "json")


def render(comparison: Comparison, *, form: str, width: int | None = None) -> str | bytes:
    """The comparison in one of `FORMATS`."""
    if form == "json":
        from contract_review.compare.data import as_json

        return as_json(comparison)
    from contract_review.compare.presentation import present

    seen = present(comparison)
    if form == "text":
        from contract_review.compare.terminal import as_text

        return as_text(seen, width=width)
    if form == "docx":
        from contract_review.compare.word import as_word

        return as_word(seen)
    from contract_review.compare.pages import as_page

    return as_page(seen, html=form == "html")
