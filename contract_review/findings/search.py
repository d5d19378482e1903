"""Looking for a rule's phrases in the clauses that it reads, with each sentence read at most once."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from contract_review.language.phrases import Phrases
from contract_review.language.sentences import Sentence, sentences
from contract_review.model.clause import Category, Clause
from contract_review.model.contract import Contract
from contract_review.model.document import BlockKind
from contract_review.model.evidence import Evidence

_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Search:
    """A contract, cut into sentences as far as somebody asked for them."""

    contract: Contract
    _words: dict[int, frozenset[str]] = field(default_factory=dict)
    _sentences: dict[int, tuple[Sentence, ...]] = field(default_factory=dict)
    _blocks: dict[tuple[Category, ...], tuple[int, ...]] = field(default_factory=dict)
    _found: dict[tuple[tuple[str, ...], tuple[Category, ...]], tuple[Evidence, ...]] = field(default_factory=dict)

    def clauses(self, reads: tuple[Category, ...]) -> tuple[Clause, ...]:
        """The clauses about one of the categories; a child of such a clause is not named again."""
        about = [c for c in self.contract.clauses if any(c.confidence(category) >= 0.5 for category in reads)]
        indices = {clause.index for clause in about}
        return tuple(clause for clause in about if clause.parent not in indices)

    def find(self, lines: tuple[str, ...], reads: tuple[Category, ...]) -> tuple[Evidence, ...]:
        """The sentences in which one of the phrases stands, in the clauses about one of the categories."""
        key = (lines, reads)
        if key not in self._found:
            phrases = Phrases({"phrase": lines})
            self._found[key] = tuple(
                self.contract.evidence(sentence.span)
                for index in self._blocks_of(reads)
                if self._calls(index, phrases)
                for sentence in self._read(index)
                if phrases.find(sentence)
            )
        return self._found[key]

    def _blocks_of(self, reads: tuple[Category, ...]) -> tuple[int, ...]:
        """The blocks of the clauses about one of the categories, by their places."""
        if reads not in self._blocks:
            blocks = self.contract.document.blocks
            starts = [block.span.start for block in blocks]
            places: set[int] = set()
            # Where no clause is about the subject, it may still be spoken of somewhere.
            for clause in self.clauses(reads) or self.contract.clauses:
                places.update(range(bisect_left(starts, clause.span.start), bisect_left(starts, clause.span.end)))
            kept = (place for place in sorted(places) if blocks[place].kind is not BlockKind.FURNITURE)
            self._blocks[reads] = tuple(kept)
        return self._blocks[reads]

    def _calls(self, index: int, phrases: Phrases) -> bool:
        if index not in self._words:
            text = self.contract.document.blocks[index].span.text_in(self.contract.text)
            self._words[index] = frozenset(word.lower() for word in _WORD.findall(text))
        words = self._words[index]
        stems = [anchor.rstrip("*") for anchor in phrases.anchors if anchor.endswith("*")]
        plain = {word for anchor in phrases.anchors for word in _WORD.findall(anchor)}
        return not words.isdisjoint(plain) or any(word.startswith(stem) for stem in stems for word in words)

    def _read(self, index: int) -> tuple[Sentence, ...]:
        if index not in self._sentences:
            self._sentences[index] = sentences(self.contract.text, self.contract.document.blocks[index].body)
        return self._sentences[index]
