"""Facts about support in running text: when it answers, how fast it responds and resolves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement, finder
from contract_review.facts.severity import severity_in
from contract_review.language.quantities import Found, durations
from contract_review.model.clause import Category
from contract_review.model.fact import Choice, Duration, Qualifiers, Unit

ROUND_THE_CLOCK = re.compile(
    r"(?i)\b24\s*(?:x|/|×|\*|by|hours?(?:\s+(?:a|per)\s+day)?,?\s*(?:and\s+)?)\s*(?:7|seven|365)\b|\b24\s*/\s*7|\b24\s*x\s*7|\baround[\s-]the[\s-]clock|\bround[\s-]the[\s-]clock"
    r"|\btwenty[\s-]four\s*(?:\(24\))?\s*hours\s*(?:a|per)\s*day|\b24\s+hours?\s+(?:a|per)\s+day|\b24\s+hours,?\s+7\s+days|\b24x7x365"
)
OFFICE_HOURS = re.compile(
    r"(?i)\b(?:8|9|10|12)\s*(?:x|×)\s*5\b|\b(?:business|working|office|regular|normal)\s+(?:business\s+|working\s+)?hours\b|\bmon(?:day)?s?\s*(?:-|\u2013|to|through|thru)\s*fri(?:day)?|\bfive\s*(?:\(5\))?\s+days\s+(?:a|per)\s+week|\bon\s+business\s+days|\bweekdays|\bnormal\s+hours"
)
_SUPPORT = re.compile(
    r"(?i)\bsupport|\bhelp\s?desk|\bservice\s+desk|\btechnical\s+assistance|\bhot\s?line|\bcall\s+cent|\bcustomer\s+service|\bmaintenance\s+services|\bbusiness\s+hours\s+(?:are|is|means?)|\bsupport\s+hours"
)
_RESPONDS = re.compile(
    r"(?i)\brespon[ds]\w*|\backnowledg|\bcall\s*back|\breact(?:ion|s)?\b|\banswer(?:ed|s)?\b|\breply|\brepl(?:y|ies)\b"
)
_RESOLVES = re.compile(
    r"(?i)\bresol(?:ve|ved|ution|ves|ving)|\brestor\w+|\bwork-?\s?around|\bfix(?:ed|es)?\b|\brepair|\brectif|\bcorrect(?:ed|ion)?\b|\breplacement\b|\brunning\b"
)
_PROBLEM = re.compile(
    r"(?i)\bincident|\berror|\bproblem|\bissue|\bticket|\brequest|\bcall|\bfault|\bseverity|\bpriority|\bsupport|\binquir|\boutage|\bemail|\bdefect|\bcategory|\bemergency|\bfailure|\bmalfunction"
)


def hours(passage: Passage) -> Iterator[Statement]:
    """In which hours support answers."""
    text = passage.text
    about = passage.about(Category.SUPPORT) or _SUPPORT.search(text)
    if not about or re.search(
        r"(?i)\bnotice|\bavailab\w+\s+of\s+the\s+service|\buptime|\bmonitor|\bscheduled\s+maintenance", text
    ):
        return
    if not (_SUPPORT.search(text) or _SUPPORT.search(passage.headings)):
        return
    if ROUND_THE_CLOCK.search(text):
        yield Statement("support.hours", Choice("24x7"))
    elif OFFICE_HOURS.search(text) and not durations(text.replace("24", "")):
        yield Statement("support.hours", Choice("business-hours"))


def reaction(passage: Passage) -> Iterator[Statement]:
    """How fast support responds to a problem, and how fast it resolves one."""
    text = passage.text
    about = passage.about(Category.SUPPORT, Category.SERVICE_LEVELS)
    if not (about and (_PROBLEM.search(text) or severity_in(passage.headings))) or re.search(
        r"(?i)\bterminat|\binvoice|\bfees?\b|\bcredit", text
    ):
        return
    for found in durations(text):
        name = _kind(text, found)
        if name is None or found.value.unit in (Unit.MONTH, Unit.YEAR, Unit.QUARTER):
            continue
        severity = severity_in(text[: found.span.start]) or severity_in(text) or severity_in(passage.headings)
        yield Statement(name, _in_business_time(text, found), Qualifiers(severity=severity))


def _kind(text: str, found: Found[Duration]) -> str | None:
    """Response or resolution, by the nearer word in front, or else behind."""
    head, tail = text[: found.span.start], text[found.span.end : found.span.end + 70]
    if not re.search(
        r"(?i)\bwithin|\bin\b|\bless\s+than|\bup\s+to|\btarget|\btimes?\b|:|\bof\b|\bmaximum|\bat\s+most|\bevery",
        head[-60:] + tail[:1],
    ):
        return None
    last = {
        name: max((match.end() for match in pattern.finditer(head)), default=-1)
        for name, pattern in (("support.response-time", _RESPONDS), ("support.resolution-time", _RESOLVES))
    }
    if max(last.values()) >= 0:
        return max(last, key=lambda name: last[name])
    if _RESPONDS.search(tail):
        return "support.response-time"
    return "support.resolution-time" if _RESOLVES.search(tail) else None


def _in_business_time(text: str, found: Found[Duration]) -> Duration:
    """Hours that run only while the office is open are business hours."""
    if found.value.unit is Unit.HOUR and re.match(
        r"(?i)[^.;]{0,30}\b(?:during|in)\s+(?:\w+\s+)?(?:business|working|office|support)\s+hours",
        text[found.span.end :],
    ):
        return Duration(found.value.n, Unit.BUSINESS_HOUR)
    return found.value


FINDERS = (
    finder("support helpdesk help desk hours hotline 24x7 8x5 hour call calls business assistance", hours),
    finder(
        "respond response responds resolve resolution resolved restore restored workaround fix fixed acknowledge severity priority running reply answer",
        reaction,
    ),
)
