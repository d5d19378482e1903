"""The table of contents of a document, which repeats its headings and is no part of its clauses."""

from __future__ import annotations

import re
from collections import Counter

from contract_review.model.document import Block, BlockKind

_TITLE = re.compile(r"(?i)^(?:table\s+of\s+contents|contents|index|inhaltsverzeichnis)\b\s*:?$")
_LEADER = re.compile(r"(?:\.{4,}|(?:\.\s){4,}|\u2026{2,}|_{4,}|\t)\s*[\divxA-Z.-]{0,7}\s*$")
_TOKEN = re.compile(r"[a-z0-9]+")
# A page, and not the year at the end of a date.
_COUNTS = re.compile(r"(?:\d{1,3}|1[0-8]\d\d|[ivxl]{1,5})$")
_PART = re.compile(r"(?i)^\s*(?:schedule|exhibit|annex|appendix|attachment|addendum)\s+\S+")
_NUMBERED = frozenset("article section clause part chapter schedule exhibit annex appendix attachment".split())
_LONGEST, _MOST_SIGNS = 40, 600
# Leader dots, and the page behind them, stand in so many signs at the end of a line.
_TAIL = 60
_BETWEEN = 3


def contents_of(blocks: tuple[Block, ...], text: str) -> frozenset[int]:
    """The places (in `blocks`) of the entries of a table of contents, and of lists of schedules that come later."""
    words = [block.span.text_in(text) for block in blocks]
    found = {place for place, line in enumerate(words) if _is_entry(blocks[place], line)}
    titles = [place for place, line in enumerate(words) if len(line) < _TAIL and _TITLE.match(line.strip())]
    if titles:
        names = [_tokens(line) for line in words]
        repeated = Counter(n for n, b in zip(names, blocks, strict=True) if n and b.kind is not BlockKind.FURNITURE)
        for place in titles:
            found.update(_listed(blocks, names, repeated, place + 1))
    return frozenset(found | _announced(blocks, words))


def _is_entry(block: Block, line: str) -> bool:
    tail = line[-_TAIL:]
    dotted = ".." in tail or ". ." in tail or "__" in tail or "\u2026" in tail or "\t" in tail
    return dotted and block.kind is not BlockKind.TABLE and bool(_LEADER.search(tail))


def _listed(blocks: tuple[Block, ...], names: list[str], repeated: Counter[str], start: int) -> list[int]:
    """The blocks from `start` on that name a page, or a heading that stands again further on.

    Filings repeat "Table of Contents" at the head of every page, where it lists nothing: fewer than three entries are
    none.
    """
    listed: list[int] = []
    waiting: list[int] = []
    known: set[str] = set()
    for place in range(start, len(blocks)):
        if blocks[place].kind is BlockKind.FURNITURE:
            continue
        name, heading, is_table = names[place], _without_page(names[place]), blocks[place].kind is BlockKind.TABLE
        # The first heading that an entry has already named begins the contract itself.
        if name in known or not (name or is_table):
            break
        # An entry may run over two lines, and "Page" or a title may stand between entries.
        waiting.append(place)
        if is_table or heading != name or repeated[name] > 1:
            listed += waiting
            known.update((name, heading))
            waiting = []
        elif len(waiting) > _BETWEEN:
            break
    return listed if len(listed) > 2 or any(blocks[place].kind is BlockKind.TABLE for place in listed) else []


def _announced(blocks: tuple[Block, ...], words: list[str]) -> set[int]:
    """Schedules that are listed one below the other, and each begin again further on."""
    parts = {place: _tokens(match[0]) for place, line in enumerate(words) if (match := _PART.match(line))}
    last = {name: place for place, name in parts.items()}
    listed = {place for place, name in parts.items() if place + 1 in parts or place - 1 in parts}
    return {place for place in listed if last[parts[place]] > place and blocks[place].kind is not BlockKind.FURNITURE}


def _tokens(line: str) -> str:
    """The words and numbers of a line, as far as it is short enough for a heading; "" for longer text."""
    found = _TOKEN.findall(line.lower()) if len(line) <= _MOST_SIGNS else ()
    return " ".join(found) if 0 < len(found) <= _LONGEST else ""


def _without_page(name: str) -> str:
    """A name without the page behind it; "article ii" is no article on page two."""
    head, _, last = name.rpartition(" ")
    return head if head and head not in _NUMBERED and _COUNTS.fullmatch(last) else name
