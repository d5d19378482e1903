"""The sentences that are worth a closer look, each with its clause: chosen by one pass over the words.

A finder names anchor words; only paragraphs in which one of them stands are cut into sentences, and only sentences in
which one stands reach the finder. Most of a long contract is never looked at twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from contract_review.facts.entries import entries
from contract_review.facts.tables import Entry
from contract_review.language.actors import party_in
from contract_review.language.modality import strength
from contract_review.language.quantities import in_other_words
from contract_review.language.sentences import sentences
from contract_review.model.clause import Category, Clause
from contract_review.model.contract import Contract, Role
from contract_review.model.document import Block, BlockKind
from contract_review.model.fact import UNQUALIFIED, Fact, Qualifiers, Strength, Value
from contract_review.model.span import Span

_WORD = re.compile(r"[a-z][a-z-]*[a-z]|[%$€£×]|\d+(?:x\d+|/7)", re.IGNORECASE)
_STEM = 5
_LEAD = 700
_INTRODUCTION = 400
_ITEM = re.compile(r"\s*(?:[-*+\u2022\u25cf\u25aa\u2013]|\(?(?:\d{1,2}|[a-z]|[ivx]+)[.)])(?:\s|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with the clause it stands in, and the sentence before it in the same paragraph."""

    contract: Contract
    clause: Clause | None
    span: Span
    text: str
    before: str

    @property
    def headings(self) -> str:
        """The headings above the sentence, innermost first."""
        if self.clause is None:
            return ""
        return " / ".join(clause.heading for clause in self.contract.path_to(self.clause) if clause.heading)

    @property
    def lead(self) -> str:
        """The words that stand before the sentence and that it may complete: "Provider shall:", "(b) host the site"."""
        if self.clause is None:
            return self.before
        text, begin = self.contract.text, self.clause.own.start
        parent = self.contract.clauses[self.clause.parent] if self.clause.parent is not None else None
        above = parent.own.text_in(text) if parent else text[max(begin - _LEAD, 0) : begin]
        own = text[max(begin, self.span.start - _LEAD) : self.span.start]
        return f"{above[-_LEAD:]} {own}"

    @property
    def introduction(self) -> str:
        """The words that introduce the list in which the sentence is an item; empty where it is none."""
        if self.before or self.clause is None:
            return ""
        own = self.contract.text[self.clause.own.start : self.span.start]
        if led_in := _leading_line(own):
            return led_in
        if self.clause.parent is None:
            return ""
        above = self.contract.clauses[self.clause.parent].own.text_in(self.contract.text).rstrip()
        if len(above) > _INTRODUCTION or above.endswith((".", "?", "!")):
            above = above[-_INTRODUCTION:].rpartition(". ")[2] if above.endswith((":", ",", "\u2014", "-")) else ""
        return above

    def clause_text(self, number: str) -> str:
        """The own text of the clause that is cited by a number, as "7.2(i)"; empty where there is none."""
        cited = number.replace(" ", "")
        clause = next((one for one in self.contract.clauses if one.number == cited), None)
        return clause.own.text_in(self.contract.text) if clause else ""

    def about(self, *categories: Category) -> bool:
        """Whether the clause names one of the categories, by a heading or by its words."""
        return self.clause is not None and any(map(self.clause.touches, categories))

    def headed(self, *categories: Category) -> bool:
        """Whether a heading over the sentence says that it is about one of the categories."""
        return self.clause is not None and any(map(self.clause.headed, categories))

    def party_in(self, text: str) -> Role | None:
        """Whose words a stretch of the sentence names: either party, the vendor, the customer; None if neither."""
        return party_in(self.contract, text)


def _leading_line(own: str) -> str:
    """The last line of a clause that ends in a colon, as far as only items of its list stand behind it."""
    lead, colon, items = own.rpartition(":\n")
    line = lead.rpartition("\n")[2]
    is_list = all(_ITEM.match(item) or not item.strip() for item in items.splitlines())
    return f"{line}:" if colon and is_list and len(line) <= _INTRODUCTION else ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a finder read: a fact without its evidence.

    `span` is where the words stand when they are not the whole sentence; of a table it is the `entry`, and `spoken` is
    where the value stands in its words.
    """

    id: str
    value: Value
    qualifiers: Qualifiers = UNQUALIFIED
    strength: Strength | None = None
    span: Span | None = None
    entry: Entry | None = None
    spoken: Span | None = None


@dataclass(frozen=True, slots=True)
class Finder:
    """A function that reads facts out of passages, and the words (or first five letters) that call it."""

    anchors: frozenset[str]
    find: Callable[[Passage], Iterator[Statement]]


def finder(anchors: str, find: Callable[[Passage], Iterator[Statement]]) -> Finder:
    """A finder whose anchors are given as words with blanks between."""
    return Finder(frozenset(word[:_STEM] for word in anchors.split()), find)


def read_passages(contract: Contract, finders: tuple[Finder, ...]) -> Iterator[Fact]:
    """The facts that the finders read in the running text of a contract."""
    wanted = frozenset().union(*(one.anchors for one in finders))
    for block in contract.document.blocks:
        if block.kind in (BlockKind.FURNITURE, BlockKind.TABLE):
            continue
        if not wanted.isdisjoint(_stems(block.body.text_in(contract.text))):
            yield from _read_block(contract, block, finders)


def _read_block(contract: Contract, block: Block, finders: tuple[Finder, ...]) -> Iterator[Fact]:
    before = ""
    clause = contract.clause_at(block.span.start)
    for sentence in sentences(contract.text, block.body):
        stems = _stems(sentence.text)
        called = [one for one in finders if not one.anchors.isdisjoint(stems)]
        if called:
            passage = Passage(contract, clause, sentence.span, sentence.text, before)
            yield from _told(passage, called)
        before = sentence.text


def read_entries(contract: Contract, finders: tuple[Finder, ...]) -> Iterator[Fact]:
    """The facts in entries of tables, such as "Initial Term | 12 months", read as "Initial Term: 12 months"."""
    wanted = frozenset().union(*(one.anchors for one in finders))
    for block in contract.document.blocks:
        if block.table is None or wanted.isdisjoint(_stems(block.body.text_in(contract.text))):
            continue
        clause = contract.clause_at(block.span.start)
        for entry in entries(contract.text, block.table):
            stems = _stems(entry.text)
            called = [one for one in finders if not one.anchors.isdisjoint(stems)]
            yield from _told(Passage(contract, clause, entry.span, entry.text, ""), called)


def _told(passage: Passage, finders: list[Finder]) -> Iterator[Fact]:
    """What the finders read in a passage; where words and figures of a number differ, both are facts."""
    others = in_other_words(passage.text)
    for one in finders:
        for statement in one.find(passage):
            yield as_fact(passage.contract, statement, passage)
            for read, other in others:
                if statement.value == read:
                    yield as_fact(passage.contract, replace(statement, value=other), passage)


def as_fact(contract: Contract, statement: Statement, passage: Passage) -> Fact:
    """A statement with the words that make it as its evidence."""
    return Fact(
        id=statement.id,
        value=statement.value,
        evidence=contract.evidence(statement.span or passage.span),
        qualifiers=statement.qualifiers,
        strength=statement.strength or strength(passage.text),
    )


def _stems(text: str) -> frozenset[str]:
    return frozenset(match[0].lower()[:_STEM] for match in _WORD.finditer(text))
