"""A Review becomes a page, a Word file, JSON."""

from __future__ import annotations

from contract_review.model.finding import Severity
from contract_review.model.review import Review

__all__ = ["render"]


def render(reviews: tuple[Review, ...], *, form: str, show: Severity | None = None, many: bool = False) -> str | bytes:
    """Reviews in a format: text, json, jsonl, md, html or docx; `many` makes JSON an array.

    `show` leaves out flags that are milder than it from text, md and html; data formats are always whole.
    """
    if form in ("json", "jsonl"):
        from contract_review.reports import data

        return data.as_jsonl(reviews) if form == "jsonl" else data.as_json(reviews, many=many)
    if form == "text":
        from contract_review.reports import terminal

        return "\n".join(terminal.as_text(review, show=show) for review in reviews)
    if form == "docx":
        from contract_review.reports import memo

        return memo.as_docx(reviews[0])
    from contract_review.reports import pages

    return "\n".join(pages.as_page(review, form=form, show=show) for review in reviews)
