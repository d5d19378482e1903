"""Blocks become clauses: a tree of numbered and headed parts in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from contract_review.clauses.headings import heading_of, is_contents_entry, is_heading_block, looks_like_heading
from contract_review.clauses.numbering import Number, parse
from contract_review.model.clause import Clause
from contract_review.model.document import Block, BlockKind, Document
from contract_review.model.span import Span

_SIGNATURE = re.compile(
    r"(?i)^\s*(?:in witness whereof|signed (?:by|for)|executed (?:by|as)|signatures?\b|agreed and accepted)"
)
_HEADING_RANK = 1.5


@dataclass(slots=True)
class _Open:
    """A clause that is still growing."""

    clause: Clause
    scheme: str
    ordinal: int
    rank: float | None
    outline: int


def grow(document: Document) -> tuple[Clause, ...]:
    """The clauses of a document; one a paragraph where it has neither numbers nor headings."""
    tree = _Tree(document)
    for block in document.blocks:
        if block.kind is not BlockKind.FURNITURE:
            tree.take(block)
    if len(tree.clauses) <= 1:
        return _one_a_paragraph(document)
    return tuple(tree.finish())


class _Tree:
    """Takes block after block and keeps the path of open clauses."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.clauses: list[Clause] = []
        self.stack: list[_Open] = []
        self.signing = False

    def take(self, block: Block) -> None:
        """A block opens a clause or adds to the one that is open."""
        words = block.span.text_in(self.text)
        if block.kind is BlockKind.TABLE or is_contents_entry(words):
            self._add(block)
        elif _SIGNATURE.match(words) and len(self.clauses) > 2:
            self.signing = True
            self._open(block, Number("heading", "", 0, _HEADING_RANK), heading=None)
        elif block.label is not None:
            self._numbered(block)
        elif is_heading_block(block, words) or (block.kind is BlockKind.PARAGRAPH and self._headed(words)):
            level = block.level or 1
            self._open(block, Number("heading", "", 0, _HEADING_RANK + level), heading=block.span)
        else:
            self._add(block)

    def _headed(self, words: str) -> bool:
        return not self.signing and looks_like_heading(words)

    def _numbered(self, block: Block) -> None:
        label = block.label.text_in(self.text) if block.label else ""
        if not self.clauses and label.strip()[:1].isalpha() and len(label.split()) > 1:
            # "Exhibit 10.2" above the title says where the whole document was filed, and is no part of it.
            self._add(block)
            return
        number = parse(label, open_schemes={open_.scheme: open_.ordinal for open_ in self.stack})
        body = block.body.text_in(self.text).strip()
        if number is None or (number.rank is not None and body[:1].islower() and number.scheme != "decimal-1"):
            self._add(block)
            return
        # A chapter "2." stands on the outline level of "1."; an item that Word numbers afresh below "1." stands deeper.
        if number.scheme == "decimal-1" and any(o.rank == 3.0 and o.outline < (block.level or 1) for o in self.stack):
            number = self._deeper(number, block.level or 1)
        heading = heading_of(block, self.text)
        self._open(block, number, heading=heading)

    def _deeper(self, number: Number, level: int) -> Number:
        """An item that Word prints as "2." on a lower level of its list is cited below the item above it."""
        above = next((o.clause.number for o in reversed(self.stack) if o.rank is not None and o.rank < level + 2), None)
        text = f"{above}.{number.text}" if above else number.text
        return Number(f"decimal-{level}", text, number.ordinal, level + 2.0)

    def _open(self, block: Block, number: Number, *, heading: Span | None) -> None:
        self._pop_for(number)
        parent = self.stack[-1].clause if self.stack else None
        clause = Clause(
            index=len(self.clauses),
            number=self._cite(number),
            label=block.label.text_in(self.text).strip() if block.label else None,
            heading=heading.text_in(self.text).strip() if heading else None,
            span=block.span,
            own=block.span,
            level=len(self.stack) + 1,
            parent=parent.index if parent else None,
        )
        self.clauses.append(clause)
        self.stack.append(_Open(clause, number.scheme, number.ordinal, number.rank, block.level or 1))

    def _pop_for(self, number: Number) -> None:
        if number.rank is not None:
            while self.stack and (self.stack[-1].rank is None or self.stack[-1].rank >= number.rank):
                self.stack.pop()
            return
        floating = [place for place, open_ in enumerate(self.stack) if open_.scheme == number.scheme]
        fixed = max((place for place, open_ in enumerate(self.stack) if open_.rank is not None), default=-1)
        if floating and floating[-1] > fixed:
            del self.stack[floating[-1] :]

    def _cite(self, number: Number) -> str | None:
        cited = number.text
        if not cited:
            return None
        if number.rank is None:
            above = next((o.clause.number for o in reversed(self.stack) if o.clause.number), "")
            return f"{above}{cited}"
        part = next((o.clause.number for o in self.stack if o.scheme == "part"), None)
        return f"{part} {cited}" if part and number.scheme != "part" else cited

    def _add(self, block: Block) -> None:
        if not self.stack:
            self._open(block, Number("preamble", "", 0, 9.0), heading=None)
            return
        top = self.stack[-1]
        clause = self.clauses[top.clause.index]
        grown = replace(
            clause, own=Span(clause.own.start, block.span.end), span=Span(clause.span.start, block.span.end)
        )
        self.clauses[clause.index] = grown
        top.clause = grown

    def finish(self) -> list[Clause]:
        """All clauses, each span reaching to the end of its last descendant."""
        for clause in reversed(self.clauses):
            if clause.parent is not None:
                parent = self.clauses[clause.parent]
                end = max(parent.span.end, self.clauses[clause.index].span.end)
                self.clauses[parent.index] = replace(parent, span=Span(parent.span.start, end))
        return self.clauses


def _one_a_paragraph(document: Document) -> tuple[Clause, ...]:
    blocks = [block for block in document.blocks if block.kind is not BlockKind.FURNITURE]
    return tuple(Clause(i, None, None, None, block.span, block.span, 1, None) for i, block in enumerate(blocks))
