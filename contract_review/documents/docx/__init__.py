"""Word files, read from their XML as their reader sees them."""

from contract_review.documents.docx.reading import Traced, read_docx, trace_docx

__all__ = ["Traced", "read_docx", "trace_docx"]
