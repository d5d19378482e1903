"""What late payment costs, and when the vendor may suspend for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement
from contract_review.language.members import member_at
from contract_review.language.quantities import percentages
from contract_review.language.timing import Timed, Use, timings
from contract_review.model.fact import Duration, Qualifiers, Unit

_CHARGE = re.compile(
    r"(?i)\binterest\b(?!\s+in\b)|\blate[\s-]+(?:payment\s+)?(?:fee|charge|payment|penalt)\w*|\bfinance\s+charge|\bservice\s+charge|\bsurcharge|\bcharge\s+(?:of|at|equal)\b|\bpenalty\b|\bcarrying\s+charge|\badministrat\w+\s+(?:fee|charge)"
)
_LATE = re.compile(
    r"(?i)\blate\b|\boverdue|\bpast[\s-]due|\bunpaid|\bdelinquent|\bdue\s+date|\bnot\s+(?:been\s+|timely\s+)?(?:paid|received)|\bfrom\s+the\s+date|\boutstanding|\bwhen\s+due|\bif\s+(?:\w+\s+){0,4}fails?\s+to\s+pay|\bin\s+arrears|\bdefault\s+(?:in|of)\s+payment|\bafter\s+(?:the\s+)?(?:due|\w+\s+\(\d+\)\s+days?)|\bdue\b"
)
_RATE = re.compile(
    r"(?i)\b(?:rate|interest|fee|charge|penalty|of|at|equal|to|is|the|lesser|lower|greater|be|plus|up|than|exceed|add(?:ed)?|accrue|apply|bear)\b[^.;%]{0,60}$"
)
_FLOATING = re.compile(
    r"(?i)^[^.;,]{0,40}\b(?:above|over|plus|in\s+excess\s+of)\b[^.;,]{0,60}\b(?:base|prime|libor|sofr|euribor|rate|bank)|^[^.;,]{0,15}\bpoints?\b"
)
_NO_RATE = re.compile(
    r"(?i)\b(?:owner(?:ship)?|voting|shares?|stock|equity|underpa(?:id|yment)|understat\w+|discrepanc\w+|overcharg\w+|audit\w*|discount|ownership|beneficial|withhold\w*|tax(?:es)?\s+at|uptime|availab\w+)\b[^.;]{0,110}$|\bif\b[^.;]{0,40}\b(?:in\s+excess\s+of|exceed\w*|more\s+than|greater\s+than)\s*$"
)
_MONTH = re.compile(
    r"(?i)\b(?:per|a|each|every|for\s+each|any)\s+(?:calendar\s+|full\s+|whole\s+)?month|\bmonthly\b|/\s*month|\bper\s+mo\b"
)
_YEAR = re.compile(
    r"(?i)\bper\s+annum|\bannual\w*|\bper\s+year|\ba\s+year|\bp\.?\s?a\.?(?=[\s.,;)]|$)|\byearly|/\s*year|\beach\s+year"
)
_SUSPENDS = re.compile(
    r"(?i)\bsuspen(?:d|ds|ded|ding|sion)\b|\bdiscontinu\w+|\bdisconnect\w*|\bstop\s+work|\bwork\s+will\s+stop|\bwithhold\s+(?:the\s+|its\s+|further\s+)?(?:services?|deliver\w+|performance)|\bdegrad\w+|\binterrupt\w*\s+(?:the\s+)?service|\blimit\s+access|\bdisabl\w+|\bcease\s+(?:to\s+)?(?:provid|perform|suppl)\w*|\bblock\w*\s+access|\bshut\s+off|\bturn(?:ed)?\s+off|\bpostpone"
)
_UNPAID = re.compile(
    r"(?i)\bnon-?payment|\bpay(?:ment|ments|s|ing)?\b|\bpaid\b|\boverdue|\bpast[\s-]due|\bunpaid|\binvoices?\b|\bdelinquen\w*|\boutstanding|\barrears|\bcharge\s+your\s+card"
)
_OTHER_SUSPENSION = re.compile(
    r"(?i)\b(?:suspend\w*|suspension)\s+(?:of\s+)?(?:these|this|the)\s+(?:registration|offering|listing|trial|study|obligation)|\bcredit\s+for\s+the\s+price|\bdiscontinu\w+\s+(?:\w+\s+){0,3}?products?\b|\bproducts?\b[^.;]{0,60}\bdiscontinu\w+|\bmaintenance\b|\bsuspend\w*\s+(?:\w+\s+){0,3}?(?:business|operations|transactions?|payments?)\b"
)
_AFTER_LATENESS = re.compile(
    r"(?i)^[\s'\u2019)]*(?:or\s+more\s+)?(?:after|from|past|beyond|of|following|overdue|late|past\s+due|in\s+arrears|delinquent)\b"
)
_LATENESS_BEFORE = re.compile(
    r"(?i)\b(?:unpaid|overdue|outstanding|past\s+due|not\s+(?:been\s+)?(?:paid|received)|delinquent|late|fails?\s+to\s+pay|remains?|balance|cure\w*|pay)\b[^.;]{0,90}$"
)
_UNITS = (Unit.DAY, Unit.BUSINESS_DAY, Unit.HOUR, Unit.WEEK, Unit.MONTH)


def late_interest(passage: Passage) -> Iterator[Statement]:
    """What a late payment costs: interest or a charge in percent, with the period for which it is charged."""
    text = passage.text
    if not (_CHARGE.search(text) and _LATE.search(text)):
        return
    for found in percentages(text):
        part = member_at(text, found.span.start)
        head, tail = text[part.start : found.span.start], text[found.span.end : part.end]
        if found.value.n > 36 or _FLOATING.search(tail) or _NO_RATE.search(head) or not _RATE.search(head[-90:]):
            continue
        if not (_CHARGE.search(head[-220:]) or _CHARGE.search(tail[:140])):
            continue
        yield Statement("pricing.late-interest", found.value, Qualifiers(per=_per(head, tail)))
        return


def _per(head: str, tail: str) -> str | None:
    """The period of a rate: what follows it decides before what stands in front of it."""
    for words in (tail[:70], head[-60:], tail[70:160]):
        month, year = _MONTH.search(words), _YEAR.search(words)
        if month and (year is None or month.start() < year.start()):
            return "month"
        if year:
            return "year"
    return None


def suspension(passage: Passage) -> Iterator[Statement]:
    """After what notice, or how many days of lateness where no notice is due, the vendor may suspend for non-payment."""
    text = passage.text
    if not _is_suspension_for_payment(passage):
        return
    usable = [timed for timed in timings(text) if timed.value.unit in _UNITS]
    best = next((timed for timed in usable if _is_warning(timed)), None) or next(
        (timed for timed in usable if _is_lateness(timed)), None
    )
    if best:
        yield Statement("pricing.suspension-notice", best.value)
    elif (
        re.search(r"(?i)\bwithout\s+(?:prior\s+|any\s+|further\s+)*notice|\bimmediately\b", text)
        and _UNPAID.search(text)
        and not usable
    ):
        yield Statement("pricing.suspension-notice", Duration(0, Unit.DAY))
    elif not usable:
        yield from _lateness_told_before(passage)


def _lateness_told_before(passage: Passage) -> Iterator[Statement]:
    """ "Sums not received within 7 days are late. Work stops until they are received": the days stand a sentence before."""
    if re.search(
        r"(?i)\b(?:until|such|that|this|these|the)\b[^.;]{0,40}\b(?:late|overdue|unpaid|non-?payment|payment)",
        passage.text,
    ):
        for timed in timings(passage.before):
            if (
                _is_lateness(timed)
                and timed.value.unit in _UNITS
                and re.search(r"(?i)\blate\b|\boverdue|\bdelinquent|\bpast\s+due", passage.before)
            ):
                yield Statement("pricing.suspension-notice", timed.value)
                return


def _is_suspension_for_payment(passage: Passage) -> bool:
    text = passage.text
    if _OTHER_SUSPENSION.search(text):
        return False
    if _SUSPENDS.search(text):
        return bool(_UNPAID.search(text) or _UNPAID.search(passage.before) or _UNPAID.search(passage.introduction))
    return bool(_SUSPENDS.search(passage.headings) and _UNPAID.search(text))


def _is_warning(timed: Timed) -> bool:
    told_after = re.search(
        r"(?i)^[\s'\u2019)]*(?:after|of|from|following)\s+(?:[\w'\u2019]+\s+){0,6}?(?:notice|notif\w+|reminder|demand)",
        timed.tail,
    )
    return timed.is_notice or bool(told_after)


def _is_lateness(timed: Timed) -> bool:
    return timed.use is Use.PAST or bool(_AFTER_LATENESS.match(timed.tail) or _LATENESS_BEFORE.search(timed.head))
