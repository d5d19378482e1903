"""What contracts call their severities, and which is the most severe.

"P1", "Sev 2", "Priority Level Three", "Critical", "Medium / Low": a label is a number, a word whose rank everybody
knows, or both. Severity 1 is the most severe, whatever the contract calls it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_DIGITS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_DIGITS |= {letter: place for place, letter in enumerate("abcde", 1)}
# A figure in front of a unit counts time, not severity: "Priority 1, four hours".
_NO_UNIT = r"(?!\s*(?:\(\d+\)\s*)?(?:%|full|business|working|min|hour|hr|day|week|month))"
_NUMBER = rf"(?:(?:[0-6]\b(?![.,]\d)|I{{1,3}}\b|IV\b|V\b|one\b|two\b|three\b|four\b|five\b|[A-E]\b){_NO_UNIT})"
_NOUN = r"severity|sev|priority|prio|urgency|level|category|cat|class|error|defect|fault|incident|problem|issue|impact"
_AND = r"\s*(?:,|/|&|\band\b|\bor\b|\bto\b|-|\u2013|\+)\s*"
_NUMBERED = re.compile(
    rf"(?i)\b(?P<noun>{_NOUN})s?\.?(?:[\s-]+(?:level|class|code|category|rating|severity|priority|no\.?|number))?[\s\-\u2013:#(]*"
    rf"(?P<first>{_NUMBER})(?P<more>(?:{_AND}(?:(?:{_NOUN})s?[\s-]*)?{_NUMBER})*)"
)
_SHORT = re.compile(
    r"(?<![\w.])(?:P|S|L|SEV|Sev|PRIO|Prio|PRI|Pri)[-\s]?(?P<first>[0-6])"
    rf"(?P<more>(?:{_AND}(?:P|S|L|SEV|Sev)?-?[0-6]\b)*)(?![\d.%\w])"
)
_LEADING = re.compile(
    r"^\W{0,2}(?P<first>[0-6])(?P<more>(?:\s*(?:,|/|&|\band\b)\s*[0-6]\b)*)"
    r"(?:\s*$|[.):]?\s*[\u2013\u2014-]?\s*\(?(?=[A-Za-z])(?!business|working|min|hour|hr|day|week|month|h\b|x\d))"
)
_RANKS = (
    ("emergency", "critical", "urgent", "blocker", "blocking", "showstopper", "catastrophic", "fatal", "very high",
     "highest", "disaster", "mission critical", "business critical"),
    ("high", "major", "severe", "serious", "important", "significant"),
    ("medium", "moderate", "normal", "standard", "average", "intermediate", "routine", "noncritical", "non-critical", "non critical"),
    ("low", "minor", "non-urgent", "non urgent"),
    ("very low", "lowest", "informational", "information", "cosmetic", "trivial", "planning", "question", "questions",
     "enhancement", "enhancements", "inquiry", "service request", "feature request", "negligible"),
)  # fmt: skip
_RANK = {word: rank for rank, words in enumerate(_RANKS, 1) for word in words}
_WORD = "|".join(sorted((re.escape(word) for word in _RANK), key=len, reverse=True))
_FOLLOWS = (
    r"(?=\s*(?:$|[,:;/(\[&+.\u2013\u2014|<>\u2264-]|\d|and\b|or\b|(?:priorit|severit|incident|issue|problem|error|defect|level|fault|ticket|request|case|bug|"
    r"event|outage|categor)\w*\s*(?:$|\W)|(?:impact|urgency)\s*(?:$|[^\w\s])))"
)
_NAMED = re.compile(rf"(?i)(?<![\w-])(?P<word>{_WORD})(?!\w|-\w){_FOLLOWS}")
_STRONG = re.compile(r"(?i)severity|sev|priority|prio")
_PREFIX = re.compile(
    rf"(?i)^\W*(?:(?:{_NOUN})s?\b[\s-]*(?:level\b)?\W*)?(?:(?:P|S|SEV|L)?[-\s]?[0-6]\b|(?:I{{1,3}}|IV|V|one|two|three|four|five|[A-E])\b)?"
    r"[\s.:()\u2013\u2014-]*(?:(?:severity|priority|level)\b[\s:(\u2013-]*)?"
)


@dataclass(frozen=True, slots=True)
class Label:
    """How a contract names one severity or several: the numbers and the words, with their place in the text."""

    numbers: tuple[int, ...]
    words: tuple[str, ...]
    start: int
    end: int
    name: str

    @property
    def rank(self) -> int | None:
        """The rank of its first word; None where it has no word."""
        return _RANK[self.words[0]] if self.words else None

    @property
    def is_bare(self) -> bool:
        """Whether it is nothing but a figure, which may just as well count the rows."""
        return not self.words and self.name.strip(" .)(:").isdigit()


def cell_label(text: str) -> Label | None:
    """The severity that a cell or a heading names at its beginning; None if it names none."""
    head = " ".join(text.split())[:80]
    words = _leading_words(head)
    found = _NUMBERED.search(head) or _SHORT.search(head) or _LEADING.search(head)
    if found and (found.start() <= 2 or (found.start() <= 25 and (words or _is_preface(head[: found.start()])))):
        return _label(found, head, words)
    return Label((), words, 0, len(head), head[:60]) if words else None


def _is_preface(text: str) -> bool:
    """Whether there is hardly a word in front of the number: "All Severity 1", "Target P1"."""
    return re.fullmatch(r"(?i)\W*(?:(?:an?|the|for|all|any)\s+)?(?:[\w-]+\W+)?", text) is not None


def _leading_words(head: str) -> tuple[str, ...]:
    """The words of rank with which a cell begins ("Critical, High"), after a number if there is one."""
    body = head[_PREFIX.match(head).end() :]  # type: ignore[union-attr]  # every part of the prefix may be missing
    words: list[str] = []
    while match := _NAMED.match(body):
        words.append(match["word"].lower())
        more = re.match(rf"(?i)(?:\s*(?:issue|priority|severity|incident)s?)?{_AND}", body[match.end() :])
        if more is None:
            break
        body = body[match.end() + more.end() :]
    return tuple(dict.fromkeys(words))


# "Restored to Severity 2 or better" tells to what an incident is lowered, not of which the sentence speaks.
_IS_LOWERED_TO = re.compile(
    r"(?i)\b(?:restor|reduc|lower|downgrad|revert|mov|bring|brought)\w*\s+(?:\w+\s+)?(?:down\s+)?to\s+(?:an?\s+)?$"
)


def mentions(text: str) -> tuple[Label, ...]:
    """The severities that running text names by number, in order: a bare "critical" is only a word there."""
    spots = sorted((*_NUMBERED.finditer(text), *_SHORT.finditer(text)), key=lambda match: match.start())
    labels: list[Label] = []
    for match in spots:
        if (
            (not labels or match.start() >= labels[-1].end)
            and _is_severity(text, match)
            and not _IS_LOWERED_TO.search(text[max(match.start() - 40, 0) : match.start()])
        ):
            labels.append(_label(match, match[0], _leading_words(text[match.start() : match.end() + 40])))
    return tuple(labels)


def _is_severity(text: str, match: re.Match[str]) -> bool:
    """Whether "Level 1" or "Category 2" is meant as a severity: a word of rank stands beside it, or it heads the line."""
    noun = match.groupdict().get("noun")
    if noun is None:
        return re.match(r"(?i)P|S", match[0]) is not None and match[0][-1].isdigit()
    if _STRONG.fullmatch(noun):
        return True
    if re.match(r"(?i)\s+(?:errors?|problems?|incidents?|issues?|defects?|faults?|tickets?)\b", text[match.end() :]):
        return True
    around = text[max(match.start() - 20, 0) : match.end() + 25]
    return bool(_NAMED.search(around)) or (
        match.start() <= 2 and re.match(r"\W*[:\u2013-]", text[match.end() :]) is not None
    )


def named(text: str) -> tuple[Label, ...]:
    """The severities that running text names by a bare word, in order."""
    found = re.finditer(rf"(?i)(?<!\w)(?<!\w-)(?P<word>{_WORD})(?!\w|-\w)", text)
    return tuple(Label((), (match["word"].lower(),), match.start(), match.end(), match["word"]) for match in found)


def _label(match: re.Match[str], text: str, words: tuple[str, ...]) -> Label:
    numbers = [_digit(match["first"])]
    more = match["more"] or ""
    spread = re.fullmatch(rf"(?i)\s*(?:to|-|\u2013)\s*(?:(?:{_NOUN})s?[\s-]*|P|S|L)?(?P<last>[0-6])", more)
    if spread:
        numbers = list(range(numbers[0], int(spread["last"]) + 1)) or numbers
    else:
        numbers += [_digit(part) for part in re.findall(rf"(?i)(?:(?<=[PSL])[0-6]|\b{_NUMBER})", more)]
    return Label(tuple(dict.fromkeys(numbers)), words, match.start(), match.end(), text[:60].strip())


def _digit(text: str) -> int:
    text = text.strip().lower()
    return int(text) if text.isdigit() else _DIGITS[text]


def numbered(labels: Sequence[Label]) -> tuple[tuple[int, ...], ...]:
    """The severities, from 1, for which each of the labels of one table or list stands."""
    if labels and all(label.numbers for label in labels):
        return _by_number(labels)
    words = [(word, place) for place, label in enumerate(labels) for word in label.words]
    order = _order(words)
    return tuple(label.numbers or tuple(dict.fromkeys(order[word] for word in label.words)) for label in labels)


def _order(words: Sequence[tuple[str, int]]) -> dict[str, int]:
    """The words counted from 1, most severe first; words of one rank in one label are one severity."""
    first = dict(reversed(words))
    places = sorted({(_RANK[word], place) for word, place in first.items()})
    return {word: places.index((_RANK[word], place)) + 1 for word, place in first.items()}


def _by_number(labels: Sequence[Label]) -> tuple[tuple[int, ...], ...]:
    every = [number for label in labels for number in label.numbers]
    if _runs_backwards(labels):
        return tuple(tuple(max(every) + 1 - number for number in label.numbers) for label in labels)
    shift = 1 if min(every) == 0 else 0
    return tuple(tuple(number + shift for number in label.numbers) for label in labels)


def _runs_backwards(labels: Sequence[Label]) -> bool:
    """Whether the contract gives its highest number to the most severe: "4 - Critical" down to "1 - Low"."""
    pairs = sorted({(label.numbers[0], label.rank) for label in labels if label.rank is not None})
    ranks = [rank for _, rank in pairs if rank is not None]
    return len(ranks) > 1 and all(a >= b for a, b in pairwise(ranks)) and ranks[0] != ranks[-1]
