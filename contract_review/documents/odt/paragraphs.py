"""The words of an OpenDocument paragraph as its reader sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from contract_review.documents.odt.names import DRAW, OFFICE, TEXT, XLINK
from contract_review.model.document import Revisions

_BLANKS = re.compile(r"\s+")
_BREAKS = {f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": " "}
_SILENT = frozenset((f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{TEXT}ruby-text", f"{TEXT}tracked-changes"))


@dataclass(slots=True)
class OdtWords:
    """What a paragraph says: its text, links as (start, end, address), the bodies of its notes and text boxes."""

    text: str = ""
    links: list[tuple[int, int, str]] = field(default_factory=list)
    notes: list[Any] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)


def changed(body: Any, revisions: Revisions) -> frozenset[str]:
    """The names of the tracked insertions, where the view is the one before them; deletions stand outside the text."""
    if revisions is Revisions.FINAL:
        return frozenset()
    regions = body.iter(f"{TEXT}changed-region")
    return frozenset(r.get(f"{TEXT}id", "") for r in regions if r.find(f"{TEXT}insertion") is not None)


def read_words(paragraph: Any, hidden: frozenset[str]) -> OdtWords:
    """The words of a paragraph; `hidden` are the names of changes that the view leaves out."""
    writer = _Writer(hidden)
    writer.inside(paragraph)
    writer.words.text = "".join(writer.parts).rstrip()
    return writer.words


class _Writer:
    """Collects one paragraph."""

    def __init__(self, hidden: frozenset[str]) -> None:
        self.hidden = hidden
        self.words = OdtWords()
        self.parts: list[str] = []
        self.length = 0
        self.within: set[str] = set()

    def inside(self, element: Any) -> None:
        """Read what stands in an element of a paragraph."""
        self._say(element.text)
        for child in element:
            self._child(child)
            self._say(child.tail)

    def _child(self, child: Any) -> None:
        tag = child.tag
        if not isinstance(tag, str) or tag in _SILENT:
            return
        if tag in _BREAKS:
            self._say(_BREAKS[tag])
        elif tag == f"{TEXT}note":
            self.words.notes.extend(child.iterfind(f"{TEXT}note-body"))
        elif tag == f"{DRAW}frame":
            self.words.boxes.extend(child.iterfind(f"{DRAW}text-box"))
        elif tag == f"{TEXT}a":
            start = self.length
            self.inside(child)
            address = child.get(f"{XLINK}href", "")
            if address and not address.startswith("#") and self.length > start:
                self.words.links.append((start, self.length, address))
        elif tag == f"{TEXT}placeholder":
            self._say(f"[{''.join(child.itertext()).strip('<>[] ')}]")
        elif tag == f"{TEXT}change-start":
            self.within.add(child.get(f"{TEXT}change-id", ""))
        elif tag == f"{TEXT}change-end":
            self.within.discard(child.get(f"{TEXT}change-id", ""))
        else:
            self.inside(child)

    def _say(self, text: str | None) -> None:
        if not text or self.within & self.hidden:
            return
        text = _BLANKS.sub(" ", text.replace("\u00ad", "").replace("\u200b", ""))
        if not self.parts or self.parts[-1].endswith(" "):
            text = text.lstrip(" ")
        if text:
            self.parts.append(text)
            self.length += len(text)
