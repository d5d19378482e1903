"""Phrases that people can read, found among the tokens of a sentence.

A phrase is words in their order, whatever their case: `a|b` either word, `(word)` may be left out, `word*` any ending,
`#` a number, `@` a web address, `...` up to eight words between, `...3` up to three. The bar binds single words: a choice
between longer stretches is two phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from math import prod

from contract_review.language.sentences import Sentence
from contract_review.language.tokens import is_like, tokens
from contract_review.model.span import Span

_GAP = re.compile(r"^\.\.\.(\d*)$")
_SIGNS = {"#": "like_num", "@": "like_url"}
# Every word that may be left out doubles what is looked for: thirty of them would hang a review.
_MOST_READINGS = 256
# spaCy cuts these words into several tokens.
_SEVERAL = re.compile(r"\w[-'\u2019/]\w")
_MISPLACED = re.compile(r"\*(?![-|)\s]|$)|\?")
# "(point of)" would be the word "(point" and the word "of)", which no contract has; "365(n)" is a word.
_HALF = re.compile(r"(?<!\S)\([^)\s]*(?:\)\S+)?(?!\S)|(?<!\S)[^(\s]+\)(?!\S)|\"")


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase that was found, by its name, and where it stands in the document."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """What one token of a phrase may be: one of some words, a word that begins so, a number, a web address.

    The same word of two phrases is one and the same place, so that it is looked up once.
    """

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    sign: str | None = None


@dataclass(frozen=True)
class Line:
    """A phrase cut at its gaps: the stretches without a gap, and how many tokens may lie before each but the first."""

    name: str
    pieces: tuple[tuple[Place, ...], ...]
    gaps: tuple[int, ...]

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """All its tokens; each of them stands in every text that matches."""
        return tuple(place for piece in self.pieces for place in piece)


class Spoken:
    """A sentence with its tokens in lower case and where each of them stands."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words = [token.lower() for token in sentence.tokens]
        self._signed: dict[str, list[int]] = {}
        self._fitting: dict[Place, list[int]] = {}

    @cached_property
    def spots(self) -> dict[str, list[int]]:
        """Where each word stands."""
        spots: dict[str, list[int]] = {}
        for spot, word in enumerate(self.words):
            spots.setdefault(word, []).append(spot)
        return spots

    def where(self, place: Place) -> list[int]:
        """The tokens that a place of a phrase fits."""
        if place not in self._fitting:
            self._fitting[place] = self._with(place.sign) if place.sign else self._worded(place)
        return self._fitting[place]

    def _worded(self, place: Place) -> list[int]:
        """The tokens that are one of the words of a place, or begin so."""
        found = [spot for word in place.words for spot in self.spots.get(word, ())]
        if place.stems:
            found += [spot for word, spots in self.spots.items() if word.startswith(place.stems) for spot in spots]
        return found

    def fits(self, place: Place, spot: int) -> bool:
        """Whether the token at `spot` is what a place of a phrase asks for."""
        if place.sign:
            return spot in self._with(place.sign)
        word = self.words[spot]
        return word in place.words or (bool(place.stems) and word.startswith(place.stems))

    def _with(self, sign: str) -> list[int]:
        """The tokens that are numbers, or web addresses."""
        if sign not in self._signed:
            self._signed[sign] = [spot for spot, token in enumerate(self.sentence.tokens) if is_like(token, sign)]
        return self._signed[sign]


class Phrases:
    """Named phrases; raises `ValueError` for one without a word, or with a star or a bracket in the wrong place."""

    def __init__(self, phrases: Mapping[str, Sequence[str]]) -> None:
        self._read = [(name, one) for name, lines in phrases.items() for line in lines for one in _readings(line)]
        for _, line in self._read:
            _check(line)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The phrases, each choice between stretches of several tokens as a phrase of its own."""
        return tuple(_cut(name, line) for name, line in self._read)

    def find(self, sentence: Sentence) -> tuple[Match, ...]:
        """The phrases in a sentence, the longest reading of each, in order."""
        return find(Spoken(sentence), self.lines)


@cache
def phrases_of(lines: tuple[str, ...]) -> Phrases:
    """Phrases without names, compiled once however many contracts they are looked for in."""
    return Phrases({"phrase": lines})


def find(spoken: Spoken, lines: Iterable[Line]) -> tuple[Match, ...]:
    """The phrases in a sentence, the longest reading of each, in order."""
    longest: dict[tuple[str, int], int] = {}
    for line in lines:
        for first, last in _chained(line, spoken):
            longest[line.name, first] = max(last, longest.get((line.name, first), 0))
    found = sorted(longest.items(), key=lambda item: item[0][1])
    return tuple(Match(name, _span(spoken.sentence, first, last)) for (name, first), last in found)


def occur_in(spoken: Spoken, lines: Iterable[Line]) -> bool:
    """Whether one of the phrases stands in a sentence."""
    return any(_chained(line, spoken) for line in lines)


def _span(sentence: Sentence, first: int, last: int) -> Span:
    return Span(sentence.starts[first], sentence.starts[last - 1] + len(sentence.tokens[last - 1]))


def _chained(line: Line, spoken: Spoken) -> set[tuple[int, int]]:
    """The stretches of tokens in which the pieces of a phrase follow each other within its gaps."""
    reached: set[tuple[int, int]] = set()
    for number, piece in enumerate(line.pieces):
        here = _standing(piece, spoken)
        if number == 0:
            reached = set(here)
        else:
            gap = line.gaps[number - 1]
            reached = {(first, end) for first, last in reached for start, end in here if 0 <= start - last <= gap}
        if not reached:
            break
    return reached


def _standing(piece: tuple[Place, ...], spoken: Spoken) -> list[tuple[int, int]]:
    """Where a stretch of a phrase stands."""
    length, end = len(piece), len(spoken.words)
    return [
        (start, start + length)
        for start in spoken.where(piece[0])
        if start + length <= end and all(spoken.fits(piece[at], start + at) for at in range(1, length))
    ]


def _readings(line: str) -> Iterator[str]:
    """The phrase once for each word that may be left out, and for each alternative of more than one token."""
    if _HALF.search(line):
        raise ValueError(
            f'in {line!r} a bracket or quotation mark holds no whole word; "(point) (of)", not "(point of)"'
        )
    choices: list[list[str]] = []
    for word in line.split():
        optional = word.startswith("(") and word.endswith(")")
        parts = [word] if _GAP.match(word) else (word[1:-1] if optional else word).split("|")
        simple = "|".join(part for part in parts if len(parts) == 1 or not _SEVERAL.search(part))
        several = [part for part in parts if len(parts) > 1 and _SEVERAL.search(part)]
        choices.append([*([simple] if simple else []), *several, *([""] if optional else [])])
    if prod(map(len, choices)) > _MOST_READINGS:
        raise ValueError(f"{line!r} can be read in more than {_MOST_READINGS} ways; make it several phrases")
    return (" ".join(part for part in parts if part) for parts in product(*choices))


def _check(line: str) -> None:
    if _MISPLACED.search(line):
        raise ValueError(f"in {line!r} a star stands inside a word; it stands at the end, for any ending")
    if not any(not _GAP.match(word) and word not in _SIGNS for word in line.split()):
        raise ValueError(f"the phrase {line!r} has no word that must stand in it")


def _cut(name: str, line: str) -> Line:
    pieces: list[list[Place]] = [[]]
    gaps: list[int] = []
    for word in line.split():
        gap = _GAP.match(word)
        if gap is None:
            pieces[-1] += _places(word)
        elif pieces[-1]:
            pieces.append([])
            gaps.append(int(gap[1] or 8))
    # A gap at an end of the phrase says nothing.
    kept = tuple(tuple(piece) for piece in pieces if piece)
    return Line(name, kept, tuple(gaps[: len(kept) - 1]))


@cache
def _places(word: str) -> tuple[Place, ...]:
    if word in _SIGNS:
        return (Place(sign=_SIGNS[word]),)
    if "|" in word or ("*" in word and "-" not in word):
        parts = word.lower().split("|")
        stems = tuple(part.rstrip("*") for part in parts if part.endswith("*"))
        return (Place(words=frozenset(part for part in parts if not part.endswith("*")), stems=stems),)
    if "*" in word:
        head, _, tail = word.partition("-")
        return (*_places(head), *_places("-"), *_places(tail))
    # "U.S." and "Inc." are one token each, however the lower case would be cut.
    parts = [word] if word.endswith(".") else tokens(word)[0]
    return tuple(Place(words=frozenset({part.lower()})) for part in parts)
