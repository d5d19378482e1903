"""In which hours support answers, as sentences say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement
from contract_review.facts.support.clauses import SUPPORT, is_of_support
from contract_review.facts.support.service_hours import BUSINESS_HOURS, ROUND_THE_CLOCK, hours_of, opening_hours_of
from contract_review.facts.support.severity import mentions
from contract_review.language.members import members
from contract_review.language.quantities import durations
from contract_review.model.fact import Choice, Qualifiers, Unit

_NOT_SUPPORT = re.compile(
    r"(?i)\bmonitor(?:s|ed|ing)?\b|\bup[\s-]?time|\bmeasured\b|\btimes\b[^.;]{0,60}\b(?:run|counted|calculated)\b|\bmaintenance\s+window|\bscheduled\s+maintenance|\bnotices?\b|\bscheduled\s+hours\s+of|\bdeemed\b|\binspect|\bvisits?\b|\bexamin|\bnet\s+asset|\boffice\s+space|\baudit|\bsecurity\s+guards?|\baccess\s+to\s+(?:the\s+)?(?:premises|data\s+cent|facility)|\binvoic|\bdeliver(?:y|ies)\b|\bbooks\s+and\s+records"
)
_SELF_SERVICE = re.compile(
    r"(?i)\b(?:portal|website|web\s+site|knowledge[\s-]?base|forum|documentation|status\s+page|self[\s-]service|online\s+resources|community)\b"
)
# "Support is available 24x7 through our documentation": nobody answers.
_BY_READING = re.compile(
    r"(?i)\bavailable\b[^.;]{0,40}\b(?:using|through|via|by|in)\s+(?:our|the|its)\s+(?:[\w-]+\s+){0,2}?(?:documentation|knowledge[\s-]?base|forums?|self[\s-]service|online\s+resources|FAQs?)\b"
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
_ENUMERATION = 3
DEFINES = re.compile(
    r"(?i)\b(?:business|working|office|support|service|operating|coverage|normal|default)\s+(?:support\s+)?(?:hours?|days/hours)\W{0,3}\s*(?:\w+\s+)?(?:are|is|means?|shall\s+be|shall\s+mean|:|defined|of\s+operation|\u2013|-)|\bhours\s+of\s+(?:operation|support|coverage|service)\b|=\s*business\s+hours?\s*\((?=\s*(?:mon|weekdays|\d))"
)


def hours(passage: Passage) -> Iterator[Statement]:
    """In which hours support answers."""
    text = _of_answering(passage.text)
    defines = DEFINES.search(text) is not None
    if not (defines or SUPPORT.search(text) or mentions(text)) and len(text.split()) > _SHORT:
        return
    if not (defines or mentions(text) or SUPPORT.search(f"{text} {passage.headings}")) or _NOT_SUPPORT.search(text):
        return
    if not is_of_support(passage):
        return
    if (_SELF_SERVICE.search(text) and not _PEOPLE.search(text)) or _BY_READING.search(text):
        return
    parts = re.split(
        r";|(?<=[a-z7)]),?\s+(?:and|while|whereas|but)\s+(?=[\w\s]{0,40}\b(?:sever|prior|all\s+other|other|P\d|emerg))",
        text,
    )
    for part in parts:
        choice = _choice(part, defines=defines)
        if choice is not None and not (_EXTRA.search(part) and choice == BUSINESS_HOURS and not defines):
            yield Statement("support.hours", choice, Qualifiers(scope=_scope(part)))


def _of_answering(text: str) -> str:
    """A sentence without those items of its enumeration that speak of maintenance, notices and the like."""
    items = members(text)
    if len(items) < _ENUMERATION:
        return text
    return "; ".join(words for item in items if not _NOT_SUPPORT.search(words := item.text_in(text)))


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
    return hours_of(plain) or (opening_hours_of(plain) if defines or SUPPORT.search(plain) else None)


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
