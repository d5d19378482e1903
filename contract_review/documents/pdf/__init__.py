"""PDF files: pages by pdfium, and what makes paragraphs, headings, furniture and tables of them."""

from contract_review.documents.pdf.reading import read_pdf

__all__ = ["read_pdf"]
