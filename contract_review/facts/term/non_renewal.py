"""By what notice a party stops the renewal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement
from contract_review.facts.subjects import of_something_else
from contract_review.facts.term.renewal import denies_renewal, renews_by_itself
from contract_review.language.timing import Timed, timings
from contract_review.language.windows import Window, windows
from contract_review.model.clause import Category
from contract_review.model.contract import Role
from contract_review.model.fact import Qualifiers

_LEAVES = re.compile(
    r"(?i)not\s+(?:to\s+|(?:wish|want|intend|desire)\s+to\s+|be\s+)?(?:renew|extend)|non-?\s?renewal|not\s+renew|opt(?:s|ing)?[\s-]+out|\bunless\b|\bterminat|\bcancel|\bintent|\bdeclin|\b(?:stop|prevent|avoid)\w*\s+(?:the\s+|its\s+|any\s+)?(?:\w+\s+)?renewal|\bagainst\s+(?:the\s+)?renewal"
)
_NOT_TO_RENEW = re.compile(r"(?i)\bnot\s+(?:to\s+)?renew|\bnon-?renewal\b")
_TELLS = re.compile(
    r"(?i)\bnotice|\bnotif|\binform|\bcancel|\bterminat|\bgives?\b|\bobject|\bopt|\badvis|\bwriting\b|\btell\w*"
)
_END = re.compile(
    r"(?i)\b(?:end|ends|expiration|expiry|expiring|expires?|anniversary|conclusion|completion|close|commencement|start|beginning|(?:annual|next|each|such|applicable|any)?\s*renewal(?:\s+(?:date|term))?)\b"
)
_NOTICE_LABEL = re.compile(r"(?i)^(?:termination\s+|cancell?ation\s+)?notice(?:\s+period)?\s*:")
_CURES = re.compile(r"(?i)\bcure[sd]?\b|\bremed(?:y|ied)\b")
_PRICE = re.compile(
    r"(?i)\b(?:price|fee|rate)s?\s+(?:increase|change|adjust)|\b(?:increase|change)\s+(?:in|of)\s+(?:\w+\s+){0,2}(?:price|fee|rate)s?"
)
_THE_TERM_ENDS = re.compile(
    r"(?i)\b(?:expir\w+|end)\s+of\s+(?:the|any|its|each)\s+(?:relevant|then[\s-]current|current|initial|renewal|applicable|subscription)\s+(?:\w+\s+)?(?:term|period)\b"
)
_RENEW = re.compile(r"(?i)renew|extend|extension|prolong")
_ENTRY = re.compile(
    r"(?i)^(?:notice\s+(?:period\s+)?(?:of|for|to\s+prevent|against)\s+(?:non-?)?renewal|non-?renewal\s+notice(?:\s+(?:period|deadline))?|renewal\s+notice(?:\s+period)?)\s*[:\u2013-]"
)
# Who notifies stands before the verb, who is notified after it.
_GIVES = re.compile(
    r"(?i)\b(?:notif|giv|provid|deliver|serv|inform|send|cancel|terminat|advis)(?:y|ies|ied|es?|ing|s|ed)?\b"
)
# "Unless the parties agree to renew it no later than …": whoever says nothing lets it end.
_UNLESS_AGREED = re.compile(
    r"(?i)\bunless\b[^.;]{0,60}?\b(?:part(?:y|ies)|both|they|we)\b[^.;]{0,40}?\bagree\b[^.;]{0,60}?\b(?:renew|exten|prolong)"
)
# "It may be extended by notice": a notice that renews stops nothing.
_MAY_RENEW = re.compile(
    r"(?i)\bmay\s+(?:be\s+)?(?:(?:elect|choose|opt)\s+to\s+)?(?:renew|extend|prolong)(?:ed)?\b[^.;]{0,140}?\bby\b[^.;]{0,30}?\bnotice\b"
)
# "At any time after the end of the initial term": no renewal is stopped by what follows it.
_AFTER_THE_END = re.compile(
    r"(?i)\bat\s+any\s+time\s+(?:on\s+or\s+)?after\s+(?:the\s+)?(?:end|expir\w+)\s+of\b[^.;]{0,60}$"
)
# "Within the sixty-day period before the end": what looks like time gone by is when the notice counts.
_IN_THE_PERIOD = re.compile(r"(?i)\b(?:within|during|in)\s+(?:the\s+)?$")
_PERIOD_AHEAD = re.compile(
    r"(?i)^[\s)-]*(?:notice\s+)?(?:period|window)\s+(?:immediately\s+)?(?:before|prior\s+to|preceding)\b"
)
# A reminder of the vendor's stops nothing: "shall provide a renewal notice to Customer".
_OFFER = re.compile(r"(?i)\brenewal\s+(?:quote|offer|proposal|invoice|order|reminder|notice\s+to\b)|\binvoice\b")


def non_renewal_notice(passage: Passage) -> Iterator[Statement]:
    """The least notice before the end of the term that stops the renewal, and whose it is."""
    text = passage.text
    if _ENTRY.match(text) or (_NOTICE_LABEL.match(text) and _END.search(text)):
        for timed in timings(text)[:1]:
            yield Statement("term.non-renewal-notice", timed.value, Qualifiers(party=Role.EITHER))
        return
    if (
        of_something_else(text)
        or denies_renewal(text)
        or _CURES.search(text)
        or _UNLESS_AGREED.search(text)
        or (_MAY_RENEW.search(text) and not (_NOT_TO_RENEW.search(text) or "unless" in text.lower()))
        or not (_LEAVES.search(f"{passage.before} {text}") and _TELLS.search(text))
    ):
        return
    automatic = renews_by_itself(text)
    if not (automatic or _RENEW.search(text) or _THE_TERM_ENDS.search(text) or _goes_on_about_renewal(passage)):
        return
    open_at = windows(text)
    for timed in timings(text):
        window = next((one for one in open_at if one.span.overlaps(timed.span)), None)
        if _is_told(timed, window) and _stops_the_renewal(timed, automatic=automatic):
            least = window.least if window else timed.value
            yield Statement("term.non-renewal-notice", least, Qualifiers(party=_giver(passage, timed)))


def _is_told(timed: Timed, window: Window | None) -> bool:
    """Whether the time is that of a notice; of a window the last of both lengths speaks for it."""
    if window is not None:
        return timed.span.end == window.span.end
    return timed.is_notice or bool(_IN_THE_PERIOD.search(timed.head) and _PERIOD_AHEAD.match(timed.tail))


def _goes_on_about_renewal(passage: Passage) -> bool:
    return bool(_RENEW.search(passage.before)) and passage.about(Category.TERM_AND_RENEWAL, Category.TERMINATION)


def _stops_the_renewal(timed: Timed, *, automatic: bool) -> bool:
    """Whether the notice is counted back from the end of the term, or is what a renewal "unless" hangs on."""
    near = timed.head.rpartition("unless")[2][-50:]
    if _AFTER_THE_END.search(timed.head):
        return False
    if re.match(r"(?i)^[^.;]{0,60}\bat\s+any\s+time\s+(?:after|following)\b", timed.tail):
        return False
    if _PRICE.search(timed.tail) or _PRICE.search(near) or _OFFER.search(timed.head[-80:] + timed.tail[:130]):
        return False
    if (
        _END.search(timed.tail[:130])
        or _NOT_TO_RENEW.search(timed.head)
        or re.search(r"(?i)\bat\s+(?:the\s+)?(?:end|expir\w+)\b", timed.head[-130:])
    ):
        return True
    unless = timed.head.lower().rfind("unless")
    if unless >= 0:
        return automatic and len(timed.head) - unless < 200
    return bool(_END.search(timed.head[-130:])) and bool(_LEAVES.search(timed.head))


def _giver(passage: Passage, timed: Timed) -> Role:
    giver = timed.head.rpartition("unless")[2] or timed.head
    return (
        passage.party_in(_GIVES.split(giver)[0])
        or passage.party_in(giver)
        or passage.party_in(_GIVES.split(timed.tail)[0])
        or passage.party_in(timed.tail)
        or Role.EITHER
    )
