"""Finds words of the text in the XML of a Word file, and parts runs so that a stretch of text is whole runs."""

from __future__ import annotations

import copy
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from contract_review.documents.docx import Traced
from contract_review.documents.docx.names import W
from contract_review.model.span import Span

_P, _R, _RPR = f"{W}p", f"{W}r", f"{W}rPr"
_TEXTS = (f"{W}t", f"{W}delText")
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_REFERENCES = {f"{W}footnote": f"{W}footnoteReference", f"{W}endnote": f"{W}endnoteReference"}
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
# What the reader leaves out of a text, besides blanks that follow a blank.
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Atom:
    """Characters of the text, and the element beside which a mark for them can stand.

    That is their run; for words in a note or a text box it is the run of the body that calls the note or holds the box,
    and then `own` is false.
    """

    span: Span
    anchor: Any
    own: bool


class WordText:
    """The text of a Word file as atoms, parted at the given offsets; nothing of the file is lost by that."""

    def __init__(self, traced: Traced, cuts: Iterable[int]) -> None:
        self._root = traced.root
        self._text = traced.text
        self._calls = _calls(traced.root)
        starts = set(cuts)
        offsets = sorted(starts)
        pieces: list[tuple[Span, Any]] = []
        for origin in traced.origins:
            span = origin.span
            inside = offsets[bisect_right(offsets, span.start) : bisect_left(offsets, span.end)]
            if span.start in starts:
                _split_before(origin.element)
            pieces.extend(self._parted(span, origin.element, inside))
        placed = ((span, self._anchor(element)) for span, element in pieces)
        self.atoms = tuple(Atom(span, found[0], found[1]) for span, found in placed if found is not None)

    def inside(self, span: Span) -> tuple[Atom, ...]:
        """The atoms whose characters lie in a span."""
        first = bisect_left(self.atoms, span.start, key=lambda atom: atom.span.start)
        last = bisect_right(self.atoms, span.end, key=lambda atom: atom.span.end)
        return self.atoms[first:last]

    def beside(self, span: Span) -> tuple[Atom, ...]:
        """The atoms in a span; where it has none, the nearest one, so that a note always has a place."""
        found = self.inside(span)
        if found or not self.atoms:
            return found
        place = min(bisect_left(self.atoms, span.start, key=lambda atom: atom.span.start), len(self.atoms) - 1)
        return (self.atoms[place],)

    def atoms_ending_at(self, offset: int) -> tuple[Atom, ...]:
        """The atoms up to an offset, of which the last ends there; none where no atom does."""
        last = bisect_right(self.atoms, offset, key=lambda atom: atom.span.end)
        found = self.atoms[max(last - 1, 0) : last]
        return found if found and found[-1].span.end == offset else ()

    def _parted(self, span: Span, element: Any, cuts: list[int]) -> list[tuple[Span, Any]]:
        """The pieces of one origin; from the last cut to the first, so that the left part stays in its element."""
        run = element.getparent()
        if not cuts or element.tag not in _TEXTS or run is None or run.tag != _R or run.getparent() is None:
            return [(span, element)]
        edges, pieces = [span.start, *cuts, span.end], []
        shown = span.text_in(self._text)
        for start, end in reversed(list(pairwise(edges))):
            if start == span.start:
                pieces.append((Span(start, end), element))
            else:
                place = raw_place(element.text or "", shown, start - span.start)
                pieces.append((Span(start, end), _split(element, place)))
        return pieces[::-1]

    def _anchor(self, element: Any) -> tuple[Any, bool] | None:
        top, outer = element, None
        for above in (element, *element.iterancestors()):
            if above.tag == _R or (outer is None and above.tag == _MATH):
                outer = above
            top = above
        if top is not self._root:
            return self._call(element)
        if outer is None:
            outer = next(element.iter(_R), None)
        own = outer is not None and (element.getparent() is outer)
        return (outer, own) if outer is not None and _in_paragraph(outer) else None

    def _call(self, element: Any) -> tuple[Any, bool] | None:
        """The run of the body that refers to the note in which an element stands."""
        note = next((above for above in element.iterancestors() if above.tag in _REFERENCES), None)
        if note is None:
            return None
        run = self._calls.get((_REFERENCES[note.tag], note.get(f"{W}id", "")))
        return (run, False) if run is not None and _in_paragraph(run) else None


def raw_place(raw: str, shown: str, offset: int) -> int:
    """Where in the text of an element the character stands that is number `offset` of what the reader shows of it."""
    place = 0
    if shown and shown[0] != " ":
        place = _after_blanks(raw, 0)
    for sign in shown[:offset]:
        while place < len(raw) and raw[place] in _UNSEEN:
            place += 1
        place = _after_blanks(raw, place) if sign == " " else place + 1
    return place


def paragraph_of(element: Any) -> Any:
    """The paragraph in which a run stands."""
    return next(above for above in element.iterancestors() if above.tag == _P)


def _after_blanks(raw: str, place: int) -> int:
    while place < len(raw) and (raw[place].isspace() or raw[place] in _UNSEEN):
        place += 1
    return place


def _split(element: Any, place: int) -> Any:
    """Part a run inside one of its texts; returns the text of the new run, which stands behind the old one."""
    right = _run_behind(element.getparent())
    rest = element.makeelement(element.tag, element.attrib)
    raw = element.text or ""
    element.text, rest.text = raw[:place], raw[place:]
    for half in (element, rest):
        half.set(_PRESERVE, "preserve")
    later = list(element.itersiblings())
    right.extend((rest, *later))
    return rest


def _split_before(element: Any) -> None:
    """Part a run in front of one of its texts or tabs, where anything stands in it before."""
    run = element.getparent()
    before = [sibling for sibling in element.itersiblings(preceding=True) if sibling.tag != _RPR]
    if run is not None and run.tag == _R and run.getparent() is not None and before:
        later = list(element.itersiblings())
        _run_behind(run).extend((element, *later))


def _run_behind(run: Any) -> Any:
    """A new run behind this one, set like it, with nothing in it yet."""
    right = run.makeelement(run.tag, run.attrib)
    properties = run.find(_RPR)
    if properties is not None:
        right.append(copy.deepcopy(properties))
    run.addnext(right)
    return right


def _in_paragraph(element: Any) -> bool:
    return any(above.tag == _P for above in element.iterancestors())


def _calls(root: Any) -> dict[tuple[str, str], Any]:
    """The runs that refer to notes, by the kind of reference and the id of the note."""
    found = {}
    for tag in _REFERENCES.values():
        for reference in root.iter(tag):
            runs = [above for above in reference.iterancestors() if above.tag == _R]
            if runs:
                found[tag, reference.get(f"{W}id", "")] = runs[-1]
    return found
