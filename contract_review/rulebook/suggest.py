"""What somebody who mistyped a word probably meant."""

from __future__ import annotations

from collections.abc import Iterable


def suggestion(word: str, known: Iterable[str]) -> str:
    """ "; did you mean 'x'?" or the known words, where there are few; "" where nothing is near."""
    from difflib import get_close_matches

    words = [str(one) for one in known]
    near = get_close_matches(word, words, n=1, cutoff=0.6)
    if near:
        return f"; did you mean {near[0]!r}?"
    return f"; known are {', '.join(words)}" if len(words) <= 16 else ""
