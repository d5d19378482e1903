"""A printed PDF becomes a scan: a picture a page, a little crooked and grey, without any text behind it."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image, ImageChops
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_DOTS_PER_INCH = 110
_TILT = (0.4, -0.3, 0.6)


def scan(printed: bytes, *, title: str) -> bytes:
    """The bytes of a PDF that holds only pictures of the pages."""
    rl_config.invariant = 1
    target = io.BytesIO()
    source = pypdfium2.PdfDocument(printed)
    canvas = Canvas(target, invariant=1)
    canvas.setTitle(title)
    for number in range(len(source)):
        width, height = source[number].get_size()
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(_picture(source[number], number)), 0, 0, width, height)
        canvas.showPage()
    source.close()
    canvas.save()
    return target.getvalue()


def _picture(page: pypdfium2.PdfPage, number: int) -> io.BytesIO:
    sheet: Image.Image = page.render(scale=_DOTS_PER_INCH / 72).to_pil().convert("L")
    tilted = sheet.rotate(_TILT[number % len(_TILT)], fillcolor=250, resample=Image.Resampling.BILINEAR)
    paper = Image.linear_gradient("L").resize(tilted.size).point(lambda shade: 255 - shade // 16)
    target = io.BytesIO()
    ImageChops.multiply(tilted, paper).save(target, "JPEG", quality=42)
    target.seek(0)
    return target
