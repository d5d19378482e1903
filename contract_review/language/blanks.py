"""Blanks that somebody has yet to fill, and words that were blacked out: no value stands there."""

from __future__ import annotations

import re

_BLANK = re.compile(
    r"_{2,}|\[[\s*\u25cf\u2022_.\-\u2013\u2014]*\]|\[(?:TBD|to\s+be\s+\w+|insert[^\]]*|number|amount|date|x+)\]|(?<!\w)\*{2,}(?!\w)|<[A-Z][A-Z\s]*>",
    re.IGNORECASE,
)


def has_blank(text: str) -> bool:
    """Whether a text holds a blank, a placeholder or something blacked out, as "___", "[●]", "[***]"."""
    return bool(_BLANK.search(text))
