"""Word files, read from their XML as their reader sees them."""

from contract_review.documents.docx.reading import read_docx

__all__ = ["read_docx"]
