"""What a time in a support clause or table is a time of: the first answer, the solution, or something else."""

from __future__ import annotations

import re
from enum import StrEnum

from contract_review.model.fact import Duration, Unit
from contract_review.model.span import Span


class Kind(StrEnum):
    """The two times that are facts, and the rest, which are none."""

    RESPONSE = "support.response-time"
    RESOLUTION = "support.resolution-time"
    OTHER = "other"


TIMES = (Kind.RESPONSE, Kind.RESOLUTION)
_RESPONSE = re.compile(
    r"(?i)\brespon(?:se|ses|d|ds|ded|ding)\b|\back\b|\backnowledg\w*(?!\s+(?:and\s+agree|and\s+accept|that|hereby))|\breaction\b|\breact\b|\bcall[\s-]?backs?\b|\breply\b|\bTTO\b|\banswer(?:ed|ing)?\b"
    r"|\b(?:first|initial)\s+(?:contact|reply|touch|action|reaction)|\bpick[\s-]?up\b|\bcontact(?:s|ed)?\s+(?:the\s+|our\s+|its\s+|each\s+)?(?:customers?|clients?|users?|callers?|reporters?|you)\b|\btime\s+to\s+(?:own|answer|acknowledge)|\b(?:engineers?|technicians?)\s+(?:will|shall)\s+be\s+(?:dealing\s+with|assigned|working\s+on|looking\s+(?:at|into))\b"
)
_RESOLUTION = re.compile(
    r"(?i)\bresol(?:ution|utions|ve|ves|ved|ving)\b|\brestor\w*|\bwork[\s-]?arounds?|\bworking\s+around|\b(?:fix|fixes|fixed|bugfix)\b|\brepair\w*|\bTTR\b|\bMTTR\b"
    r"|\bcorrect(?:ion|ions|ed|s|ive)?\b|\bremed(?:y|ied|iation|iate)\b|\bclosure\b|\breplace(?:ments?|d)\b|\bsolution\b|\bservice\s+recovery|\btime\s+to\s+(?:repair|recover)|\brecovery\s+times?\b(?!\s+(?:objective|target))|\bcompletion\b|\brectif\w+|\bmitigat\w+"
)
_OTHER = re.compile(
    r"(?i)\bupdate(?:s|d)?\b|\bfollow[\s-]?ups?\b|\bcommunicat\w*|\bescalat\w*|\bstatus\b|\bnotif\w*|\bdescri\w*|\bdefin\w*|\bexamples?\b|\bassess\w*|\bdiagnos\w*|\binvestigat\w*"
    r"|\befforts?\b|\baction\s+plans?\b|\broot[\s-]cause|\bRCA\b|\bcriteria\b|\bcondition\w*|\bcharacteristic\w*|\bsymptoms?\b|\bimpact\b|\bprogress\b|\breport(?:s|ing)?\b|\bfrequency\b"
    r"|\bprice\b|\bfees?\b|\bcredits?\b|\bpenalt\w*|\bdeduction\w*|\bcoverage\b|\bhours\s+of\b|\bavailability\b|\buptime\b|\bmaintenance\b|\bcompliance\b|\bachiev\w*|\banalysis\b|\bmeaning\b|\bdispatch\w*|\bon-?site\b|\bcommitment\s+period"
)
_COVERAGE = re.compile(
    r"(?i)\b(?:support|service|operating|operational|covered|help\s?desk|opening|availability|contact|response|working)?\s*(?:hours?\s+of\s+(?:operation|coverage|support|service|availability)|coverage(?:\s+hours)?|availability|(?:support|service|operating|opening|business)\s+(?:hours|times?|window|period))\b|^\W*hours\W*$"
)
_GENERIC = re.compile(
    r"(?i)\b(?:time|times|frames?|timeframes?|timelines?|target|targets|targeted|goals?|objectives?|initial|first|sla|slas|service|level|levels|maximum|max|minimum|average|mean|within|"
    r"in|hours?|hrs?|minutes?|mins?|days?|business|working|period|commitments?|guaranteed?|guarantees?|measure|metric|value|required|expected|performance|to|for|of|the|a|an|and|or|by|from|after|"
    r"ticket|incident|support|call|issue|contact|temporary|permanent|final|remote|estimated|agreed|contractual|requirement|requirements|vendor|provider|our|your|see|note|request|email|phone)\b"
)


# The name of a service, which says nothing of times.
_NO_ANSWER = re.compile(r"(?i)\bdetection\s+(?:and|&)\s+response\b")
_NAMES_A_TIME = re.compile(r"(?i)\btime\s+to\b|\btimes?\W*$|\btimeframes?\W*$")


def names_a_time(text: str) -> bool:
    """Whether a heading names a time of its own ("Time to contain"), so that none announced above the table counts."""
    return _NAMES_A_TIME.search(_GENERIC_TIME.sub(" ", text)) is not None


_GENERIC_TIME = re.compile(r"(?i)\b(?:target(?:ed)?|sla|service\s+level|maximum|max\.?|committed)\s+times?\b")


def kind_of(text: str) -> Kind | None:
    """Of what a heading or a label says it is the time; None where it does not say."""
    text = _NO_ANSWER.sub(" ", text)
    response, resolution = _RESPONSE.search(text), _RESOLUTION.search(text)
    other = _OTHER.search(text)
    if response and resolution and re.fullmatch(r"(?i)MTTR", resolution[0]):
        # The R of MTTR stands for the response where the heading says so.
        return Kind.RESPONSE
    if response and resolution:
        return Kind.RESPONSE if re.search(r"(?i)response\s+(?:time|target)\W*$", text) else None
    if response:
        return Kind.OTHER if other and re.search(r"(?i)update|status|progress|report", text) else Kind.RESPONSE
    if resolution:
        return (
            Kind.OTHER
            if other and re.search(r"(?i)update|root|report|escalat|progress|action", text)
            else Kind.RESOLUTION
        )
    return Kind.OTHER if other else None


def marks(text: str) -> tuple[tuple[int, Kind], ...]:
    """Where running text speaks of an answer, a solution or something else, in order."""
    found = [(match.start(), Kind.RESPONSE) for match in _RESPONSE.finditer(text)]
    found += [(match.start(), Kind.RESOLUTION) for match in _RESOLUTION.finditer(text)]
    found += [(match.start(), Kind.OTHER) for match in _RUNNING_OTHER.finditer(text)]
    return tuple(sorted(found))


_RUNNING_OTHER = re.compile(
    r"(?i)\bupdat(?:e|es|ed|ing)\b|\bescalat\w*(?!\s+(?:tickets?|cases?|issues?|incidents?|calls?|requests?))\b|\bstatus\s+report|\bnotif(?:y|ied|ication)\b|\broot[\s-]cause|\binvestigat\w*|\bdiagnos\w*|\bassess\w*"
    r"|\bprogress\b|\bpublish\w*|\bpost-?mortem|\b(?:provides?|delivers?|issues?|sends?|prepares?)\s+(?:\w+\s+){0,3}reports?\b|\breports?\s+(?:on|about)\b|\bcauses?\b|\bcredit(?:s|ed)?\b|\bcorrective\s+action|\bsupply\s+of|\binform(?:s|ed)?\b|\bdispatch\w*|\bon-?site\b|\boutage\s+of\s+(?:\w+\s+){0,3}?(?:\d|hours?|minutes?|days?)|\blasting\b|\bterminat\w*|\bsubmit(?:s|ted)?\b|\bdeliver(?:s|ed)?\b"
)


def is_coverage(text: str) -> bool:
    """Whether a heading announces hours of service rather than a time to answer in."""
    return bool(_COVERAGE.search(text)) and not re.search(r"(?i)response|resolution|respond|resolv|monthly", text)


_MEASURE_WORDS = re.compile(
    r"(?i)(?:\W|\d|\b(?:times?|targets?|targeted|time\s?frames?|timelines?|goals?|objectives?|sla|slas|slo|slos|service|levels?|commitments?|values?|metrics?|measures?|kpi|"
    r"maximum|max|minimum|average|hours?|minutes?|days?|business|working|guaranteed?|standards?|the|of|to|in|for|and|or|period|description|details|customer|vendor|provider)\b)*"
)


def plan_in(text: str) -> str | None:
    """The plan that a heading names when it does not say what is measured ("Business", "Premier 24x7"); None if none."""
    words = " ".join(text.split())
    return (
        None
        if re.fullmatch(_MEASURE_WORDS, words) and words.lower() not in ("business", "standard", "customer")
        else words[:60] or None
    )


def scope_in(text: str) -> str | None:
    """What remains of a heading without the words that say what is measured: the plan ("Gold Response Time" → Gold)."""
    rest = _GENERIC.sub(" ", _RESOLUTION.sub(" ", _RESPONSE.sub(" ", text)))
    words = re.findall(r"[\w&+./'\u2019-]*\w[\w&+./'\u2019-]*\+?", re.sub(r"\([^)]*\)", " ", rest))
    kept = [word for word in words if not re.fullmatch(r"[\d.,x]+(?:st|nd|rd|th)?|[<>=\u2264\u2265-]+", word)]
    return " ".join(kept)[:60] or None


_IN_BUSINESS = {Unit.HOUR: Unit.BUSINESS_HOUR, Unit.DAY: Unit.BUSINESS_DAY}
_OFFICE_TIME_BEFORE = re.compile(
    r"(?i)\bduring\s+(?:\w+\s+){0,2}(?:business|working|office|support)\s+hours\W{0,3}(?:within\s+)?$"
)
_OFFICE_TIME = re.compile(
    r"(?i)^[^.;]{0,30}?\b(?:during|in|within|of|subject\s+to)\s+(?:[\w\u2019']+\s+){0,3}?(?:business|working|office|support|service|desk)[\s-]+(?:hours|time)\b"
    r"|^\s*\(?(?:business|working|office)\s+hours|^\s*\(?\s*(?:mon|\d{1,2}\s*[x\u00d7]\s*5\b|\d{1,2}(?::\d\d)?\s*[ap]\w{0,3}\s*[-\u2013])"
)


def in_business_time(value: Duration, text: str, span: Span) -> Duration:
    """The same time in business hours where the words right behind it, or right before, say that only these count."""
    unit = _IN_BUSINESS.get(value.unit)
    head, tail = text[: span.start][-60:], text[span.end : span.end + 60]
    counted = _OFFICE_TIME.match(tail) or _OFFICE_TIME_BEFORE.search(head)
    return Duration(value.n, unit) if unit is Unit.BUSINESS_HOUR and counted else value
