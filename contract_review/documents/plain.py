"""Plain text and Markdown become a Document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.documents.assembly import RawCell, TextBuilder
from contract_review.documents.choose import decode
from contract_review.documents.labels import printed_label
from contract_review.model.document import BlockKind, Document, Format
from contract_review.model.limits import LIMITS, Limits

_ATX = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_PIPE_RULE = re.compile(r"^\s*\|?[\s:|-]+\|[\s:|-]*$")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_RULER = re.compile(r"^[\s\-=_*]{3,}$")


def read_plain(data: bytes, *, path: str, sha256: str, form: Format, limits: Limits = LIMITS) -> Document:
    """Read text or Markdown: paragraphs stand between blank lines, hard-wrapped lines are joined."""
    text = decode(data, path=path).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    text = text.replace("\u00a0", " ").replace("\x00", "")
    builder = TextBuilder(limits=limits)
    for chunk in chunks_of(text):
        _add(builder, chunk, markdown=form is Format.MARKDOWN)
    return Document(
        path=path,
        sha256=sha256,
        format=form,
        text=builder.text,
        blocks=tuple(builder.blocks),
        problems=builder.problems(),
    )


def chunks_of(text: str) -> Iterator[list[str]]:
    """The paragraphs of a text with hard line ends, each as its lines; an item of a list is a paragraph of its own."""
    chunk: list[str] = []
    for line in text.split("\n"):
        heading = bool(_ATX.match(line))
        if not line.strip() or heading or (chunk and _begins_item(line, chunk[-1])):
            if chunk:
                yield chunk
            chunk = []
        if line.strip():
            chunk.append(line)
        if heading:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _begins_item(line: str, last: str) -> bool:
    if "|" in line and "|" in last:
        return False
    size = printed_label(line)
    # A number at a line start may be the rest of a reference ("Section\n5.2 of …") unless the line before is over.
    return bool(size) and (last.rstrip()[-1:] in ".;:" or len(last) < 60 or line.lstrip()[:1] in "(•*-")


def _add(builder: TextBuilder, chunk: list[str], *, markdown: bool) -> None:
    heading = _ATX.match(chunk[0]) if markdown else None
    if heading:
        builder.add(BlockKind.HEADING, _clean(heading[2], markdown), level=len(heading[1]))
    elif markdown and len(chunk) >= 2 and _PIPE_RULE.match(chunk[1]):
        builder.add_table(_pipe_rows([line for place, line in enumerate(chunk) if place != 1]))
    else:
        words = " ".join(line.strip() for line in chunk if not _RULER.match(line))
        builder.add(BlockKind.PARAGRAPH, _clean(re.sub(r"[ \t]+", " ", words), markdown))


def _clean(text: str, markdown: bool) -> str:  # noqa: FBT001  (private, and there is nothing else to call it)
    if not markdown:
        return text
    text = _EMPHASIS.sub(r"\2", text)
    return re.sub(r"\\([\\`*_{}\[\]()#+.!|-])", r"\1", text)


def _pipe_rows(lines: list[str]) -> list[list[RawCell]]:
    rows = []
    for row, line in enumerate(lines):
        cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
        rows.append([RawCell(_clean(cell.strip(), markdown=True), row, column) for column, cell in enumerate(cells)])
    return rows
