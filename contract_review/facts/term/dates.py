"""On which day a contract takes effect, and on which it ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from contract_review.facts.passages import Passage, Statement
from contract_review.facts.subjects import CONTRACT
from contract_review.language.members import member_at
from contract_review.language.quantities import dates
from contract_review.model.fact import Fact
from contract_review.model.span import Span

_TAKES_EFFECT = re.compile(
    r"(?i)\beffective\s*(?:date\s*)?(?:(?:of\s+(?:this|the)\s+\w+(?:\s+\w+)?\s+)?[\u201d\")\s,]*(?:is|means|shall\s+(?:be|mean)|will\s+be|as\s+of|of|on|from|beginning|starting|:|-|\u2013)?[\s,]*(?:on|as\s+of|from)?\s*(?:the\s+)?(?:date\s+of\s+)?)$"
    r"|\beffective\s+date[\u201d\"]?\s+(?:is|means|shall\s+(?:be|mean))\b[^.;]{0,80}?\b(?:i\.e\.|namely|being|which\s+(?:is|was)),?\s*(?:on\s+)?(?:the\s+)?$"
    r"|\bterm\s*:\s*(?:from\s+)?(?:the\s+)?$|\b(?:contract|agreement|service|subscription|term|order)\s+(?:start|begin)s?\s*:\s*$"
    r"|\b(?:takes?|took|come[s]?|enter[s]?)\s+(?:in)?(?:to\s+)?(?:effect|force)\s+(?:on|as\s+of|from|with\s+effect\s+from)\s+(?:the\s+)?$"
    r"|\b(?:with\s+effect\s+from|effect\s+as\s+of|entered\s+into\s+effect(?:ive)?)\s+(?:the\s+)?$"
    r"|\b(?:commencement|start(?:ing)?|begin(?:ning)?)\s+date\b[^.;]{0,40}?(?:\b(?:is|means|shall\s+(?:be|mean)|will\s+be|of)|[:\u2013-])\s*(?:on\s+|the\s+)*$"
)
_BEGINS = re.compile(
    rf"(?i)\b(?:{CONTRACT}|it)\b[^.;]{{0,120}}?\b(?:begin|commence|start|effective|commencing|beginning|starting|runs?|valid|period)(?:s|ning|ing)?\s+(?:on|as\s+of|from|at)?\s*(?:and\s+including\s+)?(?:the\s+)?$"
)
_CALLED_EFFECTIVE = re.compile(
    r"(?i)^[\s,.]*\(?\s*(?:the\s+|hereinafter\s+|referred\s+to\s+(?:herein\s+)?as\s+|called\s+|such\s+date\s+)*[\u201c\"\u2018']?(?:effective|commencement|start)\s+date"
)
_MADE = re.compile(
    r"(?i)\b(?:entered\s+(?:in)?to|made|dated|executed|effective|signed|concluded)\b[^.;()]{0,60}?(?:\b(?:as\s+of|on|this|as\s+at|effect|of|dated|for\s+reference)\s+(?:the\s+|this\s+|of\s+)*)?$"
    r"|\bas\s+of\s+(?:the\s+|this\s+)*$"
)
_THIS_CONTRACT = re.compile(
    r"(?i)\bthis\b(?:[^.;()]{0,80}?)\b(?:agreement|contract|order|addendum|amendment|lease|licen[cs]e|sla|schedule|statement)\b|\b(?:agreement|contract)\b"
)
_OTHER_CONTRACT = re.compile(
    r"(?i)\b(?:that\s+certain|a\s+certain|certain|prior|former|previous|existing|earlier|older|original|underlying|separate|supersed\w+|replac\w+|terminat\w+|pursuant\s+to|parties\s+to|party\s+to|(?:have|has|had)\s+(?:previously\s+)?entered\s+into|entered\s+into\s+(?:an?|the)\b|under\s+(?:the|an?)|amend\w*\s+(?:the|that|an?)|power\s+of\s+attorney|letter|subsidiar\w+|prior\s+to)\b"
)
_DEFINES_ANOTHER = re.compile(
    r"(?i)^\W*[\u201c\"](?!effective|commencement|start|initial|term\b|agreement\b|expir|end\b|termination|(?:contract|service|subscription)\s+(?:period|term))[^\u201d\"]{2,70}[\u201d\"]\s+(?:means|shall\s+mean|has\s+the\s+meaning)"
    r"|^\W*[\u201c\"]agreement[\u201d\"]\s+(?:means|shall\s+mean)\s+(?:the|that|an?)\s+(?:[\w-]+\s+)+?(?:between|among|with)\b"
)
# "Commissions fall effective October 1" is no start of the contract.
_NAMES_ITSELF = re.compile(
    rf"(?i)\b(?:effective|commencement|start\w*|begin\w*)\s+date\b|^\W*(?:[\w.]+\s+)?effective\b|\b(?:{CONTRACT}|amendment|policy|hereof|it)\b|\b(?:made|entered|dated)\b"
)
# "Effective May 1, Acme charges …" tells when something else begins.
_BARE_EFFECTIVE = re.compile(r"(?i)^\W*effective(?:\s+(?:as\s+of|on|from))?\s*$")
_GOES_ON = re.compile(r"(?i)^\s*,\s+\w")
_OF_A_PART = re.compile(
    r"(?i)\b(?:contract\s+)?years?\s+(?:\d+\s+)?of\b|\binstal{1,2}ments?|\bpay(?:able|ments?)\b|\bcontract\s+year\b"
    r"|\borders\s+(?:placed\s+)?effective\b|\b(?:shall|may|will)\s+not\b[^.;]{0,80}\beffective\b(?!\s+(?:until|before))"
)
_RECITAL = re.compile(r"(?i)^\W*(?:\w\W+)?(?:whereas|recital)")
_ENDS = re.compile(
    r"(?i)\b(?:expir\w+|end|termination)\s+date[\u201d\"]?\s*(?:,\s*)?(?:\([^)]*\)\s*)?(?:means|shall\s+(?:mean|be)|is|will\s+be|:|\u2013|of)?\s*(?:on\s+|the\s+)*$"
    r"|\b(?:contract|agreement|service|subscription|term|order)\s+ends?\s*:\s*$|\b(?:from|beginning|commencing)\b[^.;]{0,70}\bto\s+(?:and\s+including\s+)?(?:the\s+)?$"
    r"|\b(?:expir(?:e|es|ing)|until|through|thru|ends?|ending|terminates?|terminating|concludes?|concluding)\b(?:\s+(?:on|at|to|the|automatically|and|including|midnight|close\s+of\s+business|of|11:59|p\.?m\.?|without|notice|or\s+about))*\s*,?\s*(?:\w+\s+){0,2}$"
)
_OF_THE_TERM = re.compile(
    rf"(?i)\b(?:this|the|initial|its|your)\s+(?:[\w-]+\s+){{0,3}}?{CONTRACT}\b|\bterm\b|\b(?:contract|service|subscription|initial|agreement)\s+period\b|\bexpir\w+\s+date|\bend\s+date|\btermination\s+date|\b(?:contract|agreement|service|subscription|order)\s+end\b|\bit\s+(?:shall|will)?\s*(?:end|expire)s?\b"
)
_CALLED_TERM = re.compile(
    r"(?i)^[\s,]*\(?(?:the|such\s+period,?\s+the)\s+(?:initial\s+)?[\u201c\"](?:[\w-]+\s+){0,2}(?:term|period)[\u201d\"]"
)
_NOT_THE_TERM = re.compile(
    r"(?i)\b(?:fiscal|financial|calendar)\s+year|\bprohibit\w*|\b(?:shall|may|will)\s+not\b|\bexclusiv\w+|\bprices?\b|\bpay(?:able|ment)?\b|\boffer\b|\bdelivered?\b|\bwarrant\w*|\bquarter\b|\binvoice\w*|\bretain\w*|\bapplicable\s+through|\bautomatically\s+(?:be\s+)?(?:extended|renewed)\b|\bsales\b|\bforecast\w*|\bfor\s+(?:example|instance)\b"
)
# "Amendment 1 / to the Maintenance Agreement dated …": the day of the contract that is amended.
_OF_THE_AMENDED = re.compile(r"(?i)^\W*to\s+the\b")
# A title page and a table of contents may stand before the parties.
_OPENING = 12000
MADE_ON = "term.made-on"
"""The day of making, an id of no fact: it becomes the effective date where the contract names no other."""


def calendar_dates(passage: Passage) -> Iterator[Statement]:
    """The day on which the contract takes effect, and the day on which its (first) term ends."""
    text = passage.text
    for found in dates(text):
        part = member_at(text, found.span.start)
        head, tail = text[part.start : found.span.start], text[found.span.end : found.span.end + 60]
        place = Span(passage.span.start + found.span.start, passage.span.start + found.span.end)
        if _is_end(head, tail):
            yield Statement("term.expiry-date", found.value)
        elif _is_start(head, tail):
            yield Statement("term.effective-date", found.value)
        elif place.start < _OPENING and _is_making(passage, head):
            yield Statement(MADE_ON, found.value)


def _is_start(head: str, tail: str) -> bool:
    """Whether the words say that the contract takes effect, commences or starts on the day."""
    if _OTHER_CONTRACT.search(head[-140:]) or _DEFINES_ANOTHER.match(head):
        return False
    if _CALLED_EFFECTIVE.match(tail):
        return True
    if _BARE_EFFECTIVE.match(head) and _GOES_ON.match(tail):
        return False
    if _RECITAL.match(head) or _OF_A_PART.search(head[-110:]) or not _NAMES_ITSELF.search(head):
        return False
    return bool(_TAKES_EFFECT.search(head[-110:]) or _BEGINS.search(head[-170:]))


def _is_making(passage: Passage, head: str) -> bool:
    """Whether the opening of the contract says that it is made or dated as of the day."""
    if _RECITAL.match(passage.text) or _DEFINES_ANOTHER.match(passage.text) or not _MADE.search(head[-90:]):
        return False
    if _OF_THE_AMENDED.match(head):
        return False
    # Addresses with "Nr. 11" or "St. 4" cut the opening into pieces, so the title may stand some pieces before.
    opening = passage.contract.text[max(passage.span.start - 700, 0) : passage.span.end]
    if not _THIS_CONTRACT.search(passage.text) and not re.search(r"(?i)\bbetween\b|\bamong\b", opening):
        return False
    return bool(_THIS_CONTRACT.search(opening)) and not _OTHER_CONTRACT.search(head[-140:])


def _is_end(head: str, tail: str) -> bool:
    if not _ENDS.search(head[-80:]) or _DEFINES_ANOTHER.match(head) or _NOT_THE_TERM.search(head):
        return False
    return bool(_OF_THE_TERM.search(head) or _CALLED_TERM.match(tail))


def settle_dates(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The day on which a contract is made or dated is its start only where no other day is said to be."""
    found = tuple(facts)
    started = any(fact.id == "term.effective-date" for fact in found)
    made = next((fact for fact in found if fact.id == MADE_ON), None)
    for fact in found:
        if fact.id != MADE_ON:
            yield fact
        elif fact is made and not started:
            yield replace(fact, id="term.effective-date")
