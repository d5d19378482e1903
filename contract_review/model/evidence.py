"""The contract's own words behind a fact or a finding, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from contract_review.model.document import Box
from contract_review.model.span import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote, letter for letter, with its span in the text, page (None if unknown), clause and boxes (PDF only)."""

    quote: str
    span: Span
    page: int | None
    clause: str | None
    boxes: tuple[Box, ...] = ()
