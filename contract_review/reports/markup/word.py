"""The contract as a Word file with comments and tracked changes; parts that they do not touch keep their bytes."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable
from datetime import date
from typing import Any

from lxml import etree

from contract_review.documents.docx import Traced, trace_docx
from contract_review.documents.docx.names import W
from contract_review.documents.packages import open_package
from contract_review.errors import UnreadableDocument
from contract_review.model.document import Opening
from contract_review.reports.markup.notes import Note
from contract_review.reports.markup.word_changes import Redline, Stamp
from contract_review.reports.markup.word_comments import Comments
from contract_review.reports.markup.word_text import WordText

AUTHOR = "contract-review"
_STRICT = (
    (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
)  # fmt: skip
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"
_EMPTY = b'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
# Numbers are 32 bits wide; a file may hold one near the end of them.
_HIGHEST = 1_000_000_000


def marked_word(data: bytes, notes: Iterable[Note], *, path: str, opening: Opening, as_of: date | None = None) -> bytes:
    """The Word file in `data` with the notes as comments and their changes as tracked changes, dated `as_of`."""
    notes = tuple(notes)
    traced = trace_docx(data, path=path, revisions=opening.revisions, limits=opening.limits)
    with open_package(data, path=path, kind="Word", limits=opening.limits) as package:
        if sum(entry.file_size for entry in package.archive.infolist()) > opening.limits.memory:
            raise UnreadableDocument(path, "the Word file unpacks to more than any contract holds; save it anew")
        parts = _Parts(package.archive, traced)
        stamp = Stamp(AUTHOR, f"{as_of.isoformat()}T00:00:00Z" if as_of else None, _last_number(traced, parts))
        _write(traced, notes, stamp, parts.comments)
        return parts.written()


def _write(traced: Traced, notes: tuple[Note, ...], stamp: Stamp, comments: Any) -> None:
    text = WordText(traced, _cuts(notes))
    redline = Redline(text, stamp)
    proposed = dict.fromkeys(note.change for note in notes if note.change)
    # What is struck first: whether a paragraph can follow depends on what was changed in the one before.
    for change in sorted(proposed, key=lambda change: not change.strikes):
        redline.make(change)
    written = Comments(comments, stamp)
    for note in notes:
        added = redline.added.get(note.change) if note.change else None
        atoms = text.beside(note.span) if note.span else text.atoms[:1]
        if not atoms:
            continue
        behind = added if note.change is not None and note.change.strikes else None
        written.add(note.told(changed=added is not None), atoms, behind=behind)
        for span in note.also:
            written.add((note.lines[0], "The comment at the first place of this point says more."), text.beside(span))


def _cuts(notes: tuple[Note, ...]) -> Iterable[int]:
    for note in notes:
        spans = (*((note.span,) if note.span else ()), *note.also, *((note.change.span,) if note.change else ()))
        for span in spans:
            yield from (span.start, span.end)


def _last_number(traced: Traced, parts: _Parts) -> int:
    numbers = (e.get(f"{W}id", "") for root in (traced.root, parts.comments) for e in root.iter("*"))
    return max((int(n) for n in numbers if n.isdigit() and int(n) < _HIGHEST), default=0)


class _Parts:
    """The parts of the file that a markup touches: the text, the comments, and, where they are new, what names them."""

    def __init__(self, archive: zipfile.ZipFile, traced: Traced) -> None:
        self._archive = archive
        self._main = traced.main
        self._root = traced.root
        self._changed: dict[str, Any] = {traced.main: traced.root}
        folder, _, name = traced.main.rpartition("/")
        self._relations = posixpath.join(folder, "_rels", f"{name}.rels")
        known = self._known(folder)
        self._comments = known or posixpath.join(folder, "comments.xml")
        self.comments = _parsed(archive.read(known)) if known else etree.fromstring(_EMPTY)
        self._changed[self._comments] = self.comments
        if not known:
            self._announce(folder)

    def _known(self, folder: str) -> str | None:
        """The name of the part that holds the comments there are."""
        if self._relations not in self._archive.namelist():
            return None
        for relation in _parsed(self._archive.read(self._relations)):
            if str(relation.get("Type", "")).endswith("/relationships/comments"):
                target = str(relation.get("Target", ""))
                inside = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                name = posixpath.normpath(inside)
                return name if name in self._archive.namelist() else None
        return None

    def _announce(self, folder: str) -> None:
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        if _TYPES in self._archive.namelist():
            types = _parsed(self._archive.read(_TYPES))
            override = etree.SubElement(types, f"{{{etree.QName(types).namespace}}}Override")
            override.set("PartName", f"/{self._comments}")
            override.set("ContentType", _CONTENT)
            self._changed[_TYPES] = types
        has = self._relations in self._archive.namelist()
        relations = _parsed(self._archive.read(self._relations)) if has else etree.Element(f"{{{space}}}Relationships")
        taken = {str(relation.get("Id", "")) for relation in relations}
        relation = etree.SubElement(relations, f"{{{space}}}Relationship")
        relation.set("Id", next(f"rIdReview{n}" for n in range(1, len(taken) + 2) if f"rIdReview{n}" not in taken))
        relation.set("Type", _KIND)
        relation.set("Target", posixpath.relpath(self._comments, folder or "."))
        self._changed[self._relations] = relations

    def written(self) -> bytes:
        """The file: the parts in their order, those that are new behind them."""
        strict = any(strict in self._archive.read(self._main) for _, strict in _STRICT)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in self._archive.infolist():
                root = self._changed.pop(entry.filename, None)
                content = self._archive.read(entry) if root is None else _bytes(root, strict=strict)
                target.writestr(entry, content)
            for name, root in self._changed.items():
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(entry, _bytes(root, strict=strict))
        return buffer.getvalue()


def _parsed(data: bytes) -> Any:
    for usual, strict in _STRICT:
        data = data.replace(strict, usual)
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _bytes(root: Any, *, strict: bool) -> bytes:
    data = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    for usual, strictly in _STRICT if strict else ():
        data = data.replace(usual, strictly)
    return data
