"""Looking for a rule's wordings in the clauses that it reads: one pass over the words, then only what they call."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain

from contract_review.findings.papers import left_open
from contract_review.findings.wordings import Wording, holds_in
from contract_review.language.concordance import Concordance
from contract_review.language.phrases import Spoken, occur_in, phrases_of
from contract_review.language.sentences import sentences
from contract_review.language.supply import Supply, supplied
from contract_review.model.clause import Category, Clause
from contract_review.model.contract import Contract
from contract_review.model.document import BlockKind
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Fact
from contract_review.model.span import Span

# "[For example: Section 9 does not apply.]": what the drafter says to whoever fills in the form binds nobody.
_NOTE = re.compile(
    r"(?i)\[\s*(?:for\s+example|note(?:\s+to\s+\w+)?\s*:|drafting\s+note|drafter'?s?\s+note|instructions?\s*:)"
)


@dataclass
class Search:
    """A contract, cut into sentences as far as somebody asked for them."""

    contract: Contract
    _sets: dict[tuple[Category, ...], int] = field(default_factory=dict)
    _clauses: dict[tuple[Category, ...], tuple[Clause, ...]] = field(default_factory=dict)
    _quotes: dict[int, tuple[Evidence, ...]] = field(default_factory=dict)
    _found: dict[tuple[Wording, tuple[Category, ...]], tuple[int, ...]] = field(default_factory=dict)
    _pointed: dict[tuple[str, str], tuple[tuple[Fact, ...], tuple[Span, ...]]] = field(default_factory=dict)

    def clauses(self, reads: tuple[Category, ...]) -> tuple[Clause, ...]:
        """The clauses about one of the categories; a child of such a clause is not named again."""
        if reads not in self._clauses:
            about = [clause for clause in self.contract.clauses if any(map(clause.about, reads))]
            indices = {clause.index for clause in about}
            self._clauses[reads] = tuple(clause for clause in about if clause.parent not in indices)
        return self._clauses[reads]

    def sureness(self, offset: int, reads: tuple[Category, ...]) -> float:
        """How sure it is that the clause at an offset, or one that holds it, is about one of the categories."""
        clause = self.contract.clause_at(offset)
        around = self.contract.path_to(clause) if clause else ()
        return max((one.confidence(category) for one in around for category in reads), default=0.0)

    def settles(self, category: Category) -> bool:
        """Whether a clause is headed as being about a category, and not merely speaks of it."""
        return any(clause.headed(category) for clause in self.contract.clauses)

    @cached_property
    def supplied(self) -> frozenset[Supply]:
        """What the vendor supplies under the contract."""
        return supplied(self.contract)

    @cached_property
    def length(self) -> int:
        """How many words the contract has."""
        return len(self.contract.text.split())

    def find(self, wording: Wording, reads: tuple[Category, ...]) -> tuple[Evidence, ...]:
        """The sentences in which the wording stands, in the clauses about one of the categories."""
        return tuple(piece for sentence in self.sentences_with(wording, reads) for piece in self._quoted(sentence))

    def sentences_with(self, wording: Wording, reads: tuple[Category, ...]) -> tuple[int, ...]:
        """The same sentences by their numbers: most rules ask only whether there is one."""
        key = (wording, reads if wording.reads is None else wording.reads)
        if key not in self._found:
            within, words = self._about(key[1]), self._words
            if wording.also:
                within = words.may_have(phrases_of(wording.also), within)
            self._found[key] = tuple(
                sentence
                for sentence, lines in words.lines_in(phrases_of(wording.phrases), within)
                if holds_in(wording, words.spoken[sentence], lines, self.contract)
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
        spoken = self._words.spoken
        return tuple(
            piece
            for sentence, lines in self._words.lines_in(phrases_of(topic), self._about(reads))
            if occur_in(spoken[sentence], lines) and left_open(spoken[sentence].sentence.text, self.contract)
            for piece in self._quoted(sentence)
        )

    def _about(self, reads: tuple[Category, ...]) -> int:
        """The sentences of the clauses about one of the categories; sets of sentences are the bits of a number."""
        if reads not in self._sets:
            mask = 0
            # Where no clause is about the subject, it may still be spoken of somewhere.
            for clause in self.clauses(reads) or self.contract.clauses:
                first, end = (bisect_left(self._blocks, at) for at in (clause.span.start, clause.span.end))
                mask |= (1 << self._firsts[end]) - (1 << self._firsts[first])
            self._sets[reads] = mask
        return self._sets[reads]

    @cached_property
    def _blocks(self) -> list[int]:
        return [block.span.start for block in self.contract.document.blocks]

    @cached_property
    def _read(self) -> list[tuple[Spoken, ...]]:
        """The sentences of each block."""
        text = self.contract.text
        return [
            ()
            if block.kind is BlockKind.FURNITURE or _NOTE.match(text, block.body.start, block.body.end)
            else tuple(map(Spoken, sentences(text, block.body)))
            for block in self.contract.document.blocks
        ]

    @cached_property
    def _firsts(self) -> list[int]:
        """The number of the first sentence of each block, and of all sentences."""
        return [0, *accumulate(map(len, self._read))]

    @cached_property
    def _words(self) -> Concordance:
        return Concordance(tuple(chain.from_iterable(self._read)))

    def _quoted(self, sentence: int) -> tuple[Evidence, ...]:
        """A sentence as evidence; many rules quote the same one."""
        if sentence not in self._quotes:
            self._quotes[sentence] = self.contract.evidence(self._words.spoken[sentence].sentence.span)
        return self._quotes[sentence]
