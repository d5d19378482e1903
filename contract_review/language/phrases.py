"""Phrases that people can read, compiled to spaCy's token matcher.

A phrase is words in their order, whatever their case: `a|b` either word, `(word)` may be left out, `word*` any ending,
`#` a number, `@` a web address, `...` up to eight words between, `...3` up to three.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from typing import TYPE_CHECKING, Any

from contract_review.language.sentences import Sentence, pipeline
from contract_review.model.span import Span

if TYPE_CHECKING:
    from spacy.matcher import Matcher

_GAP = re.compile(r"^\.\.\.(\d*)$")
_RUN = re.compile(r"\w+")
_SIGNS = {"#": "LIKE_NUM", "@": "LIKE_URL"}
# spaCy cuts these words into several tokens.
_SEVERAL = re.compile(r"\w[-'\u2019/]\w")


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase that was found, by its name, and where it stands in the document."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Line:
    """A phrase cut at its gaps: the stretches without a gap, and how many tokens may lie before each but the first.

    `letters` are, for each word that must stand in a text, stretches of which one stands there.
    """

    name: str
    pieces: tuple[str, ...]
    gaps: tuple[int, ...]
    letters: tuple[tuple[str, ...], ...]

    def may_stand_in(self, lowered: str) -> bool:
        """Whether a text has what every word of the phrase needs; a cheap look before the matcher's dear one."""
        return all(any(part in lowered for part in parts) for parts in self.letters)


class Phrases:
    """Named phrases; raises `ValueError` for one that has no word in it."""

    def __init__(self, phrases: Mapping[str, Sequence[str]]) -> None:
        read = [(name, one) for name, lines in phrases.items() for line in lines for one in _readings(line)]
        self.anchors = frozenset().union(*(_anchors(line) for _, line in read))
        self._lines = tuple(_cut(name, line) for name, line in read)

    @cached_property
    def _matcher(self) -> Matcher:
        from spacy.matcher import Matcher

        matcher = Matcher(pipeline().vocab)
        # The matcher knows no gaps: a wildcard for each token of a gap takes time that doubles with every token.
        for piece in sorted({piece for line in self._lines for piece in line.pieces}):
            matcher.add(piece, [[token for word in piece.split() for token in _tokens(word)]])
        return matcher

    def find(self, sentence: Sentence) -> tuple[Match, ...]:
        """The phrases in a sentence, the longest reading of each, in order."""
        lowered = sentence.text.lower()
        lines = [line for line in self._lines if line.may_stand_in(lowered)]
        if not lines:
            return ()
        places = self._places(sentence)
        words = sentence.tokens.text
        base = sentence.span.start - sentence.tokens.start_char - (len(words) - len(words.lstrip()))
        found: dict[tuple[str, int], Span] = {}
        for line in lines:
            for first, last in _chained(line, places):
                piece = sentence.tokens[first:last]
                start = base + piece.start_char
                spot = (line.name, start)
                if spot not in found or len(found[spot]) < len(piece.text):
                    found[spot] = Span(start, start + len(piece.text))
        return tuple(Match(name, span) for (name, _), span in sorted(found.items(), key=lambda item: item[0][1]))

    def _places(self, sentence: Sentence) -> dict[str, list[tuple[int, int]]]:
        """Where each stretch of the phrases stands, in tokens."""
        strings = pipeline().vocab.strings
        places: dict[str, list[tuple[int, int]]] = {}
        for key, first, last in self._matcher(sentence.tokens):
            places.setdefault(strings[key], []).append((first, last))
        return places


def _cut(name: str, line: str) -> _Line:
    pieces: list[list[str]] = [[]]
    gaps: list[int] = []
    for word in line.split():
        gap = _GAP.match(word)
        if gap is None:
            pieces[-1].append(word)
        elif pieces[-1]:
            pieces.append([])
            gaps.append(int(gap[1] or 8))
    # A gap at an end of the phrase says nothing.
    kept = [" ".join(piece) for piece in pieces if piece]
    letters = (word.lower().split("|") for word in _required(line))
    needed = tuple(tuple(max(_RUN.findall(part), key=len, default=part) for part in parts) for parts in letters)
    return _Line(name, tuple(kept), tuple(gaps[: len(kept) - 1]), needed)


def _chained(line: _Line, places: dict[str, list[tuple[int, int]]]) -> set[tuple[int, int]]:
    """The stretches of tokens in which the pieces of a phrase follow each other within its gaps."""
    reached = set(places.get(line.pieces[0], ()))
    for piece, gap in zip(line.pieces[1:], line.gaps, strict=True):
        nexts = places.get(piece, ())
        reached = {(first, end) for first, last in reached for start, end in nexts if 0 <= start - last <= gap}
    return reached


@cache
def phrases_of(lines: tuple[str, ...]) -> Phrases:
    """Phrases without names, compiled once however many contracts they are looked for in."""
    return Phrases({"phrase": lines})


def _readings(line: str) -> list[str]:
    """The phrase once for each alternative that is more than one token: `pro-rata|prorated refund` is two phrases."""
    choices = []
    for word in line.split():
        optional = word.startswith("(") and word.endswith(")")
        parts = word.strip("()").split("|") if not _GAP.match(word) else [word]
        simple = "|".join(part for part in parts if not _SEVERAL.search(part))
        several = [part for part in parts if _SEVERAL.search(part)] if "|" in word else []
        if not several:
            choices.append([word])
            continue
        kept = [f"({simple})" if optional else simple] if simple else [""] if optional else []
        choices.append([*kept, *several])
    return [" ".join(part for part in parts if part) for parts in product(*choices)]


def _tokens(word: str) -> list[dict[str, Any]]:
    if word.startswith("(") and word.endswith(")"):
        return [{**token, "OP": "?"} for token in _tokens(word[1:-1])]
    if word in _SIGNS:
        return [{_SIGNS[word]: True}]
    if "*" in word and "-" in word and "|" not in word:
        first, *rest = word.split("-")
        return [*_tokens(first), *(token for part in rest for token in ({"ORTH": "-"}, *_tokens(part)))]
    if "*" in word:
        pattern = "|".join(re.escape(part).replace(r"\*", r"\w*") for part in word.lower().split("|"))
        return [{"LOWER": {"REGEX": f"^(?:{pattern})$"}}]
    if "|" in word:
        return [{"LOWER": {"IN": word.lower().split("|")}}]
    if word.endswith("."):
        # "U.S." and "Inc." are one token each, however the lower case would be cut.
        return [{"LOWER": word.lower()}]
    return [{"LOWER": token.lower_} for token in pipeline().tokenizer(word)]


def _anchors(line: str) -> frozenset[str]:
    """The words of the phrase's most telling place: one of them stands in every text that can match."""
    places = _required(line)
    if not places:
        raise ValueError(f"the phrase {line!r} has no word that must stand in it")
    telling = max(places, key=lambda word: min(len(part) for part in word.split("|")))
    return frozenset(part.lower() for part in telling.split("|"))


def _required(line: str) -> list[str]:
    return [word for word in line.split() if not (_GAP.match(word) or word.startswith("(") or word in _SIGNS)]
