"""How long the first term lasts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement
from contract_review.facts.subjects import CONTRACT, of_something_else, outlives_the_contract
from contract_review.facts.term.choices import chosen_lengths
from contract_review.language.members import opening
from contract_review.language.timing import Timed, Use, timings
from contract_review.model.clause import Category
from contract_review.model.fact import Duration, Qualifiers, Unit

_FIRST_TERM = re.compile(
    r"(?i)(?<!after\sthe\s)(?<!following\sthe\s)(?<!end\sof\sthe\s)(?<!expiration\sof\sthe\s)\b(?:(?:minimum|fixed|committed)(?=\s+(?:\w+\s+)?(?:term|commitment))|initial|primary|original|base|first|effective)\s+(?:(?:subscription|contract|service|agreement|license|licence|commitment|lease|order)\s+)?(?:term|period|duration)\b(?!\s+of\s+notice)"
)
_A_TERM_OF = re.compile(
    r"(?i)\b(?:for|has|have|having)\s+(?:an?|the)\s+(?:[\w-]+\s+){0,2}?(?:term|duration)\s+of\s*$|\b(?:for|has|have|having)\s+an?\s*$"
)
_THE_TERM = re.compile(
    r"(?i)[\u201c\"]term[\u201d\"]|\b(?:term|duration|length)\s+(?:of\s+)?(?:this|the|your|each|our)\s+(?:[\w-]+\s+){0,3}?(?:agreement|contract|subscription|licen[cs]e|order|engagement|plan|sla|appointment|lease|services?)\b"
    r"|\b(?:subscription|contract|agreement|service|licen[cs]e|order|maintenance|hosting)\s+(?:term|period|duration|length)\b|\b(?:the|this|its)\s+term\s+(?:of|is|shall|will|commences|begins|starts|runs)\b"
)
_LABEL = re.compile(
    r"(?i)^(?:the\s+)?(?:initial|contract|agreement|subscription|service|minimum|order|committed|licen[cs]e)?\s*(?:subscription\s+|contract\s+|service\s+)?(?:terms?|period|duration|length|commitment)(?:\s+length|\s+of\s+(?:agreement|contract|subscription|services?))?\s*[:\u2013]"
)
_RUNS = re.compile(
    rf"(?i)\b(?:{CONTRACT}|it|this|obligations\s+(?:hereunder|under\s+this))\b[^;]{{0,200}}?\b(?:remains?|continues?|continuing|runs?|lasts?|be\s+(?:in\s+(?:full\s+)?(?:force|effect)|effective|valid|binding)|is\s+(?:valid|effective|for)|stays?|extends?|in\s+(?:full\s+)?(?:force|effect)|shall\s+be\s+for|(?:has|have|having)\s+an?\s+(?:[\w-]+\s+)?(?:term|duration)\s+of|made\s+for|entered\s+into\s+for)\b"
)
_ENDS_AFTER = re.compile(
    rf"(?i)\b(?:(?:{CONTRACT}|it)\b[^;]{{0,110}}?\b(?:expires?|terminates?|(?<!the\s)ends?|ending|until|through)\b|(?:expir\w+|end|termination)\s+date\s*:)(?:\s+[\w()]+){{0,9}}?\s*\(?$"
)
_SINCE_THE_START = re.compile(
    r"(?i)^[\s)\]'\u2019]*(?:after|from|following|subsequent\s+to)\s+(?:and\s+including\s+)?(?:the\s+|its\s+)?(?:\w+\s+)?(?:effective|commencement|start|launch|signing|signature|execution|subscription|date|first|go-?live|day)\b"
)
_ANNIVERSARY = re.compile(
    r"(?i)\b(?:expires?|terminates?|ends?|ending|until|through)\b(?:(?!prior|before)[^.;]){0,60}?\b(?P<nth>[a-z]+(?:st|nd|rd|th)|(?P<n>\d{1,2})(?:st|nd|rd|th))\s*(?:\(\s*\d{1,2}\s*(?:s\s?t|n\s?d|r\s?d|t\s?h)?\s*\)\s*)?(?:year\s+)?anniversary\s+(?:of|date\s+of|following)\s+(?:the\s+)?(?:\w+\s+)?(?:effective|commencement|start|launch|signing|execution|date\s+(?:of\s+this|hereof|first))"
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_NTH = {name: n for n, name in enumerate(_ORDINALS, 1)}
_OTHER_TERM = re.compile(
    r"(?i)\b(?:payment|credit|renewal|extension|extended|warranty|notice|cure|grace|trial|transition|assistance|wind-?down|evaluation|acceptance|support|non-?competition|restricted|suspension)\s+(?:term|period)s?\b[^.;]{0,25}$"
)
_RENEWS = re.compile(r"(?i)\b(?:renew|extend(?!s?\s+for\b)|prolong|additional|successive|another\b)")
# "… and, unless extended by agreement, shall continue for …" renews nothing.
_UNLESS = re.compile(r"(?i)\bunless\b[^;]*?,(?=\s+(?:and\s+)?(?:shall|will|it|this|the|continu|remain|be\b))")
_OF_A_BREACH = re.compile(
    r"(?i)\b(?:breach\w*|default\w*|fail(?:s|ed|ure)?|uncured|cured?|insolv\w+|suspen\w+|outage|delay\w*|force\s+majeure|absence|inabilit\w+|not\s+expire|notwithstanding|prior\s+to\s+the|within|dispute\w*|assist\w*|transition)\b"
)
_DURING = re.compile(
    r"(?i)\b(?:during|throughout|within|in\s+each|each\s+year\s+of)\s+(?:the\s+|its\s+|each\s+year\s+of\s+the\s+)?(?:initial\s+)?term\b"
)
_AFTER_THE_END = re.compile(
    r"(?i)^[\s)]*(?:after|following|from)\s+(?:the\s+|such\s+|its\s+|effective\s+date\s+of\s+)*(?:terminat|expir|end\b)"
)
_FOLLOWS = re.compile(r"(?i)^[\s)]*(?:period\s+)?thereafter\b")
_IS = re.compile(
    r"(?i)\b(?:is|be|of|for|continu\w+|lasts?|runs?|expires?|ends?|ending|terminates?|begin\w*|commenc\w+|refers?|means)\b|[:\u2013]|^[\s(,\u201d\")]*$"
)
_FOR_EXAMPLE = re.compile(r"(?i)\b(?:e\.g\.|for\s+example|such\s+as|for\s+instance|i\.e\.)[^.;)]{0,25}$")
# "… expires 27 months after the Effective Date under the terms of the Northwind Agreement".
_BY_ANOTHER_CONTRACT = re.compile(
    r"^[^.;]{0,60}\b(?:under|pursuant\s+to)\s+(?:the\s+terms\s+of\s+)?the\s+(?:[A-Z][\w&-]*\s+){1,4}(?:Agreement|Contract|Licen[cs]e)\b"
)
_NAMED = re.compile(
    r"(?i)^[^.;]{0,120}?\((?:[^()]{0,20})[\u201c\"](?:initial\s+|first\s+|subscription\s+)?(?:term|period)[\u201d\"]"
)
_WITH_A = re.compile(r"(?i)\b(?:with|on|under|subject\s+to)\s+an?\s+$")
_COMMITMENT = re.compile(r"(?i)^[\s-]*(?:minimum\s+)?commitment\b")
_LENGTHS = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR)


def initial_term(passage: Passage) -> Iterator[Statement]:
    """How long the first term lasts: said outright, by the verb of the contract, or by its last anniversary."""
    text = passage.text
    if of_something_else(text):
        return
    chosen = chosen_lengths(text)
    for length, scope in chosen:
        yield Statement("term.initial", length, Qualifiers(scope=scope))
    if chosen:
        return
    for timed in timings(text):
        if timed.value.unit in _LENGTHS and _is_first_term(passage, timed):
            yield Statement("term.initial", timed.value)
            return
    anniversary = _ANNIVERSARY.search(text)
    if (
        anniversary
        and not outlives_the_contract(text[: anniversary.start()])
        and re.search(rf"(?i)\b{CONTRACT}\b", text[: anniversary.start()][-160:])
    ):
        n = _NTH.get(anniversary["nth"].lower()) or int(anniversary["n"] or 0)
        if n:
            yield Statement("term.initial", Duration(n, Unit.YEAR))


def _is_first_term(passage: Passage, timed: Timed) -> bool:
    head, text = timed.head, passage.text
    if _FOLLOWS.match(timed.tail) and re.search(r"(?i)\band\s+for\s+(?:an?\s+)?$", head):
        return False
    if (
        timed.is_notice
        or re.search(r"(?i)\bnotice\b[^.;]{0,50}$", head)
        or timed.use is Use.PAST
        or _FOR_EXAMPLE.search(head)
        or _BY_ANOTHER_CONTRACT.match(timed.tail)
        or re.match(r"(?i)^[\s)-]*(?:renewal|extension|extended)\b", timed.tail)
        or _OTHER_TERM.search(head)
    ):
        return False
    if _LABEL.match(text) and text.find(":") - len(text[: timed.span.start]) > -25:
        return True
    if _opens_under_its_heading(passage, timed) or (_WITH_A.search(head) and _COMMITMENT.match(timed.tail)):
        return True
    stop = _RENEWS.search(_UNLESS.sub(" ", head))
    cue = _FIRST_TERM.search(head)
    if stop and not cue:
        return False
    between = _UNLESS.sub(" ", head[cue.end() :]) if cue else ""
    if cue and len(between) < 110 and not (_OF_A_BREACH.search(between) or _RENEWS.search(between)):
        return timed.use in (Use.LASTING, Use.OTHER, Use.DEADLINE)
    if _FIRST_TERM.match(timed.tail.lstrip(" )-")) or re.match(r"(?i)^[\s)-]*initial\s+(?:\w+\s+)?term", timed.tail):
        return True
    if _is_called_the_term(timed):
        return True
    if (
        _AFTER_THE_END.match(timed.tail)
        or _DURING.search(head)
        or outlives_the_contract(head)
        or _OF_A_BREACH.search(head)
    ):
        return False
    return _by_the_term(timed) or _by_the_verb(passage, timed)


def _opens_under_its_heading(passage: Passage, timed: Timed) -> bool:
    """ "Initial Term. Twelve months from the first login": the heading says of what the first words are the length."""
    heading = passage.clause.heading if passage.clause else None
    return bool(heading and _FIRST_TERM.fullmatch(heading.strip(" .:")) and not timed.head.strip(" .:\u2013-"))


def _by_the_term(timed: Timed) -> bool:
    """ "The term of this Agreement is two years": a length right behind the word for the term."""
    cues = [cue.end() for cue in _THE_TERM.finditer(timed.head)]
    if cues and len(timed.head) - cues[-1] < 140 and _IS.search(timed.head[cues[-1] :]):
        return timed.use in (Use.LASTING, Use.OTHER) or bool(_SINCE_THE_START.match(timed.tail))
    return False


def _is_called_the_term(timed: Timed) -> bool:
    """ "For three years thereafter (the “Initial Term”)": a length that gets the name of the term."""
    return (
        bool(_NAMED.match(timed.tail))
        and timed.use in (Use.LASTING, Use.OTHER, Use.DEADLINE)
        and not _RENEWS.search(timed.tail[:60] + timed.head[-40:])
    )


def _by_the_verb(passage: Passage, timed: Timed) -> bool:
    """ "This Agreement continues for two years": the contract as subject, and a verb that says that it lasts."""
    head = f"{opening(passage.text)} {timed.head}"[-260:]
    if timed.use is Use.LASTING and _RUNS.search(head):
        return passage.about(Category.TERM_AND_RENEWAL, Category.TERMINATION) or bool(
            re.search(
                r"(?i)\b(?:this|the|your|our)\s+(?:[\w-]+\s+){0,3}?(?:agreement|contract|subscription|term|order|plan|sla|addendum)\b",
                head,
            )
        )
    return bool(_ENDS_AFTER.search(head) and _SINCE_THE_START.match(timed.tail))
