"""Words of a contract put together again as they are printed, on one line."""

from __future__ import annotations

from collections.abc import Sequence

from contract_review.compare.words import Word


def phrase(words: Sequence[Word]) -> str:
    """The words with the blanks that stand between them."""
    return "".join((" " if word.before and at else "") + word.text for at, word in enumerate(words))
