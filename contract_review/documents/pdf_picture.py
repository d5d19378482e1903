"""A page of a PDF as a picture: for OCR, and to look at beside what was read."""

from __future__ import annotations

import ctypes
import math
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from PIL.Image import Image

# A page may say that it is as large as a field; its picture is not.
_MOST_DOTS = 40_000_000


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
