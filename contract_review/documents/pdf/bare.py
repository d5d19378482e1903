"""Functions of pdfium without the checks of their wrappers, for what is asked of it for every word, line and shape.

Handles and structures are passed to them as addresses.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_HANDLE = _PLACE = ctypes.c_void_p
_NUMBER = ctypes.c_int


def address(handle: Any) -> int:
    """Where a handle of pdfium points; 0 for none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _bare(function: Any, result: Any, *arguments: Any) -> Any:
    # Other threads wait meanwhile: to let them go on costs more than the call.
    return ctypes.PYFUNCTYPE(result, *arguments)(address(function))


loose_box = _bare(pdfium.FPDFText_GetLooseCharBox, _NUMBER, _HANDLE, _NUMBER, _PLACE)
matrix = _bare(pdfium.FPDFText_GetMatrix, _NUMBER, _HANDLE, _NUMBER, _PLACE)
origin = _bare(pdfium.FPDFText_GetCharOrigin, _NUMBER, _HANDLE, _NUMBER, _PLACE, _PLACE)
font_size = _bare(pdfium.FPDFText_GetFontSize, ctypes.c_double, _HANDLE, _NUMBER)
shape_on_page = _bare(pdfium.FPDFPage_GetObject, _HANDLE, _HANDLE, _NUMBER)
shape_in_form = _bare(pdfium.FPDFFormObj_GetObject, _HANDLE, _HANDLE, ctypes.c_ulong)
kind_of_shape = _bare(pdfium.FPDFPageObj_GetType, _NUMBER, _HANDLE)
bounds = _bare(pdfium.FPDFPageObj_GetBounds, _NUMBER, _HANDLE, _PLACE, _PLACE, _PLACE, _PLACE)
count_segments = _bare(pdfium.FPDFPath_CountSegments, _NUMBER, _HANDLE)
segment_of_path = _bare(pdfium.FPDFPath_GetPathSegment, _HANDLE, _HANDLE, _NUMBER)
point_of_segment = _bare(pdfium.FPDFPathSegment_GetPoint, _NUMBER, _HANDLE, _PLACE, _PLACE)
kind_of_segment = _bare(pdfium.FPDFPathSegment_GetType, _NUMBER, _HANDLE)
