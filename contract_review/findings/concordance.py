"""Where a contract uses the phrases of a playbook: one search for all rules, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from contract_review.model.clause import Category, Clause
from contract_review.model.contract import Contract
from contract_review.model.rule import Wording
from contract_review.model.span import Span

if TYPE_CHECKING:
    from contract_review.language.phrases import Phrases

# From this confidence on a clause counts as being about a category: a clause inherits its parent's with less.
_SURE = 0.5

# Words by which a contract leaves a matter to another document.
DEFERRALS = (
    "in|on|by|under|to|per (an|any|the|each|its|your|our) (applicable|relevant|corresponding|respective) "
    "order|quote|quotation|proposal|subscription|purchase|cover|pricing|commercial "
    "form|page|document|confirmation|schedule|sheet|order",
    "set|specified|stated|described|indicated|identified|listed|agreed|defined|provided|shown (out|forth) in|on|by "
    "(an|any|the|each|its|your|our) (applicable|relevant|corresponding|respective) "
    "order|orders|quote|quotation|proposal|schedule|exhibit|annex|appendix|sow|invoice",
    "set|specified|stated|described|indicated|identified|listed|agreed|defined|provided (out|forth) in|on "
    "(an|any|the|each) (applicable|relevant) statement of work",
    "as|be separately agreed",
)
_WORD = re.compile(r"\w+")
_SHORTEST_STEM = 3
_BLANK = re.compile(
    r"_{3,}|\[\s*(?:[•●*_]{1,3}|\d*\s*%?|number|insert[^\]]{0,40}|amount|date|tbd|n)\s*\]|\bTBD\b|…{2,}|\.{6,}", re.I
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A sentence that uses a phrase, and the clause in which it stands."""

    sentence: Span
    clause: int


@dataclass(frozen=True, slots=True)
class Concordance:
    """The sightings of every phrase, in reading order."""

    contract: Contract
    sightings: Mapping[str, tuple[Sighting, ...]]

    def of(self, wording: Wording, reads: tuple[Category, ...]) -> tuple[Sighting, ...]:
        """The sentences that use one of the phrases and none that spoils it, in the clauses of some categories."""
        spoilt = {sighting for phrase in wording.unless for sighting in self.sightings.get(phrase, ())}
        found = {sighting for phrase in wording.phrases for sighting in self.sightings.get(phrase, ())} - spoilt
        if not wording.anywhere:
            clauses = clauses_about(self.contract, reads)
            allowed = {clause.index for clause in clauses} if clauses else None
            found = {sighting for sighting in found if allowed is None or sighting.clause in allowed}
        return tuple(sorted(found, key=lambda sighting: sighting.sentence))

    def deferred(self, mentions: Wording, reads: tuple[Category, ...]) -> tuple[Sighting, ...]:
        """The sentences that mention the matter and leave it to a document that is not here."""
        deferring = {sighting for phrase in DEFERRALS for sighting in self.sightings.get(phrase, ())}
        return tuple(sighting for sighting in self.of(mentions, reads) if sighting in deferring)

    def blank(self, mentions: Wording, reads: tuple[Category, ...]) -> tuple[Sighting, ...]:
        """The sentences that mention the matter and have a blank or a redaction in them."""
        text = self.contract.text
        return tuple(s for s in self.of(mentions, reads) if _BLANK.search(s.sentence.text_in(text)))


def concordance(contract: Contract, wordings: Iterable[Wording]) -> Concordance:
    """Search a contract once for all phrases of all wordings."""
    phrases = {phrase for wording in wordings for phrase in (*wording.phrases, *wording.unless)}
    if not phrases:
        return Concordance(contract, {})
    return Concordance(contract, _search(contract, _index(tuple(sorted(phrases | set(DEFERRALS))))))


def clauses_about(contract: Contract, reads: tuple[Category, ...]) -> tuple[Clause, ...]:
    """The clauses that are about one of some categories; none where the rule reads the whole contract."""
    return tuple(
        clause for clause in contract.clauses if any(clause.confidence(category) >= _SURE for category in reads)
    )


@dataclass(frozen=True, slots=True)
class _Index:
    """Each phrase under the words one of which must stand in a sentence: few phrases are tried on any sentence."""

    by_word: Mapping[str, tuple[Phrases, ...]]
    by_stem: Mapping[str, tuple[Phrases, ...]]

    def candidates(self, words: Iterable[str]) -> tuple[Phrases, ...]:
        """The phrases that some of the words allow."""
        wanted: dict[int, Phrases] = {}
        for word in words:
            for phrases in self.by_word.get(word, ()):
                wanted[id(phrases)] = phrases
            for length in range(_SHORTEST_STEM, len(word) + 1):
                for phrases in self.by_stem.get(word[:length], ()):
                    wanted[id(phrases)] = phrases
        return tuple(wanted.values())


def _search(contract: Contract, index: _Index) -> dict[str, tuple[Sighting, ...]]:
    from contract_review.language.sentences import sentences

    found: dict[str, list[Sighting]] = {}
    for clause in contract.clauses:
        if not index.candidates(_words(clause.own.text_in(contract.text))):
            continue
        for sentence in sentences(contract.text, clause.own):
            names = (m.name for phrases in index.candidates(_words(sentence.text)) for m in phrases.find(sentence))
            for name in dict.fromkeys(names):
                found.setdefault(name, []).append(Sighting(sentence.span, clause.index))
    return {name: tuple(sightings) for name, sightings in found.items()}


@lru_cache(maxsize=8)
def _index(phrases: tuple[str, ...]) -> _Index:
    from contract_review.language.phrases import Phrases

    words: dict[str, list[Phrases]] = {}
    stems: dict[str, list[Phrases]] = {}
    for phrase in phrases:
        compiled = Phrases({phrase: [phrase]})
        for anchor in sorted(compiled.anchors):
            # Of "set-up" the contract's words are "set" and "up": the longer one is looked for.
            telling = max(_WORD.findall(anchor), key=len)
            shelf = stems if anchor.endswith("*") else words
            shelf.setdefault(telling, []).append(compiled)
    return _Index(
        {word: tuple(held) for word, held in words.items()}, {stem: tuple(held) for stem, held in stems.items()}
    )


def _words(text: str) -> list[str]:
    return list(dict.fromkeys(_WORD.findall(text.lower())))
