"""How severe a problem is, whatever the contract calls it: 1 is the most severe."""

from __future__ import annotations

import re

_NUMBERED = re.compile(
    r"(?i)\b(?:severity|sev|priority|prio|level|category|cat|class|tier|p|s)(?:\s+level)?[\s.:#-]*(?:(?P<n>[0-5])\b|(?P<roman>i{1,3}|iv|v)\b|(?P<word>one|two|three|four|five)\b)"
)
_PLAIN = re.compile(r"^\s*(?P<n>[1-5])(?:\s*[.):\u2013-]|\s|$)")
_ORDER = ("one", "two", "three", "four", "five")
_ROMAN = ("i", "ii", "iii", "iv", "v")
_NAMES = (
    (
        1,
        re.compile(r"(?i)\b(?:critical|urgent|emergency|blocker|catastrophic|fatal|showstopper|severe|disaster|top)\b"),
    ),
    (2, re.compile(r"(?i)\b(?:high|major|serious|significant)\b")),
    (3, re.compile(r"(?i)\b(?:medium|normal|moderate|standard|minor\s+impact|average|general)\b")),
    (4, re.compile(r"(?i)\b(?:low|minor|cosmetic|trivial|informational|question|request|planning)\b")),
)


def severity_in(text: str) -> int | None:
    """The severity that a text names by number ("P1", "Severity Level 2", "Category III"), else by a word; None."""
    found = None
    for match in _NUMBERED.finditer(text):
        found = match
    if found is not None:
        return _number(found)
    return None


def severity_of_label(text: str) -> int | None:
    """The severity that a table's row or column is headed by, where names alone count too ("Critical", "1 - Urgent")."""
    numbered = severity_in(text)
    if numbered is not None:
        return numbered
    plain = _PLAIN.match(text)
    if plain and named_severity(text):
        return int(plain["n"])
    return named_severity(text)


def named_severity(text: str) -> int | None:
    """The usual rank of a severity's name; the earliest name in the text counts."""
    hits = [(match.start(), rank) for rank, pattern in _NAMES if (match := pattern.search(text))]
    return min(hits)[1] if hits else None


def _number(match: re.Match[str]) -> int | None:
    if match["n"]:
        return int(match["n"]) or None
    if match["roman"]:
        return _ROMAN.index(match["roman"].lower()) + 1
    return _ORDER.index(match["word"].lower()) + 1
