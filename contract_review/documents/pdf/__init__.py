"""PDF files: pages by pdfium, and what makes paragraphs, headings, furniture and tables of them."""

from contract_review.documents.pdf.frame import Frame
from contract_review.documents.pdf.placing import Places
from contract_review.documents.pdf.reading import read_pdf

__all__ = ["Frame", "Places", "read_pdf"]
