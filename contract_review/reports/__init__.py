"""A Review becomes a page, a Word file, a table, data for other programs."""

from __future__ import annotations

from contract_review.model.finding import Severity
from contract_review.model.review import Review

__all__ = ["DATA_FORMATS", "FORMATS", "render"]

FORMATS = ("text", "json", "jsonl", "html", "md", "docx", "sarif", "junit", "csv", "xlsx")
# Whole and valid also where no contract could be read.
DATA_FORMATS = frozenset({"json", "jsonl", "sarif", "junit", "csv", "xlsx"})


def render(
    reviews: tuple[Review, ...],
    *,
    form: str,
    show: Severity | None = None,
    fail_on: Severity | None = None,
    many: bool = False,
) -> str | bytes:
    """Reviews in one of `FORMATS`; `many` makes JSON an array, `fail_on` says which flags are failures to JUnit.

    `show` leaves out flags that are milder than it from text, md and html; data formats are always whole.
    """
    if form in DATA_FORMATS:
        return _data(reviews, form=form, fail_on=fail_on, many=many)
    if form == "text":
        from contract_review.reports import terminal

        return "\n".join(terminal.as_text(review, show=show) for review in reviews)
    if form == "docx":
        from contract_review.reports import memo

        return memo.write_memo(reviews[0])
    from contract_review.reports import pages

    return "\n".join(pages.as_page(review, form=form, show=show) for review in reviews)


def _data(reviews: tuple[Review, ...], *, form: str, fail_on: Severity | None, many: bool) -> str | bytes:
    if form == "sarif":
        from contract_review.reports import sarif

        return sarif.as_sarif(reviews)
    if form == "junit":
        from contract_review.reports import junit

        return junit.as_junit(reviews, fail_on=fail_on)
    if form in ("csv", "xlsx"):
        from contract_review.reports import tables

        return tables.findings_csv(reviews) if form == "csv" else tables.findings_workbook(reviews)
    from contract_review.reports import data

    return data.as_jsonl(reviews) if form == "jsonl" else data.as_json(reviews, many=many)
