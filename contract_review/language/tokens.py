"""The words of a text as spaCy cuts them, and where each stands."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

# A blank behind a word belongs to the word; whatever blanks follow are a token of their own.
_STRETCH = re.compile(r"(\S+) ?|\s+")


@cache
def pipeline() -> Language:
    """The blank English pipeline: tokens only, nothing to download."""
    # spaCy takes half a second to import, so a run that needs no sentences does not pay for it.
    from spacy.lang.en import English

    return English()


def tokens(text: str) -> tuple[list[str], list[int]]:
    """The tokens of a text, and the offset of each; together with the blanks behind them they are the text."""
    words: list[str] = []
    starts: list[int] = []
    for stretch in _STRETCH.finditer(text):
        start = stretch.start()
        for word in _parts(stretch[1] or stretch[0]):
            words.append(word)
            starts.append(start)
            start += len(word)
    return words, starts


# spaCy cuts each stretch between blanks by itself, and a contract says the same few thousand over and over.
@lru_cache(maxsize=1 << 15)
def _parts(stretch: str) -> tuple[str, ...]:
    return tuple(token.text for token in pipeline().tokenizer(stretch))


@lru_cache(maxsize=1 << 15)
def is_like(word: str, sign: str) -> bool:
    """Whether a token looks like a number (`like_num`) or a web address (`like_url`)."""
    return bool(getattr(pipeline().vocab[word], sign))
