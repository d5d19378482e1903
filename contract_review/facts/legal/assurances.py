"""How long things are warranted, and how long before an audit is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement, finder
from contract_review.language.quantities import Found, durations
from contract_review.model.clause import Category
from contract_review.model.fact import Duration, Unit

_WARRANTS = re.compile(r"(?i)\bwarrant(?:s|y|ies|ed)?\b|\bguarantee\s+period")
_FOR_A_TIME = re.compile(
    r"(?i)\bwarranty\s+(?:period|term)\b|\bfor\s+(?:a|an|the)?\s*(?:\w+\s+){0,3}?(?:period|term)\b|\bfor\s+(?:the\s+)?(?:first\s+)?$|\bfor\s+(?:at\s+least\s+|a\s+minimum\s+of\s+|up\s+to\s+)?$|\bup\s+to\s+$|\bduring\s+the\s+(?:first\s+)?$|\bwithin\b|\bperiod\s+of\b|\bwarrant(?:y|ies)\b[^.;]{0,25}$|\bthrough\b|\bwarrant(?:y|ies)\s+(?:is|shall\s+be|of|lasts?|expires?)\b"
)
_FROM = re.compile(r"(?i)\b(?:after|from|following|of|beginning|commencing|starting|upon|warranty|thereafter)\b")
_DEFECT = re.compile(
    r"(?i)\b(?:defects?|deficienc\w+|non-?conform\w+|conform\w*|perform\w*|workmanship|materials?|errors?|fail(?:s|ures?)?|free\s+(?:from|of)|bugs?|issue|warranty\s+period|warranty\s+claims?|malfunction\w*)\b"
)
_REPAIR = re.compile(
    r"(?i)\b(?:repair|replace|correct|cure|remedy|respond|refund|ship|return|fix|re-?perform|provide|complete)(?:s|ed)?\b[^.;]{0,70}\bwithin\b[^.;]{0,20}$"
)
_CORRECTED = re.compile(
    r"(?i)\b(?:correct|repair|remedy|re-?perform|fix|replace)\b[^.;]{0,90}\b(?:defects?|deficienc\w+|errors?|non-?conformit\w+)\b[^.;]{0,60}\b(?:reported|notified|discovered|found|identified)\b"
)
_REPORTED = re.compile(
    r"(?i)\b(?:reported|notified|discovered|found|identified|made)\b[^.;]{0,25}\bwithin\b[^.;]{0,20}$"
)
_NOT_WARRANTY = re.compile(
    r"(?i)\b(?:confidential|remedied|breach\s+continues|fails?\s+to\s+(?:do\s+so|correct|repair|cure)|exercis\w+|common\s+stock|shares|cured?|default|petition|years\s+(?:old|of\s+age)|over\s+the\s+age|non-?compet|insur\w+|records|retain|notice\s+of\s+termination|terminate|payment|invoice|renew\w*|initial\s+term|failure\s+(?:shall\s+)?continues?|fail\s+to\s+pay|maintenance\s+fees?|inability)\b"
)


# Time to mend after a notice, and time that begins where the warranty ends.
_COUNTED_OTHERWISE = re.compile(
    r"(?i)^\W*(?:after|of|from|following)\s+(?:(?:[\w'\u2019]+\s+){0,4}notice|(?:the\s+|such\s+)?(?:expir\w+|end)\s+of\s+(?:the\s+|such\s+)?(?:\w+\s+)?warranty)\b"
)

# "… shall commence upon expiration of the Warranty Period and continue for twelve months thereafter": what follows the warranty.
_BEGINS_THERE = re.compile(
    r"(?i)\b(?:upon|on|after|at|following|from)\s+(?:the\s+)?(?:expir\w+|end)\s+of\s+(?:the\s+|such\s+|any\s+)?(?:\w+\s+)?warranty\b"
)


def warranty(passage: Passage) -> Iterator[Statement]:
    """How long a product or service is warranted; a time for claims under a warranty counts."""
    text = passage.text
    about = passage.headed(Category.WARRANTY)
    if not (_WARRANTS.search(text) or about or _CORRECTED.search(text)):
        return
    for found in durations(text):
        if _is_warranty(passage, found):
            yield Statement("legal.warranty-period", found.value)
            return


def _is_warranty(passage: Passage, found: Found[Duration]) -> bool:
    text = passage.text
    head, tail = text[: found.span.start], text[found.span.end :]
    if found.value.unit in (Unit.MINUTE, Unit.HOUR, Unit.BUSINESS_HOUR) or (
        _REPAIR.search(head) and not _REPORTED.search(head)
    ):
        return False
    if _NOT_WARRANTY.search(text[max(found.span.start - 100, 0) : found.span.end + 40]):
        return False
    if re.match(r"(?i)['\u2019]?\s*(?:prior|advance|written|notice)", tail) or _COUNTED_OTHERWISE.match(tail):
        return False
    if _BEGINS_THERE.search(head) and re.search(r"(?i)\bthereafter\b", tail[:30]):
        return False
    named = re.match(
        r"(?i)[\s-]*(?:limited\s+|product\s+|manufacturer['\u2019]?s?\s+|full\s+)*(?:warrant|guarantee)", tail
    )
    timed = _FOR_A_TIME.search(head[-90:]) and (_FROM.search(tail[:90]) or re.search(r"(?i)\bwarrant", head[-160:]))
    claimed = re.match(
        r"(?i)['\u2019]?\s*(?:period\b)?[^.;]{0,80}\bto\s+(?:report|claim|notify|reject|give)\b", tail
    ) and _DEFECT.search(text)
    return bool(named or claimed or (timed and _DEFECT.search(text + passage.headings)))


_AUDITS = re.compile(
    r"(?i)\baudit\w*|\binspect\w*|\bverif(?:y|ication)\b|\bexamin(?:e|ation)\b|\baccess\s+to\s+(?:[\w,]+\s+){0,6}?(?:books|records)|\breview\s+(?:\w+\s+){0,4}?(?:books|records|compliance)"
)
_ACCOUNTS = re.compile(
    r"(?i)\b(?:books|records|compliance|audit\w*|premises|facilit\w+|accounts?|use\s+of\s+the|licen[cs]e)\b"
)
_AHEAD = re.compile(r"(?i)^[\s'\u2019)]*(?:\w+[\s,]+){0,3}?(?:prior|notice|advance|before|written|in\s+advance)\b")
_NOT_AUDIT = re.compile(r"(?i)\b(?:terminat\w+|renew\w*|cure|defects?|reject\w*|accept\w*|deliver(?:y|ed))\b")


def audit_notice(passage: Passage) -> Iterator[Statement]:
    """How long before an audit of the other party it is told."""
    text = passage.text
    if not (_AUDITS.search(text) and _ACCOUNTS.search(text)):
        return
    for found in durations(text):
        tail = text[found.span.end :]
        window = text[max(found.span.start - 90, 0) : found.span.end + 50]
        if (
            found.value.unit in (Unit.HOUR, Unit.DAY, Unit.BUSINESS_DAY, Unit.WEEK, Unit.MONTH)
            and (
                _AHEAD.match(tail)
                or re.search(r"(?i)\bnotice\b[^.;]{0,40}\bof\s+(?:[\w-]+\s+){0,3}$", text[: found.span.start])
            )
            and not _NOT_AUDIT.search(window)
        ):
            yield Statement("legal.audit-notice", found.value)
            return


FINDERS = (
    finder(
        "warrant warrants warranty warranties warranted guarantee defect deficiencies errors bugs correct remedy issue",
        warranty,
    ),
    finder("audit audits auditor auditors inspect inspection verify verification examine books records", audit_notice),
)
