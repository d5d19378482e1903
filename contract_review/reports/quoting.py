"""The contract's words as a report prints them: on one line, without what a screen or a Word file would obey."""

from __future__ import annotations

import re
from pathlib import PurePath

from contract_review.model.evidence import Evidence

_LONGEST_PLACE = 90
# Control characters drive terminals and break Word files, lone surrogates cannot be written, and marks of direction
# can make a sentence read backwards. The rest of the format characters (joiners of Indic scripts) are left alone.
_DIRECTION = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff"
_NO_XML = "\ufffe\uffff"
_ORDER = re.compile(f"[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{_DIRECTION}{_NO_XML}]")


def printable(text: str) -> str:
    """The text without characters that are orders rather than letters; white space of any kind stays."""
    if text.isascii() and text.isprintable():
        return text
    return _ORDER.sub("", text)


def one_line(text: str) -> str:
    """The text on one line: every stretch of white space is one blank."""
    # Split first: a form feed is white space to a reader, and dropping it would join two words.
    return printable(" ".join(text.split()))


def shorten(text: str, *, longest: int) -> str:
    """The text on one line, cut after a word where it is longer; the cut shows."""
    words = one_line(text)
    if len(words) <= longest:
        return words
    cut = words[:longest]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:") + " …"


def place(piece: Evidence) -> str:
    """Where the words stand: clause and page, as far as they are known, and in a bundle the document first."""
    document = one_line(PurePath(piece.document).name) if piece.document else ""
    clause = shorten(piece.clause, longest=_LONGEST_PLACE) if piece.clause else ""
    page = f"page {piece.page}" if piece.page else ""
    return ", ".join(part for part in (document, clause, page) if part)


def places(evidence: tuple[Evidence, ...]) -> str:
    """Where the pieces of evidence stand, each place once."""
    return "; ".join(dict.fromkeys(filter(None, map(place, evidence))))
