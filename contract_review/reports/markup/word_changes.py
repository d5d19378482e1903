"""Proposed wording in a Word file, as tracked changes that a person accepts or rejects."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

from contract_review.documents.docx.names import W
from contract_review.reports.markup.changes import Change
from contract_review.reports.markup.word_text import Atom, WordText, paragraph_of

_P, _R, _RPR, _PPR, _T, _INS, _DEL = (f"{W}{name}" for name in ("p", "r", "rPr", "pPr", "t", "ins", "del"))
_LINK, _BODY = f"{W}hyperlink", f"{W}body"
# Between the words of a sentence that is struck, these may stand; a note, a field, a picture, a content control or
# somebody else's change must not be struck along with them unseen.
_MARKS = frozenset(
    W + name
    for name in (
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "proofErr",
        "permStart",
        "permEnd",
    )
)
_PLAIN = frozenset(
    W + name for name in ("rPr", "t", "tab", "cr", "noBreakHyphen", "softHyphen", "lastRenderedPageBreak", "br")
)
_EMPTY = frozenset((_RPR, f"{W}lastRenderedPageBreak"))
_COMMENT = f"{W}commentReference"
_NOT_INHERITED = frozenset(
    W + name for name in ("rPrChange", "rStyle", "ins", "del", "moveFrom", "moveTo", "vanish", "b", "bCs", "u", "caps")
)
_KEPT_OF_PARAGRAPH = frozenset(W + name for name in ("pStyle", "bidi", "spacing", "ind", "jc", "contextualSpacing"))


@dataclass(slots=True)
class Stamp:
    """Author, day and running number of the changes and comments of one markup."""

    author: str
    date: str | None
    number: int

    def on(self, element: Any) -> Any:
        """The element with the stamp and the next number."""
        self.number += 1
        element.set(f"{W}id", str(self.number))
        element.set(f"{W}author", self.author)
        if self.date:
            element.set(f"{W}date", self.date)
        return element


@dataclass(slots=True)
class Redline:
    """Makes changes; `added` are the elements that hold the new words of each."""

    text: WordText
    stamp: Stamp
    added: dict[Change, Any] = field(default_factory=dict)
    _last: dict[Any, Any] = field(default_factory=dict)

    def make(self, change: Change) -> None:
        """Make a change where the file allows it; where it does not, nothing is done and `added` lacks it."""
        added = self._replace(change) if change.strikes else self._add(change)
        if added is not None:
            self.added[change] = added

    def _replace(self, change: Change) -> Any:
        atoms = self.text.inside(change.span)
        runs = list(dict.fromkeys(atom.anchor for atom in atoms))
        if not runs or not all(atom.own for atom in atoms) or not _can_strike(runs):
            return None
        inserted = self._insertion(change.wording, _most_used(atoms))
        holder = runs[-1].getparent()
        (holder if holder.tag == _LINK else runs[-1]).addnext(inserted)
        for run in runs:
            self._strike(run)
        return inserted

    def _strike(self, run: Any) -> None:
        struck = self.stamp.on(run.makeelement(_DEL))
        run.addprevious(struck)
        struck.append(run)
        for text in run.iter(_T):
            text.tag = f"{W}delText"

    def _insertion(self, wording: str, like: Any) -> Any:
        inserted = self.stamp.on(like.makeelement(_INS))
        run = like.makeelement(_R)
        properties = like.find(_RPR)
        if properties is not None:
            kept = copy.deepcopy(properties)
            for child in [child for child in kept if child.tag in _NOT_INHERITED]:
                kept.remove(child)
            run.append(kept)
        text = run.makeelement(_T)
        text.text = wording
        run.append(text)
        inserted.append(run)
        return inserted

    def _add(self, change: Change) -> Any:
        """A paragraph behind the one that ends at the change, and behind those added there before."""
        place = self.text.atoms_ending_at(change.span.end)
        if not place:
            return None
        before = paragraph_of(place[-1].anchor)
        if not place[-1].own or not _can_follow(before):
            return None
        paragraph = before.makeelement(_P)
        paragraph.append(self._paragraph_mark(before))
        inserted = self._insertion(change.wording, place[-1].anchor)
        paragraph.append(inserted)
        self._last.get(before, before).addnext(paragraph)
        self._last[before] = paragraph
        return inserted

    def _paragraph_mark(self, before: Any) -> Any:
        """Properties of an added paragraph: set like its neighbour, without its number, its end marked as added."""
        properties, like = before.makeelement(_PPR), before.find(_PPR)
        for child in like if like is not None else ():
            if child.tag in _KEPT_OF_PARAGRAPH:
                properties.append(copy.deepcopy(child))
        # The number goes where the schema wants it: behind the style, before everything else.
        number = properties.makeelement(f"{W}numPr")
        for name, value in (("ilvl", "0"), ("numId", "0")):
            number.append(number.makeelement(f"{W}{name}", {f"{W}val": value}))
        properties.insert(1 if properties.find(f"{W}pStyle") is not None else 0, number)
        mark = properties.makeelement(_RPR)
        mark.append(self.stamp.on(mark.makeelement(_INS)))
        properties.append(mark)
        return properties


def _can_strike(runs: list[Any]) -> bool:
    """Whether runs of one paragraph can be struck and nothing else stands among them."""
    paragraphs = {paragraph_of(run) for run in runs}
    if len(paragraphs) != 1 or not all(_is_plain(run) for run in runs):
        return False
    inner = set(runs)
    paragraph = paragraph_of(runs[0])
    first, last = (_child_of(paragraph, run) for run in (runs[0], runs[-1]))
    between = list(paragraph)[paragraph.index(first) : paragraph.index(last) + 1]
    return all(_is_free(element, inner) for element in between)


def _is_free(element: Any, struck: set[Any]) -> bool:
    if element.tag == _R:
        return element in struck or element.find(_COMMENT) is not None or _is_empty(element)
    if element.tag == _LINK:
        return all(child.tag in _MARKS or (child.tag == _R and child in struck) for child in element)
    return element.tag in _MARKS


def _is_empty(run: Any) -> bool:
    return all(child.tag in _EMPTY or (child.tag == _T and not (child.text or "").strip()) for child in run)


def _is_plain(run: Any) -> bool:
    holder = run.getparent()
    inside = holder.tag == _P or (holder.tag == _LINK and holder.getparent().tag == _P)
    page_break = any(br.get(f"{W}type") not in (None, "textWrapping") for br in run.iter(f"{W}br"))
    return run.tag == _R and inside and not page_break and all(child.tag in _PLAIN for child in run)


def _child_of(paragraph: Any, element: Any) -> Any:
    while element.getparent() is not paragraph:
        element = element.getparent()
    return element


def _most_used(atoms: tuple[Atom, ...]) -> Any:
    """The run that holds most of the words, a link only where there is nothing else: new words look like it."""
    plain = [atom for atom in atoms if atom.anchor.getparent().tag == _P] or list(atoms)
    return max(plain, key=lambda atom: len(atom.span)).anchor


def _can_follow(paragraph: Any) -> bool:
    """Whether a paragraph can be added behind this one: in the body, between two paragraphs that nobody has changed."""
    properties = paragraph.find(_PPR)
    marked = properties is not None and (
        properties.find(f"{W}sectPr") is not None
        or any(properties.find(f"{_RPR}/{tag}") is not None for tag in (_INS, _DEL))
    )
    # LibreOffice takes words added at the end of a paragraph and the added paragraph behind them for one addition, and
    # joins the wrong paragraphs where that is rejected.
    words = [element.tag for element in paragraph if element.tag not in _MARKS and element.find(_COMMENT) is None]
    open_end = not words or words[-1] in (_INS, _DEL, f"{W}moveTo", f"{W}moveFrom")
    return paragraph.getparent().tag == _BODY and not (marked or open_end) and _next_block(paragraph) == _P


def _next_block(paragraph: Any) -> str:
    """The tag of what stands behind: the mark of an added paragraph can only be taken back into another paragraph."""
    return next((str(element.tag) for element in paragraph.itersiblings() if element.tag not in _MARKS), "")
