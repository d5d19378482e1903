"""Walks the body of a Word file in reading order and writes it as blocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from contract_review.documents.assembly import RawCell, TextBuilder
from contract_review.documents.docx.counting import BULLETS, Counter
from contract_review.documents.docx.embedded import Embedded
from contract_review.documents.docx.names import MC, VAL, W, value, whole
from contract_review.documents.docx.pages import PageMarks
from contract_review.documents.docx.paragraphs import ParagraphReader, Words, blank, carried
from contract_review.documents.docx.styles import InStyle, Styles, left_of
from contract_review.documents.docx.tables import only_cell, rows_of
from contract_review.documents.labels import printed_label
from contract_review.model.document import BlockKind, Link, Revisions
from contract_review.model.span import Span

_P, _TBL, _SDT, _CHUNK = f"{W}p", f"{W}tbl", f"{W}sdt", f"{W}altChunk"
_PROPERTIES, _STYLE, _OUTLINE, _NUMBER = f"{W}pPr", f"{W}pStyle", f"{W}outlineLvl", f"{W}numPr"
_INDENT, _SECTION, _BREAK_BEFORE = f"{W}ind", f"{W}sectPr", f"{W}pageBreakBefore"
_WRAPPERS = frozenset(W + name for name in ("ins", "moveTo", "customXml", "smartTag", "del", "moveFrom"))


@dataclass(frozen=True, slots=True)
class Numbered:
    """What the properties of a paragraph make of it: outline level, printed number, level in its list, left indent."""

    level: int | None
    label: str
    depth: int | None
    indent: float | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Characters of the document's text and the element of the file that holds them."""

    span: Span
    element: Any


@dataclass(slots=True)
class BodyReader:
    """Writes paragraphs, tables, notes and text boxes; `notes` holds the notes by (kind, id).

    Where it is `traced`, `origins` say which element of the file holds which characters.
    """

    paragraphs: ParagraphReader
    styles: Styles
    counter: Counter
    builder: TextBuilder
    embedded: Embedded
    notes: Mapping[tuple[str, str], Any] = field(default_factory=dict)
    pages: PageMarks = field(default_factory=PageMarks)
    links: list[Link] = field(default_factory=list)
    traced: bool = False
    origins: list[Origin] = field(default_factory=list)
    _waiting: list[tuple[str, str]] = field(default_factory=list)
    _nested: list[Any] = field(default_factory=list)
    _ahead: Words | None = None

    def blocks(self, parent: Iterable[Any]) -> None:
        """Write everything that stands in a body, cell, note or text box."""
        for element in parent:
            tag = element.tag
            if tag == _P:
                self._paragraph(element)
            elif tag == _TBL:
                self._table(element)
            elif tag == _SDT:
                self._control(element)
            elif tag in _WRAPPERS and self.paragraphs.shows(tag):
                self.blocks(element)
            elif tag == f"{MC}AlternateContent":
                choice = element.find(f"{MC}Choice")
                self.blocks(choice if choice is not None else ())
            elif tag == _CHUNK:
                self._embedded(element)

    def _embedded(self, element: Any) -> None:
        document = self.embedded.document(element)
        if document is not None:
            self.builder.add_document(document)

    def _control(self, element: Any) -> None:
        content = element.find(f"{W}sdtContent")
        if element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None and content is not None:
            words = " ".join(self.paragraphs.read(p).text for p in content.iter(_P))
            start = self.builder.add(BlockKind.PARAGRAPH, blank(words.strip()))
            self.origins.append(Origin(Span(start, self.builder.length), content))
        elif content is not None:
            self.blocks(content)

    def _paragraph(self, element: Any) -> None:
        words = self._joined(element)
        if words is None:
            return
        about = self._about(element)
        self.pages.before(self.builder.length, about.get(_BREAK_BEFORE))
        # A paragraph that holds nothing but the end of a section is not printed, and so not counted.
        ends_section = not words.text and _SECTION in about
        what = Numbered(None, "", None, None) if ends_section else self._numbered(about)
        start = self._write(words, what)
        self.pages.inside(start, words.turns, len(words.text), about.get(_SECTION))
        self._place(words, start)
        for box in words.boxes:
            self.blocks(box)
        if words.notes:
            self._waiting.extend(words.notes)
            self._write_notes()

    def _place(self, words: Words, start: int) -> None:
        """Note where links and origins of words stand that begin at `start`."""
        self.links.extend(Link(Span(start + a, start + b), to) for a, b, to in words.links)
        if self.traced:
            self.origins.extend(Origin(Span(start + a, start + b), of) for a, b, of in words.origins)

    def _joined(self, element: Any) -> Words | None:
        """The words of a paragraph, behind those of paragraphs whose end is a tracked change; None while they wait."""
        words = self.paragraphs.read(element)
        if self._ahead is not None:
            words, self._ahead = _behind(self._ahead, words), None
        if carried(element, self.paragraphs.revisions):
            self._ahead = words
            return None
        return words

    def _write(self, words: Words, what: Numbered) -> int:
        """Add the block; returns the offset at which the words of the paragraph start, behind their number."""
        kind = BlockKind.HEADING if what.level is not None else BlockKind.PARAGRAPH
        level, text, size = what.level or what.depth, words.text, None
        if not text:
            return self.builder.length
        if what.label:
            size = len(what.label)
            printed = printed_label(text)
            # A number typed behind a computed one would be counted twice; a bullet in front of it would not.
            if what.label in BULLETS and printed:
                size = printed
            else:
                text = f"{what.label} {text}"
        self.builder.add(kind, text, level=level, label=size, indent=what.indent)
        return self.builder.length - len(words.text)

    def _about(self, element: Any) -> dict[str, Any]:
        """The properties of a paragraph by their tags."""
        properties = element.find(_PROPERTIES)
        if properties is None:
            return {}
        if self.paragraphs.revisions is Revisions.ORIGINAL:
            before = properties.find(f"{W}pPrChange/{W}pPr")
            properties = before if before is not None else properties
        return {child.tag: child for child in properties}

    def _numbered(self, about: Mapping[str, Any]) -> Numbered:
        style = self.styles.get(_val(about, _STYLE))
        outline = _val(about, _OUTLINE)
        level = (int(outline) + 1 if int(outline) < 9 else None) if outline.isdigit() else style.level
        list_id, depth = self._list(about.get(_NUMBER), style)
        label = self.counter.next(list_id, depth) if list_id else ""
        indent = left_of(about[_INDENT]) if _INDENT in about else None
        if indent is None and label:
            indent = self.counter.numbering.levels[list_id][depth].indent
        if indent is None:
            indent = style.indent
        return Numbered(level, label, depth + 1 if label and level is None else None, indent)

    def _list(self, own: Any, style: InStyle) -> tuple[str, int]:
        """The list that a paragraph counts in, and its level: its own, else that of its style; "" for none."""
        list_id, depth = (value(own, "numId"), value(own, "ilvl")) if own is not None else ("", "")
        level = whole(depth, 0)
        if not list_id:
            if style.numbering is None:
                return "", 0
            list_id, inherited, names = style.numbering
            tied = self.counter.numbering.level_of_style(list_id, names)
            level = level if depth else inherited or 0 if tied is None else tied
        return ("" if list_id == "0" else list_id), level

    def _table(self, element: Any) -> None:
        box = only_cell(element)
        if box is not None:
            self.blocks(box)
            return
        said: list[Words] = []
        rows = rows_of(element, self.paragraphs.revisions, lambda cell: self._cell(cell, said))
        nested, self._nested = self._nested, []
        if any(cell.text for row in rows for cell in row):
            self._write_table(rows, said)
        self.blocks(nested)
        self._write_notes()

    def _write_table(self, rows: list[list[RawCell]], said: list[Words]) -> None:
        self.builder.add_table(rows)
        table = self.builder.blocks[-1].table
        cells = [cell for row in table.rows for cell in row] if table else []
        for cell, words in zip(cells, said, strict=False):
            self._place(words, cell.span.start)

    def _cell(self, cell: Any, said: list[Words]) -> str:
        """The words of a cell, a line a paragraph; tables and files in it follow behind its own table."""
        lines: list[str] = []
        said.append(Words())
        for paragraph in self._cell_paragraphs(cell):
            words = self._joined(paragraph)
            if words is None:
                continue
            label = self._numbered(self._about(paragraph)).label
            # Lines stand behind each other with one break between them.
            start = sum(len(line) + 1 for line in lines) + (len(label) + 1 if label else 0)
            boxes = [self.paragraphs.read(p).text for box in words.boxes for p in box.iter(_P)]
            if words.text:
                lines.append(f"{label} {words.text}" if label else words.text)
                said[-1].links.extend((start + a, start + b, to) for a, b, to in words.links)
                said[-1].origins.extend((start + a, start + b, of) for a, b, of in words.origins)
            lines.extend(box for box in boxes if box)
            self._waiting.extend(words.notes)
        return "\n".join(lines)

    def _cell_paragraphs(self, cell: Iterable[Any]) -> Iterable[Any]:
        for element in cell:
            if element.tag == _P:
                yield element
            elif element.tag in (_TBL, _CHUNK):
                self._nested.append(element)
            elif element.tag == _SDT:
                yield from self._cell_paragraphs(element.iterfind(f"{W}sdtContent/*"))
            elif element.tag in _WRAPPERS and self.paragraphs.shows(element.tag):
                yield from self._cell_paragraphs(element)

    def _write_notes(self) -> None:
        """A note stands behind the paragraph or table that refers to it: that is where it belongs."""
        waiting, self._waiting = self._waiting, []
        for key in waiting:
            note = self.notes.get(key)
            if note is not None:
                self.blocks(note)


def _behind(ahead: Words, words: Words) -> Words:
    """Two paragraphs as one."""
    gap = " " if ahead.text and words.text and not ahead.text.endswith(" ") else ""
    shift = len(ahead.text) + len(gap)
    return Words(
        ahead.text + gap + words.text,
        ahead.links + [(a + shift, b + shift, to) for a, b, to in words.links],
        ahead.turns + [(at + shift, hard) for at, hard in words.turns],
        ahead.notes + words.notes,
        ahead.boxes + words.boxes,
        ahead.origins + [(a + shift, b + shift, of) for a, b, of in words.origins],
    )


def _val(about: Mapping[str, Any], name: str) -> str:
    element = about.get(name)
    return "" if element is None else str(element.get(VAL, ""))
