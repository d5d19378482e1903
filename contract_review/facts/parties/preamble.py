"""The parties as the first sentence of a contract introduces them: each name stands before the bracket that shortens it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from contract_review.facts.parties.names import represented

# "Between" opens the list of parties; the recitals or the first clause close it.
_OPENS = re.compile(r"(?i)\b(?:by\s+and\s+between|by\s+and\s+among|between|among|entered\s+into\s+by|made\s+by)\b")
_CLOSES = re.compile(
    r"\b(?:WHEREAS|Whereas|W\s?I\s?T\s?N\s?E\s?S\s?S|R\s?E\s?C\s?I\s?T\s?A\s?L\s?S?|Recitals|BACKGROUND|Background|NOW,?\s+THEREFORE|Preliminary|INTRODUCTION|IT\s+IS\s+(?:HEREBY\s+)?AGREED)\b|\n\s*1\.\s"
)
_LONGEST = 3000
_LONGEST_NAME = 9
_BRACKET = re.compile(
    r"\((?=[^()]{0,160}[\u201c\"])[^()]{1,220}\)"
    r"|\(?\b[Hh]ere(?:in)?after\s+(?:(?:collectively\s+)?(?:referred\s+to\s+as|called|known\s+as)\s+)?(?:the\s+)?[\u201c\"]?[A-Z][\w .&'\u2019-]{1,40}?[\u201d\"]?\s*\)"
    r"|,\s*[Hh]ere(?:in)?after\s+(?:(?:referred\s+to\s+as|called)\s+)?(?:the\s+)?[\u201c\"][^\u201c\u201d\"]{2,40}[\u201d\"]"
)
_QUOTED = re.compile(r"[\u201c\"]([^\u201c\u201d\"()]{2,50})[\u201d\"]")
_UNQUOTED = re.compile(
    r"[Hh]ere(?:in)?after\s+(?:(?:referred\s+to\s+as|called|known\s+as)\s+)?(?:the\s+)?([A-Z][\w .&'\u2019-]{1,40}?)\s*\)"
)
_LEAD = re.compile(
    r"(?i)^(?:[\s,;:.\-\u2013]|\band\b|\bbetween\b|\bamong\b|\bby\b|\bthe\s+following\s+parties\b|\(\w{1,3}\)|\b\d+\s*[.)]\s|\bon\s+the\s+(?:one|other)\s+(?:hand|part)\b|\bin\s+favor\s+of\b|\bits\s+affiliates\b)+"
)
_FORM = r"(?:Inc|LLC|L\.L\.C|Ltd|LTD|INC|Limited|LIMITED|GmbH|Corp|CORP|Corporation|CORPORATION|Company|COMPANY|B\.V|N\.V|S\.A|S\.A\.S|S\.r\.l|SRL|AG|PLC|plc|LLP|L\.L\.P|LP|L\.P|AB|Oy|AS|A/S|Pty\.?\s+Ltd)(?!\w)\.?"
# A trade name behind the company's own belongs to the name.
_TRADE = r"(?:,?\s+(?:d/?b/?a|t/?a|doing\s+business\s+as)\s+(?:[A-Z][\w.&'\u2019-]*,?\s*){1,5})?"
_FORMED = re.compile(rf"^(.{{2,90}}?[\s,]{_FORM}(?:,?\s+{_FORM})*{_TRADE})(?=\s|$|,|;)")
_STOPS = re.compile(
    r"(?i),\s+(?=(?:an?|the|having|with|whose|which|located|incorporated|organi[sz]ed|registered|acting|duly|existing|its|on\s+behalf|for\s+itself|as|in)\b|\d)"
    r"|\s+(?=(?:an?\s+(?:[\w-]+\s+){0,5}?(?:corporation|company|partnership|organi[sz]ation|bank|trust|entity|individual|firm|liability|association)|whose|having|with\s+(?:an?|its|offices?|principal|a\s+place)|located|incorporated|organi[sz]ed|registered|a\s+place|of\s+\d|at\s+\d|acting)\b)|\s*\(|\n\s*\n"
)
_DESCRIBES = re.compile(
    r"(?:an?|with|having|whose|of|located|incorporated|organi[sz]ed|registered|the|which)\s|[a-z]{3,}\s"
)
_NEXT = re.compile(r"\b(?:and|AND)\b\s*:?\s*(?=[A-Z(\d])")
_NO_NAME = re.compile(
    r"(?i)^(?:agreement|effective|execution|services?|parties|party|contract|term|date|exhibit|amendment|this|such|collectively|individually|each|together|products?|software|territory|purpose|program|license|licence|platform|schedule|act|data)\b|\b(?:agreement|date|services|parties)$"
)

Introduced = tuple[str, tuple[str, ...]]


def preamble_parties(opening: str, *, is_side: Callable[[str], bool]) -> list[Introduced]:
    """The names in the opening sentence with the words that stand for them; empty where it names fewer than two."""
    for start in _OPENS.finditer(opening):
        close = _CLOSES.search(opening, start.end())
        end = min(close.start() if close else len(opening), start.end() + _LONGEST)
        found = list(_introduced(opening[start.end() : end], is_side=is_side))
        if len(found) >= 2:
            return found
    return []


def _introduced(text: str, *, is_side: Callable[[str], bool]) -> Iterator[Introduced]:
    begin = 0
    for bracket in _BRACKET.finditer(text):
        aliases = tuple(alias for alias in _aliases(bracket[0]) if not _NO_NAME.search(alias))
        if not aliases:
            # A date or "this Agreement" ends no introduction, unless a sentence ended before it.
            continue
        name = _name(text[begin : bracket.start()])
        if (
            name
            and not _NO_NAME.fullmatch(name)
            and (_reads_as_name(name) or (any(map(is_side, aliases)) and len(name.split()) <= _LONGEST_NAME))
        ):
            yield name, aliases
            begin = bracket.end()


def _aliases(bracket: str) -> Iterator[str]:
    quoted = [" ".join(alias.split()).strip(" ,.") for alias in _QUOTED.findall(bracket)]
    bare = _UNQUOTED.search(bracket)
    for alias in quoted or ([bare[1].strip()] if bare else []):
        word = re.sub(r"(?i)^the\s+", "", alias)
        if word:
            yield word


def _name(segment: str) -> str:
    """The name at the start of a stretch: up to its legal form, else up to the words that describe it."""
    again = list(_OPENS.finditer(segment))
    words = _LEAD.sub("", segment[again[-1].end() :] if again else segment).strip()
    if _DESCRIBES.match(words):
        # What stands behind the bracket of the party before: "(“Acme”), a Texas corporation, and Northwind Ltd. (“Client”)".
        words = _LEAD.sub("", _NEXT.split(words, maxsplit=1)[-1])
    stop = _STOPS.search(words)
    formed = _FORMED.match(words)
    if formed and (
        stop is None or formed.end() <= stop.start() + 1 or not re.search(rf"[\s,]{_FORM}$", words[: stop.start()])
    ):
        words = formed[1]
    elif stop:
        words = words[: stop.start()]
    words = represented(" ".join(words.split()).strip(" ,;:"))
    return re.sub(r"^(?:the|The)\s+(?=[A-Z])", "", words)


def _reads_as_name(name: str) -> bool:
    """Whether words look like a name: short, and nearly all of them capitalised."""
    words = [word for word in name.split() if word[0].isalpha()]
    if "://" in name or re.search(r"(?i)\bwww\.", name):
        return False
    if not 1 <= len(words) <= 11:
        return False
    capitals = sum(
        word[0].isupper() or word.lower() in ("of", "and", "the", "for", "d/b/a", "dba", "de") for word in words
    )
    return capitals >= 0.8 * len(words) or bool(re.search(_FORM, name)) or "." in name
