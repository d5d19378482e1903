"""A web page becomes a Document: its headings, paragraphs, numbered lists and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from contract_review.documents.assembly import TextBuilder
from contract_review.documents.html.tables import only_cell, read_rows
from contract_review.documents.labels import printed_label
from contract_review.documents.number_formats import number
from contract_review.documents.plain import chunks_of
from contract_review.errors import UnreadableDocument
from contract_review.model.document import BlockKind, Document, Format, Link, Problem
from contract_review.model.limits import LIMITS, Limits
from contract_review.model.span import Span

_SILENT = frozenset({"script", "style", "nav", "noscript", "template", "svg", "head", "iframe", "button", "select"})
_BREAKING = frozenset(
    "p div section article main header footer li ul ol dl dt dd blockquote pre table h1 h2 h3 h4 h5 h6 br hr form "
    "address aside figure figcaption body".split()
)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LIST_STYLE = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?\b(none|decimal|(?:lower|upper)-(?:alpha|latin|roman))", re.IGNORECASE
)
_FORMS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "none": "none",
    "decimal": "decimal", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip


def read_html(data: bytes, *, path: str, sha256: str, limits: Limits = LIMITS) -> Document:
    """Read a web page as its reader sees it; scripts, styles and navigation are left out."""
    parser = lxml_html.HTMLParser(encoding=_encoding(data))
    try:
        root = lxml_html.document_fromstring(data, parser=parser)
    except (ValueError, etree.ParserError) as error:
        raise UnreadableDocument(path, "the web page is empty or damaged") from error
    walk = _Walk(TextBuilder(limits=limits))
    walk.run(root)
    title = root.findtext(".//title")
    return Document(
        path=path,
        sha256=sha256,
        format=Format.HTML,
        text=walk.builder.text,
        blocks=tuple(walk.builder.blocks),
        title=title.strip() if title else None,
        links=tuple(walk.links),
        problems=_cut(parser) or walk.builder.problems() or _no_text(walk.builder),
    )


def _no_text(builder: TextBuilder) -> tuple[Problem, ...]:
    return () if builder.blocks else (Problem("no-text", "the page holds no text that a reader would see"),)


def _cut(parser: Any) -> tuple[Problem, ...]:
    """That the parser gave up: it takes lines of ten million characters and nesting of hundreds for an attack."""
    if all(error.level != etree.ErrorLevels.FATAL for error in parser.error_log):
        return ()
    what = "the page was read only up to a line, or a nesting, beyond that of any contract; save it as PDF"
    return (Problem("too-large", what),)


def _encoding(data: bytes) -> str | None:
    """UTF-8 where the bytes are UTF-8, whatever the page says; else what the page says."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


@dataclass(slots=True)
class _List:
    """A list that is open: how it numbers its items, and the number that comes next."""

    form: str
    following: int


@dataclass(slots=True)
class _Walk:
    """Collects running text until a block element ends it."""

    builder: TextBuilder
    links: list[Link] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    length: int = 0
    lists: list[_List] = field(default_factory=list)
    label: str = ""
    _addresses: list[tuple[int, int, str]] = field(default_factory=list)

    def run(self, root: Any) -> None:
        """Write the whole page."""
        self._element(root)
        self._flush(BlockKind.PARAGRAPH)

    def _element(self, element: Any) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _SILENT or not tag or "hidden" in element.attrib or _UNSEEN.search(element.get("style", "")):
            return
        if tag in _BREAKING:
            self._flush(BlockKind.PARAGRAPH)
        if tag == "table":
            self._table(element)
        elif tag == "pre":
            self._as_typed(element)
        elif tag in ("ol", "ul"):
            self.lists.append(_opened(element, tag))
            self._inside(element)
            self.lists.pop()
        else:
            self._simple(element, tag)

    def _simple(self, element: Any, tag: str) -> None:
        if tag == "li":
            self.label = self._next(element)
        start = self.length
        self._inside(element)
        if tag == "a" and re.match(r"(?i)(?:https?|mailto|ftp):", element.get("href", "")):
            self._addresses.append((start, self.length, element.get("href")))
        if re.fullmatch(r"h[1-6]", tag):
            self._flush(BlockKind.HEADING, level=int(tag[1]))
        elif tag in _BREAKING:
            self._flush(BlockKind.PARAGRAPH)

    def _inside(self, element: Any) -> None:
        self._say(element.text)
        for child in element:
            self._element(child)
            self._say(child.tail)

    def _say(self, text: str | None) -> None:
        if text:
            self.words.append(text)
            self.length += len(text)

    def _table(self, element: Any) -> None:
        box = only_cell(element)
        if box is not None:
            self._inside(box)
            self._flush(BlockKind.PARAGRAPH)
            return
        rows, inner = read_rows(element, silent=_SILENT)
        if any(cell.text for row in rows for cell in row):
            self.builder.add_table(rows)
        for table in inner:
            self._table(table)

    def _as_typed(self, element: Any) -> None:
        """Text that keeps its lines: paragraphs stand between blank lines, as in a plain file."""
        for chunk in chunks_of("".join(element.itertext())):
            self.builder.add(BlockKind.PARAGRAPH, " ".join(" ".join(chunk).split()))

    def _next(self, item: Any) -> str:
        if not self.lists:
            return "•"
        within = self.lists[-1]
        value = item.get("value", "")
        if value.isdigit() and len(value) < 7:
            within.following = int(value)
        within.following += 1
        printed = number(within.following - 1, within.form)
        return "•" if within.form == "bullet" else f"{printed}." if printed else ""

    def _flush(self, kind: BlockKind, *, level: int | None = None) -> None:
        whole = "".join(self.words)
        text = " ".join(whole.split())
        addresses, self._addresses, self.words, self.length = self._addresses, [], [], 0
        if not text:
            return
        label, self.label = self.label, ""
        # A number typed in the item is the one that counts.
        if label and not printed_label(text):
            self.builder.add(kind, f"{label} {text}", level=level or len(self.lists) or None, label=len(label))
        else:
            self.builder.add(BlockKind.LIST_ITEM if label else kind, text, level=level)
        start = self.builder.length - len(text)
        before = seen = 0
        for first, last, target in addresses:
            before += _printed(whole, seen, first, behind=before > 0)
            seen = first
            inside = " ".join(whole[first:last].split())
            place = text.find(inside, max(before - 1, 0)) if inside else -1
            if place >= 0:
                self.links.append(Link(Span(start + place, start + place + len(inside)), target))


def _printed(whole: str, first: int, last: int, *, behind: bool) -> int:
    """How many characters a stretch has once its blanks are single; one more where one parts it from those before."""
    words = " ".join(whole[first:last].split())
    return len(words) + (behind and bool(words) and (whole[first].isspace() or whole[first - 1].isspace()))


def _opened(element: Any, tag: str) -> _List:
    style = _LIST_STYLE.search(element.get("style", ""))
    named = style[1].lower() if style else element.get("type", "1")
    start = element.get("start", "")
    if tag == "ul":
        return _List("none" if named == "none" else "bullet", 1)
    return _List(_FORMS.get(named, "decimal"), int(start) if start.isdigit() and len(start) < 7 else 1)
