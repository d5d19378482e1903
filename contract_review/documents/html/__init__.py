"""Web pages: text, lists and tables as a browser shows them."""

from contract_review.documents.html.reading import read_html

__all__ = ["read_html"]
