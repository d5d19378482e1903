"""What a printed number says: its scheme, its place in the order, its depth."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PART = re.compile(r"(?i)^(schedule|exhibit|annex|appendix|attachment|part)\s+([\w.]+)")
_ARTICLE = re.compile(r"(?i)^(article|section|clause)\s+([\w.]+)")
_DECIMAL = re.compile(r"^§{0,2}\s*(\d+(?:\.\d+)*)[.)]?((?:\([a-z0-9]{1,4}\))*)$")
_PAREN = re.compile(r"^\(?([A-Za-z]{1,6}|\d{1,2})[.)]$")
_ROMAN = re.compile(r"^(?:x{0,3})(?:ix|iv|v?i{0,3})$", re.IGNORECASE)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is read: scheme, text for citing, ordinal within its scheme, and a fixed rank where it has one.

    Schemes with a rank nest by it ("1.1" under "1"); the others ("(a)", "(i)") nest by the order in which they appear.
    """

    scheme: str
    text: str
    ordinal: int
    rank: float | None


def parse(label: str, *, open_schemes: dict[str, int]) -> Number | None:
    """The number in a printed label; None for bullets.

    `open_schemes` are the schemes of the clauses that are still open, with their last ordinals: they decide whether
    "(i)" follows "(h)" or begins a new list of small Roman numbers.
    """
    text = label.strip().rstrip(":–—- ").strip()
    part, article = _PART.match(text), _ARTICLE.match(text)
    if part:
        return Number("part", f"{part[1].title()} {part[2].rstrip('.')}", 0, 0.0)
    if article:
        return _article(article)
    decimal = _DECIMAL.match(text)
    if decimal:
        parts = [int(piece) for piece in decimal[1].split(".")]
        while len(parts) > 1 and parts[-1] == 0:
            parts.pop()
        return Number(f"decimal-{len(parts)}", ".".join(map(str, parts)) + decimal[2], parts[-1], len(parts) + 2.0)
    paren = _PAREN.match(text)
    return _letter(paren[1], open_schemes) if paren else None


def _article(match: re.Match[str]) -> Number:
    text = match[2].rstrip(".")
    depth = text.count(".") + 1 if text[0].isdigit() else 1
    rank = 2.0 if match[1].lower() == "article" else depth + 2.0
    ordinal = int(text.split(".")[-1]) if text.split(".")[-1].isdigit() else _roman(text)
    number = text if text[0].isdigit() and match[1].lower() != "article" else f"{match[1].title()} {text}"
    return Number(f"{match[1].lower()}-{depth}", number, ordinal, rank)


def _letter(text: str, open_schemes: dict[str, int]) -> Number:
    printed = f"({text})"
    if text.isdigit():
        return Number("paren-decimal", printed, int(text), None)
    case = "upper" if text[0].isupper() else "lower"
    alphabetic = ord(text[0].lower()) - ord("a") + 1 if len(set(text)) == 1 else 0
    letters, roman = f"{case}-letter", f"{case}-roman"
    if alphabetic and open_schemes.get(letters) == alphabetic - 1:
        return Number(letters, printed, alphabetic, None)
    if _ROMAN.match(text) and (open_schemes.get(roman) == _roman(text) - 1 or text.lower() == "i" or not alphabetic):
        return Number(roman, printed, _roman(text), None)
    return Number(letters, printed, alphabetic, None)


def _roman(text: str) -> int:
    total = 0
    values = [_VALUES.get(letter, 0) for letter in text.lower()]
    for value, after in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < after else value
    return total
