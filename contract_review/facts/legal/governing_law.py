"""The state or country whose law governs the contract."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement, finder
from contract_review.model.clause import Category
from contract_review.model.fact import Text

_PLACE_WORD = r"(?:[A-Z][\w.\u2019'-]*|U\.S\.A?\.?)"
_PLACE = (
    rf"(?:the\s+)?(?:(?:[Ss]tate|STATE|[Cc]ommonwealth|COMMONWEALTH|[Pp]rovince|PROVINCE|[Rr]epublic|REPUBLIC|[Kk]ingdom|[Cc]ountry|[Cc]anton|[Dd]istrict|[Tt]erritory|[Ff]ederal\s+[Rr]epublic|[Pp]eople[\u2019']s\s+[Rr]epublic|[Cc]ity)\s+(?:of|OF)\s+)?(?:the\s+)?"
    rf"{_PLACE_WORD}(?:(?:\s+|\s*,\s+)(?:of\s+(?:the\s+)?|and\s+(?=Wales)|AND\s+(?=WALES)|OF\s+)?{_PLACE_WORD})*"
)
# "The laws of the United States of America and of the Commonwealth of Pennsylvania": the state is the choice.
_FEDERATION = r"(?i:the\s+)?(?i:united\s+states(?:\s+of\s+america)?,?\s+and\s+(?:of\s+)?(?:the\s+laws?\s+of\s+)?)"
_LAWS_OF = re.compile(
    rf"(?:\b[Ll]aws?|\bLAWS?|\b[Ll]egislation|\b[Ss]tatutes)\b(?:\s*,?\s*(?:and\s+\w+\s*)?(?:rules|regulations|statutes|principles)?\s*)?(?:\([^)]*\)\s*|,[^,;]{{3,60}},\s*)?\s*(?:of|in\s+(?:force|effect)\s+in|in|OF|IN)\s+(?:{_FEDERATION})?({_PLACE})"
)
# "Made in the State of Nevada and governed by the laws thereof."
_APPLIES_THERE = re.compile(r"(?i)\s+applicable\s+(?:therein|in)\b")
_THEREOF = re.compile(rf"\b(?:in|of)\s+({_PLACE})\s[^.;]{{0,90}}?\bgoverned\b[^.;]{{0,60}}?\blaws?\s+thereof\b")
_ADJECTIVE = re.compile(
    r"(?:^|\b(?:[Tt]he\s+|under\s+|by\s+|with\s+))(?:the\s+)?(?:[Ss]tate\s+of\s+)?((?:[A-Z][\w.-]+\s+){1,3}?)(?:[Ss]tate\s+|[Ss]ubstantive\s+|[Cc]ontract\s+)?(?:[Ll]aws?|LAWS?)\b"
)
_GOVERNS = re.compile(
    r"(?i)\bgovern(?:ed|s|ing|able)?\b|\bconstrued\b|\binterpreted\b|\bsubject\s+to\b[^.;]{0,30}\blaws?\b|\bappl(?:y|ies|icable)\b[^.;]{0,60}\b(?:law|contract|agreement|terms)\b|\blaw\b[^.;]{0,60}\b(?:appl(?:y|ies)|applicable)\b|\bunder\s+the\s+laws\b"
)
_ENTRY = re.compile(
    rf"(?i:^\s*(?:governing|applicable|choice\s+of)\s+law)\s*[:\t\u2013-]\s*(?:[Tt]he\s+)?(?:[Ll]aws?\s+of\s+)?({_PLACE})"
)
_ORGANISED = re.compile(
    r"(?i)\b(?:organi[sz]ed|incorporated|existing|formed|established|registered|constituted|licensed|qualified|compl\w+|permitted|required|enforceable|prohibited|protect\w*|accordance\s+with\s+(?:all\s+)?applicable|exemption|rights?\s+(?:granted\s+)?|created|arising|available)\s+(?:[\w,]+\s+){0,5}?(?:under|by|with|pursuant\s+to|to|in)?\s*(?:and\s+by\s+virtue\s+of\s+)?(?:the\s+)?(?:\w+\s+)?$"
)
_EXCEPTION = re.compile(
    r"(?i)\b(?:without|excluding|except|other\s+than|irrespective|regardless|notwithstanding|conflicts?|not\s+the|exclusion\s+of|extent|courts?|arbitrat\w+)\b[^.;]*$"
)
_TRAILING = re.compile(
    r"(?i)(?:[\s,]+(?:U\.?S\.?A?\.?|USA|United\s+States(?:\s+of\s+America)?|without|excluding|applicable|as|and|the|which|except|regardless|exclusive\w*|federal|law|laws|this|any|each|for|if|in|but|not|without\s+regard|irrespective|both|all|shall|will))+$"
)
_STOPPED = re.compile(
    r"(?i)[\s,]+(?:without|excluding|exclusive|applicable|except|regardless|notwithstanding|irrespective|as|and\s+(?!wales)|but|which|this|any|each|if|section|article|shall|will|venue|jurisdiction|provided|where)\b.*$"
)
_NOT_A_PLACE = re.compile(
    r"(?i)^(?:the\s+)?(?:united\s+nations|arbitration|party|parties|section|agreement|such|that|this|each|any|its|law|customer|vendor|provider|governing|applicable|international|sale|bankruptcy|act|securities|intellectual|employment|privacy|copyright|patent|trademark|tax|antitrust|common|civil|federal|state|local|case|company|licensor|licensee|jurisdiction|conflicts?|nature|your|our|no|all|uniform|roman|data|export|import|general|gaming|territory|criminal|competition|labor|environmental|debtor|collection|nevada\s+gaming|parental|food|provincial|municipal|foreign|contract|choice|exchange|investment|public|mandatory|advisers|trust|relevant|substantive|good|new\s+law|the\s+law|cpl|un|cisg)\b"
)


def governing_law(passage: Passage) -> Iterator[Statement]:
    """The state or country whose law governs."""
    text = passage.text
    about = passage.headed(Category.GOVERNING_LAW)
    entry = None if _GOVERNS.search(text.partition(":")[2]) else _ENTRY.match(text)
    if entry:
        yield from named_places(entry[1])
        return
    if not (_GOVERNS.search(text) and (about or _of_contract(text))):
        return
    seen = set()
    for place in _places(text):
        if place.lower() not in seen:
            seen.add(place.lower())
            yield from _stated(place)


def _of_contract(text: str) -> bool:
    return bool(
        re.search(
            r"(?i)\b(?:agreements?|contracts?|terms|amendment|SLA|addendum|licen[cs]e|hereof|hereto|validity|policy|relationship|matters?|disputes?|issues|document|guaranty|undertaking|plan|clauses|provisions|letter|MSA|DPA|exhibit|statement|warranty)\b",
            text,
        )
    ) and bool(
        re.search(
            r"(?i)\bgovern|\bconstrued|\binterpreted|\bsubject\s+to\b|\bappl(?:y|ies)\b|\b(?:decided|resolved|settled|determined)\s+(?:under|in\s+accordance|according)",
            text,
        )
    )


def _places(text: str) -> Iterator[str]:
    thereof = _THEREOF.search(text)
    if thereof:
        yield thereof[1]
        return
    found = False
    for match in _LAWS_OF.finditer(text):
        head = text[: match.start()]
        # "and the federal laws of Canada applicable therein" adds to the law of the province, and is no second choice.
        if found and (re.search(r"(?i)\bfederal\s+$", head) or _APPLIES_THERE.match(text, match.end())):
            continue
        if _ORGANISED.search(head[-70:]) or (found and _EXCEPTION.search(head[-120:])) or _EXCEPTION.search(head[-45:]):
            continue
        if not _near_governs(text, match.start(), match.end()):
            continue
        found = True
        yield match[1]
    if found:
        return
    for match in _ADJECTIVE.finditer(text):
        if not _EXCEPTION.search(text[: match.start()][-60:]) and _near_governs(text, match.start(), match.end()):
            yield match[1]
            return


def _near_governs(text: str, start: int, end: int) -> bool:
    return bool(_GOVERNS.search(text[max(start - 220, 0) : end + 60]))


def named_places(words: str) -> Iterator[Statement]:
    """The place that an entry gives as the governing law: "Delaware", "the laws of England and Wales"."""
    place = re.match(rf"\W*(?:[Tt]he\s+)?(?:(?:[Ll]aws?\s+(?:of|in)\s+)(?:the\s+)?)?({_PLACE})", words)
    if place:
        yield from _stated(place[1])


def _stated(words: str) -> Iterator[Statement]:
    place = _STOPPED.sub("", " ".join(words.split()))
    previous = ""
    while previous != place:
        previous, place = place, _TRAILING.sub("", place).strip(" ,.;")
    place = re.sub(r"(?i)^the(?:\s+|$)", "", place)
    bare = re.sub(
        r"(?i)^(?:state|commonwealth|province|country|territory|kingdom|(?:federal\s+|people['\u2019]s\s+)?republic)\s+of\s+(?:the\s+)?",
        "",
        place,
    )
    if len(bare) > 1 and not _NOT_A_PLACE.match(bare) and not re.search(r"[\[\]_]", bare):
        yield Statement("legal.governing-law", Text(bare if not bare.isupper() or len(bare) < 4 else bare.title()))


FINDERS = (finder("law laws govern governed governing legislation", governing_law),)
