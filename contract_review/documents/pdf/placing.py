"""How the pages of a PDF are shown: what turns a place on the page back into the coordinates of the file."""

from __future__ import annotations

from collections.abc import Iterable

import pypdfium2

from contract_review.documents.pdf.frame import Frame
from contract_review.documents.pdf.page import shown_frame


def frames(data: bytes, numbers: Iterable[int], *, password: str | None = None) -> dict[int, Frame]:
    """The frames of the pages with these numbers, as far as the file has them; it must have been read before."""
    source = pypdfium2.PdfDocument(data, password=password)
    try:
        found = {}
        for number in sorted(numbers):
            if 1 <= number <= len(source):
                page = source[number - 1]
                found[number] = shown_frame(page.raw)
                page.close()
        return found
    finally:
        source.close()
