"""What a printed number says: how it counts, where it stands in its count, how one cites it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PART = re.compile(r"(?i)^(schedule|exhibit|annex|appendix|attachment|addendum)\s+(?:no\.?\s*)?([\w.()-]+)$")
_ARTICLE = re.compile(r"(?i)^(article|section|clause|part|chapter|paragraph)\s+(?:no\.?\s*)?([\w.()-]+)$")
_DECIMAL = re.compile(r"^§{0,2}\s*(\(?)(\d{1,3}(?:\.\d{1,3})*)([.):]?)((?:\([a-z0-9]{1,4}\))*)$")
_LETTER = re.compile(r"^(\(?)([A-Za-z]{1,6})([.):])$")
_ROMAN = re.compile(r"^(?:x{0,3})(?:ix|iv|v?i{0,3})$", re.IGNORECASE)
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Number:
    """One reading of a printed number.

    `kind` is how it counts ("decimal", "lower-letter", "lower-roman", "article", "part" …), `style` the marks around
    it ("(.)", "."), `path` its place in the count from the top ((4, 2) for "4.2", (3,) for "(c)"), `text` the number as
    one cites it.
    """

    kind: str
    style: str
    path: tuple[int, ...]
    text: str

    @property
    def ordinal(self) -> int:
        """Its place in its own count."""
        return self.path[-1] if self.path else 0


def readings(label: str) -> tuple[Number, ...]:
    """All that a printed label can mean, the likelier first: "(i)" is a Roman one or the ninth letter; none for bullets."""
    text = label.strip().rstrip("–—- ").strip()
    part = _PART.match(text.rstrip(".:"))
    if part:
        return (Number("part", "", (0,), f"{part[1].title()} {_unclosed(part[2])}"),)
    article = _ARTICLE.match(text.rstrip(".:"))
    if article:
        return _by_word(article[1].title(), _unclosed(article[2]))
    decimal = _DECIMAL.match(text)
    if decimal:
        return (_decimal(decimal),)
    letter = _LETTER.match(text)
    return _letters(letter[2], f"{letter[1]}.{letter[3]}") if letter else ()


def roman_value(text: str) -> int:
    """What a Roman number counts."""
    total = 0
    values = [_VALUES.get(letter, 0) for letter in text.lower()]
    for value, after in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < after else value
    return total


def _unclosed(text: str) -> str:
    """A number without the marks behind it, but with the bracket that closes one of its own."""
    text = text.rstrip(".:-")
    return text if text.count("(") == text.count(")") else text.rstrip(")")


def _by_word(word: str, text: str) -> tuple[Number, ...]:
    if re.fullmatch(r"\d{1,3}(?:\.\d{1,3})*", text) and word not in ("Article", "Part", "Chapter"):
        return (Number("decimal", word, _path(text), text),)
    ordinal = _counted(text)
    return (Number(word.lower(), word, (ordinal,), f"{word} {text}"),) if ordinal else ()


def _counted(text: str) -> int:
    if text.isdigit():
        return int(text)
    if _ROMAN.match(text):
        return roman_value(text)
    if text.lower() in _WORDS:
        return _WORDS.index(text.lower()) + 1
    return ord(text.lower()) - ord("a") + 1 if len(text) == 1 and text.isalpha() else 0


def _path(text: str) -> tuple[int, ...]:
    numbers = [int(piece) for piece in text.split(".")]
    # "1.0" heads the first chapter: a zero adds no level.
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _decimal(match: re.Match[str]) -> Number:
    path, tail = _path(match[2]), match[4]
    if len(path) == 1 and not tail:
        opened = match[1] or match[3] == ")"
        return Number("decimal", f"{match[1]}.{match[3]}", path, f"({path[0]})" if opened else str(path[0]))
    printed = match[2] if len(path) > 1 and match[2].split(".")[-1] != "0" else str(path[0])
    below = tuple(_place(piece) for piece in re.findall(r"\(([a-z0-9]+)\)", tail))
    return Number("decimal", "..", path + below, f"{printed}{tail}")


def _place(piece: str) -> int:
    if piece.isdigit():
        return int(piece)
    return roman_value(piece) if _ROMAN.match(piece) and len(piece) > 1 else ord(piece[0]) - ord("a") + 1


def _letters(text: str, style: str) -> tuple[Number, ...]:
    printed, found = f"({text})", []
    case = "upper" if text[0].isupper() else "lower"
    if _ROMAN.match(text) and text in (text.lower(), text.upper()):
        found.append(Number(f"{case}-roman", style, (roman_value(text),), printed))
    if len(set(text)) == 1 and len(text) < 4:
        place = ord(text[0].lower()) - ord("a") + 1
        found.append(Number(f"{case}-letter", style, (place + 26 * (len(text) - 1),), printed))
        if len(text) == 2:
            found.append(Number(f"{case}-double", style, (place,), printed))
    return tuple(found)
