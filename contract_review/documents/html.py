"""A web page becomes a Document: its headings, paragraphs, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import html as lxml_html

from contract_review.documents.assembly import RawCell, TextBuilder
from contract_review.errors import UnreadableDocument
from contract_review.model.document import BlockKind, Document, Format

_SILENT = frozenset({"script", "style", "nav", "noscript", "template", "svg", "head", "iframe", "button", "select"})
_BREAKING = frozenset(
    "p div section article main header footer li ul ol dl dt dd blockquote pre table h1 h2 h3 h4 h5 h6 br hr form "
    "address aside figure figcaption body".split()
)


def read_html(data: bytes, *, path: str, sha256: str) -> Document:
    """Read a web page as its reader sees it; scripts, styles and navigation are left out."""
    try:
        root = lxml_html.document_fromstring(data, parser=lxml_html.HTMLParser(encoding=_encoding(data)))
    except (ValueError, lxml_html.etree.ParserError) as error:
        raise UnreadableDocument(path, "the web page is empty or damaged") from error
    builder = TextBuilder()
    _Walk(builder).run(root)
    title = root.findtext(".//title")
    return Document(
        path=path,
        sha256=sha256,
        format=Format.HTML,
        text=builder.text,
        blocks=tuple(builder.blocks),
        title=title.strip() if title else None,
    )


def _encoding(data: bytes) -> str | None:
    """UTF-8 where the bytes are UTF-8, whatever the page says; else what the page says."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


class _Walk:
    """Collects running text until a block element ends it."""

    def __init__(self, builder: TextBuilder) -> None:
        self.builder = builder
        self.words: list[str] = []

    def run(self, root: Any) -> None:
        self._element(root)
        self._flush(BlockKind.PARAGRAPH)

    def _element(self, element: Any) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _SILENT or not tag:
            return
        if tag == "table":
            self._flush(BlockKind.PARAGRAPH)
            self.builder.add_table(_rows(element))
            return
        if tag in _BREAKING:
            self._flush(BlockKind.PARAGRAPH)
        self.words.append(element.text or "")
        for child in element:
            self._element(child)
            self.words.append(child.tail or "")
        if re.fullmatch(r"h[1-6]", tag):
            self._flush(BlockKind.HEADING, level=int(tag[1]))
        elif tag in _BREAKING:
            self._flush(BlockKind.LIST_ITEM if tag == "li" else BlockKind.PARAGRAPH)

    def _flush(self, kind: BlockKind, *, level: int | None = None) -> None:
        text = " ".join("".join(self.words).split())
        self.words = []
        self.builder.add(kind, text, level=level)


def _rows(table: Any) -> list[list[RawCell]]:
    rows: list[list[RawCell]] = []
    taken: set[tuple[int, int]] = set()
    for element in table.iter("tr"):
        column, row = 0, []
        for cell in element:
            if cell.tag not in ("td", "th"):
                continue
            # A cell that reaches down from a row above keeps its column.
            while (len(rows), column) in taken:
                column += 1
            wide, deep = _covered(cell.get("colspan")), _covered(cell.get("rowspan"))
            taken.update((len(rows) + down, column + right) for down in range(1, deep) for right in range(wide))
            text = " ".join(" ".join(_words(cell)).split())
            row.append(RawCell(text, len(rows), column, deep, wide))
            column += wide
        rows.append(row)
    return [row for row in rows if row]


def _covered(count: str | None) -> int:
    return max(int(count), 1) if count and count.isdecimal() and len(count) < 4 else 1


def _words(element: Any) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in _SILENT:
        return
    yield element.text or ""
    for child in element:
        yield from _words(child)
        yield child.tail or ""
