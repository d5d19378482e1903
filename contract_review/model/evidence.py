"""The contract's own words behind a fact or a finding, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from contract_review.model.document import Box
from contract_review.model.span import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote, letter for letter, with its span in the text, page (None if unknown), clause and boxes (PDF only).

    In a bundle `document` is the path of the paper that says it, and `begins` is where that paper begins in the text of
    the bundle, in which `span` counts.
    """

    quote: str
    span: Span
    page: int | None
    clause: str | None
    boxes: tuple[Box, ...] = ()
    document: str | None = None
    begins: int = 0
