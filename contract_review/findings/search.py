"""Looking for a rule's wordings in the clauses that it reads: one pass over the words, then only what they call."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from contract_review.findings.papers import left_open
from contract_review.findings.wordings import Wording, holds_in
from contract_review.language.phrases import Phrases, phrases_of
from contract_review.language.sentences import Sentence, sentences
from contract_review.language.supply import Supply, supplied
from contract_review.model.clause import Category, Clause
from contract_review.model.contract import Contract
from contract_review.model.document import BlockKind
from contract_review.model.evidence import Evidence

_WORD = re.compile(r"\w+|[$€£%]")


@dataclass
class Search:
    """A contract, cut into sentences as far as somebody asked for them."""

    contract: Contract
    _sentences: dict[int, tuple[tuple[Sentence, frozenset[str]], ...]] = field(default_factory=dict)
    _blocks: dict[tuple[Category, ...], frozenset[int]] = field(default_factory=dict)
    _found: dict[tuple[Wording, tuple[Category, ...]], tuple[Evidence, ...]] = field(default_factory=dict)

    def clauses(self, reads: tuple[Category, ...]) -> tuple[Clause, ...]:
        """The clauses about one of the categories; a child of such a clause is not named again."""
        about = [c for c in self.contract.clauses if any(c.confidence(category) >= 0.5 for category in reads)]
        indices = {clause.index for clause in about}
        return tuple(clause for clause in about if clause.parent not in indices)

    def settles(self, category: Category) -> bool:
        """Whether a clause is headed as being about a category, and not merely speaks of it."""
        return any(clause.confidence(category) >= 0.9 for clause in self.contract.clauses)

    @cached_property
    def supplied(self) -> frozenset[Supply]:
        """What the vendor supplies under the contract."""
        return supplied(self.contract)

    def find(self, wording: Wording, reads: tuple[Category, ...]) -> tuple[Evidence, ...]:
        """The sentences in which the wording stands, in the clauses about one of the categories."""
        key = (wording, reads if wording.reads is None else wording.reads)
        if key not in self._found:
            self._found[key] = tuple(
                piece
                for sentence in self._called(phrases_of(wording.phrases), key[1])
                if holds_in(wording, sentence, self.contract)
                for piece in self.contract.evidence(sentence.span)
            )
        return self._found[key]

    def open(self, topic: tuple[str, ...], reads: tuple[Category, ...]) -> tuple[Evidence, ...]:
        """The sentences on a topic that leave the answer to a document that is not here, or have a blank."""
        if not topic:
            return ()
        phrases = phrases_of(topic)
        return tuple(
            piece
            for sentence in self._called(phrases, reads)
            if left_open(sentence.text, self.contract) and phrases.find(sentence)
            for piece in self.contract.evidence(sentence.span)
        )

    def _called(self, phrases: Phrases, reads: tuple[Category, ...]) -> Iterator[Sentence]:
        """The sentences in which one of the words stands without which no phrase is found."""
        wanted, words = self._blocks_of(reads), self._words(phrases.anchors)
        blocks = {block for word in words for block in self._index[word] if block in wanted}
        for block in sorted(blocks):
            yield from (sentence for sentence, spoken in self._read(block) if not words.isdisjoint(spoken))

    def _blocks_of(self, reads: tuple[Category, ...]) -> frozenset[int]:
        """The blocks of the clauses about one of the categories, by their places."""
        if reads not in self._blocks:
            starts = [block.span.start for block in self.contract.document.blocks]
            places: set[int] = set()
            # Where no clause is about the subject, it may still be spoken of somewhere.
            for clause in self.clauses(reads) or self.contract.clauses:
                places.update(range(bisect_left(starts, clause.span.start), bisect_left(starts, clause.span.end)))
            self._blocks[reads] = frozenset(places)
        return self._blocks[reads]

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        """In which blocks each word stands."""
        index: dict[str, list[int]] = {}
        for place, block in enumerate(self.contract.document.blocks):
            if block.kind is not BlockKind.FURNITURE:
                for word in _spoken(block.span.text_in(self.contract.text)):
                    index.setdefault(word, []).append(place)
        return index

    @cached_property
    def _vocabulary(self) -> list[str]:
        return sorted(self._index)

    def _words(self, anchors: frozenset[str]) -> frozenset[str]:
        """The words of this contract that the anchors stand for; `word*` stands for every word that begins so."""
        words: set[str] = set()
        for anchor in anchors:
            word = max(_WORD.findall(anchor), key=len)
            if not anchor.endswith("*"):
                words.update({word} & self._index.keys())
                continue
            at = bisect_left(self._vocabulary, word)
            while at < len(self._vocabulary) and self._vocabulary[at].startswith(word):
                words.add(self._vocabulary[at])
                at += 1
        return frozenset(words)

    def _read(self, index: int) -> tuple[tuple[Sentence, frozenset[str]], ...]:
        if index not in self._sentences:
            found = sentences(self.contract.text, self.contract.document.blocks[index].body)
            self._sentences[index] = tuple((sentence, _spoken(sentence.text)) for sentence in found)
        return self._sentences[index]


def _spoken(text: str) -> frozenset[str]:
    return frozenset(match[0].lower() for match in _WORD.finditer(text))
