"""How fast support responds, or resolves, where a sentence names no severity."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement
from contract_review.facts.support.clauses import is_of_service
from contract_review.facts.support.kinds import Kind, in_business_time, marks
from contract_review.facts.support.service_hours import without_hours
from contract_review.facts.support.severity import mentions
from contract_review.language.quantities import Found, durations
from contract_review.model.contract import Role
from contract_review.model.fact import Duration, Qualifiers, Unit

_OBJECT = re.compile(
    r"(?i)\b(?:calls?|tickets?|(?:support|service|maintenance|incident|help|wordpress|non-emergency|emergency)\s+requests?|requests?\s+for\s+(?:support|assistance|service|help|maintenance)|incidents?|issues?|problems?|inquir(?:y|ies)|enquir(?:y|ies)|e-?mails?|"
    r"communications?|support|quer(?:y|ies)|errors?|faults?|defects?|outages?|messages?|help\s?desk|chats?|receives?\s+an?\s+(?:\w+\s+)?response|hardware\s+replacement|response\s+times?|malfunctions?|work[\s-]?arounds?|service\s+failures?|trouble|failures?|(?:failed|faulty|defective|broken)\s+(?:hardware|appliance|equipment|unit|part|component|device|disk|drive)s?)\b"
)
_FOREIGN = re.compile(
    r"(?i)\baudit|\bquestionnaire|\binvoic|\bdata\s+subject|\bpersonal\s+data|\bprivacy|\bbreach(?:es|ed)?\b|\bdefault(?:s|ing)?\b|\bterminat|\bdispute|\barbitrat|\bproposal|\bquotation|\bRFP\b|\bchange\s+(?:request|order)|\bclaims?\b|\bindemn|\bcourt|\bsubpoena|"
    r"\bsecurity\s+incident|\bdata\s+breach|\bcredits?\b|\bcur(?:e|ed|ing)\b|\bmilliseconds?|\bAPI\b|\bpurchase\s+order|\baccept(?:ance|ed|s)?\b|\breject|\bapprov|\bDMCA|\btakedown|\bconsent|\binfring|\bconfidential|\bpay(?:ment|able)|\bvulnerabilit|\bwarrant|\bwritten\s+notice|\bregulator|\bright\s+of\s+first|\boffer\b|\bforecast|\bHIPAA\b|\bindividuals?\b|\brights\s+under|\b(?:the|either|both)\s+part(?:y|ies)\b|\bgood\s+faith|\bnegotiat|\bunable\s+to\s+resolve|\bnotices?\b|\bfacsimile|\bfax\b|\bdeemed|\bcourier|\bpostage|\bhand\s+delivery|\bproject\s+leads?\b"
)
# "Within a day of notice" says from when the time runs.
_UPON_NOTICE = re.compile(r"(?i)^\s*(?:of|after|from|following|upon)\s+(?:[\w']+\s+){0,3}?(?:notices?|notification)\b")
_FOREIGN_SENTENCE = re.compile(
    r"(?i)\bHIPAA\b|\bdata\s+subjects?\b|\bdeemed\s+(?:to\s+(?:have\s+been\s+)?)?(?:received|given|delivered)\b|\bcourier\b"
)
_UNMET = re.compile(
    r"(?i)\b(?:if|unless|where|should|in\s+the\s+(?:\w+\s+)?(?:event|case))\b[^.;]{0,120}\b(?:not|unable\s+to|cannot|fails?\s+to|failure\s+to)\s+(?:be\s+|been\s+)?$"
)
_WITHIN = re.compile(
    r"(?i)\b(?:within|in|of|under|than|exceed|exceeding|maximum|up\s+to|by|is|are|be|at\s+most|after)\s*(?:the\s+|a\s+|an\s+|one\s+|maximum\s+(?:of\s+)?|less\s+than\s+|approximately\s+|not\s+more\s+than\s+)*$|[:<\u2264=\u2013-]\s*$"
)
_ASIDE = re.compile(r"\([^()]*\)")
_FAR = 180
_UNITS = (Unit.MINUTE, Unit.HOUR, Unit.BUSINESS_HOUR, Unit.DAY, Unit.BUSINESS_DAY)
_LOOSE = re.compile(r"(?i)\b(?:typically|usually|generally|on\s+average|often|we\s+are\s+able\s+to)\b")


def reaction(passage: Passage) -> Iterator[Statement]:
    """How fast support responds, or resolves, where no severity is named."""
    text = passage.text
    if mentions(text) or mentions(passage.headings) or not _OBJECT.search(text):
        return
    plain = without_hours(text)
    spoken = [(at, kind) for at, kind in marks(plain)]
    given: set[tuple[Kind, str | None]] = set()
    for found in durations(plain):
        kind = _nearest(plain, spoken, found)
        head, tail = text[: found.span.start], text[found.span.end :]
        if (
            _FOREIGN.search(f"{head[-100:]} {_UPON_NOTICE.sub('', tail)[:60]}")
            or _LOOSE.search(head)
            or _FOREIGN_SENTENCE.search(text)
        ):
            continue
        if kind is None or found.value.unit not in _UNITS or not _is_vendors(passage, plain, spoken):
            continue
        if kind is Kind.RESOLUTION and not (given or is_of_service(passage)):
            continue
        scope = _scope(text, found)
        if (kind, scope) not in given:
            given.add((kind, scope))
            value = in_business_time(found.value, text, found.span)
            yield Statement(kind.value, value, Qualifiers(scope=scope))


def _nearest(text: str, spoken: list[tuple[int, Kind]], found: Found[Duration]) -> Kind | None:
    """Of what a length is the time: the last word in front, if it leads up to the length, or the word right behind."""
    head, tail = text[: found.span.start], text[found.span.end :]
    behind = [
        kind
        for at, kind in spoken
        if 0 <= at - found.span.end <= 18 and not re.search(r"[.,;]", text[found.span.end : at])
    ]
    if behind and behind[0] is Kind.RESPONSE and re.match(r"(?i)\W*(?:\w+\s+){0,2}(?:response|acknowledg)", tail):
        return Kind.RESPONSE
    before = [(at, kind) for at, kind in spoken if at < found.span.start]
    if not before or not _WITHIN.search(head):
        return None
    at, kind = before[-1]
    if (
        _UNMET.search(text[:at])
        or kind is Kind.OTHER
        or len(_ASIDE.sub("", text[at : found.span.start])) > _FAR
        or re.search(r"[;:]\s", text[at : found.span.start - 2])
    ):
        return None
    return kind


def _is_vendors(passage: Passage, text: str, spoken: list[tuple[int, Kind]]) -> bool:
    """Whether it is not the customer who has to respond."""
    subject = text[: spoken[0][0]][-80:]
    duty = re.search(
        r"(?i)\b(?:customer|client|licensee|you|subscriber|partner|reseller|user)s?\s+(?:shall|will|must|agrees?|should|is\s+required)\b(?!\s+(?:be|receive)\b)[^,;.]*$",
        subject,
    )
    return duty is None and not (
        passage.party_in(subject) is Role.CUSTOMER
        and re.search(r"(?i)\b(?:shall|must)\s+(?:(?!be\b)\w+\s+)?$", subject)
    )


_CALLS = re.compile(
    r"(?i)\b(?:(?:non-)?emergency|urgent|non-urgent|routine|critical|non-critical)\s+(?:[\w-]+\s+)?(?:calls?|requests?|tickets?|issues?|problems?|cases?)\b"
)


def _scope(text: str, found: Found[Duration]) -> str | None:
    """The plan that the sentence names, or the kind of calls where it tells several apart."""
    plan = re.search(r"\b(?:[Oo]ur|[Tt]he|[Ff]or)\s+((?:[A-Z][\w+-]*\s+){1,2})(?:plan|tier|package|edition)\b", text)
    if plan:
        return plan[1].strip()
    kind = re.match(r"(?i)[^.;,]{0,25}?\bon\s+((?:non-)?emergency\s+requests)", text[found.span.end :])
    calls = list(_CALLS.finditer(text))
    if kind is None and len(calls) > 1:
        kind = next((call for call in reversed(calls) if call.end() <= found.span.start), calls[0])
        return kind[0]
    return kind[1] if kind else None
