"""By how much prices may rise, and how long before that is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement
from contract_review.language.members import member_at
from contract_review.language.quantities import percentages
from contract_review.language.timing import Timed, Use, timings
from contract_review.model.fact import Duration, Percentage, Qualifiers, Unit

_PRICE = r"(?:prices?|pricing|fees?|rates?|charges?|subscription\s+costs?|tariffs?)"
_RISE = r"(?:increas\w*|rais(?:e|es|ed|ing)|adjust\w*|escalat\w*|uplift\w*|chang(?:e|es|ed|ing)|modif\w*|revis\w*|ris(?:e|es|ing)|amend\w*|var(?:y|ied|iation)|updat\w*|new)"
_MOVES = re.compile(
    rf"(?i)\b{_PRICE}\b[^.;]{{0,110}}\b{_RISE}\b|\b{_RISE}\b[^.;]{{0,70}}\b{_PRICE}\b|\brenew\w*\b[^.;]{{0,80}}\bsubject\s+to\s+adjustments?\b"
)
_GOES_UP = re.compile(r"(?i)\bincreas|\brais(?:e|ing)|\badjust|\buplift|\bescalat|\bris(?:e|es)\b|\bchange")
_NEXT_PRICE = re.compile(
    rf"(?i)\b{_PRICE}\b[^.;]{{0,60}}\b(?:renewal|next|subsequent|following)\b[^.;]{{0,60}}\bexceed\b[^.;]{{0,40}}\bof\s+the\s+{_PRICE}\b"
)
_NO_PRICE = re.compile(
    r"(?i)\binterest\b|\blate\b|\bservice\s+credit|\bexchange\s+rate|\brate\s+of\s+(?:interest|exchange)|\bchange\s+(?:order|request)|\bchange\s+of\s+control|\bresponse\s+rate"
)
_MOST = re.compile(
    r"(?i)\b(?:(?:not|never|no\s+event)\s+(?:[\w,]+\s+){0,5}?(?:exceed|more\s+than|increase|greater|above|in\s+excess)|by\s+(?:no|not)\s+more\s+than|(?:no|not)\s+more\s+than|(?:no|not)\s+(?:be\s+)?(?:greater|higher)\s+than|maximum(?:\s+of)?|up\s+to|cap(?:ped)?\b|limited\s+to|(?:lesser|lower|smaller)\s+of|at\s+most)\b[^.;%]{0,90}$"
)
# "Fees rise by 4 % each year": a step that is fixed is also the most by which they rise.
_STEP = re.compile(
    rf"(?i)\b{_PRICE}\b[^.;%]{{0,70}}\b(?:increas(?:e|es|ed)|rise|rises|escalates?)\s+(?:automatically\s+|annually\s+|yearly\s+|each\s+\w+\s+)?(?:by\s+)?(?:[\w-]+\s+)?\(?$"
    rf"|\b(?:increase|raise)\s+(?:the\s+|its\s+|such\s+|all\s+)?(?:\w+\s+)?{_PRICE}\s+by\s+(?:[\w-]+\s+)?\(?$"
    rf"|\b(?:annual|yearly)\s+(?:price\s+|fee\s+)?(?:escalator|increase|uplift|escalation)\s+(?:of|is)\s+(?:[\w-]+\s+)?\(?$"
)
_MOST_AFTER = re.compile(r"(?i)^[^.;%]{0,25}\b(?:cap|maximum|limit|at\s+most|per\s+(?:year|annum)\s+maximum)\b")
_LEAST = re.compile(r"(?i)\b(?:greater|higher)\s+of\b[^.;]{0,90}$|\bat\s+least\s+$|\bminimum\s+(?:of\s+)?$")
_CAP_LABEL = re.compile(
    r"(?i)^(?:maximum\s+)?(?:annual\s+|yearly\s+|renewal\s+)?(?:price|fee)\s+(?:increase|uplift|escalat\w+|cap)\s*(?:cap|limit|maximum)?\s*[:\u2013]"
)
_OTHER_SHARE = re.compile(
    r"(?i)^\s*(?:of|off)\s+(?:the\s+)?(?:total\s+)?(?:orders?|purchases?|volume|shares?|revenue|list)\b|^[^.;]{0,20}\bdiscount|^\W*for\s+(?:each|every)\b(?!\s+(?:\w+\s+)?(?:year|renewal|term))"
)
_YEARLY = re.compile(
    r"(?i)\bper\s+(?:contract\s+)?(?:year|annum)|\bannual\w*|\beach\s+(?:\w+\s+)?year|\bin\s+any\s+(?:\w+\s+){0,2}(?:year|12|twelve)|\bevery\s+(?:\w+\s+)?year|\b(?:calendar|contract|prior|previous|preceding|any\s+one)\s+year|\bonce\s+(?:a|per|every)\s+year|\byear-on-year|\byearly|\bin\s+each\s+(?:twelve|12)|\banniversar(?:y|ies)\b"
)
_AT_RENEWAL = re.compile(r"(?i)\brenew\w*|\bprior\s+term|\bpreceding\s+term|\bnext\s+term")
_TERMS_OF_USE = re.compile(
    r"(?i)\bterms\b[^.]{0,20}\bof\s+(?:service|use)|\b(?:change|amend|modify)\s+(?:these|this|the)\s+(?:terms|agreement|policy|policies)\b"
)
_ANSWER = re.compile(
    r"(?i)\bnot\s+to\s+renew|\bnon-?renew|\bterminat\w*|\bcancel\w*|\binvoic\w*|\bobject\w*|\border(?:s|ed)?\b"
)
_MOVES_HERE = re.compile(
    rf"(?i)\b(?:(?:if|when|whenever|before|should)\s+(?:we|it|they|provider|vendor|supplier|company)\s+(?:do|does)\s+(?:so|that|this)|{_PRICE}|{_RISE}|offer|effective|appl(?:y|ies)|take\s+effect)\b"
)


def increases(passage: Passage) -> Iterator[Statement]:
    """The most by which prices may rise, and the notice of the rise."""
    text = passage.text
    label = _CAP_LABEL.match(text)
    if (_MOVES.search(text) or _NEXT_PRICE.search(text) or label) and not _NO_PRICE.search(text):
        yield from _cap(passage)
    if not _TERMS_OF_USE.search(text) and not _NO_PRICE.search(text):
        yield from _notice(passage)


def _cap(passage: Passage) -> Iterator[Statement]:
    text = passage.text
    if not (_GOES_UP.search(text) or _NEXT_PRICE.search(text) or _CAP_LABEL.match(text)):
        return
    for found in percentages(text):
        part = member_at(text, found.span.start)
        head, tail = text[part.start : found.span.start], text[found.span.end : part.end]
        most = (
            _MOST.search(head)
            or _MOST_AFTER.search(tail)
            or _CAP_LABEL.match(text)
            or (_STEP.search(head) if _per(passage) else None)
        )
        least = _LEAST.search(head)
        floor = least and not (most and most.re is _MOST and most.start() > least.start())
        if most and not floor and not _OTHER_SHARE.match(tail):
            yield Statement("pricing.increase-cap", _rise(found.value, tail), Qualifiers(per=_per(passage)))
            return


def _rise(printed: Percentage, tail: str) -> Percentage:
    """ "105 % of the price of the prior term" is a rise of 5 %."""
    if printed.n > 100 and re.match(r"(?i)^\s*of\b", tail):
        return Percentage(round(printed.n - 100, 6))
    return printed


def _per(passage: Passage) -> str | None:
    """Whether a rise is capped for a year or for a renewal; a year that is named counts first."""
    if _YEARLY.search(passage.text):
        return "year"
    return "renewal" if _AT_RENEWAL.search(passage.text) else None


def _notice(passage: Passage) -> Iterator[Statement]:
    text = passage.text
    said = _said_before(passage)
    here, before = _MOVES.search(text), _MOVES.search(said)
    if not (here or (before and _MOVES_HERE.search(text))) or (not here and _NO_PRICE.search(said)):
        return
    for timed in timings(text):
        if (
            timed.is_notice
            and not _is_answer(timed)
            and (here or _MOVES_HERE.search(timed.head[-80:] + timed.tail[:80]))
        ):
            yield Statement("pricing.increase-notice", timed.value)
            return
    if here and re.search(r"(?i)\bwithout\s+(?:prior\s+|any\s+)*notice", text):
        yield Statement("pricing.increase-notice", Duration(0, Unit.DAY))


def _said_before(passage: Passage) -> str:
    """The few sentences of the clause before this one."""
    start = max(passage.span.start - 220, passage.clause.own.start if passage.clause else 0, 0)
    return passage.contract.text[start : passage.span.start]


def _is_answer(timed: Timed) -> bool:
    """Whether the notice is what the other side may do about it, or a term's length."""
    if timed.use is Use.AHEAD and timed.value.unit is Unit.YEAR:
        return True
    if "unless" in timed.head.lower() and re.search(r"(?i)\bnotice\b", timed.tail):
        return True
    return bool(_ANSWER.search(timed.head[-60:]) or _ANSWER.search(timed.tail[:60]))
