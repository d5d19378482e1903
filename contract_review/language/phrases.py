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
_SIGNS = {"#": "LIKE_NUM", "@": "LIKE_URL"}
# spaCy cuts these words into several tokens.
_SEVERAL = re.compile(r"\w[-'\u2019/]\w")


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase that was found, by its name, and where it stands in the document."""

    name: str
    span: Span


class Phrases:
    """Named phrases; raises `ValueError` for one that has no word in it."""

    def __init__(self, phrases: Mapping[str, Sequence[str]]) -> None:
        self._phrases = {
            name: tuple(one for line in lines for one in _readings(line)) for name, lines in phrases.items()
        }
        self.anchors = frozenset().union(*(_anchors(line) for lines in self._phrases.values() for line in lines))

    @cached_property
    def _matcher(self) -> Matcher:
        from spacy.matcher import Matcher

        matcher = Matcher(pipeline().vocab)
        for name, lines in self._phrases.items():
            matcher.add(name, [[token for word in line.split() for token in _tokens(word)] for line in lines])
        return matcher

    def find(self, sentence: Sentence) -> tuple[Match, ...]:
        """The phrases in a sentence, the longest reading of each, in order."""
        strings = pipeline().vocab.strings
        words = sentence.tokens.text
        base = sentence.span.start - sentence.tokens.start_char - (len(words) - len(words.lstrip()))
        found: dict[tuple[str, int], Span] = {}
        for key, first, last in self._matcher(sentence.tokens):
            piece = sentence.tokens[first:last]
            start = base + piece.start_char
            spot = (strings[key], start)
            if spot not in found or len(found[spot]) < len(piece.text):
                found[spot] = Span(start, start + len(piece.text))
        return tuple(Match(name, span) for (name, _), span in sorted(found.items(), key=lambda item: item[0][1]))


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
    gap = _GAP.match(word)
    if gap:
        return [{"OP": f"{{0,{gap[1] or 8}}}"}]
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
    places = [word for word in line.split() if not (_GAP.match(word) or word.startswith("(") or word in _SIGNS)]
    if not places:
        raise ValueError(f"the phrase {line!r} has no word that must stand in it")
    telling = max(places, key=lambda word: min(len(part) for part in word.split("|")))
    return frozenset(part.lower() for part in telling.split("|"))
