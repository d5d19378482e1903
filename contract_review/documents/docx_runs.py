"""The words of a Word paragraph as its reader sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


@dataclass(slots=True)
class Runs:
    """Reads runs; counts the tracked changes it meets, and by whom. A form feed in a text is a page break."""

    namespace: str
    revisions: int = 0
    authors: set[str] = field(default_factory=set)

    def _tag(self, name: str) -> str:
        return f"{{{self.namespace}}}{name}"

    def text_of(self, paragraph: Any) -> str:
        """The text of a paragraph: fields by their result, insertions in, deletions and hidden text out."""
        pieces: list[str] = []
        self._children(paragraph, pieces, [])
        return "".join(pieces)

    def _children(self, element: Any, pieces: list[str], fields: list[bool]) -> None:
        for child in element:
            self._element(child, pieces, fields)

    def _element(self, element: Any, pieces: list[str], fields: list[bool]) -> None:
        if not isinstance(element.tag, str):
            return
        name = element.tag.rpartition("}")[2]
        if name in ("ins", "del", "moveFrom", "moveTo"):
            self.revisions += 1
            author = element.get(self._tag("author"))
            if author:
                self.authors.add(author)
        if name in (
            "del",
            "moveFrom",
            "pPr",
            "rPr",
            "sdtPr",
            "txbxContent",
            "instrText",
            "delText",
            "Fallback",
            "pict",
        ):
            return
        if name == "r":
            self._run(element, pieces, fields)
        else:
            self._children(element, pieces, fields)

    def _run(self, run: Any, pieces: list[str], fields: list[bool]) -> None:
        if self._hidden(run):
            return
        for child in run:
            name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
            if name == "fldChar":
                self._turn_field(child.get(self._tag("fldCharType"), ""), fields)
            elif all(fields):
                pieces.append(self._piece(child, name))

    @staticmethod
    def _turn_field(mark: str, fields: list[bool]) -> None:
        # One entry an open field: whether its result has begun. An index entry has no result, and ends all the same.
        if mark == "begin":
            fields.append(False)
        elif fields and mark == "separate":
            fields[-1] = True
        elif fields and mark == "end":
            fields.pop()

    def _piece(self, child: Any, name: str) -> str:
        if name == "t":
            return (child.text or "").replace("\u00ad", "").replace("\f", " ")
        if name in ("tab", "ptab"):
            return " "
        if name == "br":
            return "\f" if child.get(self._tag("type")) == "page" else "\n"
        if name == "cr":
            return "\n"
        if name == "lastRenderedPageBreak":
            return "\f"
        if name == "noBreakHyphen":
            return "-"
        if name == "sym":
            return self._symbol(child)
        return ""

    def _symbol(self, child: Any) -> str:
        # Symbol fonts print ticks and boxes from the private area; what matters is whether a box is ticked.
        code = child.get(self._tag("char"), "")[-2:].upper()
        return {"FE": "☒", "FD": "☒", "A8": "☐", "6F": "☐", "FC": "✓", "B3": "≥", "A3": "≤"}.get(code, "•")

    def _hidden(self, run: Any) -> bool:
        properties = run.find(self._tag("rPr"))
        hidden = properties.find(self._tag("vanish")) if properties is not None else None
        return hidden is not None and hidden.get(self._tag("val"), "1") not in ("0", "false")

    def text_boxes(self, paragraph: Any) -> list[Any]:
        """The contents of text boxes anchored in a paragraph, each once (not its fallback for old Word again)."""
        found = []
        for box in paragraph.iter(self._tag("txbxContent")):
            if next(box.iterancestors(f"{_MC}Fallback"), None) is None:
                found.append(box)
        return found

    def in_fallback(self, paragraph: Any) -> bool:
        """Whether a paragraph stands in the copy of a text box that is kept for old Word."""
        return next(paragraph.iterancestors(f"{_MC}Fallback"), None) is not None

    def deleted_row(self, row: Any) -> bool:
        """Whether a table row is struck out by a tracked deletion."""
        properties = row.find(self._tag("trPr"))
        return properties is not None and properties.find(self._tag("del")) is not None
