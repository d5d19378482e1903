"""What a sentence speaks of: the contract and its term, or something else that lasts, ends or renews."""

from __future__ import annotations

import re

CONTRACT = (
    r"(?:agreements?|contracts?|subscriptions?|licen[cs]es?|terms?|orders?|order\s+forms?|plans?|SLAs?|services?|engagement|appointment|accounts?|"
    r"membership|arrangement|addendum|MSA|SOWs?|statements?\s+of\s+work|schedules?|lease|maintenance|hosting|initial\s+period|period)"
)
"""The words by which contracts call themselves, their term, and what is ordered under them."""

_ELSEWHERE = re.compile(
    r"(?i)^\W*(?:\w+\s+)?years?[\u201d\"]?\s*(?::|\bmeans\b)|\binsur(?:ance|er|ers|ed)\b|\bsuch\s+policies\b|\b(?:fiscal|calendar|contract|financial|product|accounting)\s+(?:year|quarter)[\u201d\"]?\s+(?:means|shall\s+(?:mean|be)|is)\b|\bcancell?ation,?\s+(?:or\s+)?(?:non-?renewal|material\s+(?:change|modification))|\bemploy(?:ment|ee|er)\b"
    r"|\bpatents?\b|\b(?:first|second|third)\s+option\s+(?:preserves|modifies)|\byou\s+should\s+say\b|\bletter\s+of\s+credit\b|\bdomain\s+names?\b|\bcertificates?\b"
)
_OUTLIVES = re.compile(
    r"(?i)\bsurviv\w*|\bconfidential\w*|\bnon-?disclos\w+|\bwarrant(?:y|ies|s)\b|\bguarantee\s+period|\bnon-?compet\w+|\bsolicit\w*|\bretain\w*|\brecords\b|\baudit\w*"
    r"|\band\s+for\s+(?:an?\s+)?(?:\w+\s+)?(?:period\s+of\b|[\w()-]+\s+(?:\(\d+\)\s+)?(?:months?|years?)\b)"
    r"|\b(?:after|following|upon|on|from)\s+(?:the\s+|its\s+|any\s+|such\s+|effective\s+date\s+of\s+|date\s+of\s+)*(?:early\s+)?(?:termination|expir\w+|end\b)"
)


def of_something_else(text: str) -> bool:
    """Whether the sentence is about insurance, employment, a patent or a fiscal year: things that also run and renew."""
    return bool(_ELSEWHERE.search(text))


def outlives_the_contract(text: str) -> bool:
    """Whether the words are about what goes on after the contract, such as secrecy, warranty or a ban on hiring."""
    return bool(_OUTLIVES.search(text))
