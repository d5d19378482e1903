"""Where the answer should stand and does not: left to another document, left blank, or blacked out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from contract_review.model.span import Span

_DPA = r"data[\s-]+(?:processing|protection)\s+(?:agreements?|addend(?:um|a)|annex|exhibit)\b|dpas?\b|privacy\s+(?:polic(?:y|ies)|notice|statement)\b"
_PAPER = (
    r"order\s+forms?|cover\s+page|statements?\s+of\s+work|sows?|work\s+orders?|orders?|quot(?:e|ation)s?|proposals?|purchase\s+orders?|ordering\s+documents?|"
    r"(?:price|pricing|fee|rate)\s+(?:list|schedule|sheet|card)s?|(?:product|key|business|commercial|special)\s+terms|service\s+descriptions?|order\s+confirmations?|"
    rf"{_DPA}|"
    r"(?:program(?:me)?|partner|product|policy)\s+guides?|subscription\s+(?:plan|agreement)|"
    # An agreement on service levels, a policy or an attachment is often called by a longer name of its own.
    r"(?:(?!the\b|an?\b|this\b|such\b|our\b|your\b)[\w-]+\s+){0,3}?(?:service\s+level\s+agreements?|slas?\b|support\s+(?:polic(?:y|ies)|plans?|terms|guides?|handbook)|terms\s+of\s+(?:service|use)|tos\b|(?-i:[A-Z]\w+\s+Terms)\b|(?:option|service|product)\s+attachments?)|"
    r"(?:[\w-]+\s+){0,2}?(?:web)?sites?\b|https?://[^\s,;)]+|www\.[^\s,;)]+|"
    r"(?:[\w-]+\s+){0,2}(?:attachments|schedules|exhibits|annexes|appendices)|(?:schedule|exhibit|annex|appendix|attachment|addendum)\s+[A-Z0-9]+(?:[-.]\d+)?\b|(?:master|main|underlying|governing|services?|customer|partner|reseller)\s+(?:\w+\s+)?agreement|msa"
)
_ARTICLE = (
    r"(?:(?:the|an?|each|any|its|your|our|their|that|such|applicable|relevant|respective|corresponding|related|signed|executed|separate|current|attached|provider['\u2019]?s?|vendor['\u2019]?s?|customer['\u2019]?s?)\s+"
    r"|[A-Z]\w+['\u2019]s\s+){0,4}"
)
_SET_OUT = (
    r"(?:(?:as|to\s+be|is|are|will\s+be|shall\s+be|may\s+be|be)\s+)?(?:(?:otherwise|further|expressly|specifically|mutually|more\s+fully)\s+)?"
    r"(?:set\s+(?:out|forth)|specified|stated|described|defined|listed|indicated|identified|provided|agreed|contained|shown|detailed|given|designated|found|reflected|documented|published|posted|available|located)"
)
_LEFT_TO = re.compile(
    rf"(?i)\b{_SET_OUT}\s+(?:\w+\s+)?(?:in|on|by|at|under)\s+{_ARTICLE}(?P<paper>{_PAPER})"
    rf"|\b(?:in\s+accordance\s+with|according\s+to|pursuant\s+to|subject\s+to|governed\s+by|as\s+per|per\s+(?=the\b|our\b|its\b)|refer\s+to|see)\s+(?:the\s+(?:fees|prices|rates|charges|terms)\s+(?:set\s+\w+\s+)?(?:in|of)\s+)?{_ARTICLE}(?P<paper2>{_PAPER})"
    rf"|\b(?:is|are)\s+in\s+{_ARTICLE}(?P<paper4>(?:[\w-]+\s+){{0,3}}?(?:service\s+level\s+agreements?\b|slas?\b|(?-i:[A-Z]\w+\s+Terms)\b|{_DPA}))"
    rf"|\b(?P<paper3>{_PAPER}),?\s+(?:(?:which|that|\w+)\s+)?(?:sets?\s+(?:out|forth)|specif(?:y|ies)|states?|identif(?:y|ies)|describes?|lists?|contains?|provides?|indicates?|will\s+(?:state|specify|set))\b"
)
# What a third party settles is settled in a contract that we do not see.
_LEFT_TO_OTHERS = re.compile(
    r"(?i)\b(?:established|determined|set|agreed|provided|negotiated|specified|defined|quoted|offered|establish|determine|set\s+out)\s+(?:\w+\s+){0,2}(?:by|between|with|from)\s+"
    r"(?:the\s+|its\s+|your\s+|an?\s+|such\s+|customer['\u2019]s\s+|client['\u2019]s\s+|authori[sz]ed\s+){0,3}(?P<who>reseller|distributor|marketplace|sales\s+partner|channel\s+partner)s?\b"
    r"|\b(?P<who2>reseller|distributor|marketplace)s?\s+(?:will|shall|may)\s+(?:establish|determine|set|quote|permit|agree|provide\s+(?:details|support))\b"
)
# "Unless the Order Form says otherwise" follows an answer; it leaves nothing open.
_UNLESS = re.compile(r"(?i)\b(?:unless|except\s+as|otherwise|other\s+than\s+as)\W+(?:\w+\W+){0,4}$")
_BLANK = re.compile(
    r"_{3,}|(?:\.{6,}|\u2026{2,})(?=\s*[A-Za-z%])|\[(?:the\s+)?(?:length|term|duration|number|start|end|name|price|rate|fee|amount)\b[^\]\d]{0,40}\]|\[\s*[_\u2022\u25cf*\u25a1 ]*\s*\](?!\()|\[\*+\]|\*{3,}|\[(?:\s*(?:insert|date|amount|number|name|percentage|period|currency|to\s+be|tbd|fill)\b[^\]]{0,60})\]"
    r"|\[(?:[\w.]+\s+){0,3}(?:representative|contact|role|title|e-?mail|phone|address|days?|months?|hours?)\]"
    r"|<\s*(?:insert|date|amount|number|period)\b[^>]{0,40}>|\bX{2,}\b|\(\s*(?:insert|to\s+be\s+completed)\b[^)]*\)|\b(?:TBD|TBC|to\s+be\s+(?:determined|confirmed|agreed|negotiated|mutually\s+agreed))\b"
)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place that leaves its answer open: `paper` names the document that holds it, None for a blank."""

    span: Span
    paper: str | None


# Many rules ask this of the same sentences.
@lru_cache(maxsize=1024)
def elsewhere(text: str) -> tuple[Elsewhere, ...]:
    """Where a sentence leaves its answer to another document ("as set out in the Order Form") or has a blank."""
    return tuple(_open_places(text))


def _open_places(text: str) -> Iterator[Elsewhere]:
    for match in _LEFT_TO.finditer(text):
        if not _UNLESS.search(text[: match.start()]):
            paper = match["paper"] or match["paper2"] or match["paper3"] or match["paper4"]
            yield Elsewhere(Span(*match.span()), paper)
    for match in _LEFT_TO_OTHERS.finditer(text):
        yield Elsewhere(Span(*match.span()), f"agreement with the {(match['who'] or match['who2']).lower()}")
    for match in _BLANK.finditer(text):
        yield Elsewhere(Span(*match.span()), None)
