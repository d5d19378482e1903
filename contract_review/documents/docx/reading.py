"""A Word file becomes a Document: what a reader of Word sees, in order, read from the XML.

Automatic numbers are computed, tracked changes read as if all were accepted (or rejected), hidden text and comments
left out, notes put behind the paragraph that refers to them, headers and footers at the end as furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from contract_review.documents.assembly import TextBuilder
from contract_review.documents.docx.body import BodyReader, Origin
from contract_review.documents.docx.counting import Counter
from contract_review.documents.docx.embedded import Embedded
from contract_review.documents.docx.names import VAL, W
from contract_review.documents.docx.numbering import read_numbering
from contract_review.documents.docx.paragraphs import ParagraphReader
from contract_review.documents.docx.problems import problems_of
from contract_review.documents.docx.styles import read_styles
from contract_review.documents.packages import Package, open_package
from contract_review.errors import UnreadableDocument
from contract_review.model.document import BlockKind, Document, Format, Opening, Revisions
from contract_review.model.limits import LIMITS, Limits

_MAIN = "word/document.xml"
_RULES = ("separator", "continuationSeparator", "continuationNotice")


def read_docx(
    data: bytes,
    *,
    path: str,
    sha256: str,
    revisions: Revisions = Revisions.FINAL,
    limits: Limits = LIMITS,
    nested: bool = False,
) -> Document:
    """Read the bytes of a .docx, .docm or .dotx file; raises `UnreadableDocument` where it is damaged.

    `nested` is a file inside another one; files inside that are not read.
    """
    with open_package(data, path=path, kind="Word", limits=limits) as package:
        parts, root, reader = _walked(package, Opening(revisions=revisions, limits=limits), nested=nested)
        return Document(
            path=path,
            sha256=sha256,
            format=Format.DOCX,
            text=reader.builder.text,
            blocks=tuple(reader.builder.blocks),
            title=package.title("docProps/core.xml"),
            page_marks=reader.pages.known(),
            links=tuple(reader.links),
            problems=(*reader.builder.problems(), *problems_of(root, parts.first("comments"), reader, package)),
        )


@dataclass(frozen=True, slots=True)
class Traced:
    """A Word file that was read, down to its XML: its main part, its text, and the element behind every character."""

    main: str
    root: Any
    text: str
    origins: tuple[Origin, ...]


def trace_docx(data: bytes, *, path: str, revisions: Revisions = Revisions.FINAL, limits: Limits = LIMITS) -> Traced:
    """Read a Word file as `read_docx` does, and keep where in the file its words stand."""
    with open_package(data, path=path, kind="Word", limits=limits) as package:
        parts, root, reader = _walked(package, Opening(revisions=revisions, limits=limits), nested=False, traced=True)
        return Traced(parts.main, root, reader.builder.text, tuple(reader.origins))


def _walked(
    package: Package, opening: Opening, *, nested: bool, traced: bool = False
) -> tuple[_Parts, Any, BodyReader]:
    parts = _Parts.of(package)
    root = package.parse(parts.main)
    if root is None:
        raise UnreadableDocument(package.path, "is no Word document; give a PDF or DOCX file")
    reader = _reader(parts, root, opening, Embedded(package, parts.related, opening, nested))
    reader.traced = traced
    body = root.find(f"{W}body")
    reader.blocks(body if body is not None else ())
    _margins(parts, reader)
    return parts, root, reader


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts that belong to the main one: by its relationships, else where Word puts them."""

    package: Package
    main: str
    related: dict[str, tuple[str, str, bool]]

    @classmethod
    def of(cls, package: Package) -> _Parts:
        targets = [to for kind, to, outside in package.related("").values() if kind == "officeDocument" and not outside]
        main = next((to for to in targets if to in package.names), _MAIN)
        return cls(package, main, package.related(main))

    def named(self, kind: str) -> list[str]:
        """The names of the parts of one kind: "styles", "header" and so on."""
        found = [to for is_, to, outside in self.related.values() if is_ == kind and to in self.package.names]
        usual = re.compile(rf"{re.escape(self.main.rpartition('/')[0])}/{kind}\d*\.xml")
        return sorted(set(found)) or sorted(name for name in self.package.names if usual.fullmatch(name))

    def first(self, kind: str) -> Any:
        """The root of the one part of a kind; None where there is none."""
        names = self.named(kind)
        return self.package.parse(names[0]) if names else None

    def addresses(self) -> dict[str, str]:
        """The addresses of links, by the ids under which the text calls them."""
        return {key: to for key, (kind, to, outside) in self.related.items() if kind == "hyperlink" and outside}


def _reader(parts: _Parts, root: Any, opening: Opening, embedded: Embedded) -> BodyReader:
    styles = read_styles(parts.first("styles"))
    notes = {(kind, note.get(f"{W}id", "")): note for kind in ("footnotes", "endnotes") for note in _notes(parts, kind)}
    used = styles.lists | {e.get(VAL, "") for part in (root, *notes.values()) for e in part.iter(f"{W}numId")}
    numbering = read_numbering(parts.first("numbering"), styles, used)
    paragraphs = ParagraphReader(opening.revisions, parts.addresses(), styles.hidden)
    return BodyReader(paragraphs, styles, Counter(numbering), TextBuilder(limits=opening.limits), embedded, notes)


def _notes(parts: _Parts, kind: str) -> Iterator[Any]:
    root = parts.first(kind)
    for note in root if root is not None else ():
        if isinstance(note.tag, str) and note.get(f"{W}type") not in _RULES:
            yield note


def _margins(parts: _Parts, reader: BodyReader) -> None:
    """Headers and footers, each text once, however many sections repeat it."""
    seen: set[str] = {""}
    for name in (*parts.named("header"), *parts.named("footer")):
        root = parts.package.parse(name)
        for paragraph in root.iter(f"{W}p") if root is not None else ():
            words = reader.paragraphs.read(paragraph).text
            if words not in seen:
                seen.add(words)
                reader.builder.add(BlockKind.FURNITURE, words)
