"""Facts about support: in which hours it answers, and how fast it responds and resolves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from contract_review.facts.passages import Passage, Statement, finder
from contract_review.facts.service_hours import (
    BUSINESS_HOURS,
    ROUND_THE_CLOCK,
    hours_of,
    opening_hours_of,
    without_hours,
)
from contract_review.facts.severity import cell_label, mentions
from contract_review.facts.severity_lists import listed
from contract_review.facts.support_kinds import Kind, in_business_time, marks
from contract_review.language.quantities import Found, durations
from contract_review.model.clause import Category
from contract_review.model.contract import Contract, Role
from contract_review.model.contract import Kind as DocumentKind
from contract_review.model.fact import Choice, Duration, Fact, Qualifiers, Unit

__all__ = ["FINDERS", "listed", "settle"]

_SERVICE_DOCUMENTS = (DocumentKind.SLA, DocumentKind.SUPPORT, DocumentKind.MAINTENANCE)
_SUPPORT = re.compile(
    r"(?i)\bsupports?\b(?!\s+staff)|\bhelp[\s-]?desk|\bservice[\s-]desk|\btechnical\s+assistance|\bhot[\s-]?line|\bcall\s+cent|\bcustomer\s+(?:service|care|success)|\bmaintenance\s+services|"
    r"\baccept\s+calls|\bNOC\b|\bSOC\b|\boperations\s+cent(?:er|re)|\bresponse\s+(?:team|times?|service)|\bemergency\s+(?:contact|number|line)|\bcommunications\s+will"
)
_NOT_SUPPORT = re.compile(
    r"(?i)\bmonitor(?:s|ed|ing)?\b|\bup[\s-]?time|\bmeasured\b|\btimes\b[^.;]{0,60}\b(?:run|counted|calculated)\b|\bmaintenance\s+window|\bscheduled\s+maintenance|\bnotices?\b|\bscheduled\s+hours\s+of|\bdeemed\b|\binspect|\bvisits?\b|\bexamin|\bnet\s+asset|\boffice\s+space|\baudit|\bsecurity\s+guards?|\baccess\s+to\s+(?:the\s+)?(?:premises|data\s+cent|facility)|\binvoic|\bdeliver(?:y|ies)\b|\bbooks\s+and\s+records"
)
_SELF_SERVICE = re.compile(
    r"(?i)\b(?:portal|website|web\s+site|knowledge[\s-]?base|forum|documentation|status\s+page|self[\s-]service|online\s+resources|community)\b"
)
_PEOPLE = re.compile(
    r"(?i)\b(?:phone|telephone|e-?mail|chat|staff|engineers?|team|agents?|personnel|hot[\s-]?line|desk|calls?|technical\s+support|customer\s+support)\b"
)
_OUTSIDE = re.compile(
    r"(?i)\b(?:outside(?:\s+of)?|beyond|other\s+than|not)\s+(?:(?:the|normal|regular|its|our|these|such|standard|during)\s+)*(?:business|working|office|support|service)\s+hours|\b(?:non|after)[\s-](?:business\s+|office\s+|working\s+)?hours"
)
_EXTRA = re.compile(
    r"(?i)\bmay\s+(?:be\s+)?(?:purchase|have\s+higher|request)|\badditional\s+(?:fee|charge|cost)|\bat\s+(?:an\s+)?extra|\bon\s+request|\bsurcharge"
)
_SHORT = 25
_DEFINES = re.compile(
    r"(?i)\b(?:business|working|office|support|service|operating|coverage|normal|default)\s+(?:support\s+)?(?:hours?|days/hours)\W{0,3}\s*(?:\w+\s+)?(?:are|is|means?|shall\s+be|shall\s+mean|:|defined|of\s+operation|\u2013|-)|\bhours\s+of\s+(?:operation|support|coverage|service)\b"
)


def hours(passage: Passage) -> Iterator[Statement]:
    """In which hours support answers."""
    text = passage.text
    defines = _DEFINES.search(text) is not None
    if not (defines or _SUPPORT.search(text) or mentions(text)) and len(text.split()) > _SHORT:
        return
    if not (defines or mentions(text) or _SUPPORT.search(f"{text} {passage.headings}")) or _NOT_SUPPORT.search(text):
        return
    if not _in_support_clause(passage):
        return
    if _SELF_SERVICE.search(text) and not _PEOPLE.search(text):
        return
    parts = re.split(
        r";|(?<=[a-z7)]),?\s+(?:and|while|whereas|but)\s+(?=[\w\s]{0,40}\b(?:sever|prior|all\s+other|other|P\d|emerg))",
        text,
    )
    for part in parts:
        choice = _choice(part, defines=defines)
        if choice is not None and not (_EXTRA.search(part) and choice == BUSINESS_HOURS and not defines):
            yield Statement("support.hours", choice, Qualifiers(scope=_scope(part)))


def _in_support_clause(passage: Passage) -> bool:
    if passage.contract.kind in _SERVICE_DOCUMENTS or passage.about(Category.SUPPORT, Category.SERVICE_LEVELS):
        return True
    return bool(_SUPPORT.search(passage.headings) or _SUPPORT.search(passage.text))


def _choice(part: str, *, defines: bool) -> Choice | None:
    """The hours of a part of a sentence, without the lengths of time that are counted in business hours."""
    if hours_of(part) == ROUND_THE_CLOCK:
        return ROUND_THE_CLOCK
    plain = part
    for found in durations(part):
        if found.value.unit not in (Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY):
            continue
        plain = plain[: found.span.start] + "#" * len(found.span) + plain[found.span.end :]
    plain = _OUTSIDE.sub(lambda match: "#" * len(match[0]), plain)
    if _EXTRA.search(plain) and not defines:
        return None
    return hours_of(plain) or (opening_hours_of(plain) if defines or _SUPPORT.search(plain) else None)


def _scope(part: str) -> str | None:
    labels = mentions(part)
    if labels:
        return ", ".join(dict.fromkeys(label.name for label in labels))[:60]
    plan = re.search(
        r"\b(?:[Oo]ur\s+|[Tt]he\s+|[Ff]or\s+)((?:[A-Z][\w+-]*\s+){1,2})(?:plan|tier|package|support|customers|subscribers)\b",
        part,
    )
    return (
        plan[1].strip()
        if plan and plan[1].strip().lower() not in ("technical", "customer", "standard support")
        else None
    )


_OBJECT = re.compile(
    r"(?i)\b(?:calls?|tickets?|(?:support|service|maintenance|incident|help|wordpress|non-emergency|emergency)\s+requests?|requests?\s+for\s+(?:support|assistance|service|help|maintenance)|incidents?|issues?|problems?|inquir(?:y|ies)|enquir(?:y|ies)|e-?mails?|"
    r"communications?|support|quer(?:y|ies)|errors?|faults?|defects?|outages?|messages?|help\s?desk|chats?|response\s+times?|malfunctions?|work[\s-]?arounds?|service\s+failures?|trouble|failures?|(?:failed|faulty|defective|broken)\s+(?:hardware|appliance|equipment|unit|part|component|device|disk|drive)s?)\b"
)
_FOREIGN = re.compile(
    r"(?i)\baudit|\bquestionnaire|\binvoice|\bdata\s+subject|\bpersonal\s+data|\bprivacy|\bbreach(?:es|ed)?\s+(?:notice|of)|\bterminat|\bdispute|\barbitrat|\bproposal|\bquotation|\bRFP\b|\bchange\s+(?:request|order)|\bclaims?\b|\bindemn|\bcourt|\bsubpoena|"
    r"\bsecurity\s+incident|\bdata\s+breach|\bcredits?\b|\bcur(?:e|ed|ing)\b|\bmilliseconds?|\bAPI\b|\bpurchase\s+order|\baccept(?:ance|ed|s)?\b|\breject|\bapprov|\bDMCA|\btakedown|\bconsent|\binfring|\bconfidential|\bpayment|\bvulnerabilit|\bwarrant|\bwritten\s+notice|\bregulator|\bright\s+of\s+first|\boffer\b|\bforecast|\bHIPAA\b|\bindividuals?\b|\brights\s+under|\b(?:the|either|both)\s+part(?:y|ies)\b|\bgood\s+faith|\bnegotiat|\bunable\s+to\s+resolve|\bnotices?\b|\bfacsimile|\bfax\b|\bdeemed|\bcourier|\bpostage|\bhand\s+delivery|\bproject\s+leads?\b"
)
_FOREIGN_SENTENCE = re.compile(
    r"(?i)\bHIPAA\b|\bdata\s+subjects?\b|\bdeemed\s+(?:to\s+(?:have\s+been\s+)?)?(?:received|given|delivered)\b|\bcourier\b"
)
_UNMET = re.compile(
    r"(?i)\b(?:if|unless|where|should|in\s+the\s+event)\b[^.;]{0,120}\b(?:not|unable\s+to|cannot|fails?\s+to|failure\s+to)\s+(?:be\s+|been\s+)?$"
)
_WITHIN = re.compile(
    r"(?i)\b(?:within|in|of|under|than|exceed|exceeding|maximum|up\s+to|by|is|are|be|at\s+most|after)\s*(?:the\s+|a\s+|an\s+|one\s+|maximum\s+(?:of\s+)?|less\s+than\s+|approximately\s+|not\s+more\s+than\s+)*$|[:<\u2264=\u2013-]\s*$"
)
_UNITS = (Unit.MINUTE, Unit.HOUR, Unit.BUSINESS_HOUR, Unit.DAY, Unit.BUSINESS_DAY)
_LOOSE = re.compile(r"(?i)\b(?:typically|usually|generally|on\s+average|often|we\s+are\s+able\s+to)\b")


def reaction(passage: Passage) -> Iterator[Statement]:
    """How fast support responds, or resolves, where no severity is named."""
    text = passage.text
    if mentions(text) or mentions(passage.headings) or not _OBJECT.search(text):
        return
    plain = without_hours(text)
    spoken = [(at, kind) for at, kind in marks(plain)]
    for found in durations(plain):
        kind = _nearest(plain, spoken, found)
        head, tail = text[: found.span.start], text[found.span.end :]
        if _FOREIGN.search(f"{head[-100:]} {tail[:60]}") or _LOOSE.search(head) or _FOREIGN_SENTENCE.search(text):
            continue
        if kind is None or found.value.unit not in _UNITS or not _is_vendors(passage, plain, spoken):
            continue
        if kind is Kind.RESOLUTION and not _in_service_clause(passage):
            continue
        value = in_business_time(found.value, text, found.span)
        yield Statement(kind.value, value, Qualifiers(scope=_reaction_scope(text, found)))
        return


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
        or found.span.start - at > 140
        or re.search(r"[;:]\s", text[at : found.span.start - 2])
    ):
        return None
    return kind


def _is_vendors(passage: Passage, text: str, spoken: list[tuple[int, Kind]]) -> bool:
    """Whether it is not the customer who has to respond."""
    subject = text[: spoken[0][0]][-80:]
    duty = re.search(
        r"(?i)\b(?:customer|client|licensee|you|subscriber|partner|reseller|user)s?\s+(?:shall|will|must|agrees?|should|is\s+required)\b[^,;.]*$",
        subject,
    )
    return duty is None and not (
        passage.party_in(subject) is Role.CUSTOMER and re.search(r"(?i)\b(?:shall|must)\s+(?:\w+\s+)?$", subject)
    )


_SERVICE_TIME = re.compile(
    r"(?i)\b(?:help|service)[\s-]?desk\b|\btechnical\s+support\b|\bmean\s+time\s+to\b|\bMTTR\b|\b(?:resolution|restoration|repair)\s+times?\b"
)


def _in_service_clause(passage: Passage) -> bool:
    about = passage.about(Category.SUPPORT, Category.SERVICE_LEVELS, Category.MAINTENANCE)
    named = _SUPPORT.search(passage.headings) or _SERVICE_TIME.search(passage.text)
    return about or passage.contract.kind in _SERVICE_DOCUMENTS or named is not None


def _reaction_scope(text: str, found: Found[Duration]) -> str | None:
    plan = re.search(r"\b(?:[Oo]ur|[Tt]he|[Ff]or)\s+((?:[A-Z][\w+-]*\s+){1,2})(?:plan|tier|package|edition)\b", text)
    if plan:
        return plan[1].strip()
    kind = re.match(r"(?i)[^.;,]{0,25}?\bon\s+((?:non-)?emergency\s+requests)", text[found.span.end :])
    return kind[1] if kind else None


FINDERS = (
    finder(
        "hour hours 24x7 24/7 8x5 7x24 24x5 × clock weekdays weekday monday mon mon-fri support helpdesk staffed", hours
    ),
    finder(
        "respond responds response responded responding acknowledge acknowledged reply answered resolve resolved resolution restore "
        "restored fix fixed repair repaired replace replaced replacement workaround",
        reaction,
    ),
)


def settle(contract: Contract, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Keeps each statement once: what holds for all severities swallows the same for one, and severities are joined."""
    every = [*facts, *_resolutions_by_definition(contract, facts)]
    kept: list[Fact] = []
    joined: dict[Choice, int] = {}
    every = [fact for fact in every if not _is_hours_echo(fact, every)]
    unscoped = {fact.value for fact in every if fact.id == "support.hours" and fact.qualifiers.scope is None}
    for fact in every:
        if fact.id != "support.hours" or fact.qualifiers.scope is None or cell_label(fact.qualifiers.scope) is None:
            kept.append(fact)
        elif fact.value not in unscoped and isinstance(fact.value, Choice):
            if fact.value in joined:
                kept[joined[fact.value]] = _join(kept[joined[fact.value]], fact)
            else:
                joined[fact.value] = len(kept)
                kept.append(fact)
    return tuple(fact for fact in kept if not _is_general_echo(fact, kept))


_UNTIL_SOLVED = re.compile(
    r"(?i)\b(?:ending|ends|until|to\s+the\s+time)\b[^.]{0,120}\b(?:resolved|fixed|fix|corrected|restored|work-?around)"
)


def _resolutions_by_definition(contract: Contract, facts: tuple[Fact, ...]) -> Iterator[Fact]:
    """The response times again as resolution times, where the contract defines a response to end with the solution."""
    meanings = (
        d.meaning.text_in(contract.text)
        for d in contract.definitions
        if re.fullmatch(r"(?i)(?:initial\s+)?response\s+times?", d.term)
    )
    if any(_UNTIL_SOLVED.search(meaning) for meaning in meanings):
        yield from (replace(fact, id=Kind.RESOLUTION.value) for fact in facts if fact.id == Kind.RESPONSE.value)


def _is_hours_echo(fact: Fact, facts: list[Fact]) -> bool:
    """Whether a definition of business hours, or a plan that has the general hours, only repeats another statement."""
    if fact.id != "support.hours":
        return False
    same = [other for other in facts if other.id == fact.id and other.value == fact.value and other is not fact]
    defines = _DEFINES.search(fact.evidence[0].quote) is not None
    if fact.qualifiers.scope is None:
        # The meaning of "Business Hours" is the hours of support only where nothing else says what these are.
        said = [other for other in facts if other.id == fact.id and not _DEFINES.search(other.evidence[0].quote)]
        return defines and any(other.qualifiers.scope is None or other in same for other in said)
    general = [other for other in same if other.qualifiers.scope is None]
    return any(_DEFINES.search(other.evidence[0].quote) is None for other in general)


def _join(first: Fact, second: Fact) -> Fact:
    scopes = dict.fromkeys((*(first.qualifiers.scope or "").split(", "), second.qualifiers.scope or ""))
    evidence = dict.fromkeys((*first.evidence, *second.evidence))
    return replace(
        first, evidence=tuple(evidence), qualifiers=replace(first.qualifiers, scope=", ".join(filter(None, scopes)))
    )


def _is_general_echo(fact: Fact, facts: list[Fact]) -> bool:
    """Whether a time without severity only repeats one that is set for a severity."""
    if (
        fact.id not in (Kind.RESPONSE.value, Kind.RESOLUTION.value)
        or fact.qualifiers.severity is not None
        or fact.qualifiers.scope
    ):
        return False
    return any(
        o.id == fact.id and o.value == fact.value and o.qualifiers.severity is not None for o in facts
    ) and isinstance(fact.value, Duration)
