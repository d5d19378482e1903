"""What is drawn on a PDF page: ruling lines, and how much of the page lies under pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import repeat, zip_longest
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from contract_review.documents.pdf import bare
from contract_review.documents.pdf.frame import Frame, Rectangle

# A drawing with more shapes than this is a picture, and a page with more rulings holds no table that one could read.
_MOST_SHAPES = 20_000
_MOST_RULES = 6_000
_MOST_SEGMENTS = 4_000
_DEEPEST_FORM = 4
# Rules are often drawn as filled rectangles of this height or less.
_THIN = 3.0
# Filled rectangles as near as this are one surface.
_SEAM = 0.3
_WHITE = (255, 255, 255)

_Affine = tuple[float, float, float, float, float, float]


class Rule(NamedTuple):
    """A ruling line, horizontal or vertical, in points from the top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Drawings:
    """The rulings of a page, the share of it that lies under pictures, and the number of drawn shapes."""

    rules: tuple[Rule, ...]
    covered: float
    shapes: int


class _Fill(NamedTuple):
    """A filled rectangle without a stroke around it, and its colour."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: tuple[int, int, int]


@dataclass(slots=True)
class _Collected:
    """What was found so far; into `room` pdfium writes the bounds of a shape."""

    frame: Frame
    room: Any = field(default_factory=ctypes.c_float * 4)
    rules: list[Rule] = field(default_factory=list)
    fills: list[_Fill] = field(default_factory=list)
    area: float = 0.0
    shapes: int = 0

    @property
    def full(self) -> bool:
        return self.shapes >= _MOST_SHAPES or len(self.rules) + 4 * len(self.fills) >= _MOST_RULES


def drawings(page: Any, frame: Frame) -> Drawings:
    """All rulings and pictures of an open page, those inside its forms included."""
    found = _Collected(frame)
    count = pdfium.FPDFPage_CountObjects(page)
    _collect(found, map(bare.shape_on_page, repeat(bare.address(page)), range(count)), None, 0)
    found.rules.extend(_edges(found.fills))
    covered = min(found.area / (frame.width * frame.height), 1.0)
    return Drawings(tuple(found.rules), covered, found.shapes)


def _collect(found: _Collected, shapes: Iterable[int], placed: _Affine | None, depth: int) -> None:
    for shape in shapes:
        kind = bare.kind_of_shape(shape)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            if found.full:
                return
            found.shapes += 1
            _add_path(found, shape, placed)
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            x0, top, x1, bottom = _bounds(shape, placed, found)
            found.area += (x1 - x0) * (bottom - top)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            inner = _within(_matrix(shape), placed)
            count = max(pdfium.FPDFFormObj_CountObjects(_handle(shape)), 0)
            _collect(found, map(bare.shape_in_form, repeat(shape), range(count)), inner, depth + 1)


def _handle(shape: int) -> Any:
    """A shape as the wrapped functions of pdfium take it."""
    return ctypes.cast(shape, pdfium.FPDF_PAGEOBJECT)


def _add_path(found: _Collected, path: int, placed: _Affine | None) -> None:
    segments = bare.count_segments(path)
    if segments > 5:
        found.rules.extend(_strokes(path, _within(_matrix(path), placed), found.frame))
        return
    place = x0, top, x1, bottom = _bounds(path, placed, found)
    if bottom - top <= _THIN or x1 - x0 <= _THIN:
        found.rules.append(_thin(*place))
    elif segments >= 4:
        fill = _fill(path, place)
        if fill is None:
            found.rules.extend(_around(*place))
        elif fill.colour != _WHITE:
            found.fills.append(fill)


def _fill(path: int, place: Rectangle) -> _Fill | None:
    """A rectangle that is filled and not drawn around; None for any other path."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(_handle(path), ctypes.byref(filled), ctypes.byref(stroked)):
        return None
    if stroked.value or not filled.value:
        return None
    parts = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(_handle(path), *map(ctypes.byref, parts))
    red, green, blue, _ = (part.value for part in parts)
    return _Fill(*place, (red, green, blue))


def _edges(fills: list[_Fill]) -> Iterator[Rule]:
    """The edges of filled rectangles that one sees: not those between two of one colour below each other.

    Programs shade a cell line by line; the seams are no rulings. Between two cells side by side they may be.
    """
    stacks: dict[tuple[object, ...], list[_Fill]] = {}
    for fill in fills:
        stacks.setdefault((round(fill.x0), round(fill.x1), fill.colour), []).append(fill)
    for stack in stacks.values():
        stack.sort(key=lambda fill: fill.top)
        top = stack[0].top
        for fill, after in zip_longest(stack, stack[1:]):
            if after is None or after.top > fill.bottom + _SEAM:
                yield from _around(fill.x0, top, fill.x1, fill.bottom)
                top = after.top if after is not None else 0.0


def _around(x0: float, top: float, x1: float, bottom: float) -> Iterator[Rule]:
    yield Rule(x0, top, x1, top)
    yield Rule(x0, bottom, x1, bottom)
    yield Rule(x0, top, x0, bottom)
    yield Rule(x1, top, x1, bottom)


def _thin(x0: float, top: float, x1: float, bottom: float) -> Rule:
    if bottom - top <= x1 - x0:
        return Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2)
    return Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)


def _strokes(path: int, placed: _Affine, frame: Frame) -> Iterator[Rule]:
    """The straight strokes of a path that draws many lines at once."""
    x, y = ctypes.c_float(), ctypes.c_float()
    to_x, to_y = ctypes.addressof(x), ctypes.addressof(y)
    last: tuple[float, float] | None = None
    for index in range(min(bare.count_segments(path), _MOST_SEGMENTS)):
        segment = bare.segment_of_path(path, index)
        bare.point_of_segment(segment, to_x, to_y)
        point = frame.point(*_apply(placed, x.value, y.value))
        drawn = bare.kind_of_segment(segment) == pdfium.FPDF_SEGMENT_LINETO
        if drawn and last is not None and min(abs(point[0] - last[0]), abs(point[1] - last[1])) <= 1:
            left, right = sorted((point[0], last[0]))
            top, bottom = sorted((point[1], last[1]))
            yield _thin(left, top, right, bottom)
        last = point


def _bounds(shape: int, placed: _Affine | None, found: _Collected) -> Rectangle:
    room = found.room
    start = ctypes.addressof(room)
    if not bare.bounds(shape, start, start + 4, start + 8, start + 12):
        return 0.0, 0.0, 0.0, 0.0
    x0, y0, x1, y1 = room
    if placed is not None:
        (x0, y0), (x1, y1) = _apply(placed, x0, y0), _apply(placed, x1, y1)
    return found.frame.rectangle(x0, y0, x1, y1)


def _matrix(shape: int) -> _Affine:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(_handle(shape), ctypes.byref(matrix)):
        return 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _within(inner: _Affine, outer: _Affine | None) -> _Affine:
    """First the inner placement, then the outer one."""
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc, a * ob + b * od, c * oa + d * oc, c * ob + d * od,
        e * oa + f * oc + oe, e * ob + f * od + of,
    )  # fmt: skip


def _apply(placed: _Affine, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = placed
    return a * x + c * y + e, b * x + d * y + f
