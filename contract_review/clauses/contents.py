"""The table of contents of a document, which repeats its headings and is no part of its clauses."""

from __future__ import annotations

import re
from collections import Counter

from contract_review.model.document import Block, BlockKind

_TITLE = re.compile(r"(?i)^(?:table\s+of\s+contents|contents|index|inhaltsverzeichnis)\b\s*:?$")
_LEADER = re.compile(r"(?:\.{4,}|(?:\.\s){4,}|\u2026{2,}|_{4,}|\t)\s*[\divxA-Z.-]{0,7}\s*$")
_PAGE = re.compile(r"[\s.\u2026]*\b(?:page\s+)?(?:\d{1,4}|[ivx]{1,5}|[A-Z]-\d{1,3})\s*$")
_WORD = re.compile(r"[a-z]+")
_LONGEST = 25


def contents_of(blocks: tuple[Block, ...], text: str) -> frozenset[int]:
    """The places (in `blocks`) of the entries of a table of contents."""
    words = [block.span.text_in(text) for block in blocks]
    found = {place for place, line in enumerate(words) if _is_entry(blocks[place], line)}
    repeated = Counter(filter(None, map(_name, words)))
    for place, line in enumerate(words):
        if _TITLE.match(line.strip()):
            found.update(_listed(blocks, words, place + 1, repeated))
    return frozenset(found)


def _is_entry(block: Block, line: str) -> bool:
    return block.kind is not BlockKind.TABLE and bool(_LEADER.search(line))


def _listed(blocks: tuple[Block, ...], words: list[str], start: int, repeated: Counter[str]) -> list[int]:
    """The blocks from `start` on that name a page, or a heading that stands again further on."""
    listed: list[int] = []
    for place in range(start, len(blocks)):
        line, name = words[place], _name(words[place])
        again = bool(name) and repeated[name] > 1
        once_more = again and name in {_name(words[p]) for p in listed}
        is_page = bool(_PAGE.search(line)) and len(line.split()) <= _LONGEST
        # The first heading that an entry has already named begins the contract itself.
        if once_more or not (again or is_page or blocks[place].kind is BlockKind.TABLE or _TITLE.match(line.strip())):
            break
        listed.append(place)
    return listed


def _name(line: str) -> str:
    """A line without number, page and punctuation, as far as it names a heading; "" for longer text."""
    line = _PAGE.sub("", line) if len(line.split()) > 1 else line
    found = _WORD.findall(line.lower())
    return " ".join(word for word in found if len(word) > 1) if 0 < len(found) <= _LONGEST else ""
