"""Which blocks may open a clause, and what each looks like to whoever nests them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from contract_review.clauses.contents import contents_of
from contract_review.clauses.headings import heading_of, is_heading_block, looks_like_heading
from contract_review.clauses.nesting import Item
from contract_review.clauses.numbering import Number, readings
from contract_review.model.document import Block, BlockKind, Document
from contract_review.model.span import Span

_SIGNATURE = re.compile(
    r"(?i)^\s*(?:in\s+witness\s+whereof|signed\s+(?:by|for)|executed\s+(?:by|as)|signatures?\b|agreed\s+and\s+accepted)"
)
# "Exhibit 10.2" above the title says under which number a company filed the contract, and is no part of it.
_FILED = re.compile(r"(?i)^exhibit\s+(?:\d+\.\d+|\d+\([a-z]+\)|\d+-\d+)")
_SENTENCE_END = re.compile(r"[.;:,!?)\u201d\"]\s*$|\b(?:and|or)\s*$", re.IGNORECASE)
_CERTAIN, _IN_THE_MIDDLE, _BARE, _LIKELY, _INLINE, _UNLIKELY = 3.2, 2.0, 1.5, 1.0, 0.3, 0.2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A block that may open a clause, with its heading."""

    block: Block
    item: Item
    heading: Span | None


def candidates(document: Document) -> tuple[Candidate | None, ...]:
    """For each block what it may open; None for blocks that only add to the clause that is open."""
    return tuple(_Looking(document).all())


class _Looking:
    """Goes through the blocks in order and remembers what it has seen."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.starts = [line.span.start for line in document.lines]
        self.contents = contents_of(document.blocks, document.text)
        self.seen_numbers = 0
        self.signing = False
        self.before = ""
        self.at_once = False

    def all(self) -> list[Candidate | None]:
        """One entry a block."""
        found: list[Candidate | None] = []
        for place, block in enumerate(self.document.blocks):
            if block.kind is BlockKind.FURNITURE:
                found.append(None)
                continue
            words = block.span.text_in(self.text)
            listed = block.kind is BlockKind.TABLE or place in self.contents
            found.append(None if listed else self._candidate(block, words))
            self.before, self.at_once = words, found[-1] is not None
        return found

    def _candidate(self, block: Block, words: str) -> Candidate | None:
        if _SIGNATURE.match(words) and self.seen_numbers > 1 and block.label is None:
            self.signing = True
            return Candidate(block, Item((), alone=False, doubt=0.0, at_the_top=True), None)
        if block.label is not None:
            return self._numbered(block, block.label.text_in(self.text))
        headed = not self.signing and block.kind is BlockKind.PARAGRAPH and looks_like_heading(words)
        if headed or is_heading_block(block, words):
            rank = block.level if block.kind is BlockKind.HEADING else None
            return Candidate(block, Item((), alone=True, doubt=0.0, rank=rank), block.span)
        return None

    def _numbered(self, block: Block, label: str) -> Candidate | None:
        numbers = readings(label)
        if not numbers or (numbers[0].kind == "part" and self._filed(label)):
            return None
        heading = heading_of(block, self.text)
        body = block.body.text_in(self.text).strip()
        alone = not body or (heading is not None and len(heading) >= len(body) - 2)
        if numbers[0].kind == "part":
            if not (alone or _titled(body)):
                return None
            self.signing = False
        self.seen_numbers += 1
        item = Item(
            numbers,
            alone=alone,
            doubt=self._doubt(numbers[0], label.strip(), body),
            indent=self._indent(block),
            level=block.level,
            rank=block.level if block.kind is BlockKind.HEADING else None,
            inline_before=self._begun_inline(numbers),
            at_once=self.at_once,
        )
        return Candidate(block, item, heading)

    def _filed(self, label: str) -> bool:
        return not self.seen_numbers and (bool(_FILED.match(label.strip())) or not self.before)

    def _doubt(self, number: Number, label: str, body: str) -> float:
        """What it costs to take the label for no number: little where it reads like the rest of a sentence."""
        runs_on = bool(self.before) and not _SENTENCE_END.search(self.before) and len(self.before.split()) > 6
        refers = body[:1].islower() or body[:1] in ("(", ",", ";")
        if label[0].isalpha() and len(label.split()) > 1:
            return _UNLIKELY if refers or runs_on else _CERTAIN
        if number.kind == "decimal" and len(number.path) > 1 and refers:
            return _UNLIKELY if runs_on or body[:1] in (",", ";") else _LIKELY
        if label.isdigit():
            return _UNLIKELY if refers else _BARE
        if self.signing:
            return _UNLIKELY
        if refers and runs_on:
            return _INLINE
        # A list that begins in its middle with a small letter is the rest of a sentence more often than a list.
        return _IN_THE_MIDDLE if refers and number.ordinal > 1 else _CERTAIN

    def _begun_inline(self, numbers: tuple[Number, ...]) -> bool:
        number = numbers[-1] if numbers[-1].ordinal == 2 else numbers[0]
        first = {"lower-letter": "(a)", "upper-letter": "(A)", "lower-roman": "(i)", "decimal": "(1)"}.get(number.kind)
        return number.ordinal == 2 and first is not None and first in self.before

    def _indent(self, block: Block) -> float | None:
        if not self.starts:
            return block.indent
        place = bisect_right(self.starts, block.span.start) - 1
        return self.document.lines[max(place, 0)].box.x0


def _titled(body: str) -> bool:
    """Whether words behind "Schedule A" read like its title: "– Service Levels", and not "sets out the fees"."""
    words = body.lstrip("–—-:. ").split()
    return bool(words) and len(words) <= 14 and words[0][:1].isupper() and not body.rstrip().endswith((".", ";", ","))
