"""The contract itself, with what the review found written at its words."""

from __future__ import annotations

from datetime import date

from contract_review.errors import UsageError
from contract_review.model.document import AS_IT_STANDS, Format, Opening
from contract_review.model.finding import Severity
from contract_review.model.review import Review
from contract_review.reports.audience import Audience

__all__ = ["marked_up"]

_OTHERWISE = "save it as DOCX or print it as PDF, and mark that up"


def marked_up(
    review: Review,
    data: bytes,
    *,
    audience: Audience = Audience.INTERNAL,
    show: Severity | None = None,
    as_of: date | None = None,
    opening: Opening = AS_IT_STANDS,
) -> bytes:
    """The file in `data`, of which `review` is the review, with a note at the words of each point.

    Word files get comments and tracked changes, dated `as_of`; PDF files highlights with notes. Raises `UsageError` for
    formats that hold neither.
    """
    from contract_review.reports.markup.notes import notes

    document = review.contract.document
    if document.format is Format.DOCX:
        from contract_review.reports.markup.word import marked_word

        found = notes(review, audience=audience, show=show)
        return marked_word(data, found, path=document.path, opening=opening, as_of=as_of)
    if document.format is Format.PDF:
        from contract_review.reports.markup.pdf import marked_pdf

        found = notes(review, audience=audience, show=show)
        return marked_pdf(data, document, found, password=opening.password, as_of=as_of)
    raise UsageError(f"{document.path}: a {document.format.value} file cannot be marked up; {_OTHERWISE}")
