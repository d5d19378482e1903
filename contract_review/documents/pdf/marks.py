"""The marks of footnotes, small raised figures behind a word: "30" with a mark 3 are thirty days and not 303."""

from __future__ import annotations

from contract_review.documents.pdf.text import RawLine, RawText

_DIGITS = frozenset("0123456789")
_MOST_DIGITS = 3
# Behind these a raised figure is a power: square metres.
_UNITS = frozenset({"m", "mm", "cm", "km", "ft", "in", "yd", "sq"})
# How much smaller than its word a mark is, and how far above its base line, in parts of the type size.
_SMALLER, _HIGHER = 0.85, 0.12

Mark = tuple[str, int, int]


def without_marks(text: RawText, line: RawLine) -> tuple[RawLine, list[Mark]]:
    """A line that runs upright without the marks behind its words, and those marks with pdfium's indices."""
    if all(word[-1] not in _DIGITS for word in line.words):
        return line, []
    kept: list[Mark] = []
    marks: list[Mark] = []
    for word, first, last in zip(*line, strict=True):
        size = _raised(text, word, first, last, kept[-1][2] if kept else None)
        if size < len(word):
            kept.append((word[: len(word) - size], first, last - size))
        if size:
            marks.append((word[len(word) - size :], last - size + 1, last))
    return (RawLine(*zip(*kept, strict=True)), marks) if marks else (line, [])


def _raised(text: RawText, word: str, first: int, last: int, before: int | None) -> int:
    """How many figures at the end of a word are a mark; `before` is the last character of the word before."""
    # In a fraction one figure stands above the other.
    if word[-1] not in _DIGITS or "/" in word or last - first + 1 != len(word):
        return 0
    if len(word) > 1 and _stands_above(text, last, first):
        behind = first
    elif len(word) <= _MOST_DIGITS and word.isdigit() and before is not None and _stands_above(text, last, before):
        behind = before
    else:
        return 0
    size = 1
    while (
        size < min(len(word), _MOST_DIGITS) and word[-1 - size] in _DIGITS and _stands_above(text, last - size, behind)
    ):
        size += 1
    return 0 if word[: len(word) - size].lower() in _UNITS else size


def _stands_above(text: RawText, mark: int, word: int) -> bool:
    size = text.height(word)
    if text.height(mark) > _SMALLER * size:
        return False
    return text.origin(mark)[1] - text.origin(word)[1] > _HIGHER * size
