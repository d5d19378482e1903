"""The words of a Word paragraph as its reader sees them, with where its links, notes and page turns stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from contract_review.documents.docx.fields import Field, url_of
from contract_review.documents.docx.names import MC, R, W, switched_on, value
from contract_review.model.document import Revisions

_BLANKS = re.compile(r"\s+")
# Marks that print nothing: soft hyphens, direction marks, zero-width blanks.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_PRIVATE = re.compile("[\uf000-\uf0ff]")
# Symbol fonts print ticks and boxes from the private area; what matters is whether a box is ticked.
_SYMBOLS = {
    "FE": "☒",
    "FD": "☒",
    "A8": "☐",
    "6F": "☐",
    "FC": "✓",
    "B3": "≥",
    "A3": "≤",
    "2D": "-",
    "D3": "©",
    "D2": "®",
}
_SILENT = frozenset(
    W + name
    for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "proofErr", "bookmarkStart", "bookmarkEnd", "txbxContent")
)
_ADDED = frozenset((f"{W}ins", f"{W}moveTo"))
_TAKEN = frozenset((f"{W}del", f"{W}moveFrom"))
_PRINTED = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
_R, _T, _BR, _SYM, _TURN = f"{W}r", f"{W}t", f"{W}br", f"{W}sym", f"{W}lastRenderedPageBreak"
_MATH_R, _MATH_T = (f"{{http://schemas.openxmlformats.org/officeDocument/2006/math}}{name}" for name in "rt")
_DRAWN = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_BOX = f"{W}txbxContent"
_PROPERTIES, _RUN_PROPERTIES, _VANISH = f"{W}pPr", f"{W}rPr", f"{W}vanish"


@dataclass(slots=True)
class Words:
    """What a paragraph says: its text, links as (start, end, address), notes as (kind, id), text boxes.

    `turns` are (offset, whether somebody set the break, rather than Word noting where its pages ended); `origins` are
    (start, end, the element of the file that holds these characters).
    """

    text: str = ""
    links: list[tuple[int, int, str]] = field(default_factory=list)
    turns: list[tuple[int, bool]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    origins: list[tuple[int, int, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ParagraphReader:
    """Reads the words of paragraphs in one view of a file's tracked changes."""

    revisions: Revisions
    addresses: Mapping[str, str]
    hidden_styles: frozenset[str] = frozenset()

    def read(self, paragraph: Any) -> Words:
        """The words of a paragraph: fields by their result, hidden text out, runs of blanks as one."""
        writer = _Writer(self)
        writer.inside(paragraph)
        return writer.done()

    def shows(self, tag: str) -> bool:
        """Whether an element with this tag is in the view: not an insertion before it, not a deletion after it."""
        return tag not in (_TAKEN if self.revisions is Revisions.FINAL else _ADDED)


class _Writer:
    """Collects one paragraph."""

    def __init__(self, reader: ParagraphReader) -> None:
        self.reader = reader
        self.words = Words()
        self.parts: list[str] = []
        self.length = 0
        self.blank = True
        self.fields: list[Field] = []
        self.text_tags = (_T, _MATH_T) if reader.revisions is Revisions.FINAL else (_T, _MATH_T, f"{W}delText")

    def done(self) -> Words:
        """The words, without the blanks at the end."""
        words, whole = self.words, "".join(self.parts)
        words.text = whole.rstrip()
        end = len(words.text)
        words.links = [(start, min(stop, end), to) for start, stop, to in words.links if start < min(stop, end)]
        words.origins = [(start, min(stop, end), of) for start, stop, of in words.origins if start < end]
        return words

    def _say(self, text: str, origin: Any) -> None:
        if self.fields and not all(open_.begun for open_ in self.fields):
            return
        if "  " in text or not text.isprintable():
            text = _BLANKS.sub(" ", text)
        if self.blank and text.startswith(" "):
            text = text[1:]
        if text:
            self.parts.append(text)
            self.words.origins.append((self.length, self.length + len(text), origin))
            self.length += len(text)
            self.blank = text[-1] == " "

    def inside(self, element: Any) -> None:
        """Read what stands in an element of a paragraph."""
        for child in element:
            tag = child.tag
            if tag in (_R, _MATH_R):
                self._run(child)
            elif tag in _READ_ASIDE:
                _READ_ASIDE[tag](self, child)
            elif isinstance(tag, str) and tag not in _SILENT:
                self.inside(child)

    def _change(self, child: Any) -> None:
        if self.reader.shows(child.tag):
            self.inside(child)

    def _hyperlink(self, child: Any) -> None:
        self._link(child, self.reader.addresses.get(child.get(f"{R}id", ""), ""))

    def _simple_field(self, child: Any) -> None:
        self._link(child, url_of(child.get(f"{W}instr", "")))

    def _alternatives(self, child: Any) -> None:
        self.inside(_choice(child))

    def _link(self, element: Any, address: str) -> None:
        start = self.length
        self.inside(element)
        if address:
            self.words.links.append((start, self.length, address))

    def _control(self, control: Any) -> None:
        properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
        if content is None:
            return
        start = len(self.parts)
        self.inside(content)
        if switched_on(properties, "showingPlcHdr"):
            said = "".join(self.parts[start:]).strip()
            del self.parts[start:]
            self.length = sum(map(len, self.parts))
            self.words.origins = [origin for origin in self.words.origins if origin[1] <= self.length]
            self.blank = not self.parts or self.parts[-1].endswith(" ")
            self._say(blank(said), content)

    def _run(self, run: Any) -> None:
        properties = run.find(_RUN_PROPERTIES)
        if properties is not None and self._hidden(properties):
            return
        self._content(run)

    def _hidden(self, properties: Any) -> bool:
        if properties.find(_VANISH) is not None:
            return switched_on(properties, "vanish")
        return bool(self.reader.hidden_styles) and value(properties, "rStyle") in self.reader.hidden_styles

    def _content(self, run: Any) -> None:
        for child in run:
            tag = child.tag
            if tag in self.text_tags:
                self._say(_seen(child.text or ""), child)
            elif tag in _PRINTED:
                self._say(_PRINTED[tag], child)
            elif tag in _READ_IN_RUN:
                _READ_IN_RUN[tag](self, child)

    def _drawn(self, child: Any) -> None:
        self.words.boxes.extend(_boxes(child))

    def _drawn_twice(self, child: Any) -> None:
        self._content(_choice(child))

    def _note(self, child: Any) -> None:
        self.words.notes.append((_NOTES[child.tag], child.get(f"{W}id", "")))

    def _page_turn(self, _child: Any) -> None:
        self.words.turns.append((self.length, False))

    def _symbol_run(self, child: Any) -> None:
        self._say(_symbol(child.get(f"{W}char", "")), child)

    def _instruct(self, child: Any) -> None:
        if self.fields:
            self.fields[-1].instruction += child.text or ""

    def _break(self, element: Any) -> None:
        if element.get(f"{W}type") == "page":
            self.words.turns.append((self.length, True))
        self._say(" ", element)

    def _turn_field(self, mark: Any) -> None:
        kind = mark.get(f"{W}fldCharType", "")
        if kind == "begin":
            self.fields.append(Field(self.length, mark.find(f"{W}ffData")))
        elif self.fields and kind == "separate":
            # An index entry has no result, and ends all the same.
            self.fields[-1].begun, self.fields[-1].start = True, self.length
        elif self.fields and kind == "end":
            self._end_field(self.fields.pop(), mark)

    def _end_field(self, ended: Field, mark: Any) -> None:
        shown = ended.shows_instead()
        if shown is not None and not "".join(self.parts)[ended.start :].strip():
            self._say(shown, mark)
        address = url_of(ended.instruction) if ended.begun else ""
        if address:
            self.words.links.append((ended.start, self.length, address))


_READ_ASIDE: dict[str, Callable[[_Writer, Any], None]] = {
    **dict.fromkeys(_ADDED | _TAKEN, _Writer._change),
    f"{W}hyperlink": _Writer._hyperlink,
    f"{W}fldSimple": _Writer._simple_field,
    f"{W}sdt": _Writer._control,
    f"{MC}AlternateContent": _Writer._alternatives,
}
_READ_IN_RUN: dict[str, Callable[[_Writer, Any], None]] = {
    **dict.fromkeys(_DRAWN, _Writer._drawn),
    **dict.fromkeys(_NOTES, _Writer._note),
    _BR: _Writer._break,
    _TURN: _Writer._page_turn,
    _SYM: _Writer._symbol_run,
    f"{W}fldChar": _Writer._turn_field,
    f"{W}instrText": _Writer._instruct,
    f"{MC}AlternateContent": _Writer._drawn_twice,
    f"{W}ruby": _Writer.inside,
}


def blank(placeholder: str) -> str:
    """How a field that nobody has filled in is printed: in square brackets, so that it reads as a blank."""
    if not placeholder or placeholder[0] in "[{<_":
        return placeholder or "[____]"
    return f"[{placeholder}]"


def _choice(alternatives: Any) -> Any:
    """The newer of two copies of the same content; the older only where it is alone."""
    choice = alternatives.find(f"{MC}Choice")
    fallback = alternatives.find(f"{MC}Fallback")
    return choice if choice is not None else fallback if fallback is not None else ()


def _boxes(drawing: Any) -> list[Any]:
    """The text boxes in a drawing, each once, without those that lie in another or in the copy for old Word."""
    outer = []
    for box in drawing.iter(_BOX):
        above = (ancestor.tag for ancestor in box.iterancestors())
        nested = next((tag for tag in above if tag in (_BOX, f"{MC}Fallback") or tag in _DRAWN), "")
        if nested in _DRAWN:
            outer.append(box)
    return outer


def _seen(text: str) -> str:
    if text.isascii():
        return text
    return _PRIVATE.sub(lambda match: _symbol(f"{ord(match[0]):X}"), _UNSEEN.sub("", text))


def _symbol(code: str) -> str:
    return _SYMBOLS.get(code[-2:].upper(), "•")


def carried(paragraph: Any, revisions: Revisions) -> bool:
    """Whether the end of this paragraph is itself a tracked change, so that its words run into the next paragraph."""
    properties = paragraph.find(_PROPERTIES)
    marks = properties.find(_RUN_PROPERTIES) if properties is not None else None
    if marks is None or not len(marks):
        return False
    gone = ("del", "moveFrom") if revisions is Revisions.FINAL else ("ins", "moveTo")
    return any(marks.find(W + name) is not None for name in gone)
