"""An OpenDocument text becomes a Document, read from its XML as a Word file is.

From the XML with lxml because the libraries for this format neither compute list numbers nor limit what they unpack.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from contract_review.documents.assembly import RawCell, TextBuilder
from contract_review.documents.labels import printed_label
from contract_review.documents.odt.names import DRAW, OFFICE, STYLE, TABLE, TEXT, XML
from contract_review.documents.odt.numbering import Levels, ListCounter, read_lists
from contract_review.documents.odt.paragraphs import OdtWords, changed, read_words
from contract_review.documents.packages import open_package
from contract_review.errors import UnreadableDocument
from contract_review.model.document import BlockKind, Document, Format, Link, Problem, Revisions
from contract_review.model.limits import LIMITS, Limits
from contract_review.model.span import Span

_THROUGH = frozenset((f"{TEXT}section", f"{DRAW}text-box", f"{TEXT}index-body", f"{TEXT}note-body"))
_ROWS = frozenset((f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"))
_WIDEST = 500


def read_odt(
    data: bytes, *, path: str, sha256: str, revisions: Revisions = Revisions.FINAL, limits: Limits = LIMITS
) -> Document:
    """Read the bytes of an .odt or .ott file; raises `UnreadableDocument` where it is damaged."""
    with open_package(data, path=path, kind="OpenDocument", limits=limits) as package:
        if b"encryption-data" in (package.read("META-INF/manifest.xml") or b""):
            raise UnreadableDocument(path, "the OpenDocument file is encrypted; save it without a password")
        content = package.parse("content.xml")
        body = content.find(f"{OFFICE}body/{OFFICE}text") if content is not None else None
        if body is None:
            raise UnreadableDocument(path, "is no text document; give a PDF or DOCX file")
        styles = package.parse("styles.xml")
        reader = _Reader(read_lists(styles, content), changed(body, revisions), TextBuilder(limits=limits))
        reader.blocks(body)
        reader.margins(styles)
        return Document(
            path=path,
            sha256=sha256,
            format=Format.ODT,
            text=reader.builder.text,
            blocks=tuple(reader.builder.blocks),
            title=package.title("meta.xml"),
            links=tuple(reader.links),
            problems=(*reader.builder.problems(), *_problems(body, revisions)),
        )


@dataclass(slots=True)
class _Reader:
    """Walks the text and writes blocks; `hidden` are the names of changes that the view leaves out."""

    lists: dict[str, Levels]
    hidden: frozenset[str]
    builder: TextBuilder
    links: list[Link] = field(default_factory=list)
    headings: ListCounter = field(default_factory=ListCounter)
    by_id: dict[str, ListCounter] = field(default_factory=dict)
    by_style: dict[str, ListCounter] = field(default_factory=dict)

    def blocks(self, parent: Iterable[Any]) -> None:
        """Write everything that stands in a body, section, text box or note."""
        for element in parent:
            tag = element.tag
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                self._paragraph(element, "", 0)
            elif tag == f"{TEXT}list":
                self._list(element, "", 1, None)
            elif tag == f"{TABLE}table":
                self._table(element)
            elif tag in _THROUGH or tag == f"{DRAW}frame":
                self.blocks(element)
            elif tag == f"{TEXT}table-of-content":
                self._contents(element)

    def margins(self, styles: Any) -> None:
        """Headers and footers as furniture, each text once."""
        seen: set[str] = set()
        for place in styles.iter(f"{STYLE}header", f"{STYLE}footer") if styles is not None else ():
            for paragraph in place.iter(f"{TEXT}p"):
                text = read_words(paragraph, self.hidden).text
                if text and text not in seen:
                    seen.add(text)
                    self.builder.add(BlockKind.FURNITURE, text)

    def _contents(self, element: Any) -> None:
        for paragraph in element.iter(f"{TEXT}p"):
            self.builder.add(BlockKind.FURNITURE, read_words(paragraph, self.hidden).text)

    def _paragraph(self, element: Any, label: str, depth: int) -> None:
        words = read_words(element, self.hidden)
        outline = element.get(f"{TEXT}outline-level", "") if element.tag == f"{TEXT}h" else ""
        level = int(outline) if outline.isdigit() else None
        if level is not None and not label and "" in self.lists and not element.get(f"{TEXT}is-list-header"):
            label = self.headings.next(self.lists[""], level)
        self._write(words, label, level, depth or None)
        for box in words.boxes:
            self.blocks(box)
        for note in words.notes:
            self.blocks(note)

    def _write(self, words: OdtWords, label: str, level: int | None, depth: int | None) -> None:
        text, size = words.text, None
        if not text:
            return
        if label:
            printed = printed_label(text)
            size = printed if label == "•" and printed else len(label)
            text = text if label == "•" and printed else f"{label} {text}"
        kind = BlockKind.HEADING if level is not None else BlockKind.PARAGRAPH
        self.builder.add(kind, text, level=level or (depth if label else None), label=size)
        start = self.builder.length - len(words.text)
        self.links.extend(Link(Span(start + a, start + b), to) for a, b, to in words.links)

    def _list(self, element: Any, style: str, depth: int, counter: ListCounter | None) -> None:
        style = element.get(f"{TEXT}style-name") or style
        counter = counter or self._counter(element, style)
        for item in element:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            self._item(item, style, depth, counter)

    def _item(self, item: Any, style: str, depth: int, counter: ListCounter) -> None:
        numbered = item.tag == f"{TEXT}list-item"
        start = item.get(f"{TEXT}start-value", "")
        for child in item:
            if child.tag == f"{TEXT}list":
                self._list(child, style, depth + 1, counter)
                numbered = False
            elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                value = int(start) if start.isdigit() else None
                label = counter.next(self.lists.get(style, {}), depth, start=value) if numbered else ""
                self._paragraph(child, label, depth if numbered else 0)
                numbered = False
            else:
                self.blocks((child,))

    def _counter(self, element: Any, style: str) -> ListCounter:
        """The counter of a list: a new one, unless the list goes on with an earlier one."""
        before = element.get(f"{TEXT}continue-list", "")
        goes_on = element.get(f"{TEXT}continue-numbering") == "true"
        counter = self.by_id.get(before) if before else self.by_style.get(style) if goes_on else None
        counter = counter or ListCounter()
        self.by_style[style] = counter
        self.by_id[element.get(f"{XML}id", "")] = counter
        return counter

    def _table(self, element: Any) -> None:
        rows: list[list[RawCell]] = []
        self._rows(element, rows)
        rows = [row for row in rows if row]
        if any(cell.text for row in rows for cell in row):
            self.builder.add_table(rows)

    def _rows(self, parent: Any, rows: list[list[RawCell]]) -> None:
        for element in parent:
            if element.tag in _ROWS:
                self._rows(element, rows)
            elif element.tag == f"{TABLE}table-row":
                rows.append(self._row(element, len(rows)))

    def _row(self, element: Any, row: int) -> list[RawCell]:
        cells, column = [], 0
        for cell in element:
            repeated = _count(cell.get(f"{TABLE}number-columns-repeated"))
            if cell.tag == f"{TABLE}table-cell":
                deep, wide = (_count(cell.get(f"{TABLE}number-{what}-spanned")) for what in ("rows", "columns"))
                for copy in range(repeated):
                    cells.append(RawCell(self._cell_text(cell), row, column + copy, deep, wide))
            column += repeated
        return cells

    def _cell_text(self, cell: Any) -> str:
        lines = (read_words(p, self.hidden).text for p in cell.iter(f"{TEXT}p", f"{TEXT}h"))
        return "\n".join(line for line in lines if line)


def _count(text: str | None) -> int:
    return min(max(int(text), 1), _WIDEST) if text and text.isdigit() and len(text) < 9 else 1


def _problems(body: Any, revisions: Revisions) -> tuple[Problem, ...]:
    changes = list(body.iter(f"{TEXT}changed-region"))
    if not changes:
        return ()
    people = sorted({name.text or "" for c in changes for name in c.iter("{http://purl.org/dc/elements/1.1/}creator")})
    view = "read as if all were accepted" if revisions is Revisions.FINAL else "read as if all were rejected"
    message = (
        f"{len(changes)} tracked changes by {', '.join(people) or 'an unnamed author'} are not accepted yet; {view}"
    )
    return (Problem("tracked-changes", message, blocking=False),)
