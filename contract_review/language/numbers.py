"""Numbers as contracts print them: figures, words, and words with figures in brackets."""

from __future__ import annotations

import re

_ONES = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_SMALL = {**_ONES, **_TENS, "a": 1, "an": 1, "half": 0.5, "quarter": 0.25}
_TENTHS = {"tenth": 10, "hundredth": 100, "thousandth": 1000}
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_WORD = r"(?:" + "|".join([*_TENS, *_ONES, "hundred", "thousand"]) + r")"

WORDS = rf"{_WORD}(?:(?:[\s-]+|\s+and\s+){_WORD}|\s+and\s+(?:one[\s-]+half|{_WORD}[\s-]+(?:tenth|hundredth|thousandth)s?)|\s+point(?:\s+{_WORD})+)*"
FIGURES = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?(?:\s*[½¼¾⅓⅔])?|[½¼¾⅓⅔])"


def figure(text: str) -> float:
    """The value of printed figures: "1,000", "99,9" (a decimal comma), "1 ½"."""
    text = text.strip()
    value = 0.0
    if text and text[-1] in _FRACTIONS:
        value, text = _FRACTIONS[text[-1]], text[:-1].strip()
    if not text:
        return value
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", text):
        text = text.replace(",", "")
    return value + float(text.replace(",", "."))


def words(text: str) -> float | None:
    """The value of number words: "sixty", "one hundred and eighty", "ninety-nine and nine tenths"; None if none."""
    parts = re.split(r"[\s-]+", re.sub(r"\bone[\s-]+half\b", "half", text.lower().strip()))
    if "point" in parts:
        place = parts.index("point")
        whole = words(" ".join(parts[:place]))
        digits = "".join(str(_ONES[part]) for part in parts[place + 1 :] if part in _ONES)
        return None if whole is None or not digits else float(f"{whole:.0f}.{digits}")
    for name, divisor in _TENTHS.items():
        if parts[-1] in (name, name + "s") and "and" in parts:
            place = len(parts) - 1 - parts[::-1].index("and")
            whole, share = words(" ".join(parts[:place])), words(" ".join(parts[place + 1 : -1]))
            return None if whole is None or share is None else round(whole + share / divisor, 6)
    return _plain(parts)


def _plain(parts: list[str]) -> float | None:
    total = current = 0.0
    known = False
    for part in parts:
        if part == "hundred":
            current = (current or 1) * 100
        elif part == "thousand":
            total, current = total + (current or 1) * 1000, 0
        elif part in _SMALL:
            current += _SMALL[part]
        elif part != "and":
            return None
        known = known or part != "and"
    return total + current if known else None
