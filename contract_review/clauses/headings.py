"""The heading of a clause: a block of its own, or the first words of its paragraph."""

from __future__ import annotations

import re

from contract_review.model.document import Block, BlockKind
from contract_review.model.span import Span

_RUN_IN = re.compile(r"\s*([A-Z\u201c][^.:;?!\u201d\n]{2,80}?)(?:[.:]|\s[\u2013\u2014-])\s+(?=[A-Z0-9\u201c\"(\u2018])")
_VERB = re.compile(r"\b(?:shall|will|may|must|is|are|has|have|agrees?|means)\b")
_SENTENCE_BEHIND = re.compile(r"\w{3}\.\s+[A-Z]\w+\s+\w+")
_SMALL = frozenset("a an and as at by for from in of on or the to with without not per under".split())


def is_heading_block(block: Block, text: str) -> bool:
    """Whether a block is a heading on its own, and not a paragraph that merely has a heading's style."""
    if block.kind is not BlockKind.HEADING:
        return False
    words = text.split(None, 17)
    if not words or len(words) > 16:
        return False
    # A sentence in capitals is set like a heading, and says something all the same.
    if len(words) > 5 and _VERB.search(text.lower()) and text.rstrip()[-1:] in ".:;":
        return False
    return not text.rstrip().endswith((";", ",")) and not (text.rstrip().endswith(".") and len(words) > 8)


def looks_like_heading(text: str) -> bool:
    """Whether a short line without a number reads like a heading: title case or capitals, no full stop, no verb."""
    words = text.split(None, 10)
    if not words or len(words) > 9 or text.rstrip()[-1:] in ".;,:?!" or _VERB.search(text) or not text[0].isalpha():
        return False
    bare = [word for word in words if word.lower() not in _SMALL and word[0].isalpha()]
    if any(character.isdigit() for character in text) or "@" in text or "_" in text:
        return False
    return bool(bare) and all(word[0].isupper() for word in bare) and len(text) > 3


def heading_of(block: Block, text: str) -> Span | None:
    """The heading in a numbered block: all of it where it is short and no sentence, else its first words."""
    body = block.body
    words = body.text_in(text)
    stripped = words.strip()
    if not stripped:
        return None
    start = body.start + len(words) - len(words.lstrip())
    # "Limits. The fee is" is a heading and the start of a sentence, however short.
    size = len(stripped.split(None, 13))
    short = size <= 12 and stripped[-1:] not in ".;," and not _SENTENCE_BEHIND.search(stripped)
    if short and not _VERB.search(stripped) and (stripped[0].isupper() or stripped[0] in "\u201c\"'"):
        return Span(start, start + len(stripped.rstrip(":")))
    match = _RUN_IN.match(words)
    if match and len(match[1].split()) <= 9 and not _VERB.search(match[1]):
        return Span(body.start + match.start(1), body.start + match.end(1))
    short_sentence = size <= 7 and stripped.endswith(".") and not _VERB.search(stripped)
    return Span(start, start + len(stripped) - 1) if short_sentence else None
