"""A Word file becomes a Document: what a reader of Word sees, in order, read from the XML.

Automatic numbers are computed, tracked insertions are kept and deletions dropped (as if all were accepted), hidden
text and comments are left out, headers and footers stand at the end as furniture.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from contract_review.documents.assembly import RawCell, TextBuilder
from contract_review.documents.docx_numbering import Counter, read_numbering
from contract_review.documents.docx_runs import Runs
from contract_review.documents.docx_styles import Styles, read_styles
from contract_review.documents.labels import printed_label
from contract_review.errors import UnreadableDocument
from contract_review.model.document import BlockKind, Document, Format, Problem

# Transitional and strict files name the same things in two namespaces.
_MAIN = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_LARGEST_PART = 256 * 1024 * 1024
_BLANKS = re.compile(r"[ \t\u00a0\u2007\u202f]+")


def read_docx(data: bytes, *, path: str, sha256: str) -> Document:
    """Read the bytes of a .docx, .docm or .dotx file; raises `UnreadableDocument` where it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _Parts(archive, path)
            reader = _Reader(parts)
            reader.run()
            title = parts.title()
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise UnreadableDocument(path, "the Word file is damaged or cut off; ask for it again") from error
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise UnreadableDocument(path, "the Word file is damaged or cut off; ask for it again") from error
        raise
    return Document(
        path=path,
        sha256=sha256,
        format=Format.DOCX,
        text=reader.builder.text,
        blocks=tuple(reader.builder.blocks),
        title=title,
        page_marks=tuple(reader.marks) if len(reader.marks) > 1 else (),
        problems=reader.problems(),
    )


class _Parts:
    """The parts of the package that are read, parsed without entities or network."""

    def __init__(self, archive: zipfile.ZipFile, path: str) -> None:
        self.archive = archive
        self.path = path
        self.names = set(archive.namelist())

    def parse(self, name: str) -> Any:
        """The root of an XML part; None where there is no such part."""
        if name not in self.names:
            return None
        if self.archive.getinfo(name).file_size > _LARGEST_PART:
            raise UnreadableDocument(self.path, "the Word file unpacks to more than 256 MiB; that is no contract")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
        try:
            return etree.fromstring(self.archive.read(name), parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableDocument(self.path, f"the Word file is damaged in {name}; ask for it again") from error

    def main(self) -> str:
        """The name of the main part, by the package's relationships."""
        root = self.parse("_rels/.rels")
        for relation in root if root is not None else ():
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                return str(relation.get("Target", "")).lstrip("/")
        return "word/document.xml"

    def title(self) -> str | None:
        """The title in the file's properties."""
        root = self.parse("docProps/core.xml")
        if root is None:
            return None
        title = root.findtext("{http://purl.org/dc/elements/1.1/}title")
        return title.strip() or None if title else None


@dataclass(slots=True)
class _Reader:
    """Walks the body and writes blocks."""

    parts: _Parts
    builder: TextBuilder = field(default_factory=TextBuilder)
    marks: list[tuple[int, int]] = field(default_factory=lambda: [(0, 1)])
    page: int = 1
    namespace: str = _MAIN[0]
    runs: Runs = field(init=False)
    styles: Styles = field(init=False)
    counter: Counter = field(init=False)

    def run(self) -> None:
        main = self.parts.main()
        root = self.parts.parse(main)
        if root is None:
            raise UnreadableDocument(self.parts.path, "is no Word document; give a PDF or DOCX file")
        self.namespace = next((n for n in _MAIN if root.tag == f"{{{n}}}document"), _MAIN[0])
        folder = main.rpartition("/")[0]
        self.runs = Runs(self.namespace)
        self.styles = read_styles(self.parts.parse(f"{folder}/styles.xml"), self._tag)
        self.counter = Counter(read_numbering(self.parts.parse(f"{folder}/numbering.xml"), self._tag))
        body = root.find(self._tag("body"))
        if body is not None:
            self._blocks(body)
        self._notes(folder)
        self._margins(folder)

    def _tag(self, name: str) -> str:
        return f"{{{self.namespace}}}{name}"

    def _blocks(self, parent: Any) -> None:
        for element in parent:
            if element.tag == self._tag("p"):
                self._paragraph(element)
            elif element.tag == self._tag("tbl"):
                self._table(element)
            elif element.tag in (self._tag("sdt"), self._tag("ins"), self._tag("moveTo"), self._tag("customXml")):
                content = element.find(self._tag("sdtContent"))
                self._blocks(element if content is None else content)
            elif element.tag == self._tag("smartTag"):
                self._blocks(element)

    def _paragraph(self, element: Any) -> None:
        text = self.runs.text_of(element)
        words = _BLANKS.sub(" ", text.replace("\n", " ").replace("\f", " ")).strip()
        style, level = self._style(element)
        label = self._label(element, style) if words else ""
        depth = self.counter.depth if label and level is None else None
        kind = BlockKind.HEADING if level is not None else BlockKind.PARAGRAPH
        if text.startswith("\f"):
            self._turn(text.count("\f") - text.lstrip("\f ").count("\f"), self.builder.length)
            text = text.lstrip("\f ")
        if label:
            size: int | None = len(label)
            # A number typed behind a computed one would be counted twice; a bullet in front of it would not.
            printed = printed_label(words)
            if label == "•" and printed:
                size = printed
            else:
                words = f"{label} {words}"
            start = self.builder.add(kind, words, level=level or depth, label=size)
        else:
            start = self.builder.add(kind, words, level=level)
        self._turn(text.count("\f"), start + len(words) // 2 if "\f" in text.rstrip("\f ") else self.builder.length)
        for box in self.runs.text_boxes(element):
            self._blocks(box)

    def _turn(self, pages: int, offset: int) -> None:
        if pages:
            self.page += pages
            self.marks.append((offset, self.page))

    def _style(self, element: Any) -> tuple[str, int | None]:
        properties = element.find(self._tag("pPr"))
        style = self._value(properties, "pStyle") if properties is not None else ""
        level = self.styles.level(style)
        outline = self._value(properties, "outlineLvl") if properties is not None else ""
        if outline.isdigit() and int(outline) < 9:
            level = int(outline) + 1
        return style, level

    def _label(self, element: Any, style: str) -> str:
        properties = element.find(self._tag("pPr"))
        numbering = properties.find(self._tag("numPr")) if properties is not None else None
        if numbering is not None:
            list_id = self._value(numbering, "numId")
            depth = self._value(numbering, "ilvl")
            if not list_id:
                list_id, _ = self.styles.numbering(style) or ("", 0)
            return "" if list_id in ("", "0") else self.counter.next(list_id, int(depth) if depth.isdigit() else 0)
        linked = self.styles.numbering(style) or self.counter.numbering.by_style.get(style)
        if linked is None or linked[0] in ("", "0"):
            return ""
        by_style = self.counter.numbering.by_style.get(style)
        depth_of = by_style[1] if by_style else linked[1]
        return self.counter.next(linked[0], depth_of)

    def _value(self, parent: Any, name: str) -> str:
        element = parent.find(self._tag(name))
        return "" if element is None else str(element.get(self._tag("val"), ""))

    def _table(self, element: Any) -> None:
        rows: list[list[RawCell]] = []
        for row_element in self._rows(element):
            cells, column = [], self._skipped(row_element)
            for cell in self._cells(row_element):
                wide, merged = self._spans(cell)
                if merged:
                    self._deepen(rows, column)
                else:
                    cells.append(RawCell(self._cell_text(cell), len(rows), column, 1, wide))
                column += wide
            rows.append(cells)
        if any(cell.text for row in rows for cell in row):
            self.builder.add_table([row for row in rows if row])

    def _rows(self, table: Any) -> list[Any]:
        return [
            e for e in table.iter(self._tag("tr")) if self._owner(e, "tbl") is table and not self.runs.deleted_row(e)
        ]

    def _cells(self, row: Any) -> list[Any]:
        return [e for e in row.iter(self._tag("tc")) if self._owner(e, "tr") is row]

    def _owner(self, element: Any, name: str) -> Any:
        return next(element.iterancestors(self._tag(name)), None)

    def _skipped(self, row: Any) -> int:
        properties = row.find(self._tag("trPr"))
        skipped = self._value(properties, "gridBefore") if properties is not None else ""
        return int(skipped) if skipped.isdecimal() and len(skipped) < 4 else 0

    def _spans(self, cell: Any) -> tuple[int, bool]:
        properties = cell.find(self._tag("tcPr"))
        if properties is None:
            return 1, False
        wide = self._value(properties, "gridSpan")
        merge = properties.find(self._tag("vMerge"))
        goes_on = merge is not None and merge.get(self._tag("val"), "continue") == "continue"
        return int(wide) if wide.isdecimal() and len(wide) < 4 and int(wide) > 0 else 1, goes_on

    @staticmethod
    def _deepen(rows: list[list[RawCell]], column: int) -> None:
        for row in reversed(rows):
            for place, cell in enumerate(row):
                if cell.column == column:
                    row[place] = RawCell(cell.text, cell.row, cell.column, cell.row_span + 1, cell.column_span)
                    return

    def _cell_text(self, cell: Any) -> str:
        lines = []
        for paragraph in cell.iter(self._tag("p")):
            if self.runs.in_fallback(paragraph):
                continue
            words = _BLANKS.sub(" ", self.runs.text_of(paragraph).replace("\f", " ")).strip()
            style, _ = self._style(paragraph)
            label = self._label(paragraph, style) if words else ""
            if words:
                lines.append(f"{label} {words}" if label else words)
        return "\n".join(lines)

    def _notes(self, folder: str) -> None:
        for name in ("footnotes", "endnotes"):
            root = self.parts.parse(f"{folder}/{name}.xml")
            for note in root if root is not None else ():
                if note.get(self._tag("type")) not in ("separator", "continuationSeparator", "continuationNotice"):
                    self._blocks(note)

    def _margins(self, folder: str) -> None:
        seen: set[str] = set()
        for name in sorted(n for n in self.parts.names if re.match(rf"{folder}/(?:header|footer)\d*\.xml$", n)):
            root = self.parts.parse(name)
            for paragraph in root.iter(self._tag("p")) if root is not None else ():
                words = " ".join(self.runs.text_of(paragraph).split())
                if words and words not in seen:
                    seen.add(words)
                    self.builder.add(BlockKind.FURNITURE, words)

    def problems(self) -> tuple[Problem, ...]:
        """What a reader should know: changes that nobody has accepted yet, and by whom."""
        if not self.runs.revisions:
            return ()
        people = ", ".join(sorted(self.runs.authors)) or "an unnamed author"
        message = f"{self.runs.revisions} tracked changes by {people} are not accepted yet; read as if they were"
        return (Problem("tracked-changes", message, blocking=False),)
