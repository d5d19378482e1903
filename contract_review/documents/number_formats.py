"""How a count is printed: as a letter, a Roman number, a word."""

from __future__ import annotations

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def number(n: int, form: str) -> str:
    """A count in a Word number format: decimal, lowerLetter, upperRoman, cardinalText and their like."""
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (n - 1) % 26) * min((n - 1) // 26 + 1, 30) if n > 0 else ""
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        return roman(n).lower() if form == "lowerRoman" else roman(n)
    if form == "decimalZero":
        return f"{n:02d}"
    if form == "ordinal":
        return f"{n}{'th' if 10 <= n % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"
    if form in ("cardinalText", "ordinalText") and 0 <= n < 100:
        return _spelled(n, ordinal=form == "ordinalText")
    return "" if form in ("none", "bullet") else str(n)


def _spelled(n: int, *, ordinal: bool) -> str:
    tens, ones = divmod(n, 10)
    words = [_ONES[n]] if n < 20 else [_TENS[tens - 2], *(_ONES[ones : ones + 1] if ones else ())]
    if ordinal:
        last = words[-1]
        words[-1] = _ORDINALS.get(last, f"{last.removesuffix('y')}ieth" if last.endswith("y") else f"{last}th")
    return "-".join(words).capitalize()


def roman(n: int) -> str:
    """A Roman number in capitals; Arabic digits where it would run to more letters than anybody prints."""
    if n >= 5000:
        return str(n)
    values = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "M CM D CD C XC L XL X IX V IV I".split(),
        strict=True,
    )
    printed = ""
    for worth, letters in values:
        while n >= worth:
            printed += letters
            n -= worth
    return printed
