"""Names of companies and people in the opening of a contract, and the words that stand for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

_QUOTED = re.compile(r"[\u201c\"]([^\u201c\u201d\"()]{2,60})[\u201d\"]")
_NAMED = re.compile(
    r"([A-Z][\w&.,'\u2019/ -]{1,120}?)(?:\s*,\s*(?:an?|the|having|with|whose|located|incorporated|organi[sz]ed|registered|of)\s[^()\u201c]{0,260}?)?\s*"
    r"(\((?:[^()\u201c\"]{0,70}?)[\u201c\"][^\u201c\u201d\"()]{2,60}[\u201d\"][^()]{0,80}\))"
)
# The cells of a table are parted by tabs: a name ends there.
_GAP = r"(?:[ \u00a0]+|[ ]*\n(?!\s*\n))"
_FORMS = r"(?:Inc|LLC|L\.L\.C|Ltd|Limited|GmbH|Corp|Corporation|Pty\.?\ Ltd|Co|B\.V|S\.A|S\.r\.l|AG|PLC|plc|LLP|LP|AB|Oy|AS|A/S)(?!\w)\.?"
_COMPANY = re.compile(
    rf"\b((?:[A-Z][\w&.'\u2019-]*{_GAP}){{0,5}}[A-Z][\w&.'\u2019-]*,?{_GAP}{_FORMS})".replace(r"\ ", "[ ]")
)
_FORM_AT_END = re.compile(rf",?\s+{_FORMS}$".replace(r"\ ", "[ ]"))
_NAME = rf"[A-Z][\w&.'\u2019-]*(?:{_GAP}(?!(?i:and)\b)[A-Z][\w&.'\u2019-]*){{0,5}}(?:{_GAP}a\.s\.)?"
_BETWEEN = re.compile(
    rf"(?i:\bbetween)\s*:?\s*({_NAME})(?:,[^()\u201c\"]{{0,200}}?)?\s+(?i:and)\s*:?\s+(?:the\s+)?({_NAME})"
)
_LEAD = re.compile(
    r"(?i)^.*\b(?:between|among|with|by|and|from|means|of|to)\s+(?:its\s+[\w-]+,\s+)?(?=[A-Z\d])|^(?:\d+\s+)|^its\s+[\w-]+,\s+(?=[A-Z\d])"
)
_NOT_A_PARTY = re.compile(
    r"(?i)\b(?:hereby|agreed|agreements?|amendments?|addend(?:um|a)|services?|terms?|fees?|dates?|software|orders?|products?|schedules?|exhibits?|part(?:y|ies)|data|laws?|sla|works?|polic(?:y|ies)|content|territory|credits?|uptime|periods?|support|teams?|staff|systems?|website|platform|downtime|maintenance|cover|pages?|section|days?|time)\b"
)
_NOT_NAMES = frozenset(
    "The This It We You They Each Either Such All If These Those Our Your No Any Both I A An".split()
)
_ACTS = (
    r"(?:(?:shall|will|agrees\s+to|may|can)\s+(?:\w+\s+)?(?:provide|supply|make|maintain|host|deliver|invoice|perform|license|grant|use\s+commercially|credit|support|issue|notify)"
    r"|provides|offers|guarantees|reserves?\s+the|monitors|commits|warrants|calculates|makes|strives|maintains|operates|is\s+committed)\b"
)
_ACTOR = re.compile(rf"\b((?:[A-Z][\w-]+ ){{0,2}}[A-Z][\w-]+(?:\.[a-z]{{2,4}}\b)?)(?:\s+{_ACTS}|[\u2019']s?\s)")
_NAMELESS = re.compile(r"(?i)\b(?:you|individually|users?)$")
_ABBREVIATIONS = re.compile(r"(?i)\b(?:inc|ltd|co|corp|pty|st|no|dr|mr|ms|[a-z])\. ")

Introduced = tuple[str, tuple[str, ...]]

# "Ann Hill, managing director of Harbour Vault Ltd": who signs is no party.
_SPEAKS_FOR = re.compile(
    r"^[A-Z][\w.'\u2019-]+(?:\s+[A-Z][\w.'\u2019-]*){0,3},\s+(?:the\s+|an?\s+)?(?:[a-z]+\s+){0,2}"
    r"(?i:director|manager|president|ceo|officer|secretary|representative|attorney)\s+(?:(?:of|for|on\s+behalf\s+of)\s+)(?=[A-Z])"
)


def represented(name: str) -> str:
    """The company for which somebody speaks, of "Ann Hill, managing director of Harbour Vault Ltd"."""
    return _SPEAKS_FOR.sub("", name)


def introduced(opening: str, *, is_side: Callable[[str], bool]) -> list[Introduced]:
    """Names with the words that stand for them: "Acme Backup, Inc., a Delaware corporation (“Provider”)"."""
    found = []
    for match in _NAMED.finditer(opening):
        quoted = (" ".join(alias.split()).strip(" ,") for alias in _QUOTED.findall(match[2]))
        aliases = tuple(alias for alias in quoted if alias and (is_side(alias) or not _NOT_A_PARTY.search(alias)))
        name = represented(_LEAD.sub("", match[1]).strip(" ,"))
        if aliases and _NAMELESS.search(name) and is_side(aliases[0]):
            found.append((aliases[0], aliases))
        elif aliases and _reads_as_name(name, aliases, is_side=is_side):
            found.append((aliases[0] if aliases[0].lower() == "you" else name, aliases))
    return found


def pair_between(opening: str, text: str) -> list[Introduced]:
    """The two names of "between Acme Ltd, Main Street 1, and Northwind", where no bracket says what they are called."""
    match = _BETWEEN.search(opening)
    if not match:
        return []
    names = [match[1].strip(), match[2].strip()]
    if any(_NOT_A_PARTY.search(name) or len(name) < 3 for name in names):
        return []
    pair = [(name, short_names(name, text)) for name in names]
    return pair if all(aliases and _occurs(aliases[-1], text) >= 2 for _, aliases in pair) else []


def company_names(opening: str) -> list[str]:
    """Names that end in the legal form of a company, in reading order."""
    return [_LEAD.sub("", match[1]) for match in _COMPANY.finditer(opening)]


def short_names(name: str, text: str) -> tuple[str, ...]:
    """What the text calls somebody with a long name: without the legal form, or by the first word alone."""
    bare = _FORM_AT_END.sub("", name).strip(" ,")
    first = bare.split()[0].strip(",")
    if " " not in bare or _occurs(bare, text) >= max(2, _occurs(first, text) / 2):
        return (bare,)
    return (bare, first) if len(first) > 2 else (bare,)


def acting_name(text: str, *, is_side: Callable[[str], bool]) -> str | None:
    """The proper name that most often does what a vendor does, or owns something, in a form that names nobody."""
    counts = Counter(match[1] for match in _ACTOR.finditer(text) if _may_act(match[1], text, is_side=is_side))
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None


def _may_act(name: str, text: str, *, is_side: Callable[[str], bool]) -> bool:
    first = name.split(maxsplit=1)[0]
    if first in _NOT_NAMES or is_side(name) or _NOT_A_PARTY.search(name):
        return False
    # A word that the text also writes in small letters only began a sentence.
    return _occurs(name, text) >= 3 and not _occurs(name.lower(), text)


def _reads_as_name(name: str, aliases: tuple[str, ...], *, is_side: Callable[[str], bool]) -> bool:
    """Whether words look like the name of somebody: short, on one line, capitalised, and no sentence."""
    words = name.split()
    if not 1 <= len(words) <= 9 or "\n" in name or ". " in _ABBREVIATIONS.sub("_", name):
        return False
    capitalised = sum(word[0].isupper() or not word[0].isalpha() for word in words)
    known = any(is_side(alias) or alias.split(maxsplit=1)[0].lower() in name.lower() for alias in aliases)
    return capitalised >= 0.6 * len(words) and bool(known or _COMPANY.search(name + " "))


def _occurs(name: str, text: str) -> int:
    return len(re.findall(rf"(?<![\w@./]){re.escape(name)}(?!\w|[./@]\w)", text))
