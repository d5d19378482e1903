"""Looking for a rule's wordings in the clauses that it reads: one pass over the words, then only what they call."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import and_

from contract_review.findings.papers import left_open
from contract_review.findings.wordings import Wording, holds_in
from contract_review.language.phrases import Place, Spoken, phrases_of
from contract_review.language.sentences import sentences
from contract_review.language.supply import Supply, supplied
from contract_review.model.clause import Category, Clause
from contract_review.model.contract import Contract
from contract_review.model.document import BlockKind
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Fact
from contract_review.model.span import Span

_WORD = re.compile(r"\w+|[$€£%]")


@dataclass
class Search:
    """A contract, cut into sentences as far as somebody asked for them."""

    contract: Contract
    _spoken: dict[int, tuple[Spoken, ...]] = field(default_factory=dict)
    _blocks: dict[tuple[Category, ...], int] = field(default_factory=dict)
    _masks: dict[Place, int] = field(default_factory=dict)
    _found: dict[tuple[Wording, tuple[Category, ...]], tuple[Evidence, ...]] = field(default_factory=dict)
    _pointed: dict[tuple[str, str], tuple[tuple[Fact, ...], tuple[Span, ...]]] = field(default_factory=dict)

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
            wanted = self._blocks_of(key[1]) & self._holding(wording.phrases)
            if wording.also and wanted:
                wanted &= self._holding(wording.also)
            self._found[key] = tuple(
                piece
                for spoken in self._read(wanted)
                if holds_in(wording, spoken, self.contract)
                for piece in self.contract.evidence(spoken.sentence.span)
            )
        return self._found[key]

    def pointed_at(
        self, kind: tuple[str, str], facts: tuple[Fact, ...], look: Callable[[], tuple[Span, ...]]
    ) -> tuple[Span, ...]:
        """The places of a kind that `look` finds; a rule asks for them in each of its positions."""
        known, spans = self._pointed.get(kind, ((), ()))
        if known is not facts or kind not in self._pointed:
            spans = look()
            self._pointed[kind] = facts, spans
        return spans

    def open(self, topic: tuple[str, ...], reads: tuple[Category, ...]) -> tuple[Evidence, ...]:
        """The sentences on a topic that leave the answer to a document that is not here, or have a blank."""
        if not topic:
            return ()
        phrases = phrases_of(topic)
        return tuple(
            piece
            for spoken in self._read(self._blocks_of(reads) & self._holding(topic))
            if phrases.occur_in(spoken) and left_open(spoken.sentence.text, self.contract)
            for piece in self.contract.evidence(spoken.sentence.span)
        )

    def _blocks_of(self, reads: tuple[Category, ...]) -> int:
        """The blocks of the clauses about one of the categories; sets of blocks are the bits of a number."""
        if reads not in self._blocks:
            starts = [block.span.start for block in self.contract.document.blocks]
            places: set[int] = set()
            # Where no clause is about the subject, it may still be spoken of somewhere.
            for clause in self.clauses(reads) or self.contract.clauses:
                places.update(range(bisect_left(starts, clause.span.start), bisect_left(starts, clause.span.end)))
            self._blocks[reads] = sum(1 << place for place in places)
        return self._blocks[reads]

    def _holding(self, phrases: tuple[str, ...]) -> int:
        """The blocks that have, for each token of one of the phrases, a word that fits it."""
        held = 0
        for line in phrases_of(phrases).lines:
            mask = self._everywhere
            for place in line.places:
                mask &= self._mask(place)
                if not mask:
                    break
            held |= mask
        return held

    def _mask(self, place: Place) -> int:
        """The blocks in which a token of a phrase may stand, by one pass over the words of the contract."""
        if place not in self._masks:
            if place.sign or any(not _WORD.search(word) for word in place.words):
                self._masks[place] = self._everywhere
            else:
                mask = 0
                for word in place.words:
                    mask |= reduce(and_, (self._index.get(part, 0) for part in _WORD.findall(word)))
                for stem in place.stems:
                    mask |= self._beginning(stem)
                self._masks[place] = mask
        return self._masks[place]

    def _beginning(self, stem: str) -> int:
        mask, at = 0, bisect_left(self._vocabulary, stem)
        while at < len(self._vocabulary) and self._vocabulary[at].startswith(stem):
            mask |= self._index[self._vocabulary[at]]
            at += 1
        return mask

    @cached_property
    def _everywhere(self) -> int:
        return (1 << len(self.contract.document.blocks)) - 1

    @cached_property
    def _index(self) -> dict[str, int]:
        """In which blocks each word stands."""
        index: dict[str, int] = {}
        for place, block in enumerate(self.contract.document.blocks):
            if block.kind is not BlockKind.FURNITURE:
                words = {match[0].lower() for match in _WORD.finditer(block.span.text_in(self.contract.text))}
                for word in words:
                    index[word] = index.get(word, 0) | 1 << place
        return index

    @cached_property
    def _vocabulary(self) -> list[str]:
        return sorted(self._index)

    def _read(self, blocks: int) -> Iterator[Spoken]:
        """The sentences of some blocks, in their order, each cut and spelled once."""
        while blocks:
            lowest = blocks & -blocks
            blocks ^= lowest
            index = lowest.bit_length() - 1
            if index not in self._spoken:
                found = sentences(self.contract.text, self.contract.document.blocks[index].body)
                self._spoken[index] = tuple(map(Spoken, found))
            yield from self._spoken[index]
