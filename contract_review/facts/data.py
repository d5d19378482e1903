"""Facts about data: how soon a breach is told, and how long data can be taken out after the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement, finder
from contract_review.language.quantities import durations
from contract_review.model.clause import Category
from contract_review.model.contract import Role
from contract_review.model.fact import Unit

_BREACH = re.compile(
    r"(?i)\b(?:security|data|privacy|cyber\w*|information|personal)[\s-]+(?:\w+[\s-]+){0,2}?(?:breach(?:es)?|incidents?|compromise|events?)\b|\bbreach(?:es)?\s+of\s+(?:\w+\s+){0,4}?(?:security|data|privacy|confidential\w*|information)\b"
    r"|\bunauthori[sz]ed\s+(?:\w+[\s,]+){0,5}?(?:access|disclosure|use|acquisition|processing)\b|\baccidental\s+or\s+unlawful\b"
)
_TELLS = re.compile(
    r"(?i)\b(?:notif(?:y|ies|ied|ication)|inform(?:s|ed)?|report(?:s|ed)?|alert(?:s|ed)?|tells?|advise(?:s|d)?|(?:provide|give|send)s?\s+(?:\w+\s+){0,4}?notice|notice)\b"
)
_HEADED = re.compile(r"(?i)\bsecurity|\bdata\b|\bprivacy|\bbreach|\bincident")
_CONTRACT_BREACH = re.compile(r"(?i)\bmaterial\s+breach|\bbreach\s+of\s+(?:this|the|any\s+(?:provision|term))\b")
_SOON = (Unit.MINUTE, Unit.HOUR, Unit.BUSINESS_HOUR, Unit.DAY, Unit.BUSINESS_DAY)


def breach_notice(passage: Passage) -> Iterator[Statement]:
    """How soon the customer is told of a security incident."""
    text = passage.text
    known = _BREACH.search(text) or (
        _BREACH.search(passage.before + passage.headings) and _HEADED.search(passage.headings + text)
    )
    tells = _TELLS.search(text)
    if not (known and tells) or (_CONTRACT_BREACH.search(text) and not _BREACH.search(text)):
        return
    if _by_customer(passage, text[: tells.start()]):
        return
    for found in durations(text):
        head = text[max(found.span.start - 60, 0) : found.span.start]
        if re.search(r"(?i)\bcure[sd]?\b", text[max(found.span.start - 120, 0) : found.span.end + 60]):
            continue
        if found.value.unit in _SOON and re.search(
            r"(?i)\b(?:within|no(?:t)?\s+(?:later|more)\s+than|later\s+than|exceed\w*|in\s+(?:any|no)\s+event|at\s+most|under|in\s+less\s+than)\b|\bin\s+$",
            head,
        ):
            yield Statement("data.breach-notice", found.value)
            return


def _by_customer(passage: Passage, subject: str) -> bool:
    """Whether it is the customer who tells: the last party named before the verb."""
    near = re.split(r"[.;:]", subject)[-1]
    doer = re.search(
        r"(?i)([^,]{1,60}?)\b(?:shall|will|must|agrees?\s+to|is\s+required|undertakes?)\b(?!.*\b(?:shall|will|must)\b)",
        near,
    )
    return passage.party_in(doer[1] if doer else near) is Role.CUSTOMER


_DATA = re.compile(
    r"(?i)\b(?:(?:customer|client|your|user|personal|subscriber|account|backup|hosted|stored|licensee|partner|tenant|protected|all|of\s+its|its|the|such|any|controller|company)(?:['\u2019]s)?\s+(?:\w+\s+){0,2}?(?:data|content|files|documents|information|backups?)|data\b)"
)
_TAKES_OUT = re.compile(
    r"(?i)\b(?:retriev\w+|export\w*|download\w*|extract\w*|migrat\w+|return(?:s|ed|ing)?|delet\w+|destr(?:oy\w*|uction)|eras\w+|purg\w+|wip\w+|remov\w+|retain\w*|hand(?:s|ed)?\s+over|kept|keeps?|preserv\w+|(?:make|made|makes|remains?)\s+(?:\w+\s+){0,6}?available|available|access)\b"
)
_AFTER_END = re.compile(
    r"(?i)\b(?:after|following|from|of|upon|on|post)\b[^.;]{0,60}?\b(?:terminat\w+|expir\w+|end(?:s|ing)?\b(?![\s-]+of[\s-]+(?:the\s+)?(?:\w+\s+)?day\b|\s+users?\b)|cancel\w+|closure|close\b|cessation|completion|conclusion|leav\w+|contract\s+end)"
    r"|\b(?:terminat\w+|expir\w+|cancel\w+|end\s+of\s+(?:the\s+|this\s+)?(?:agreement|contract|term|services?|subscription))\b"
)
_CONFIDENTIAL_ONLY = re.compile(r"(?i)\bconfidential\s+(?:information|material|data)\b|\bproprietary\s+information\b")
# What is kept for years is kept for the books.
_LONG = (Unit.HOUR, Unit.DAY, Unit.BUSINESS_DAY, Unit.WEEK, Unit.MONTH)
_PERIODIC = re.compile(
    r"(?i)\b(?:end|close)\s+of\s+(?:each|every|such|any|the)\s+(?:calendar\s+|fiscal\s+|billing\s+)?(?:month|quarter|year|week)\b"
)
_NEAR = 260
_OF_CUSTOMER = re.compile(r"(?i)\b(?:customer|client|personal|your)\s+(?:data|content)\b")
_ASKS = re.compile(r"(?i)\b(?:request|demand|instruct)")
_GIVES_UP = re.compile(r"(?i)\bdelet|\bdestr|\breturn|\beras")
_ABOUT_THE_END = (
    Category.TERMINATION,
    Category.TRANSITION,
    Category.DATA_PROTECTION,
    Category.TERM_AND_RENEWAL,
    Category.SECURITY,
)
_NOT_A_WINDOW = re.compile(
    r"(?i)\b(?:notice|prior|advance|invoice|audit|inspect|pay(?:s|ment|able)?|cure|every|each|per)\b"
)
# "Deleted from active systems and logs": the logs are where data go from.
_WHENCE = re.compile(r"(?i)\b(?:deleted|erased|purged|removed|wiped)\s+from\s+[^.,;]{1,80}")
_KEPT_BY_LAW = re.compile(
    r"(?i)\b(?:tax|accounting|audit|financial|books|logs?|archiv\w+|retention\s+polic|default|rolling|retention\s+settings?)\b"
)


def return_window(passage: Passage) -> Iterator[Statement]:
    """How long after the end the customer can take its data out, or until when it is deleted."""
    text = passage.text
    if not (_TAKES_OUT.search(text) and _DATA.search(text)) or _KEPT_BY_LAW.search(_WHENCE.sub(" ", text)):
        return
    if _CONFIDENTIAL_ONLY.search(text) and not _OF_CUSTOMER.search(text):
        return
    if not (_AFTER_END.search(text) or _AFTER_END.search(passage.before) or _is_asked(passage)):
        return
    for found in durations(text):
        if found.value.unit in _LONG and _is_window(text, found.span.start, found.span.end):
            yield Statement("data.return-window", found.value)
            return


def _is_asked(passage: Passage) -> bool:
    """Whether data is deleted or returned on request, in a clause on the end or on data."""
    text = passage.text
    return passage.headed(*_ABOUT_THE_END) and bool(_ASKS.search(text) and _GIVES_UP.search(text))


def _is_window(text: str, start: int, end: int) -> bool:
    around = text[max(start - 25, 0) : start] + text[end : end + 18]
    near = text[max(start - _NEAR, 0) : end + _NEAR]
    said = _TAKES_OUT.search(near) and _DATA.search(near) and not _PERIODIC.search(near)
    return bool(said) and not _NOT_A_WINDOW.search(around)


FINDERS = (
    finder("breach breaches incident incidents unauthorized unauthorised compromise", breach_notice),
    finder("data content files documents records backups information", return_window),
)
