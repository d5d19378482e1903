"""A web page becomes a Document: its headings, paragraphs, lists and tables."""

from __future__ import annotations

import re
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
        root = lxml_html.document_fromstring(data)
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
    for element in table.iter("tr"):
        column, row = 0, []
        for cell in element:
            if cell.tag not in ("td", "th"):
                continue
            wide = int(cell.get("colspan")) if str(cell.get("colspan", "")).isdigit() else 1
            deep = int(cell.get("rowspan")) if str(cell.get("rowspan", "")).isdigit() else 1
            text = " ".join(" ".join(cell.itertext()).split())
            row.append(RawCell(text, len(rows), column, deep, wide))
            column += wide
        rows.append(row)
    return [row for row in rows if row]
