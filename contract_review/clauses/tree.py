"""Blocks become clauses: a tree of numbered and headed parts in reading order."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from contract_review.clauses.candidates import Candidate, candidates
from contract_review.clauses.nesting import Path, nest
from contract_review.model.clause import Clause
from contract_review.model.document import BlockKind, Document
from contract_review.model.span import Span

_RECITALS = re.compile(r"(?i)^\s*(?:recitals?|whereas|background|preliminary\s+statements?|witnesseth)\b")
_BY_WORD = frozenset(("article", "section", "clause", "part", "chapter", "paragraph"))


def grow(document: Document) -> tuple[Clause, ...]:
    """The clauses of a document; one a paragraph where it has neither numbers nor headings."""
    found = candidates(document)
    opening = [candidate for ones in found for candidate in ones]
    paths = iter(_without_lists_of_one(opening, nest(tuple(candidate.item for candidate in opening)), document.text))
    tree = _Tree(document.text)
    for block, ones in zip(document.blocks, found, strict=True):
        if block.kind is BlockKind.FURNITURE:
            continue
        opened = [tree.take(candidate, next(paths)) for candidate in ones]
        if not any(opened[:1]):
            tree.add(block.span)
    if len(tree.clauses) <= 1:
        return _one_a_paragraph(document)
    return tuple(tree.finish())


class _Tree:
    """Takes block after block; `of_item` says which clause an item opened."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.clauses: list[Clause] = []
        self.of_item: list[int | None] = []
        # Where the text of the last clause ends so far; it is set when the next one opens.
        self.end = 0

    def take(self, candidate: Candidate, path: Path | None) -> bool:
        """Open the last clause of a path; False where the path is none, and nothing is opened."""
        if path is None:
            self.of_item.append(None)
            return False
        span, label, heading = candidate.span, candidate.label, candidate.heading
        self._end_last(min(self.end, span.start))
        parents = [self.of_item[open_.item] for open_ in path[:-1]]
        parent = next((index for index in reversed(parents) if index is not None), None)
        self.of_item.append(len(self.clauses))
        self.clauses.append(
            Clause(
                index=len(self.clauses),
                number=self._cite(path),
                label=label.text_in(self.text).strip() if label and path[-1].number else None,
                heading=heading.text_in(self.text).strip() if heading else None,
                span=span,
                own=span,
                level=len(path),
                parent=parent,
            )
        )
        self.end = span.end
        return True

    def _end_last(self, own: int) -> None:
        """A clause that begins on the line of the one above it leaves that one only what stands before."""
        if self.clauses:
            last = self.clauses[-1]
            if (own, self.end) != (last.own.end, last.span.end):
                self.clauses[-1] = replace(
                    last, own=Span(last.own.start, own), span=Span(last.span.start, max(self.end, last.span.end))
                )

    def _cite(self, path: Path) -> str | None:
        """The full number, as a lawyer would cite it: "4.2(a)", "Schedule B 1.1", "Recital A"."""
        number = path[-1].number
        if number is None:
            return None
        above = [open_ for open_ in path[:-1] if open_.number is not None]
        part = next((open_.number.text for open_ in above if open_.number and open_.number.kind == "part"), None)
        if number.kind == "part":
            return number.text
        nearest = above[-1].number if above else None
        says_all = number.kind in _BY_WORD or len(number.path) > 1 or number.style.lower() in _BY_WORD
        plain = number.kind == "decimal" and not number.text.startswith("(")
        if says_all or (plain and (nearest is None or nearest.kind == "part" or nearest.kind in _BY_WORD)):
            return f"{part} {number.text}" if part else number.text
        if number.style == ".)" and number.kind == "decimal" and (nearest is None or nearest.kind == "part"):
            # Chapters that are printed "1)" are cited as chapters.
            return f"{part} {number.ordinal}" if part else str(number.ordinal)
        if nearest is None:
            return f"Recital {number.text.strip('()')}" if self._recital(path) else number.text
        index = self.of_item[above[-1].item]
        cited = (self.clauses[index].number if index is not None else None) or ""
        if plain:
            return f"{cited}.{number.text}" if nearest.kind == "decimal" else f"{cited}({number.text})"
        return f"{cited}{number.text}"

    def _recital(self, path: Path) -> bool:
        """Whether the clause stands under a heading such as "Background", also where that is spaced: "R E C I T A L S"."""
        indexes = (self.of_item[open_.item] for open_ in path[:-1])
        headings = ((self.clauses[index].heading or "") for index in indexes if index is not None)
        return any(_RECITALS.match(heading) or _RECITALS.match(heading.replace(" ", "")) for heading in headings)

    def add(self, span: Span) -> None:
        """A block goes on with the clause that is open; before the first one it is the preamble."""
        if not self.clauses:
            self.clauses.append(Clause(0, None, None, None, span, span, 1, None))
        self.end = span.end

    def finish(self) -> list[Clause]:
        """All clauses, each span reaching to the end of its last descendant."""
        self._end_last(self.end)
        ends = [clause.span.end for clause in self.clauses]
        for clause in reversed(self.clauses):
            if clause.parent is not None:
                ends[clause.parent] = max(ends[clause.parent], ends[clause.index])
        return [
            clause if clause.span.end == end else replace(clause, span=Span(clause.span.start, end))
            for clause, end in zip(self.clauses, ends, strict=True)
        ]


def _one_a_paragraph(document: Document) -> tuple[Clause, ...]:
    blocks = [block for block in document.blocks if block.kind is not BlockKind.FURNITURE]
    return tuple(Clause(i, None, None, None, block.span, block.span, 1, None) for i, block in enumerate(blocks))


def _without_lists_of_one(opening: list[Candidate], paths: tuple[Path | None, ...], text: str) -> list[Path | None]:
    """The paths without lists that have one item in small letters: a sentence that was broken at its "(a)"."""
    kept: list[Path | None] = list(paths)
    above = {path[-2].item if len(path) > 1 else -1 for path in paths if path}
    siblings = Counter(
        (path[-2].item if len(path) > 1 else -1, path[-1].number.kind) for path in paths if path and path[-1].number
    )
    for place, path in enumerate(paths):
        number = path[-1].number if path else None
        if path is None or number is None or not number.text.startswith("(") or number.ordinal != 1 or place in above:
            continue
        label, span = opening[place].label, opening[place].span
        body = Span(label.end, span.end).text_in(text).strip() if label else ""
        alone = siblings[(path[-2].item if len(path) > 1 else -1, number.kind)] == 1
        if alone and body[:1].islower():
            kept[place] = None
    return kept
