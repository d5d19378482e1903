"""Which blocks are headings, by their type and their words, and of which level."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from contract_review.documents.labels import printed_label
from contract_review.documents.pdf.paragraphs import Measure, is_listed
from contract_review.documents.pdf.rows import Row

_FORM_FIELD = re.compile(
    r"(?i)_{3,}|^(?:by|name|title|date|signature|address|e-?mail|phone|fax|attn|attention|to|from|re)\s*:"
)
_KEYWORD = re.compile(
    r"(?i:article|section|schedule|exhibit|annex|appendix|attachment)\s+(?:\d[\d.]*|[IVXLC]+|[A-Z])(?=[\s.:–—-]|$)"
)
_NUMBERED = re.compile(r"(?:\d{1,3}\.)*\d{1,3}[.)]?\s|[IVXLC]{1,6}\.\s|[A-Z]\.\s")
_DECIMAL = re.compile(r"\d{1,2}\.\d")
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "of", "on", "or", "per", "the", "to"}
    | {"under", "upon", "vs", "with", "within", "without"}
)


def is_heading(rows: Sequence[Row], normal: Measure) -> bool:
    """Whether a block is a heading: short, and larger, bold, in capitals, or numbered and in title case."""
    text = " ".join(row.text for row in rows)
    bare = text[printed_label(text) :].strip()
    if not 3 <= len(text) <= 130 or len(rows) > 3 or not any(char.isalpha() for char in text):
        return False
    if text.endswith((",", ";")) or _FORM_FIELD.search(text) or is_listed(rows[-1]):
        return False
    sentence = bare.endswith(".") and len(bare.split()) > 7
    if all(row.size > 1.1 * normal.size for row in rows):
        return not sentence
    if all(row.bold for row in rows) and len(text) <= 110:
        return not sentence
    return _reads_as_heading(text, bare)


def _reads_as_heading(text: str, bare: str) -> bool:
    words = bare.split()
    letters = [char for char in bare if char.isalpha()]
    if len(words) > 12 or bare.count(".") > 1:
        return False
    if len(letters) >= 4 and all(char.isupper() for char in letters) and len(bare) <= 90:
        return len(words) <= 8 or not bare.endswith(".")
    if _KEYWORD.match(text):
        return len(text) <= 90 and (not words or _in_title_case(words))
    if bare.endswith(".") and len(words) <= 5:
        bare = bare[:-1]
    if not (_NUMBERED.match(text) and 1 <= len(words) <= 8 and bare[-1:].isalnum()):
        return False
    return _in_title_case(words) or bool(_DECIMAL.match(text) and bare[0].isupper())


def _in_title_case(words: Sequence[str]) -> bool:
    counted = [word for word in words if word.lower() not in _SMALL_WORDS and word[0].isalpha()]
    return bool(counted) and all(word[0].isupper() for word in counted)


def heading_levels(sizes: Iterable[float], normal: Measure) -> dict[float, int]:
    """The level of each type size, larger than that of the text, in which headings are printed: 1 for the largest.

    Sizes that differ by less than half a point are one. Of a heading in the size of the text nothing tells the level.
    """
    levels: dict[float, int] = {}
    last: float | None = None
    for size in sorted({size for size in sizes if size > 1.1 * normal.size}, reverse=True):
        level = max(levels.values(), default=0)
        levels[size] = level if last is not None and last - size < 0.5 else level + 1
        last = size
    return levels
