"""What a marked-up Word file must still be: the original, once its comments are taken out and its changes rejected."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from lxml import etree

from contract_review.model.document import Opening, Revisions

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AUTHOR = "contract-review"
AS_REJECTED = Opening(revisions=Revisions.ORIGINAL)
_MARKS = (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# The parts in which a comment is announced.
TOUCHED = ("[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml", "word/document.xml")


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The package with one part replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(entry, content if entry.filename == name else source.read(entry))
    return buffer.getvalue()


def our_comments(data: bytes) -> dict[str, str]:
    """The comments that the markup wrote: their texts by number."""
    xml = parts_of(data).get("word/comments.xml")
    written = etree.fromstring(xml).iter(f"{W}comment") if xml else ()
    return {
        str(comment.get(f"{W}id")): "\n".join(
            "".join(t.text or "" for t in p.iter(f"{W}t")) for p in comment.iter(f"{W}p")
        )
        for comment in written
        if comment.get(f"{W}author") == AUTHOR
    }


def commented_words(data: bytes) -> dict[str, str]:
    """The words that each of our comments is anchored at, struck words and added ones alike, by its number."""
    root, numbers = _text_part(data), our_comments(data)
    said = dict.fromkeys(numbers, "")
    open_: set[str] = set()
    for element in root.iter():
        number = str(element.get(f"{W}id")) if element.tag in _MARKS else ""
        if element.tag == _MARKS[0]:
            open_.add(number)
        elif element.tag == _MARKS[1]:
            open_.discard(number)
        elif element.tag in (f"{W}t", f"{W}delText"):
            for one in open_ & set(said):
                said[one] += element.text or ""
    return said


def added_wordings(data: bytes) -> list[str]:
    """The words of our insertions."""
    root = _text_part(data)
    ours = (e for e in root.iter(f"{W}ins") if e.get(f"{W}author") == AUTHOR and e.getparent().tag != f"{W}rPr")
    return ["".join(text.text or "" for text in e.iter(f"{W}t")) for e in ours]


def without_comments(data: bytes) -> bytes:
    """The file without any mark of a comment in its text."""
    root = _text_part(data)
    for mark in [element for element in root.iter() if element.tag in _MARKS]:
        _remove(mark)
    return with_part(data, "word/document.xml", _bytes(root))


def accepted(data: bytes) -> bytes:
    """The file with our changes accepted, in its XML."""
    root = _text_part(data)
    _settle(root, taken=f"{W}del", kept=f"{W}ins")
    for paragraph in root.iter(f"{W}p"):
        for mark in paragraph.findall(f"{W}pPr/{W}rPr/{W}ins"):
            if mark.get(f"{W}author") == AUTHOR:
                _remove(mark)
    return with_part(data, "word/document.xml", _bytes(root))


def undone(data: bytes) -> bytes:
    """The text part with our comments and changes taken out again, neighbouring runs joined: the original's, joined."""
    ours = our_comments(data)
    root = _text_part(data)
    for paragraph in list(root.iter(f"{W}p")):
        mark = paragraph.find(f"{W}pPr/{W}rPr/{W}ins")
        if mark is not None and mark.get(f"{W}author") == AUTHOR:
            paragraph.getparent().remove(paragraph)
    _settle(root, taken=f"{W}ins", kept=f"{W}del")
    for mark in [e for e in root.iter() if e.tag in _MARKS and e.get(f"{W}id") in ours]:
        holder = mark.getparent()
        _remove(holder if mark.tag == _MARKS[2] else mark)
    return joined(root)


def joined(root: Any) -> bytes:
    """The canonical XML of a text part in which runs set alike are one run, and texts side by side one text."""
    for run in list(root.iter(f"{W}r")):
        before = run.getprevious()
        if before is not None and before.tag == run.tag and _like(before) == _like(run):
            before.extend([child for child in run if child.tag != f"{W}rPr"])
            run.getparent().remove(run)
    for text in list(root.iter(f"{W}t", f"{W}delText")):
        text.attrib.pop(_SPACE, None)
        before = text.getprevious()
        if before is not None and before.tag == text.tag:
            before.text = (before.text or "") + (text.text or "")
            text.getparent().remove(text)
    return bytes(etree.tostring(root, method="c14n"))


def same_parts(original: Mapping[str, bytes], marked: Mapping[str, bytes]) -> bool:
    """Whether every part that a comment or a change does not concern has the same bytes, and none is missing."""
    return all(marked.get(name) == content for name, content in original.items() if name not in TOUCHED)


def _text_part(data: bytes) -> Any:
    return etree.fromstring(parts_of(data)["word/document.xml"])


def _settle(root: Any, *, taken: str, kept: str) -> None:
    for change in [e for e in root.iter(taken, kept) if e.get(f"{W}author") == AUTHOR]:
        if change.getparent().tag == f"{W}rPr":
            continue
        if change.tag == kept:
            for text in change.iter(f"{W}delText"):
                text.tag = f"{W}t"
            for child in list(change):
                change.addprevious(child)
        _remove(change)


def _like(run: Any) -> tuple[bytes, tuple[tuple[str, str], ...]]:
    properties = run.find(f"{W}rPr")
    look = b"" if properties is None else bytes(etree.tostring(properties, method="c14n", with_tail=False))
    return look, tuple(sorted(run.attrib.items()))


def _remove(element: Any) -> None:
    element.getparent().remove(element)


def _bytes(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
