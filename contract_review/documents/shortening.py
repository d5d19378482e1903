"""Documents longer than any contract are read to a limit; paragraphs longer than any sentence are parted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from contract_review.model.document import Block, BlockKind, Document, Problem
from contract_review.model.limits import Limits
from contract_review.model.span import Span

_SENTENCE_END = re.compile(r"[.;:!?][\"”’)]*\s+(?=\S)")
_BLANK = re.compile(r"\s+(?=\S)")


def parted(document: Document, limits: Limits) -> Document:
    """The document with its longest paragraphs parted at the ends of sentences; no character is lost by that.

    Every step after this one looks at paragraphs: one of a million words (a file without line ends) would keep it busy
    for hours.
    """
    if all(len(block.span) <= limits.paragraph for block in document.blocks):
        return document
    blocks = (part for block in document.blocks for part in _parts(document.text, block, limits.paragraph))
    return replace(document, blocks=tuple(blocks))


def shortened(document: Document, limits: Limits) -> Document:
    """The blocks of the document that lie within the limit, with a problem where some do not."""
    if len(document.text) <= limits.characters:
        return document
    blocks = tuple(block for block in document.blocks if block.span.end <= limits.characters)
    end = blocks[-1].span.end if blocks else 0
    page = document.page_at(end)
    where = f" (page {page})" if page is not None else ""
    what = f"only the first {end:,} characters{where} of {len(document.text):,} were read; split the file"
    return replace(
        document,
        text=document.text[:end],
        blocks=blocks,
        lines=tuple(line for line in document.lines if line.span.end <= end),
        page_marks=tuple(mark for mark in document.page_marks if mark[0] <= end),
        problems=(*document.problems, Problem("too-large", what, page)),
    )


def _parts(text: str, block: Block, longest: int) -> Iterator[Block]:
    start, end = block.span.start, block.span.end
    if block.kind is BlockKind.TABLE or end - start <= longest:
        yield block
        return
    label = block.label
    while start < end:
        stop, after = _stop(text, start, end, longest)
        yield replace(block, span=Span(start, stop), label=label)
        label, start = None, after


def _stop(text: str, start: int, end: int, longest: int) -> tuple[int, int]:
    """Where a part ends, and where the next begins: after a sentence, else at a blank, else in the midst of a word."""
    if end - start <= longest:
        return end, end
    half, most = start + longest // 2, start + longest
    for pattern in (_SENTENCE_END, _BLANK):
        found = list(pattern.finditer(text, half, most))
        if found:
            return start + len(text[start : found[-1].end()].rstrip()), found[-1].end()
    return most, most
