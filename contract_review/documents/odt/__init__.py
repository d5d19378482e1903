"""OpenDocument files, read from their XML."""

from contract_review.documents.odt.reading import read_odt

__all__ = ["read_odt"]
