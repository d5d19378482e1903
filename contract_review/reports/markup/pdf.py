"""The contract as a PDF with highlights at the quoted words and a note on each; its pages stay as they are."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from contract_review.documents.pdf import Frame, Places
from contract_review.errors import UnreadableDocument
from contract_review.model.document import Document
from contract_review.model.finding import Severity
from contract_review.model.span import Span
from contract_review.reports.markup.notes import Note

_AUTHOR = "contract-review"
_COLOURS = {
    Severity.CRITICAL: (1.0, 0.55, 0.52),
    Severity.HIGH: (1.0, 0.74, 0.45),
    Severity.MEDIUM: (1.0, 0.9, 0.42),
    Severity.LOW: (0.72, 0.88, 0.98),
}
_PLAIN = (1.0, 0.9, 0.42)
# Words that several points quote keep a colour: multiplied, three of them would be too dark to read.
_DARKEST = Name("/Darken")
_PRINTED, _STICKY = 4, 28
# Left, bottom, right and top, in the coordinates of the file.
Rectangle = tuple[float, float, float, float]
# Where notes stand that belong to no words, from the top left of a page: a row of icons along its upper edge.
_ICON, _MARGIN, _STEP = 20.0, 18.0, 26.0


@dataclass(frozen=True, slots=True)
class _Mark:
    """A note on one page: at rectangles in the text, or (none) at the top of the page, as number `place` there."""

    page: int
    boxes: tuple[Rectangle, ...]
    text: str
    colour: tuple[float, float, float]
    place: int = 0


def marked_pdf(
    data: bytes,
    document: Document,
    notes: Iterable[Note],
    *,
    password: str | None = None,
    as_of: date | None = None,
) -> bytes:
    """The PDF in `data` with the notes, dated `as_of`; one that is encrypted stays so, under the same passwords.

    Raises `UnreadableDocument` where the file is too damaged to be written again.
    """
    places = Places(data, password=password)
    try:
        with pikepdf.open(io.BytesIO(data), password=password or "") as pdf:
            for mark in _marks(document, tuple(notes), places):
                frame = places.frame(mark.page)
                if frame is not None and mark.page <= len(pdf.pages):
                    _annotate(pdf, mark, frame, as_of)
            return _written(pdf)
    except pikepdf.PdfError as error:
        raise UnreadableDocument(document.path, "the PDF is too damaged to be marked up; print it anew") from error
    finally:
        places.close()


def _written(pdf: Pdf) -> bytes:
    buffer = io.BytesIO()
    # qpdf works out the id of a file from its content only where the file is not encrypted.
    if pdf.is_encrypted:
        pdf.save(buffer, encryption=True)
    else:
        pdf.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def _marks(document: Document, notes: tuple[Note, ...], places: Places) -> Iterator[_Mark]:
    heads: dict[int, int] = {}
    for note in notes:
        colour = _COLOURS.get(note.weight, _PLAIN) if note.weight else _PLAIN
        text = "\n".join(note.told(changed=False))
        pages = tuple(_by_page(document, note.span, places)) if note.span else ()
        if not pages:
            page = (document.page_at(note.span.start) if note.span else None) or 1
            place = heads[page] = heads.get(page, -1) + 1
            yield _Mark(page, (), text, colour, place)
        for page, boxes in pages:
            yield _Mark(page, boxes, text, colour)
        for span in note.also:
            more = f"{note.lines[0]}\nThe note at the first place of this point says more."
            yield from (_Mark(page, boxes, more, colour) for page, boxes in _by_page(document, span, places))


def _by_page(document: Document, span: Span, places: Places) -> Iterator[tuple[int, tuple[Rectangle, ...]]]:
    found = (place for piece in document.by_page(span) for place in places.of(document, piece))
    for page, group in groupby(found, key=lambda place: place[0]):
        yield page, tuple(rectangle for _, rectangle in group)


def _annotate(pdf: Pdf, mark: _Mark, frame: Frame, as_of: date | None) -> None:
    annotation = _highlight(pdf, mark, frame) if mark.boxes else _sticky(mark, frame)
    annotation.Type = Name.Annot
    annotation.T, annotation.Contents = String(_AUTHOR), String(mark.text)
    annotation.C = Array([*mark.colour])
    if as_of:
        annotation.M = String(f"D:{as_of:%Y%m%d}000000Z")
    page = pdf.pages[mark.page - 1].obj
    annotation.P = page
    known = page.get("/Annots")
    page.Annots = Array([*(known if isinstance(known, Array) else ()), pdf.make_indirect(annotation)])


def _highlight(pdf: Pdf, mark: _Mark, frame: Frame) -> Dictionary:
    quads = [_corners(box, frame) for box in mark.boxes]
    xs, ys = ([point[axis] for quad in quads for point in quad] for axis in (0, 1))
    around = Array([round(value, 2) for value in (min(xs), min(ys), max(xs), max(ys))])
    return Dictionary(
        Subtype=Name.Highlight,
        F=_PRINTED,
        Rect=around,
        QuadPoints=Array([round(value, 2) for quad in quads for point in quad for value in point]),
        AP=Dictionary(N=_look(pdf, quads, mark.colour, around)),
    )


def _look(
    pdf: Pdf, quads: list[list[tuple[float, float]]], colour: tuple[float, float, float], around: Array
) -> Object:
    """How a highlight is drawn: as colour that lets the words through, in every viewer the same."""
    lines = ["/Through gs", " ".join(f"{part:.2f}" for part in colour) + " rg"]
    for top_left, top_right, low_left, low_right in quads:
        corners = (top_left, top_right, low_right, low_left)
        path = " ".join(f"{x:.2f} {y:.2f} {'l' if place else 'm'}" for place, (x, y) in enumerate(corners))
        lines.append(f"{path} h f")
    form = Stream(pdf, "\n".join(lines).encode())
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, around
    form.Group = Dictionary(S=Name.Transparency)
    form.Resources = Dictionary(ExtGState=Dictionary(Through=Dictionary(BM=_DARKEST)))
    return pdf.make_indirect(form)


def _sticky(mark: _Mark, frame: Frame) -> Dictionary:
    a_row = max(int((frame.size[0] - 2 * _MARGIN) // _STEP), 1)
    row, place = divmod(mark.place, a_row)
    left, top = _MARGIN + place * _STEP, _MARGIN + row * _STEP
    (ax, ay), (bx, by) = frame.in_file(left, top), frame.in_file(left + _ICON, top + _ICON)
    rectangle = Array([round(value, 2) for value in (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))])
    return Dictionary(Subtype=Name.Text, Name=Name.Note, F=_STICKY, Rect=rectangle)


def _corners(box: Rectangle, frame: Frame) -> list[tuple[float, float]]:
    """The corners of a rectangle, in the order in which viewers expect them as the page is shown: upper ones first."""
    left, top, right, bottom = frame.rectangle(*box)
    return [frame.in_file(x, y) for x, y in ((left, top), (right, top), (left, bottom), (right, bottom))]
