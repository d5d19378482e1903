"""Comments of a Word file: their texts, and the marks in the contract that they hang on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from contract_review.documents.docx.names import W
from contract_review.reports.markup.word_changes import Stamp
from contract_review.reports.markup.word_text import Atom

_P, _R, _T, _DEL = (f"{W}{name}" for name in ("p", "r", "t", "del"))
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_INITIALS = "CR"


@dataclass(slots=True)
class Comments:
    """Writes comments into `root`, the part that holds them, and marks their words in the contract."""

    root: Any
    stamp: Stamp
    _ends: dict[Any, Any] = field(default_factory=dict)

    def add(self, lines: Iterable[str], atoms: tuple[Atom, ...], *, behind: Any = None) -> None:
        """A comment of some lines at the words of the atoms, up to `behind`, the wording that was put behind them."""
        comment = self.stamp.on(etree.SubElement(self.root, f"{W}comment"))
        comment.set(f"{W}initials", _INITIALS)
        for place, line in enumerate(lines):
            paragraph = etree.SubElement(comment, _P)
            if place == 0:
                etree.SubElement(etree.SubElement(paragraph, _R), f"{W}annotationRef")
            _say(paragraph, line)
        self._mark(str(comment.get(f"{W}id")), atoms, behind)

    def _mark(self, number: str, atoms: tuple[Atom, ...], behind: Any) -> None:
        first, last = _around(atoms[0].anchor), _around(atoms[-1].anchor)
        start, end = (first.makeelement(f"{W}commentRange{name}", {f"{W}id": number}) for name in ("Start", "End"))
        first.addprevious(start)
        last = behind if behind is not None else last
        self._ends.get(last, last).addnext(end)
        self._ends[last] = end
        # The reference outlives whatever link, field or change of somebody else its words stand in.
        outer = end
        while outer.getparent().tag != _P:
            outer = outer.getparent()
        reference = outer.makeelement(_R)
        reference.append(reference.makeelement(f"{W}commentReference", {f"{W}id": number}))
        outer.addnext(reference)
        if outer is end:
            self._ends[last] = reference


def _around(anchor: Any) -> Any:
    """The run, or the change that strikes it: a mark inside the change would go with it."""
    holder = anchor.getparent()
    return holder if holder.tag == _DEL and len(holder) == 1 else anchor


def _say(paragraph: Any, line: str) -> None:
    text = etree.SubElement(etree.SubElement(paragraph, _R), _T)
    text.text = line
    text.set(_PRESERVE, "preserve")
