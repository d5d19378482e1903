"""The signs by which the clause model knows an answer: words, the heading above, the sentences beside, the place.

Each sign is a string hashed into a fixed number of places, so that the model needs no word list.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from contract_review.clauses.learned.candidates import Candidate
from contract_review.model.span import Span

SENTENCE_PLACES = 1 << 18
MARK_PLACES = 1 << 16

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[%$§]|\"|[()]")
_QUOTES = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2019": "'"})
# How much the words of a sentence weigh against its first words, its heading, its neighbours and its place.
_OWN, _FIRST, _HEADING, _BESIDE, _PLACE = 1.0, 0.5, 0.7, 0.35, 0.3
_FAR = 20


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of many candidates: those of candidate i are `places[starts[i]:starts[i + 1]]`, with their weights."""

    places: NDArray[np.int32]
    weights: NDArray[np.float32]
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1


def words(text: str) -> list[str]:
    """The words of a text as the model sees them: small letters, and of a number only how long it is."""
    found = _WORD.findall(text.lower().translate(_QUOTES))
    return ["#" * min(len(word), 4) if word[0].isdigit() else word for word in found]


def sentence_signs(text: str, sentences: Sequence[Candidate]) -> Signs:
    """The signs of the sentences of one contract, which must be all of them and in order."""
    spoken = [words(sentence.span.text_in(text)) for sentence in sentences]
    headings = _headings(text, sentences)
    rows = []
    for place, own in enumerate(spoken):
        before = spoken[place - 1] if place else ["<start>"]
        after = spoken[place + 1] if place + 1 < len(spoken) else ["<end>"]
        groups = (
            (_OWN, _phrases(own)),
            (_FIRST, [f"^{word}" for word in own[:3]]),
            (_HEADING, _once(f"H:{word}" for word in headings[place])),
            (_BESIDE, _once(f"P:{word}" for word in before)),
            (_BESIDE, _once(f"N:{word}" for word in after)),
            (_PLACE, _place_signs(text, sentences, place, len(own))),
        )
        rows.append(
            [
                (_hash(sign, SENTENCE_PLACES), weight / math.sqrt(len(signs)))
                for weight, signs in groups
                for sign in signs
            ]
        )
    return _packed(rows)


def mark_signs(text: str, marks: Sequence[Span]) -> Signs:
    """The signs of dates or titles: what stands around them, how they look, and which of their kind they are."""
    printed = [" ".join(mark.text_in(text).lower().split()) for mark in marks]
    times = Counter(printed)
    first: dict[str, int] = {}
    for place, name in enumerate(printed):
        first.setdefault(name, place)
    rows = []
    for place, mark in enumerate(marks):
        known = printed[place]
        order = (
            f"rank{min(place, 12)}",
            f"frank{min(first[known], 8)}",
            f"same{min(times[known], 5)}",
            "first" if first[known] == place else "again",
        )
        signs = _once((*_around(text, mark), *_look(text, mark), *order))
        rows.append([(_hash(sign, MARK_PLACES), 1.0) for sign in signs])
    return _packed(rows)


def _phrases(own: list[str]) -> list[str]:
    """The words, pairs and triples of words of a sentence."""
    pairs = pairwise(own)
    triples = zip(own, own[1:], own[2:], strict=False)
    return _once((*own, *map(" ".join, pairs), *map(" ".join, triples)))


def _once(signs: Iterable[str]) -> list[str]:
    # A set would change its order from run to run, and with it the last digit of a sum.
    return list(dict.fromkeys(signs))


def _place_signs(text: str, sentences: Sequence[Candidate], place: int, length: int) -> list[str]:
    left = len(sentences) - 1 - place
    begins = place == 0 or sentences[place - 1].paragraph != sentences[place].paragraph
    return [
        f"pos{10 * sentences[place].span.start // max(len(text), 1)}",
        f"abs{place}" if place < _FAR else "absL",
        f"end{left}" if left < _FAR else "endL",
        f"len{min(length // 8, 10)}",
        "first" if begins else "cont",
    ]


def _headings(text: str, sentences: Sequence[Candidate]) -> list[list[str]]:
    """For each sentence the words of the last heading above it."""
    found: list[list[str]] = []
    heading: list[str] = []
    for sentence in sentences:
        found.append(heading)
        printed = sentence.span.text_in(text)
        if is_heading(printed):
            heading = words(printed)
    return found


def is_heading(printed: str) -> bool:
    """Whether a sentence is no sentence but a heading: short, most of its words with a capital."""
    named = [word for word in printed.split() if word[:1].isalpha()]
    if not named or len(printed) > 90 or len(printed.split()) > 10 or printed.rstrip().endswith((";", ",")):
        return False
    return sum(word[0].isupper() for word in named) >= 0.7 * len(named)


def _around(text: str, mark: Span) -> Iterable[str]:
    before = words(text[max(0, mark.start - 160) : mark.start])
    after = words(text[mark.end : mark.end + 100])
    for far, word in enumerate(reversed(before[-8:])):
        yield from (f"p{far}:{word}", f"p:{word}")
    for far in range(min(5, len(before) - 1)):
        yield f"pp{far}:{before[-2 - far]} {before[-1 - far]}"
    for far, word in enumerate(after[:6]):
        yield from (f"n{far}:{word}", f"n:{word}")
    if len(after) > 1:
        yield f"nn:{after[0]} {after[1]}"


def _look(text: str, mark: Span) -> Iterable[str]:
    printed = mark.text_in(text)
    own = words(printed) or [""]
    head, tail = text[max(0, mark.start - 40) : mark.start], text[mark.end : mark.end + 80]
    yield from (f"o:{word}" for word in own)
    yield from (f"o0:{own[0]}", f"oL:{own[-1]}", f"len{min(len(own), 12)}")
    yield f"pos{min(int(math.log2(mark.start + 1)), 18)}"
    yield f"end{min(int(math.log2(len(text) - mark.start + 1)), 18)}"
    yield "upper" if printed.isupper() else "title" if printed.istitle() else "mixed"
    yield "sol" if re.search(r"\n\s*$", head) or mark.start < 5 else "mid"
    yield "eol" if re.match(r"\s*\n", tail) else "go"
    yield "gap" if re.search(r"\s{3,}$", head) else "nogap"
    yield "gapr" if re.match(r"\s{3,}", tail[:9]) else "nogapr"


def _hash(sign: str, places: int) -> int:
    return zlib.crc32(sign.encode()) & (places - 1)


def _packed(rows: list[list[tuple[int, float]]]) -> Signs:
    flat = [pair for row in rows for pair in row]
    starts = np.cumsum([0, *(len(row) for row in rows)], dtype=np.int64)
    places = np.fromiter((place for place, _ in flat), np.int32, len(flat))
    return Signs(places, np.fromiter((weight for _, weight in flat), np.float32, len(flat)), starts)
