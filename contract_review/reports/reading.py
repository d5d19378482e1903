"""What was read, laid over the pages it was read from: a page on which one sees at once what was read wrongly."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from contract_review.model.document import Block, BlockKind, Box, Document
from contract_review.model.span import Span
from contract_review.reports.templates import content_hash, environment, stylesheet
from contract_review.reports.troubles import Trouble, troubles

_KINDS = {
    BlockKind.HEADING: "Heading",
    BlockKind.PARAGRAPH: "Paragraph",
    BlockKind.LIST_ITEM: "Numbered or listed",
    BlockKind.TABLE: "Table",
    BlockKind.FURNITURE: "Header, footer, number",
}
_LONGEST_TITLE = 300
# A box stands this many points around its words.
_MARGIN = 1.5

_Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell of a table, as it was read."""

    text: str
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A block as it was read: its number in reading order, its words or its cells, and its pages where it has two."""

    number: int
    kind: str
    kind_name: str
    pages: str
    label: str
    text: str
    rows: tuple[tuple[ReadCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a block stands on a page, and its cells (left, top, width, height); `first` on the page it begins on."""

    number: int
    kind: str
    title: str
    x: float
    y: float
    width: float
    height: float
    cells: tuple[_Rectangle, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with its picture (a data address), the marks on it and the blocks that begin there."""

    number: int | None
    width: float
    height: float
    picture: str
    marks: tuple[Mark, ...]
    entries: tuple[ReadBlock, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it was read, sheet by sheet."""

    title: str
    size: str
    kinds: tuple[tuple[str, str], ...]
    troubles: tuple[Trouble, ...]
    sheets: tuple[Sheet, ...]


def reading_page(document: Document, *, pictures: Sequence[bytes] = ()) -> str:
    """One HTML file that shows a document as it was read; `pictures` of its first pages in WebP go below the boxes."""
    style = stylesheet("reading")
    template = environment("reading", html=True).get_template("reading.html")
    return template.render(seen=_reading(document, pictures), style=style, style_hash=content_hash(style))


def _reading(document: Document, pictures: Sequence[bytes]) -> Reading:
    pages = f"{len(document.pages)} pages, " if document.pages else ""
    used = {block.kind for block in document.blocks}
    return Reading(
        title=document.title or document.path,
        size=f"{document.path} · {pages}{document.words:,} words, {len(document.tables)} tables",
        kinds=tuple((kind.value, name) for kind, name in _KINDS.items() if kind in used),
        troubles=troubles(document.problems),
        sheets=tuple(_sheets(document, pictures)),
    )


def _sheets(document: Document, pictures: Sequence[bytes]) -> Iterator[Sheet]:
    entries = [_entry(document, number, block) for number, block in enumerate(document.blocks, 1)]
    if not document.pages:
        yield Sheet(None, 0, 0, "", (), tuple(entries))
        return
    begun: dict[int | None, list[ReadBlock]] = {}
    marks: dict[int, list[Mark]] = {}
    for entry, block in zip(entries, document.blocks, strict=True):
        begun.setdefault(document.page_at(block.span.start), []).append(entry)
        for mark, page in _marks(document, entry.number, block):
            marks.setdefault(page, []).append(mark)
    for place, shown in enumerate(document.pages):
        yield Sheet(
            number=shown.number,
            width=round(shown.width, 1),
            height=round(shown.height, 1),
            picture=_address(pictures[place]) if place < len(pictures) and pictures[place] else "",
            marks=tuple(marks.get(shown.number, ())),
            entries=tuple(begun.get(shown.number, ())),
        )


def _address(picture: bytes) -> str:
    return "data:image/webp;base64," + base64.b64encode(picture).decode()


def _entry(document: Document, number: int, block: Block) -> ReadBlock:
    first, last = document.page_at(block.span.start), document.page_at(max(block.span.end - 1, 0))
    rows = block.table.rows if block.table else ()
    return ReadBlock(
        number=number,
        kind=block.kind.value,
        kind_name=_KINDS[block.kind] + (f", level {block.level}" if block.level else ""),
        pages=f"pages {first} to {last}" if first != last else "",
        label=block.label.text_in(document.text) if block.label else "",
        text=block.body.text_in(document.text),
        rows=tuple(
            tuple(ReadCell(cell.span.text_in(document.text), cell.row_span, cell.column_span) for cell in row)
            for row in rows
        ),
    )


def _marks(document: Document, number: int, block: Block) -> Iterator[tuple[Mark, int]]:
    """Where a block stands: a mark for each page, and for each column."""
    cells = [cell.span for row in block.table.rows for cell in row] if block.table else []
    title = block.span.text_in(document.text)
    title = title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE] + " …"
    for place, boxes in enumerate(_runs(document.boxes_of(block.span), whole=block.table is not None)):
        page = boxes[0].page
        inner = tuple(_cells(document, cells, page))
        yield Mark(number, block.kind.value, title, *_around(boxes), cells=inner, first=place == 0), page


def _runs(boxes: Iterable[Box], *, whole: bool) -> list[list[Box]]:
    """Boxes that follow each other down a page; a paragraph that goes on in the next column is two of them."""
    runs: list[list[Box]] = []
    for box in boxes:
        last = runs[-1][-1] if runs else None
        if last is not None and last.page == box.page and (whole or box.bottom >= last.top):
            runs[-1].append(box)
        else:
            runs.append([box])
    return runs


def _cells(document: Document, cells: Iterable[Span], page: int) -> Iterator[_Rectangle]:
    for span in cells:
        boxes = [box for box in document.boxes_of(span) if box.page == page] if len(span) else []
        if boxes:
            yield _around(boxes)


def _around(boxes: Sequence[Box]) -> _Rectangle:
    left, top = min(box.x0 for box in boxes) - _MARGIN, min(box.top for box in boxes) - _MARGIN
    right, bottom = max(box.x1 for box in boxes) + _MARGIN, max(box.bottom for box in boxes) + _MARGIN
    return round(left, 1), round(top, 1), round(right - left, 1), round(bottom - top, 1)
