"""Facts about service levels: what availability is promised, what is paid when it fails."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement, finder
from contract_review.language.quantities import Found, durations, percentages
from contract_review.model.clause import Category
from contract_review.model.contract import Role
from contract_review.model.fact import Duration, Flag, Percentage, Qualifiers, Unit

_AVAILABLE = re.compile(r"(?i)\bup-?\s?time|\bavailab(?:le|ility)|\baccessible\b|\boperational\b")
_PROMISES = re.compile(
    r"(?i)\b(?:shall|will|guarantee\w*|commit\w*|promis\w*|warrants?|ensures?|assert|maintain\w*|provides?|offers?|achiev\w*|target\w*|objective|goal|strives?|efforts|endeavou?rs?|is|are)\b|\bat\s+least\b|\bminimum\b|:"
)
_NO_PROMISE = re.compile(
    r"(?i)\b(?:credit|refund|discount)\b|\bdurab|\bpacket\s+loss|\bless\s+than\b|\bbelow\b|\bfalls?\b|\bdrops?\b|\bbetween\b|\bterminat|\bcapacity\b|\binvoice|\bfor\s+example"
)
_MONTH = re.compile(r"(?i)\bmonth|\bbilling\s+(?:cycle|period)")
_QUARTER = re.compile(r"(?i)\bquarter")
_YEAR = re.compile(r"(?i)\byear|\bannual|\bper\s+annum")
_CREDIT = re.compile(r"(?i)\bcredits?\b(?!\s+(?:card|check|line|limit|rating))|\bcompensat|\brebate|\brefund")
_CAPS = re.compile(
    r"(?i)\b(?:not|never)\s+(?:\w+\s+){0,4}exceed|\bmaximum|\bno\s+more\s+than|\bnot\s+(?:\w+\s+){0,3}more\s+than|\bcapped|\blimited\s+to|\bup\s+to\b|\bcap\b|\bin\s+an\s+amount\s+more\s+than"
)
_CLAIMS = re.compile(
    r"(?i)\brequest|\bclaim|\bnotif|\bsubmit|\bin\s+writing|\bwritten|\breport|\beligible|\breceive[ds]?\b|\bappl(?:y|ies)"
)
_SOLE = re.compile(
    r"(?i)\b(?:sole|exclusive|only|entire|full)\b[^.;]{0,40}\b(?:remed(?:y|ies)|recourse)|\bremed(?:y|ies)\b[^.;]{0,30}\b(?:sole|exclusive)|\bsole\s+(?:obligation|liability)[^.;]{0,60}\bremed"
)
_SERVICE = re.compile(
    r"(?i)\bcredit|\bservice\s+(?:level|commitment|availability)|\buptime|\bavailab|\bSLA\b|\bdowntime|\binterruption|\boutage|\bunavailab|\bservices?\b"
)
_OTHER_REMEDY = re.compile(
    r"(?i)\binfring|\bindemn|\bdefect|\bwarrant|\bre-?perform|\brepair\s+or\s+replace|\bwork\s+product"
)
_REPEATED = re.compile(
    r"(?i)\b(?:consecutive|two|three|four|2|3|4|any)\b[^.;]{0,40}\b(?:month|quarter|period|times|occasion|failure|breach|12-month|twelve)|\brepeated|\bchronic|\bpersistent|\bless\s+than\b|\bbelow\b|\bfalls?\s+under|\bmore\s+than\b"
)
_MAINTENANCE = re.compile(
    r"(?i)\b(?:scheduled|planned|routine|regular|emergency)\s+(?:\w+\s+)?(?:maintenance|downtime|outage)|\bmaintenance\b|\bscheduled\s+downtime"
)
_NOTICE = re.compile(r"(?i)\bnotice|\bnotif|\bin\s+advance|\badvance|\bprior\b|\bannounc|\binform")
_RPO = re.compile(r"(?i)\brpo\b|\brecovery\s+point")
_RTO = re.compile(r"(?i)\brto\b|\brecovery\s+time")


def uptime(passage: Passage) -> Iterator[Statement]:
    """Which availability is promised; thresholds of credits, durability and packet loss are no promise."""
    text = passage.text
    headed = _AVAILABLE.search(passage.headings) is not None
    if not (_AVAILABLE.search(text) or (headed and len(text) < 80)) or not (_PROMISES.search(text) or len(text) < 60):
        return
    for found in _promised(text):
        scope = _scope(text, found)
        yield Statement("sla.uptime", found.value, Qualifiers(per=_window(passage), scope=scope))


def _promised(text: str) -> list[Found[Percentage]]:
    kept: list[Found[Percentage]] = []
    for found in percentages(text):
        around = text[max(found.span.start - 60, 0) : found.span.end + 25]
        if not 50 < found.value.n <= 100 or _NO_PROMISE.search(around) or any(k.value == found.value for k in kept):
            continue
        kept.append(found)
    return kept if len(kept) <= 3 else []


def _scope(text: str, found: Found[Percentage]) -> str | None:
    match = re.match(
        r"(?i)[^,.;]{0,40}?\bfor\s+((?:[A-Z][\w-]+|free|pro|paid)(?:\s+(?:[A-Z][\w-]+|users?|plans?|customers?|tier))*)",
        text[found.span.end :],
    )
    return match[1] if match else None


def _window(passage: Passage) -> str | None:
    near = passage.text
    for text in (near, passage.headings, _definition(passage)):
        for pattern, word in ((_QUARTER, "quarter"), (_MONTH, "month"), (_YEAR, "year")):
            if pattern.search(text):
                return word
    return None


def _definition(passage: Passage) -> str:
    """The definitions and neighbouring words that say over which period availability is measured."""
    meanings = [
        definition.span.text_in(passage.contract.text)
        for definition in passage.contract.definitions
        if _AVAILABLE.search(definition.term)
    ]
    return " ".join(meanings) or passage.before


def credit_cap(passage: Passage) -> Iterator[Statement]:
    """The most that is credited for one period, as a share of its fees."""
    text = passage.text
    if not (_CREDIT.search(text) and _CAPS.search(text)):
        return
    for found in percentages(text):
        if _CAPS.search(text[max(found.span.start - 110, 0) : found.span.start]) or re.match(
            r"(?i)[^.;]{0,40}\bmaximum", text[found.span.end :]
        ):
            yield Statement("sla.credit-cap", found.value, Qualifiers(of=_period(text)))
            return
    full = re.search(
        r"(?i)\b(?:total|one|1|full)\b[^.;]{0,25}\b(month)(?:ly|s)?\b['\u2019]?s?(?:\s+worth)?[^.;]{0,30}\bfees?\b|\b(?:monthly|month['\u2019]s)\s+(?:\w+\s+)?fees?\b",
        text,
    )
    if full and _CAPS.search(text[: full.start() + 10]):
        yield Statement("sla.credit-cap", Percentage(100), Qualifiers(of="month"))


def _period(text: str) -> str | None:
    for pattern, word in ((_MONTH, "month"), (_YEAR, "year"), (re.compile(r"(?i)\bterm\b"), "term")):
        if pattern.search(text):
            return word
    return None


def claim_window(passage: Passage) -> Iterator[Statement]:
    """How long there is to claim a credit."""
    text = passage.text
    if not (_CREDIT.search(text + passage.before) and _CLAIMS.search(text)):
        return
    if not (re.search(r"(?i)\bcredit|\bclaim", text) and not re.search(r"(?i)\bterminat\w+\s+this", text)):
        return
    for found in durations(text):
        head, tail = text[: found.span.start], text[found.span.end :]
        issued = re.search(
            r"(?i)\b(?:will|shall)\s+(?:issue|apply|credit|process|respond|be\s+(?:issued|applied|credited))[^.;]{0,80}$",
            head,
        )
        if re.search(r"(?i)\bwithin|\bno\s+later\s+than|\bnot\s+later|\bprior\s+to", head[-40:]) and not issued:
            if re.match(r"(?i)[\s\w'\u2019,()]{0,40}?\b(?:of|after|from|following|in\s+which)\b", tail):
                yield Statement("sla.credit-claim-window", found.value)
                return


def sole_remedy(passage: Passage) -> Iterator[Statement]:
    """Whether credits are all that the customer gets."""
    text = passage.text
    if not _SOLE.search(text) or _OTHER_REMEDY.search(text):
        return
    service = passage.about(Category.SERVICE_LEVELS, Category.SERVICE_CREDITS) or re.search(
        r"(?i)\bcredit|\bSLA\b|\bservice\s+level|\buptime|\bavailab", text
    )
    if service and _SERVICE.search(text):
        denied = re.search(
            r"(?i)\b(?:not|are\s+not|in\s+addition\s+to|without\s+prejudice)\b[^.;]{0,40}\b(?:sole|exclusive|other)",
            text,
        )
        yield Statement("sla.sole-remedy", Flag(not denied))


def chronic_failure(passage: Passage) -> Iterator[Statement]:
    """Whether the customer may leave when service levels fail again and again, or badly."""
    text = passage.text
    if not re.search(r"(?i)\bterminat|\bcancel", text) or not _REPEATED.search(text + " " + passage.before):
        return
    about = passage.about(Category.SERVICE_LEVELS, Category.SERVICE_CREDITS)
    leaves = re.search(r"(?i)\b(?:terminat|cancel)", text)
    if leaves and passage.party_in(text[: leaves.start()][-80:]) is Role.VENDOR:
        return
    level = re.search(r"(?i)\bservice\s+levels?|\bavailab|\buptime|\bservice\s+credit|\bSLA\b|\bresponse\s+time", text)
    if (about or level) and re.search(r"(?i)\b(?:may|right|entitled)\b", text) and level:
        if not re.search(r"(?i)\bupon\s+termination|\bnot\s+(?:be\s+)?(?:entitled|have)", text):
            yield Statement("sla.chronic-termination", Flag(value=True))


def maintenance(passage: Passage) -> Iterator[Statement]:
    """How long before planned maintenance it is announced."""
    text = passage.text
    about = passage.about(Category.MAINTENANCE, Category.SERVICE_LEVELS)
    if not (_MAINTENANCE.search(text) or (about and _MAINTENANCE.search(passage.before))) or not _NOTICE.search(text):
        return
    if not (about or re.search(r"(?i)\bscheduled|\bplanned|\bdowntime|\bwindow", text)):
        return
    for found in durations(text):
        window = text[max(found.span.start - 40, 0) : found.span.end + 60]
        if _NOTICE.search(window) and not re.search(r"(?i)\bterminat|\brenew|\bfee", text):
            yield Statement("sla.maintenance-notice", found.value)
            return


def recovery(passage: Passage) -> Iterator[Statement]:
    """To which point and in which time data and service are recovered."""
    for name, pattern in (("sla.rpo", _RPO), ("sla.rto", _RTO)):
        cue = pattern.search(passage.text)
        if cue is None:
            continue
        later = [found for found in durations(passage.text) if found.span.start >= cue.end()]
        if later and later[0].span.start - cue.end() < 90:
            yield Statement(name, Duration(later[0].value.n, Unit(later[0].value.unit)))


FINDERS = (
    finder("uptime available availability accessible operational % percent", uptime),
    finder("credit credits refund compensation rebate", credit_cap),
    finder("credit credits claim claims request requests refund compensation", claim_window),
    finder("sole exclusive remedy remedies recourse only", sole_remedy),
    finder("terminate termination terminates cancel", chronic_failure),
    finder("maintenance downtime outage notice notify notifies advance", maintenance),
    finder("rpo rto recovery", recovery),
)
