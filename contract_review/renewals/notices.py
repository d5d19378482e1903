"""How a notice must be given by the contract's own words: by which way, where to, and when it counts as received."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause that may speak of notices: its number, its heading, and its text with both."""

    number: str | None
    heading: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Notices:
    """How notice is given, in words; `delivery` is after how many days it counts as received, the slowest way."""

    words: str = ""
    delivery: int | None = None


NO_NOTICES = Notices()
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z(])")
# "Notices shall …", "Any notice under this Agreement must …"; of another subject a notice says nothing here.
_OF_NOTICES = re.compile(
    r"(?i)^(?:(?:section|clause|article)\s+)?(?:[\d.()]+\s+)?"
    r"(?:(?:all|any|every|each|a|such)\s+)?(?:legal\s+|formal\s+|written\s+|other\s+)*notices?\b(?!\s+period)"
)
_SAYS_HOW = re.compile(
    r"(?i)\b(?:in\s+writing|sent|given|made|delivered|addressed|served|deemed|effective|takes?\s+effect)\b"
)
_WAYS = {
    "by hand": re.compile(
        r"(?i)\b(?:by\s+hand|hand[- ]deliver\w*|personal(?:ly)?\s+deliver\w*|delivered\s+personally)\b"
    ),
    "by courier": re.compile(r"(?i)\b(?:couriers?|overnight\s+(?:delivery|carrier|mail))\b"),
    "by registered mail": re.compile(
        r"(?i)\b(?:registered|certified|recorded)(?:\s+or\s+(?:registered|certified))?\s+(?:mail|post|letters?|delivery)\b"
    ),
    "by email": re.compile(r"(?i)\b(?:e-?mail|electronic\s+mail)\b"),
    "through the portal": re.compile(r"(?i)\bportal\b"),
}
_NO_EMAIL = re.compile(
    r"(?i)\b(?:not|no|never|other\s+than|except)\b[^.;]{0,60}?\be-?mail\b"
    r"|\be-?mail\b[^.;]{0,40}\b(?:not|no|insufficient)\b"
)
# A copy is no notice.
_COPY = re.compile(r"(?i)\bcop(?:y|ies)\b[^.;]{0,80}?\be-?mail\b")
_WHERE = re.compile(
    r"(?i)\bto\s+(?:the|its|their|such|each|that)\b[^.;,]{0,40}?\b(?:address(?:es)?|contacts?|signature\s+page)\b"
    r"(?:\s+(?:\w+\s+){0,6}?(?:above|below|page|form|schedule|agreement))?"
)
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_COUNTS = re.compile(r"(?i)\b(?:deemed|considered|effective|takes?\s+effect|received)\b")
_NUMBERS = {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_LATER = re.compile(
    rf"(?i)\b(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)})\s*(?:\(\d{{1,2}}\)\s*)?(?:(?:business|working|clear)\s+)?days?[’']?\s+"
    r"(?:after|following|from)\b|\b(?P<next>next|following)\s+(?:business|working)\s+day\b"
)


def notices_in(passages: Iterable[Passage]) -> Notices:
    """How notice is given by the first clause that says so."""
    for passage in passages:
        said = _COPY.sub("", " ".join(_sentences(passage)))
        words = ", ".join(part for part in (_ways(said), _where(said)) if part)
        if words:
            place = f" (clause {passage.number})" if passage.number else ""
            return Notices(words + place, _delivery(said))
    return NO_NOTICES


def _sentences(passage: Passage) -> Iterator[str]:
    """The sentences on notices: all of a clause that is headed by them, else those whose subject they are."""
    headed = bool(
        passage.heading and re.fullmatch(r"(?i)(?:legal\s+|formal\s+)?notices?", passage.heading.strip(" .:"))
    )
    for sentence in _SENTENCE.split(passage.text):
        if headed or (_OF_NOTICES.match(sentence.strip()) and _SAYS_HOW.search(sentence)):
            yield " ".join(sentence.split())


def _ways(said: str) -> str:
    no_email = bool(_NO_EMAIL.search(said))
    ways = [way for way, words in _WAYS.items() if words.search(said) and not (no_email and way == "by email")]
    refused = ["not by email"] if no_email else []
    return ", ".join([*([" or ".join(ways)] if ways else []), *refused])


def _where(said: str) -> str:
    mailbox, place = _MAILBOX.search(said), _WHERE.search(said)
    return f"to {mailbox[0].rstrip('.')}" if mailbox else place[0] if place else ""


def _delivery(said: str) -> int | None:
    """Days in transit are taken as working days, which are never fewer."""
    days = [
        1 if found["next"] else _NUMBERS.get(found["n"].lower()) or int(found["n"])
        for sentence in _SENTENCE.split(said)
        if _COUNTS.search(sentence)
        for found in _LATER.finditer(sentence)
    ]
    return max(days, default=None)
