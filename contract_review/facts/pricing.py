"""Facts about prices and payment: when to pay, what lateness costs, how prices may rise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement, finder
from contract_review.language.quantities import durations, percentages
from contract_review.model.clause import Category
from contract_review.model.fact import Duration, Flag, Qualifiers, Unit

_PAY = r"(?:pay(?:s|able|ment|ments|ing)?|paid|due|settle[ds]?|remit(?:ted)?)"
_DUE = re.compile(rf"(?i)\b{_PAY}\b[^.;]{{0,160}}$")
_OF_INVOICE = re.compile(
    r"(?i)^[\s\w'\u2019,()]{0,45}?\b(?:of|after|from|following|upon|on|the)\b[^.;]{0,60}?\b(?:invoice|invoicing|receipt|billing|bill|statement)"
)
_NET = re.compile(r"(?i)\bnet[\s-]*(?:of\s+)?\(?(\d{1,3})\)?(?:\s*days?)?\b")
_ON_RECEIPT = re.compile(
    rf"(?i)\b{_PAY}\b[^.;]{{0,50}}\b(?:up)?on\s+(?:its\s+|the\s+)?(?:receipt|presentation)|\b(?:payment|payable|due)\s+immediately\s+upon"
)
_NOT_DUE = re.compile(
    r"(?i)\bdisput|\bobject|\brefund|\bcredit\b|\bunpaid|\boverdue|\bnot\s+(?:been\s+)?(?:paid|received)|\bfail|\blate\b|\binterest|\bsuspen|\bcommission|\berror"
)
_INVOICE = re.compile(r"(?i)\binvoice|\bbill(?:s|ed|ing)?\b|\bfees?\b|\bcharges?\b|\bpayment")
_LATE = re.compile(
    r"(?i)\binterest|\blate[\s-]+(?:fee|charge|payment|penalt)|\bfinance\s+charge|\bservice\s+charge|\boverdue|\bpast[\s-]due|\bdelinquent|\bsurcharge"
)
_UNPAID = re.compile(
    r"(?i)\blate\b|\boverdue|\bpast[\s-]due|\bunpaid|\bdelinquent|\bdue\s+date|\bnot\s+(?:been\s+)?paid|\bfrom\s+the\s+date|\boutstanding|\bdue\b"
)
_FLOATING = re.compile(r"(?i)^[^.;,]{0,40}\b(?:above|over|plus)\b[^.;,]{0,40}\b(?:base|prime|libor|rate|bank)")
_PRICES = re.compile(r"(?i)\b(?:price|pricing|fee|rate|charge)s?\b|\bsubscription\s+cost")
_RISES = re.compile(
    r"(?i)\b(?:increas|rais|adjust|escalat|uplift|chang|modif|revis|amend|updat)\w*|\brises?\b|\bvariable|\bnew\s+offer"
)
_CAPPED = re.compile(
    r"(?i)\b(?:not|never)\s+(?:\w+\s+){0,4}(?:exceed|more\s+than|increase|greater)|\bno\s+more\s+than|\bnot\s+more\s+than|\bmaximum|\bup\s+to|\bcap(?:ped)?\b|\blimited\s+to|\bexceed|\blesser\s+of|\blower\s+of|\bat\s+most"
)
_NOTICE = re.compile(r"(?i)\bnotice|\bnotif|\bprior\b|\bin\s+advance|\badvance|\bbefore\b|\binform")
_DISPUTES = re.compile(
    r"(?i)\bdisput|\bobject(?:s|ion|ions)?\b|\berrors?\b|\binaccura|\bdiscrepanc|\bcontest|\bchalleng|\bquery|\bqueries"
)
_SUSPENDS = re.compile(
    r"(?i)\bsuspen[ds]|\bdiscontinu|\bdisconnect|\bstop\s+work|\bwork\s+will\s+stop|\bwithhold\s+(?:the\s+)?service|\bdegrade|\bpostpone|\binterrupt\s+(?:the\s+)?service|\blimit\s+access|\bdisable"
)
_UNPAID_FEES = re.compile(
    r"(?i)\bpay(?:ment|ments|s|ing)?\b|\bpaid\b|\boverdue|\bpast[\s-]due|\bunpaid|\binvoice|\bdelinquen|\boutstanding|\barrears"
)
_NO_REFUND = re.compile(
    r"(?i)\bnon[\s-]?refundable|\bnot\s+(?:be\s+)?refund(?:able|ed)?|\bno\s+(?:\w+\s+)?(?:refund|reimbursement)s?\b"
    r"|\bnot\s+(?:\w+\s+){0,3}(?:entitled\s+to|receive|provide|issue|give)\s+(?:\w+\s+){0,3}refunds?|\bno\s+refund|\bnon-?cancel\w+\s+and\s+non"
)
_MINIMUM = re.compile(
    r"(?i)\bminimum\s+(?:\w+\s+){0,3}(?:commitment|purchase|order|quantity|spend|volume|fee|charge|payment|usage|revenue|billing|number)s?\b"
    r"|\b(?:shall|must|will|agrees?\s+to|undertakes?\s+to|commits?\s+to)\s+(?:purchase|buy|order|spend)\s+(?:\w+\s+){0,3}?(?:at\s+least|a\s+minimum\s+of|not\s+less\s+than|no\s+less\s+than|no\s+fewer\s+than)\b"
    r"|\bcommits?\s+(?:\w+\s+){0,3}to\s+(?:purchas|buy|pay|order)|\btake[\s-]or[\s-]pay|\bshortfall\s+(?:fee|charge|payment)|\bcommitted\s+(?:spend|volume|quantity|minimum)"
)


def payment_due(passage: Passage) -> Iterator[Statement]:
    """How long there is to pay an invoice."""
    text = passage.text
    if not _INVOICE.search(text):
        return
    net = _NET.search(text)
    if net:
        yield Statement("pricing.payment-due", Duration(float(net[1]), Unit.DAY))
        return
    for found in durations(text):
        head, tail = text[: found.span.start], text[found.span.end :]
        if _DUE.search(head) and _OF_INVOICE.search(tail) and not _NOT_DUE.search(head[-90:]):
            yield Statement("pricing.payment-due", found.value)
            return
    receipt = _ON_RECEIPT.search(text)
    if receipt and not _NOT_DUE.search(text[: receipt.end()][-120:]):
        yield Statement("pricing.payment-due", Duration(0, Unit.DAY))


def late_interest(passage: Passage) -> Iterator[Statement]:
    """What a late payment costs."""
    text = passage.text
    if not (_LATE.search(text) and _UNPAID.search(text)):
        return
    for found in percentages(text):
        tail = text[found.span.end :]
        if found.value.n > 50 or _FLOATING.search(tail):
            continue
        yield Statement("pricing.late-interest", found.value, Qualifiers(per=_per(text, found.span.end)))
        return


def _per(text: str, end: int) -> str | None:
    window = text[max(end - 80, 0) : end + 60]
    if re.search(r"(?i)\b(?:per|a|each|every)\s+(?:calendar\s+)?month|\bmonthly|/\s*month|\bper\s+mo\b", window):
        return "month"
    return (
        "year"
        if re.search(r"(?i)\bper\s+annum|\bannual|\bper\s+year|\ba\s+year|\bp\.?a\.?\b|\byearly|/\s*year", window)
        else None
    )


def increases(passage: Passage) -> Iterator[Statement]:
    """By how much prices may rise, and how long before that is told."""
    text = passage.text
    if not (_PRICES.search(text) and _RISES.search(text + " " + passage.before)) or _LATE.search(text):
        return
    yield from _cap(passage)
    about = passage.about(Category.PRICING, Category.PAYMENT) or _near_price(text)
    if not about or re.search(r"(?i)\bterms\b[^.]{0,20}\bof\s+(?:service|use)", text):
        return
    for found in durations(text):
        if re.search(r"(?i)\bnot\s+to\s+renew|non-?renew", text[found.span.end : found.span.end + 160]):
            continue
        if found.value.unit is Unit.YEAR or re.search(
            r"(?i)\b(?:additional|successive|renewal)\W*$", text[: found.span.start]
        ):
            continue
        window = text[max(found.span.start - 60, 0) : found.span.end + 80]
        if _NOTICE.search(window) and not re.search(r"(?i)\bnot\s+to\s+renew|non-?renew|terminat|\binvoice", window):
            yield Statement("pricing.increase-notice", found.value)
            return
    if re.search(r"(?i)\bwithout\s+(?:prior\s+|any\s+)?notice", text) and _near_price(text):
        yield Statement("pricing.increase-notice", Duration(0, Unit.DAY))


def _near_price(text: str) -> bool:
    prices = r"(?:price|pricing|fee|rate|charge)s?"
    rises = r"(?:increas|rais|adjust|chang|modif|revis)\w*"
    return bool(re.search(rf"(?i)\b{prices}\b[^.;]{{0,80}}\b{rises}|\b{rises}\b[^.;]{{0,50}}\b{prices}\b", text))


def _cap(passage: Passage) -> Iterator[Statement]:
    text = passage.text
    if not (_CAPPED.search(text) and re.search(r"(?i)\bincreas|\brais|\badjust|\buplift|\bescalat", text)):
        return
    if re.search(
        r"(?i)\bgreater\s+of|\bhigher\s+of|\bservice\s+credit|\bat\s+least\b[^.;]{0,20}%", text
    ) or not _near_price(text):
        return
    for found in percentages(text):
        yearly = re.search(
            r"(?i)\bper\s+(?:year|annum)|\bannual|\beach\s+year|\bin\s+any\s+(?:\w+\s+)?(?:year|12|twelve)|\bevery\s+year|\bcalendar\s+year",
            text,
        )
        per = "renewal" if re.search(r"(?i)\brenew", text) and not yearly else ("year" if yearly else None)
        yield Statement("pricing.increase-cap", found.value, Qualifiers(per=per))
        return


def dispute_window(passage: Passage) -> Iterator[Statement]:
    """How long an invoice can be disputed."""
    text = passage.text
    if not (
        _DISPUTES.search(text)
        and re.search(r"(?i)\binvoice|\bbill(?:ed|ing)?\b|\bcharges?\b|\bpayment|\bfees?\b", text)
    ):
        return
    for found in durations(text):
        head, tail = text[: found.span.start], text[found.span.end : found.span.end + 90]
        if re.search(r"(?i)\bnot\s+(?:been\s+|be\s+)?(?:received|paid)\b[^.;]{0,30}$", head):
            continue
        if not re.search(r"(?i)\bwithin|\bno\s+later\s+than|\bprior\s+to|\bin\s+the", head[-50:]):
            continue
        if re.search(r"(?i)\binvoice|\breceipt|\bbill|\bpayment|\bdue|\bcharge", tail) and not re.search(
            r"(?i)\bresol|\barbitrat|\bmediat|\bnegotiat|\bsuspend|\bmeet|\bdiscuss", text
        ):
            yield Statement("pricing.dispute-window", found.value)
            return


def suspension(passage: Passage) -> Iterator[Statement]:
    """After how many days of lateness, or of notice, the vendor may suspend for non-payment."""
    text = passage.text
    unpaid = _UNPAID_FEES.search(text) or _UNPAID_FEES.search(passage.before)
    if not (_SUSPENDS.search(text) and unpaid):
        context = _SUSPENDS.search(passage.headings) and _UNPAID_FEES.search(text)
        if not context:
            return
    for found in durations(text):
        if found.value.unit in (Unit.DAY, Unit.BUSINESS_DAY, Unit.HOUR, Unit.WEEK, Unit.MONTH):
            yield Statement("pricing.suspension-notice", found.value)
            return
    if re.search(r"(?i)\bwithout\s+(?:prior\s+|any\s+|further\s+)*notice", text) and _UNPAID_FEES.search(text):
        yield Statement("pricing.suspension-notice", Duration(0, Unit.DAY))


def refunds(passage: Passage) -> Iterator[Statement]:
    """Whether fees are said to be non-refundable."""
    text = passage.text
    if _NO_REFUND.search(text) and re.search(
        r"(?i)\bfee|\bpaid|\bpayment|\bpurchase|\bcharge|\bprepaid|\bcancel|\brefund|\bprice", text
    ):
        if not re.search(r"(?i)\bcredits?\s+(?:are|is|shall)\b|\bdeposit", text):
            yield Statement("pricing.non-refundable", Flag(value=True))


def minimum(passage: Passage) -> Iterator[Statement]:
    """Whether a minimum must be bought or paid."""
    text = passage.text
    if not _MINIMUM.search(text):
        return
    denied = re.search(r"(?i)\b(?:no|not|without)\b[^.;]{0,40}\bminimum", text)
    yield Statement("pricing.minimum-commitment", Flag(not denied))


FINDERS = (
    finder(
        "invoice invoices invoiced invoicing pay payable payment payments paid due bill billed billing net", payment_due
    ),
    finder("interest late overdue past-due delinquent finance surcharge", late_interest),
    finder("price prices pricing fee fees rate rates charge charges", increases),
    finder(
        "dispute disputes disputed errors error inaccuracies object objection contest query discrepancy", dispute_window
    ),
    finder(
        "suspend suspension suspended discontinue disconnect degrade postpone stop withhold interrupt balance disable limit",
        suspension,
    ),
    finder("non-refundable nonrefundable refundable refund refunds refunded reimbursement", refunds),
    finder("minimum purchase order spend commit commits committed commitment shortfall take-or-pay", minimum),
)
