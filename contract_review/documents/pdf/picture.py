"""A page of a PDF as a picture: for OCR, and to look at beside what was read."""

from __future__ import annotations

import ctypes
import io
import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from PIL.Image import Image

# A page may say that it is as large as a field; its picture is not.
_MOST_DOTS = 40_000_000
_TO_LOOK_AT = 110


def pictures(data: bytes, *, password: str | None, most: int) -> Iterator[bytes]:
    """The first `most` pages of a PDF as they are shown, in WebP; empty where a page cannot be opened."""
    with pypdfium2.PdfDocument(data, password=password) as source:
        for index in range(min(len(source), most)):
            handle = pdfium.FPDF_LoadPage(source.raw, index)
            if not handle:
                yield b""
                continue
            size = pdfium.FPDF_GetPageWidthF(handle), pdfium.FPDF_GetPageHeightF(handle)
            seen, _ = picture(handle, size, dots_per_inch=_TO_LOOK_AT)
            pdfium.FPDF_ClosePage(handle)
            target = io.BytesIO()
            seen.save(target, "WEBP", quality=50)
            yield target.getvalue()


def picture(page: Any, size: tuple[float, float], *, dots_per_inch: int, grey: bool = False) -> tuple[Image, float]:
    """An open page (pdfium's handle) of so many points as it is shown, and the dots of the picture a point."""
    from PIL import Image

    scale = min(dots_per_inch / 72, math.sqrt(_MOST_DOTS / max(size[0] * size[1], 1.0)))
    width, height = max(round(size[0] * scale), 1), max(round(size[1] * scale), 1)
    form = pdfium.FPDFBitmap_Gray if grey else pdfium.FPDFBitmap_BGR
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, form, None, 0)
    if not bitmap:
        raise MemoryError("no room for the picture of a page")
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        flags = pdfium.FPDF_ANNOT | (pdfium.FPDF_GRAYSCALE if grey else 0)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        data = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    if grey:
        return Image.frombuffer("L", (width, height), data, "raw", "L", stride, 1), scale
    return Image.frombuffer("RGB", (width, height), data, "raw", "BGR", stride, 1), scale
