"""The contract for a page: its blocks with the quoted words marked, and its outline."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, pairwise

from contract_review.model.clause import Clause
from contract_review.model.contract import Contract
from contract_review.model.document import Block, BlockKind
from contract_review.model.span import Span
from contract_review.reports.presentation import Entry
from contract_review.reports.quoting import one_line, printable, shorten

_DEEPEST_OUTLINE = 2
# Up to here a category rests on single words of the text.
_SUGGESTED = 0.5
_DEEPEST_INDENT = 5
_LONGEST_TITLE = 80
_TONES = ("critical", "high", "medium", "low", "info", "good")


@dataclass(frozen=True, slots=True)
class Reference:
    """A finding that a quote belongs to: where its mark leads."""

    key: str
    number: int
    topic: str
    flag: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that the same findings quote.

    `tone` is the severity of the worst of them, or "good". `quotes` are the quotes that cover it, `anchors` those of
    them that begin here, `ends` the findings whose quote ends here.
    """

    text: str
    tone: str = ""
    quotes: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    ends: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, with the rows and columns it covers."""

    pieces: tuple[Piece, ...]
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the contract: heading, paragraph, list item, table or furniture; `new_page` where a page begins."""

    id: str
    kind: str
    level: int
    new_page: int | None
    label: str
    pieces: tuple[Piece, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A clause with a heading, its depth from 1, the passage it begins with, what it is about, and the flags in it."""

    title: str
    level: int
    passage: str
    about: str
    flags: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    anchor: str
    tone: str
    reference: Reference


@dataclass(frozen=True, slots=True)
class ContractText:
    """The contract as a page shows it; `anchors` are the quotes that are marked in it."""

    passages: tuple[Passage, ...]
    outline: tuple[OutlineLine, ...]
    by_title: dict[str, str]
    starts: tuple[int, ...]
    anchors: frozenset[str]

    def passage_of(self, title: str) -> str | None:
        """The passage with which the clause of that title begins, None where there is no such clause."""
        return self.by_title.get(title)

    def passage_at(self, offset: int | None) -> str | None:
        """The passage that holds an offset of the text."""
        if offset is None or not self.starts:
            return None
        return f"p{max(bisect_right(self.starts, offset) - 1, 0)}"


def contract_text(contract: Contract, entries: Iterable[Entry]) -> ContractText:
    """The contract with the quotes of these findings marked; of quotes that overlap, the worst gives the colour."""
    entries, blocks = tuple(entries), contract.document.blocks
    starts = tuple(block.span.start for block in blocks)
    marks, anchors = _marks(entries), set[str]()
    passages = tuple(_passages(contract, marks, anchors))
    by_title: dict[str, str] = {}
    for clause in contract.clauses:
        by_title.setdefault(one_line(clause.title), _passage_id(starts, clause.span.start))
    return ContractText(
        passages=passages,
        outline=_outline(contract, starts, entries),
        by_title=by_title,
        starts=starts,
        anchors=frozenset(anchors),
    )


def _outline(contract: Contract, starts: tuple[int, ...], entries: tuple[Entry, ...]) -> tuple[OutlineLine, ...]:
    headed = [clause for clause in contract.clauses if clause.heading and clause.level <= _DEEPEST_OUTLINE]
    begins = [clause.span.start for clause in headed]
    flags: dict[int, dict[str, Entry]] = {}
    for entry in entries:
        for quote in entry.quotes if entry.key.startswith("f") else ():
            # Clauses lie one inside the other, the inner after the outer.
            before = reversed(headed[: bisect_right(begins, quote.start)])
            inner = next((clause for clause in before if quote.start < clause.span.end), None)
            if inner is not None:
                flags.setdefault(inner.index, {})[entry.key] = entry
    return tuple(
        OutlineLine(
            title=shorten(clause.title, longest=_LONGEST_TITLE),
            level=clause.level,
            passage=_passage_id(starts, clause.span.start),
            about=_about(clause),
            flags=tuple(flags.get(clause.index, {}).values()),
        )
        for clause in headed
    )


def _about(clause: Clause) -> str:
    """The two subjects that a clause is surest about; none that only some of its words suggest."""
    sure = (score.category.value for score in clause.categories if score.confidence > _SUGGESTED)
    return ", ".join(name.replace("-", " ") for name in islice(sure, 2))


def _passage_id(starts: tuple[int, ...], offset: int) -> str:
    return f"p{max(bisect_right(starts, offset) - 1, 0)}"


def _marks(entries: Iterable[Entry]) -> list[_Mark]:
    marks = []
    for entry in entries:
        flag = entry.key.startswith("f")
        reference = Reference(entry.key, entry.number, entry.topic, flag)
        tone = entry.severity if flag else "good"
        for quote in entry.quotes:
            if quote.end > quote.start:
                marks.append(_Mark(Span(quote.start, quote.end), quote.key, tone, reference))
    return marks


def _passages(contract: Contract, marks: list[_Mark], begun: set[str]) -> Iterable[Passage]:
    page = None
    for number, block in enumerate(contract.document.blocks):
        here = contract.document.page_at(block.span.start)
        near = [mark for mark in marks if mark.span.overlaps(block.span)]
        # A quote that runs over a page break takes the footer along; a reader wants neither marked.
        near = [] if block.kind is BlockKind.FURNITURE else near
        yield _passage(contract, block, f"p{number}", near, begun, here if here != page else None)
        page = here


def _passage(
    contract: Contract, block: Block, name: str, marks: list[_Mark], begun: set[str], new_page: int | None
) -> Passage:
    if block.table is not None:
        rows = tuple(
            tuple(
                Cell(_pieces(contract.text, cell.span, marks, begun), cell.row_span, cell.column_span) for cell in row
            )
            for row in block.table.rows
        )
        return Passage(name, block.kind.value, 0, new_page, "", (), rows)
    label = printable(block.label.text_in(contract.text)) if block.label else ""
    body = _pieces(contract.text, block.body, marks, begun)
    return Passage(name, block.kind.value, _depth(contract, block), new_page, label.strip(), body)


def _depth(contract: Contract, block: Block) -> int:
    clause = contract.clause_at(block.span.start)
    level = clause.level if clause is not None else 1
    return min(max(level, 1), _DEEPEST_INDENT)


def _pieces(text: str, span: Span, marks: list[_Mark], begun: set[str]) -> tuple[Piece, ...]:
    """The text cut wherever a quote begins or ends, so that quotes that overlap never nest."""
    inside = [mark for mark in marks if mark.span.overlaps(span)]
    edges = {edge for mark in inside for edge in (mark.span.start, mark.span.end) if span.start < edge < span.end}
    cuts = sorted({span.start, span.end, *edges})
    return tuple(_piece(text, Span(*cut), inside, begun) for cut in pairwise(cuts))


def _piece(text: str, span: Span, marks: list[_Mark], begun: set[str]) -> Piece:
    here = [mark for mark in marks if mark.span.contains(span)]
    words = printable(span.text_in(text))
    if not here:
        return Piece(words)
    anchors = tuple(mark.anchor for mark in here if mark.anchor not in begun)
    begun.update(anchors)
    return Piece(
        text=words,
        tone=min((mark.tone for mark in here), key=_TONES.index),
        quotes=tuple(mark.anchor for mark in here),
        anchors=anchors,
        ends=tuple(dict.fromkeys(mark.reference for mark in here if mark.span.end <= span.end)),
    )
