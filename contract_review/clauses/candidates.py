"""Which blocks may open a clause, and what each looks like to whoever nests them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from contract_review.clauses.contents import contents_of
from contract_review.clauses.headings import heading_of, is_heading_block, looks_like_heading
from contract_review.clauses.nesting import Item
from contract_review.clauses.numbering import Number, readings
from contract_review.model.document import Block, BlockKind, Document
from contract_review.model.span import Span

_SIGNATURE = re.compile(
    r"(?i)^\s*(?:in\s+witness\s+whereof|signed\s+(?:by|for)|executed\s+(?:by|as)|signatures?\b|agreed\s+and\s+accepted)"
)
_SECOND_LABEL = re.compile(r"\s*(\((?:a|A|i|1)\))\s+(?=\S)")
_SIGNED_BY = re.compile(r"(?i)^\s*(?:by|name|print\s+name|title|date|its|e-?mail|address|attention|signature)\b|[_{]")
# "Exhibit 10.2" above the title says under which number a company filed the contract, and is no part of it.
_FILED = re.compile(r"(?i)^exhibit\s+(?:\d+\.\d+|\d+\([a-z]+\)|\d+-\d+)")
_SENTENCE_END = re.compile(r"[.;:,!?)\u201d\"]\s*$|\b(?:and|or)\s*$", re.IGNORECASE)
# "… as defined in" leaves the number to the next line, also where the line before was taken for a heading.
_BEGS_A_NUMBER = re.compile(
    r"(?i)\b(?:in|of|under|to|by|with|per|this|the|see|sections?|clauses?|articles?|paragraphs?|pursuant\s+to)\s*$"
)
# All that tells how a block ends stands in so many signs at its end.
_TAIL = 24
_CERTAIN, _IN_THE_MIDDLE, _BARE, _LIKELY, _INLINE, _UNLIKELY = 3.2, 2.0, 1.5, 1.0, 0.3, 0.2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that may open a clause, with its printed number and its heading."""

    span: Span
    label: Span | None
    item: Item
    heading: Span | None


def candidates(document: Document) -> tuple[tuple[Candidate, ...], ...]:
    """For each block what it may open: nothing, a clause, or a clause and the first one below it ("2. (a) Fees are …")."""
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
        self.below_heading = False

    def all(self) -> list[tuple[Candidate, ...]]:
        """One entry a block."""
        found: list[tuple[Candidate, ...]] = []
        for place, block in enumerate(self.document.blocks):
            if block.kind is BlockKind.FURNITURE:
                found.append(())
                continue
            words = block.span.text_in(self.text)
            listed = block.kind is BlockKind.TABLE or place in self.contents
            found.append(() if listed else self._candidates(block, words))
            self.before, self.at_once = words, bool(found[-1])
            self.below_heading = bool(found[-1]) and found[-1][-1].item.alone
        return found

    def _candidates(self, block: Block, words: str) -> tuple[Candidate, ...]:
        if _SIGNATURE.match(words) and self.seen_numbers > 1 and block.label is None:
            self.signing = True
            return (Candidate(block.span, None, Item((), alone=False, doubt=0.0, at_the_top=True), None),)
        if block.label is not None:
            return self._numbered(block, block.label.text_in(self.text))
        headed = not self.signing and block.kind is BlockKind.PARAGRAPH and looks_like_heading(words)
        if headed or (is_heading_block(block, words) and not (self.signing and _SIGNED_BY.match(words))):
            rank = block.level if block.kind is BlockKind.HEADING else None
            return (Candidate(block.span, None, Item((), alone=True, doubt=0.0, rank=rank), block.span),)
        return ()

    def _numbered(self, block: Block, label: str) -> tuple[Candidate, ...]:
        numbers = readings(label)
        if not numbers or (numbers[0].kind == "part" and self._filed(label)):
            return ()
        heading = heading_of(block, self.text)
        body = block.body.text_in(self.text).strip()
        alone = not body or (heading is not None and len(heading) >= len(body) - 2)
        if numbers[0].kind == "part":
            if not (alone or _titled(body)):
                return ()
            self.signing = False
        # A cover page is signed above the terms: their first chapter ends the signatures.
        self.signing = self.signing and not (numbers[0].kind == "decimal" and (alone or len(numbers[0].path) > 1))
        self.seen_numbers += 1
        item = Item(
            numbers,
            alone=alone,
            doubt=self._doubt(numbers[0], label.strip(), body, alone=alone),
            indent=self._indent(block),
            level=block.level,
            rank=block.level if block.kind is BlockKind.HEADING else None,
            inline_before=self._begun_inline(numbers),
            at_once=self.at_once,
        )
        outer = Candidate(block.span, block.label, item, heading)
        below = self._first_below(block)
        return (replace(outer, heading=None), below) if below else (outer,)

    def _first_below(self, block: Block) -> Candidate | None:
        """The first item of a list that begins on the line of its parent: "2. (a) Fees are due."."""
        body = block.body
        match = _SECOND_LABEL.match(self.text, body.start, body.end)
        if match is None:
            return None
        inner = Block(BlockKind.LIST_ITEM, Span(match.start(1), body.end), label=Span(*match.span(1)))
        item = Item(readings(match[1]), alone=False, doubt=_CERTAIN, at_once=True)
        return Candidate(inner.span, inner.label, item, heading_of(inner, self.text))

    def _filed(self, label: str) -> bool:
        return not self.seen_numbers and (bool(_FILED.match(label.strip())) or not self.before)

    def _doubt(self, number: Number, label: str, body: str, *, alone: bool) -> float:
        """What it costs to take the label for no number: little where it reads like the rest of a sentence."""
        unfinished = bool(self.before) and not self._before_ends(_SENTENCE_END) and len(self.before.split(None, 7)) > 6
        runs_on = unfinished and not self.below_heading
        if self._before_ends(_BEGS_A_NUMBER) and (len(number.path) > 1 or label[0].isalpha()):
            return 0.0
        refers = body[:1].islower() or (body[:1] in ("(", ",", ";") and not _SECOND_LABEL.match(body))
        if label[0].isalpha() and len(label.split()) > 1:
            # Where a line breaks inside "as set out in Schedule A", no title stands behind the schedule.
            titled = alone and (bool(body) or label.isupper())
            return 0.0 if refers or (runs_on and not titled) else _CERTAIN
        if number.kind == "decimal" and len(number.path) > 1 and refers:
            return _UNLIKELY if runs_on or body[:1] in (",", ";") else _LIKELY
        if label.isdigit():
            # "1 Bookings are …" is a note below the text; "1 BOOKINGS" is a chapter.
            return _UNLIKELY if refers else _BARE if alone else _INLINE
        if self.signing and number.kind != "decimal":
            return _UNLIKELY
        if refers and runs_on:
            return _INLINE
        # A list that begins in its middle with a small letter is the rest of a sentence more often than a list.
        return _IN_THE_MIDDLE if refers and number.ordinal > 1 else _CERTAIN

    def _before_ends(self, pattern: re.Pattern[str]) -> bool:
        """Whether the block before ends with a pattern that ends in `$`; looking there alone is several times faster."""
        return pattern.search(self.before, max(len(self.before) - _TAIL, 0)) is not None

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
