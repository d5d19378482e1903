"""Facts about the term: when it begins and ends, whether it renews, how one leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement, finder
from contract_review.language.quantities import Found, dates, durations
from contract_review.model.clause import Category
from contract_review.model.contract import Role
from contract_review.model.fact import Duration, Flag, Qualifiers, Unit

_AUTOMATIC = re.compile(
    r"(?i)\bauto(?:matic(?:ally)?)?[\s-]+(?:be\s+)?(?:renew|extend|continue)|\b(?:renew|extend)\w*\s+(?:itself\s+)?automatically"
    r"|\bautomatic(?:ally)?\s+(?:\w+\s+){0,4}(?:renew|extension)"
    r"|\b(?:renews|extends)\s+for\s[^.;]*\bunless\b"
    r"|\b(?:shall|will)\s+(?:\w+\s+)?(?:be\s+)?(?:renew|extend)(?:ed)?\s+(?:\w+\s+){0,3}(?:additional|successive|further|consecutive|subsequent|like)\b.*\bunless\b"
)
_NOT_AUTOMATIC = re.compile(
    r"(?i)\b(?:not|no|never)\s+(?:\w+\s+)?(?:auto(?:matic(?:ally)?)?[\s-]+)(?:be\s+)?(?:renew|exten)"
    r"|\b(?:not|never)\s+(?:be\s+)?(?:renew|extend)(?:ed)?\s+(?:itself\s+|be\s+)?automatically"
    r"|\brenew\w*\s+only\s+(?:by|upon|with|if)\b|(?<!as\s)\bmay\s+be\s+(?:renewed|extended)\s+(?:only\s+)?(?:by|upon)\s+(?:mutual|written|the\s+mutual)"
)
_ROLLS = re.compile(
    r"(?i)\b(?:agreement|contract|subscription|plan|term|licen[cs]e)\s+(?:\w+\s+){0,2}renews?\b|\bthereafter\b[^.;]{0,80}\b(?:year|month)[\s-]to[\s-](?:year|month)\b"
)
_RENEWS = re.compile(r"(?i)\brenew|\bextend|\bextension|\bthereafter\b|\bsuccessive\b")
_LEAVES = re.compile(
    r"(?i)not\s+to\s+(?:renew|extend)|non-?\s?renewal|not\s+renew|opt(?:s|ing)?\s+out|unless|terminat|cancel|intent"
)
_NOTICE = re.compile(r"(?i)\bnotice|\bnotif|\binform|\bcancel|\bterminat\w+ by|\bgives?\b|\bopt")
_TERM_END = re.compile(
    r"(?i)\b(?:end|expiration|expiry|expiring|anniversary|conclusion|completion|close|commencement|start|beginning|renewal)\b|\bexpires?\b|non-?renewal"
)
_AHEAD = re.compile(
    r"(?i)^[\s,'\u2019)]*(?!unless\b)(?:\w+\s+){0,3}?(?:prior|before|in\s+advance|advance|notice|written|preceding)\b"
)
_BEFORE_END = re.compile(r"(?i)\b(?:prior|before|in advance|preceding)\b")
_SUCCESSIVE = re.compile(
    r"(?i)\b(?:successive|additional|further|consecutive|subsequent|renewal|extended|another|like|renew\w*|extend\w*)\b[^.;]{0,60}$"
)
_YEAR_TO_YEAR = re.compile(r"(?i)\b(?:from\s+)?(year|month)[\s-]to[\s-](?:year|month)\b")
_EACH_YEAR = re.compile(
    r"(?i)\brenew\w*\s+(?:itself\s+|automatically\s+|for\s+)*(?:(annually|yearly|monthly|quarterly)|(?:each|every)\s+(year|month|quarter))\b"
    r"|\b(?:successive|additional|consecutive|further)\s+(annual|yearly|monthly|quarterly)\s+(?:\w+\s+)?(?:terms?|periods?)\b"
)
_ADVERBS = {
    "annually": "year", "annual": "year", "yearly": "year", "monthly": "month", "quarterly": "quarter",
}  # fmt: skip
_RENEWALS = re.compile(r"(?i)^[\s,]*(?:renewals?\b|extensions?\b)")
_INITIAL = re.compile(
    r"(?i)\binitial\s+(?:\w+\s+)?(?:term|period)|\bterm\s+of\s+(?:this|the)\s+(?:\w+\s+)?\w+\s+(?:is|shall\s+be|will\s+be|commences|begins)"
    r"|\b(?:remain|continue|be)s?\s+in\s+(?:full\s+)?(?:force|effect)|\b(?:continues?|extends?)\s+(?:thereafter\s+)?for|\bfor\s+an?\s+(?:\w+\s+)?(?:term|period|duration)\s+of"
    r"|\bduration\s+of|\bduration\b\s*:|\b(?:term|duration)\b\s*:|\bsubscription\s+term\s+(?:is|of)|\bterm\s+of\b|[\u201d\"]term[\u201d\"]"
)
_OUTLIVES = re.compile(
    r"(?i)\band\s+for\s+an?\s+(?:\w+\s+)?period\s+of|\bsurviv|\bconfidential|\bwarrant(?:y|ies)\b|\binsurance|\bguarantee\s+period"
)
_OTHER_TERM = re.compile(
    r"(?i)\b(?:payment|credit|renewal|extension|extended|warranty)\s+(?:term|period)s?\b[^.;]{0,3}$"
)
_INSURANCE = re.compile(r"(?i)\binsur(?:ance|er|ers|ed)\b|\bsuch\s+policies\b")
_OF_CONTRACT = re.compile(
    r"(?i)\bterm\b|\b(?:agreement|contract)\s+(?:shall|will|is|remains|continues|commences|begins|starts|has)\b"
)
_FOR_EXAMPLE = re.compile(r"(?i)\b(?:e\.g\.|for\s+example|such\s+as|for\s+instance)[^.;)]{0,25}$")
_STARTS = re.compile(r"(?i)\bcommenc|\beffective|\bterm\b|\bduration|\bbegin|\bstart|\bcontinue|\bforce\b")
_WITHOUT_CAUSE = re.compile(
    r"(?i)\bfor\s+(?:any|no)\s+(?:or\s+no\s+)?reason|\bwithout\s+(?:any\s+)?(?:cause|reason|giving\s+reasons)|\bfor\s+(?:its\s+)?convenience|\bat\s+any\s+time\b"
    r"|\bat\s+will\b|\bwith\s+or\s+without\s+cause|\bwithout\s+cause|\bfor\s+convenience|\bregardless\s+of\s+the\s+term"
)
_BY_NOTICE = re.compile(
    r"(?i)\b(?:may|can|right\s+to|entitled\s+to|ability\s+to)\s+(?:\w+\s+)?(?:terminate|cancel|end)\s+(?:this|the|our|its|their|your|any)\b"
    r"[^.;]{0,60}?\b(?:by|up?on|with|on)\s+(?:(?:giving|providing|serving|at\s+least|not\s+less\s+than|no\s+less\s+than|a|written|you|us|the|other|party|minimum|of)\s+)*"
    r"[\w-]+(?:\s+\(?[\w-]+\)?){0,3}[\s-]*(?:days?|weeks?|months?|years?)['\u2019]?s?['\u2019]?\s+(?:\w+\s+){0,2}notice"
)
_CAUSE = re.compile(
    r"(?i)\bbreach|\bdefault(?!\w*\s+risk)|\binsolv|\bbankrupt|\bfails?\b|\bfailure|\bviolat|\bliquidat|\bchange\s+of\s+control|\bforce\s+majeure|\bif\s+(?:the|any|a|such)\b"
)
_ENDS = re.compile(r"(?i)\b(?:terminat\w+|cancel\w*)\b")
_CURE = re.compile(
    r"(?i)\b(?:un)?cur(?:e|es|ed|ing|able)\b|\bremed(?:y|ied|ies|ying)\b|\brectif|\bgrace\s+period|\bcorrect(?:s|ed)?\b"
)
_INCURABLE = re.compile(r"(?i)\b(?:cannot|can\s+not|incapable|not\s+capable|not\s+reasonably)\s+(?:\w+\s+){0,2}\w+$")
_BREACH = re.compile(r"(?i)\bbreach|\bdefault|\bfail(?:s|ed|ure)|\bviolat|\bnon-?compliance")
_NONPAYMENT = re.compile(
    r"(?i)\bnon-?payment|\bfail(?:s|ure|ed)?\s+(?:\w+\s+){0,2}(?:to\s+)?(?:pay|make\s+(?:any\s+)?payment)|\bpayment\s+(?:default|breach|obligation)|\bamounts?\s+due\b"
)
_EXIT_FEE = re.compile(
    r"(?i)\b(?:early\s+)?(?:termination|cancell?ation|exit)\s+(?:fee|charge|penalt|payment)s?\b"
    r"|\b(?:remaining|balance\s+of\s+the|all|unpaid)\s+(?:\w+\s+){0,4}(?:fees|charges|payments|term)\b[^.]{0,90}\b(?:become|due|payable|liable|accelerat)"
    r"|\b(?:pay|liable)\b[^.]{0,80}\b(?:remainder|balance|remaining)\b[^.]{0,40}\bterm\b|\baccelerat\w+"
)
_FREE_EXIT = re.compile(
    r"(?i)\bwithout\s+(?:any\s+)?(?:penalty|early\s+termination|termination\s+fee|further\s+(?:obligation|liability|payment))|\bno\s+(?:early\s+)?(?:termination|cancell?ation)\s+(?:fee|charge)|\bwith\s+no\s+further\s+obligation"
)
_ASSISTS = re.compile(
    r"(?i)\b(?:transition|migration|disengagement|exit|wind-?down|termination|hand-?over)\s+(?:assistance|services?|support|period|cooperation)|\bassist\w*\b[^.]{0,60}\b(?:transition|migrat|transfer)"
    r"|\bcontinue\s+to\s+(?:provide|perform|supply|deliver)\b[^.;]{0,80}\b(?:after|following)\s+(?:the\s+|any\s+|such\s+)?(?:terminat|expir|end\b)"
)
_EFFECTIVE = re.compile(
    r"(?i)\beffective\s*(?:date|as\s+of|on|from|beginning)?\b|\b(?:entered\s+into|made|dated|executed)\s+(?:and\s+entered\s+into\s+)?(?:effective\s+)?(?:as\s+of|on|this|the|as\s+at)?|\bcommenc\w+\s+(?:date|on|as)|\bas\s+of\s+the\b"
)
_BEGINS_ON = re.compile(r"(?i)\b(?:begin|commence|start)(?:s|ning)?\s+on\s+(?:the\s+)?$")
_EXPIRES = re.compile(
    r"(?i)\b(?:expir\w+|end|termination)\s+date[\u201d\"]?\s*(?:,\s*)?(?:means|shall\s+mean|is|shall\s+be)\s*$|\b(?:expir\w+|until|through|ends?|ending|terminat\w+|expiry\s+date|end\s+date)\b(?:\s+(?:on|at|date|automatically|and\s+including|midnight|of))*\s*[:\-]?\s*(?:\w+\s+){0,2}$"
)


def renewal(passage: Passage) -> Iterator[Statement]:
    """Whether the contract renews by itself, for how long each time, and by what notice that is stopped."""
    text = passage.text
    if _INSURANCE.search(text):
        return
    if _NOT_AUTOMATIC.search(text):
        yield Statement("term.auto-renewal", Flag(value=False))
        return
    automatic = bool(_AUTOMATIC.search(text))
    if automatic:
        yield Statement("term.auto-renewal", Flag(value=True))
    if (
        _RENEWS.search(text)
        and not _OUTLIVES.search(text)
        and (automatic or passage.about(Category.TERM_AND_RENEWAL) or _ROLLS.search(text))
    ):
        yield from _renewal_period(passage)
    yield from _renewal_notice(passage, automatic=automatic)


def _renewal_period(passage: Passage) -> Iterator[Statement]:
    text = passage.text
    rolling = _YEAR_TO_YEAR.search(text) or _EACH_YEAR.search(text)
    if rolling:
        name = next(word for word in rolling.groups() if word).lower()
        yield Statement("term.renewal-period", Duration(1, Unit(_ADVERBS.get(name, name))))
        return
    for found in durations(text):
        head, tail = text[: found.span.start], text[found.span.end :]
        if (_SUCCESSIVE.search(head) or _RENEWALS.match(tail)) and not _is_notice(text, found):
            if found.value.unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR):
                yield Statement("term.renewal-period", found.value)
            return


def _is_notice(text: str, found: Found[Duration]) -> bool:
    return bool(_AHEAD.search(text[found.span.end :]))


def _renewal_notice(passage: Passage, *, automatic: bool) -> Iterator[Statement]:
    text = passage.text
    entry = _NOTICE_ENTRY.match(text)
    if entry:
        for found in durations(text[: entry.end() + 40])[:1]:
            yield Statement("term.non-renewal-notice", found.value, Qualifiers(party=Role.EITHER))
        return
    if not (_LEAVES.search(text) and _NOTICE.search(text)):
        return
    near = (
        automatic
        or re.search(r"(?i)renew", text)
        or (re.search(r"(?i)renew", passage.before) and passage.about(Category.TERM_AND_RENEWAL))
    )
    if not near or _CURE.search(text):
        return
    for found in durations(text):
        after = text[found.span.end : found.span.end + 130]
        window = text[max(found.span.start - 130, 0) : found.span.end + 130]
        if (
            _is_notice(text, found)
            and _BEFORE_END.search(after)
            and _TERM_END.search(window)
            and not _PRICE.search(after)
        ):
            giver = text[: found.span.start].rpartition("unless")[2] or text
            party = passage.party_in(_GIVES.split(giver)[0]) or passage.party_in(giver) or passage.party_in(after)
            yield Statement("term.non-renewal-notice", found.value, Qualifiers(party=party or Role.EITHER))


# Who notifies stands before the verb, who is notified after it.
_GIVES = re.compile(r"(?i)\b(?:notif|giv|provid|deliver|serv|inform|send)(?:y|ies|ied|es?|ing|s)?\b")
_NOTICE_ENTRY = re.compile(
    r"(?i)^(?:notice\s+(?:period\s+)?(?:of|for|to\s+prevent)\s+(?:non-?)?renewal|non-?renewal\s+notice(?:\s+(?:period|deadline))?)\s*[:\u2013-]"
)
_PRICE = re.compile(r"(?i)\b(?:price|fee|rate)s?\s+(?:increase|change|adjust)")


def initial_term(passage: Passage) -> Iterator[Statement]:
    """How long the first term lasts."""
    text = passage.text
    cue = _INITIAL.search(text)
    if cue is None or not _STARTS.search(text) or _OUTLIVES.search(text) or _OTHER_TERM.search(text[: cue.end()]):
        return
    if not (passage.about(Category.TERM_AND_RENEWAL, Category.TERMINATION) or _OF_CONTRACT.search(text)):
        return
    stop = re.search(r"(?i)\b(?:thereafter(?!\s+for)|renew|unless|extend(?!s?\s+for))", text)
    end = stop.start() if stop and stop.start() > cue.start() else len(text)
    for found in durations(text):
        if cue.start() <= found.span.start < end and not _is_notice(text, found):
            if _FOR_EXAMPLE.search(text[: found.span.start]):
                return
            if found.value.unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR):
                yield Statement("term.initial", found.value)
            return


def without_cause(passage: Passage) -> Iterator[Statement]:
    """By what notice a party may end the contract without a cause."""
    text = passage.text
    leaves, free = _ENDS.search(text), _WITHOUT_CAUSE.search(text)
    if leaves is None or not (free or _by_notice_alone(text)):
        return
    subject = text[: leaves.start()][-160:]
    frank = free and re.search(r"(?i)reason|convenience|without\s+(?:any\s+)?cause|will\b", free[0])
    if _CAUSE.search(text) and not frank:
        return
    if free and not frank and abs(free.start() - leaves.start()) > 120:
        return
    if not re.search(r"(?i)\b(?:may|can|right|entitled|ability|reserves?|terminable)\b", text) or re.search(
        r"(?i)\bmay\s+not\b|\bneither\s+party\b", subject
    ):
        return
    party = passage.party_in(subject) or Role.EITHER
    ahead = [found.value for found in durations(text) if _is_notice(text, found)]
    if ahead:
        yield Statement("term.convenience-termination", ahead[0], Qualifiers(party=party))
    elif re.search(r"(?i)at\s+any\s+time|without\s+(?:prior\s+)?notice|immediately", text) and not durations(text):
        yield Statement("term.convenience-termination", Duration(0, Unit.DAY), Qualifiers(party=party))


def _by_notice_alone(text: str) -> bool:
    """Whether notice is all that leaving takes: no cause is named, and no end of a term is waited for."""
    return bool(_BY_NOTICE.search(text)) and not _CAUSE.search(text) and not _TERM_END.search(text)


def cure(passage: Passage) -> Iterator[Statement]:
    """How long a party has to cure a breach before the other may terminate."""
    text = passage.text
    cue = next((cue for cue in _CURE.finditer(text) if not _INCURABLE.search(text[: cue.end()])), None)
    if cue is None or not _BREACH.search(text):
        return
    near = [
        found
        for found in durations(text)
        if found.value.unit in _CURE_UNITS and not _for_payment(text, found) and not _for_petition(text, found)
    ]
    if not near or not (
        passage.about(Category.TERMINATION, Category.TERM_AND_RENEWAL) or _ENDS.search(text + passage.before)
    ):
        return
    best = min(near, key=lambda found: abs(found.span.start - cue.start()))
    party = Role.EITHER if re.search(r"(?i)\b(?:other|either|breaching|defaulting|such)\s+party", text) else None
    yield Statement("term.cure-period", best.value, Qualifiers(party=party or _breaching(passage) or Role.EITHER))


_CURE_UNITS = (Unit.DAY, Unit.BUSINESS_DAY, Unit.WEEK, Unit.MONTH, Unit.HOUR)


def _for_petition(text: str, found: Found[Duration]) -> bool:
    """The days in which a bankruptcy petition must be dismissed cure no breach."""
    return bool(
        re.search(r"(?i)\b(?:dismiss|discharg|vacat|stayed|petition)\w*\b[^.;]{0,40}$", text[: found.span.start])
    )


def _for_payment(text: str, found: Found[Duration]) -> bool:
    around = text[max(found.span.start - 110, 0) : found.span.end + 60]
    return bool(_NONPAYMENT.search(around)) and not re.search(
        r"(?i)any\s+(?:material\s+)?(?:term|provision|obligation)|except", around
    )


def _breaching(passage: Passage) -> Role | None:
    cue = _BREACH.search(passage.text)
    return passage.party_in(passage.text[: cue.start()][-60:]) if cue else None


def leaving_fee(passage: Passage) -> Iterator[Statement]:
    """Whether the customer pays for leaving early."""
    text = passage.text
    if not (_ENDS.search(text) or re.search(r"(?i)\bend(?:s|ed)?\b|early", text)):
        return
    if _FREE_EXIT.search(text):
        yield Statement("term.early-termination-fee", Flag(value=False))
    elif _EXIT_FEE.search(text) and not re.search(r"(?i)\bno\b[^.]{0,30}(?:fee|charge)", text):
        yield Statement("term.early-termination-fee", Flag(value=True))


def transition(passage: Passage) -> Iterator[Statement]:
    """How long the vendor helps after the end."""
    if not _ASSISTS.search(passage.text):
        return
    for found in durations(passage.text):
        if found.value.unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR) and not _is_notice(passage.text, found):
            yield Statement("term.transition-assistance", found.value)
            return


def calendar_dates(passage: Passage) -> Iterator[Statement]:
    """On which day the agreement takes effect, and on which it ends."""
    text = passage.text
    begun = False
    for found in dates(text):
        head = text[max(found.span.start - 90, 0) : found.span.start]
        if _EXPIRES.search(head):
            if passage.about(Category.TERM_AND_RENEWAL, Category.TERMINATION) or re.search(
                r"(?i)\bterm\b|agreement|\bexpir\w+\s+date", text
            ):
                yield Statement("term.expiry-date", found.value)
        elif not begun and _is_effective(passage, head, text[found.span.end :]):
            yield Statement("term.effective-date", found.value)
            begun = True


def _is_effective(passage: Passage, head: str, tail: str) -> bool:
    if re.search(r"(?i)\beffective\b", head[-70:]) or re.match(
        r"(?i)[\s,]*\(?(?:the\s+)?[\u201c\"]?effective\s+date", tail
    ):
        return not re.search(r"(?i)\bprior\s+to|\bformer|\bsupersed|\boriginal", head)
    if _BEGINS_ON.search(head):
        return bool(re.search(r"(?i)\bterm\b|\bagreement\b|\bcontract\b", head))
    opening = passage.span.start < 3000 and re.search(r"(?i)\bagreement\b|\bcontract\b", passage.text)
    return bool(opening and _EFFECTIVE.search(head[-60:]))


FINDERS = (
    finder(
        "renew non-renewal thereafter renewal renews renewed extend extended extension cancellation successive", renewal
    ),
    finder("initial term force effect duration period subscription", initial_term),
    finder("terminate terminated termination cancel cancelling terminable", without_cause),
    finder("cure cured uncured curable remedy remedied remedies rectify grace correct", cure),
    finder("early termination terminates terminated cancel cancels acceleration remainder remaining exit", leaving_fee),
    finder("continue transition migration disengagement exit wind-down hand-over handover assist", transition),
    finder(
        "effective dated entered made commence expire expires until through ending ends term agreement", calendar_dates
    ),
)
