"""How a party leaves without a cause: by what notice, or at any time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement
from contract_review.facts.subjects import CONTRACT
from contract_review.language.blanks import has_blank
from contract_review.language.members import members, opening
from contract_review.language.timing import Timed, Use, timings
from contract_review.model.contract import Role
from contract_review.model.fact import Duration, Qualifiers, Unit

# "At the end of the year" ends nothing: the verb needs the contract behind it.
_LEAVE = rf"(?:terminat(?:e|ed|ing|ion|es)|cancel(?:l?ed|s|l?ing|l?ation)?|end(?=\s+(?:this|the|these|your|our|its|it|a)\b[^.;]{{0,40}}\b(?:{CONTRACT}|it)\b))"
_MAY_LEAVE = re.compile(
    rf"(?i)\b(?:may|can|right\s+(?:to|of)|entitled(?:\s*,[^,;]{{1,40}},)?\s+to|option\s+(?:to|of)|ability\s+to|elect\s+to|opt\s+to|free\s+to|reserves?)\b[^;]{{0,140}}?\b{_LEAVE}\b|\bterminable\b"
    rf"|\b{_LEAVE}\s+by\b|\bnotice\s+of\s+termination\b|\bright\s+of\s+termination\b|\bunless\s+(?:earlier\s+|sooner\s+)?terminated\b|\b(?:is|be)\s+terminated\s+by\b"
    r"|\b(?:shall|will|may)\s+be\s+(?:earlier\s+|sooner\s+)?terminated\b|\bnotice\b[^.;]{0,30}\bterminating\b"
)
_CONTRACT = re.compile(
    rf"(?i)\b{CONTRACT}\b|\bit\b|\bhereunder\b|\bherein\b|\bmay\s+terminate\s+(?:at|for|upon|on|with)"
)
_DO_SO = re.compile(
    r"(?i)^\s*(?:and\s+|but\s+)?[\w\s\u2019']{0,50}?\b(?:may|can)\s+(?:do\s+so|do\s+the\s+same|likewise|also\s+do\s+so)\b"
)
_FRANK = (
    r"(?:for\s+(?:any|no|whatever)\s+(?:reason\s+or\s+(?:for\s+)?no\s+reason|or\s+no\s+(?:reason|cause)|reason|cause)(?:\s+(?:whatsoever|or\s+no\s+reason))?|for\s+any\s+or\s+no\s+reason"
    r"|(?:with\s+or\s+)?without\s+(?:any\s+)?(?:cause|reason|giving\s+(?:a\s+|any\s+)?reasons?)|for\s+(?:its\s+|his\s+|their\s+|your\s+|the\s+)?(?:own\s+)?(?:sole\s+)?convenience|at\s+will\b"
    r"|(?:in|at)\s+(?:its|their|your|our)\s+(?:sole|own|absolute)\s+(?:and\s+\w+\s+)?discretion|at\s+(?:its|their|your|our)\s+(?:sole\s+)?(?:option|election|convenience)|non-?cause|regardless\s+of\s+the\s+term)"
)
_WITHOUT_CAUSE = re.compile(rf"(?i)\b{_FRANK}")
_ANY_TIME = re.compile(r"(?i)\bat\s+any\s+time\b|\bwhenever\s+you\s+(?:want|like|wish)")
_NO_CAUSE_NAMED = re.compile(
    rf"(?i)\b{_FRANK}|\bother\s+than\s+(?:for|a|due\s+to)\s+[^,;]{{0,60}}|\bif\s+(?:it|you|we|they|either\s+party|customer|client)\s+(?:so\s+)?(?:chooses?|wish(?:es)?|desires?|elects?|wants?)\b|\b(?:subject\s+to|in\s+accordance\s+with)\s+(?:the\s+)?(?:section|clause|article)\s+[\d.()\w]+|\bnotwithstanding\s+[^,;]{{0,200}},|,?\s*including\s+(?:without\s+limitation|but\s+not\s+limited\s+to)?[^.;]*"
)
_CAUSE = re.compile(
    r"(?i)\bbreach|\bdefault(?!\w*\s+risk)|\binsolv|\bbankrupt|\bfails?\b|\bfailure|\bviolat|\bliquidat|\bchange\s+(?:of|in)\s+control|\bforce\s+majeure|\bif\b|\bfor\s+(?!any\b|no\b|its\b|their\b|whatever\b|convenience)\w+\s+reasons?\b|\binability\b|\bcreditors\b|\bin\s+(?:the|any)\s+(?:such\s+)?event\b|\bin\s+case\b|\b(?:following|upon|after)\s+(?:any|an?|the|such)\s+(?:[\w-]+\s+)?(?:change|event|increase|failure|outage)\b|\bwhere\s+(?:the|any|a|such)\b"
    r"|\bbecause\b|\bdue\s+to\b|\bas\s+a\s+result\b|\bfor\s+(?:good\s+)?cause\b|\bupon\s+the\s+(?:occurrence|happening)|\bunless\s+and\s+until|\bcure[sd]?\b|\bin\s+accordance\s+with\b|\bpursuant\s+to\b|\bcompetitor|\bunlawful|\billegal|\bdeath\b|\bmutual\b|\bunanimous\b|\bby\s+(?:written\s+)?agreement\b|\bobjects?\b|\bdo(?:es)?\s+not\s+(?:agree|accept)|\bavailability\b|\buptime\b|\bservice\s+levels?\b|\bnot\s+to\s+renew|\bnon-?renewal\b|\boffers?\b"
)
_DENIED = re.compile(
    r"(?i)\bmay\s+not\b|\bcannot\b|\bneither\s+party\b|\bshall\s+not\b|\bno\s+(?:party|right)\b|\bnot\s+(?:be\s+)?(?:entitled|terminated|cancell?ed)|\bnon-?cancel|\bshall\s+have\s+no\b"
)
_STOPS_RENEWAL = re.compile(
    r"(?i)\b(?:before|prior\s+to|advance\s+of|at|preceding|upon)\s+(?:the\s+|its\s+|any\s+|each\s+|such\s+|date\s+of\s+)*(?:end|expir\w+|conclusion|annual\s+renewal|renewal|anniversary|commencement\s+of\s+(?:the|any|a)\s+(?:next|renewal))\b|\brenew"
)
# "Expiring at the end of a month": when a notice runs out, and no end of the term.
_PERIOD_END = re.compile(
    r"(?i)\b(?:end|close|last\s+day)\s+of\s+(?:(?:a|an|any|each|the|that|such|calendar|next|following)\s+)*(?:month|quarter|year)\b"
)
_CONDITION_FIRST = re.compile(
    r"(?i)^\W*(?:[\d.]+\W+)?(?:should|if|in\s+the\s+event|in\s+case|upon\s+the\s+occurrence)\b"
)
# "If a party is insolvent, the other may at its option terminate" leaves for a cause.
_AT_ITS_OPTION = re.compile(
    r"(?i)\b(?:in|at)\s+(?:its|their|your|our)\s+(?:sole\s+|own\s+|absolute\s+)?(?:and\s+\w+\s+)?(?:option|election|discretion)\b"
)
# "Ninety days in advance of the termination of this Agreement": a time is told, and nobody leaves.
_WHEN_IT_ENDS = re.compile(
    r"(?i)\b(?:before|prior\s+to|in\s+advance\s+of|upon|after|following|until)\s+(?:the\s+|any\s+|such\s+)?(?:(?:expir\w+|end)\s+(?:or|and)\s+)?(?:termination|cancell?ation)\s+of\b"
)
# What a party that leaves freely must do for it is no cause: "provided that it pays the fee computed in accordance with …".
_PROVISO = re.compile(r"(?i),?\s*\bprovided\b(?=\s+(?:that\s+)?\w+).*")
_AS_FOLLOWS = re.compile(r"(?i)\b(?:as\s+follows|the\s+following)\b|:\s*$")
_PERMITTED = re.compile(
    r"(?i)\b(?:may|can|could|shall\s+have|has|have|will\s+have|(?:shall|will)\s+be\s+entitled|is\s+entitled|are\s+entitled|reserves?|elects?|electing|giving)\b"
)
# "Aimwell may terminate": a name that no list of parties explains is somebody, and not either party.
_SOMEBODY = re.compile(
    r"\b(?!Agreement|Contract|Term|Services?|Subscription|Order|SOW|License|Licence|SLA|Plan|Part(?:y|ies))[A-Z][\w&.-]*\s*,?\s*$"
)
_OF_ANOTHER = re.compile(
    r"(?i)^[^.;]{0,40}\bnotice\s+of\s+(?:such\s+|the\s+|any\s+|an?\s+)?(?:audits?|changes?|meetings?|inspections?|visits?)\b"
)
_BEFORE_SUBJECT = re.compile(r"(?i)\b(?:that|if|unless|provided)\b")
_SET_ASIDE = re.compile(r"(?i)^.*\bnotwithstanding\b[^,;]*,")
_FREELY = re.compile(r"(?i)\b(?:may|can|could|right|entitled|option|elect|free|reserves?|terminable)\b")
_OTHER_OBJECT = re.compile(
    r"(?i)\b(?:terminat\w+|cancel\w*|end|discontinue)\s+(?:(?:its|their)\s+plans\b|(?:the\s+|an?\s+|any\s+(?:and\s+all\s+)?|such\s+|his\s+|her\s+|your\s+|its\s+|their\s+)*(?:employment|negotiat\w+|meeting|purchase\s+orders?|study|offering|trial|transfer|executive|appointment\s+of|user|sublicen\w+|shipment|delivery|policy|exclusiv\w+|sub-?agenc\w+|sub-?contract\w*|maintenance\s+visit)\b)"
)
_EMPLOYMENT = re.compile(r"(?i)\byour?\s+employment\b|\bthe\s+executive\b|\bemployee\b")


def without_cause(passage: Passage) -> Iterator[Statement]:
    """By what notice a party may end the contract without a cause, for each party that the sentence names."""
    text = passage.text
    if _EMPLOYMENT.search(text) or (_DO_SO.match(text) and not _is_leaving(passage.before)):
        return
    if _CONDITION_FIRST.match(text) and not _WITHOUT_CAUSE.search(_AT_ITS_OPTION.sub(" ", text)):
        return
    lead = opening(text) or _lead(passage)
    for member in members(text):
        part = member.text_in(text)
        if lead and part != lead and not (_MAY_LEAVE.search(part) and _CONTRACT.search(part)):
            part, subject = f"{lead} {part}", lead
        else:
            subject = part
        yield from _of_part(passage, part, subject)


def _lead(passage: Passage) -> str:
    """The words that introduce a list of ways to leave, for an item of the list."""
    lead = passage.introduction
    return lead if lead and _MAY_LEAVE.search(lead) and not _CAUSE.search(_NO_CAUSE_NAMED.sub(" ", lead)) else ""


def _is_leaving(text: str) -> bool:
    return bool(_MAY_LEAVE.search(text) and _WITHOUT_CAUSE.search(text))


def _of_part(passage: Passage, part: str, subject: str) -> Iterator[Statement]:
    again = _DO_SO.match(part)
    if not again and not (_MAY_LEAVE.search(_WHEN_IT_ENDS.sub(" ", part)) and _CONTRACT.search(part)):
        return
    frank = bool(_WITHOUT_CAUSE.search(part)) or bool(again)
    named = _PROVISO.sub("", part) if frank else part
    if _DENIED.search(part) or _OTHER_OBJECT.search(part) or _CAUSE.search(_NO_CAUSE_NAMED.sub(" ", named)):
        return
    party = _leaver(passage, subject)
    notices = [timed for timed in timings(part) if timed.use is Use.NOTICE and not _OF_ANOTHER.match(timed.tail)]
    if notices:
        if frank or _ANY_TIME.search(part) or not _STOPS_RENEWAL.search(_around(notices[0])):
            yield Statement("term.convenience-termination", notices[0].value, Qualifiers(party=party))
    elif (
        not (timings(part) or has_blank(part) or _AS_FOLLOWS.search(part))
        and _FREELY.search(part)
        and (
            _ANY_TIME.search(part)
            or (frank and re.search(r"(?i)without\s+(?:prior\s+|any\s+)*notice|immediately", part))
        )
    ):
        yield Statement("term.convenience-termination", Duration(0, Unit.DAY), Qualifiers(party=party))


def _around(timed: Timed) -> str:
    return _PERIOD_END.sub(" ", f"{timed.head[-100:]} {timed.tail[:110]}")


def _leaver(passage: Passage, part: str) -> Role | None:
    """Whose right it is: who stands before the verb, or behind "terminated by"; None for a name of unknown role."""
    passive = re.search(
        rf"(?i)\b{_LEAVE}\s*,?\s+(?:[\w\s,]{{0,60}}?\s)?by\s+(?!giv|provid|written|notice|notify|serv|send|deliver|at\s|not\s|means|e-?mail)([^,;.]{{2,50}})",
        part,
    )
    if passive and (party := passage.party_in(passive[1])):
        return party
    permitted = _PERMITTED.search(part)
    before = _SET_ASIDE.sub("", part[: permitted.start()] if permitted else part)
    subject = _BEFORE_SUBJECT.split(before)[-1][-160:]
    return passage.party_in(subject) or (None if _SOMEBODY.search(subject) else Role.EITHER)
