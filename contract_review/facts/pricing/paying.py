"""When an invoice is to be paid, and until when it can be disputed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement
from contract_review.language.blanks import has_blank
from contract_review.language.numbers import WORDS, words
from contract_review.language.timing import Timed, Use, timings
from contract_review.model.fact import Duration, Unit

_PAY = r"(?:pay(?:s|able|ment|ments|ing)?|paid|due|settle[ds]?|remit(?:ted|s)?|falls?\s+due)"
# The point of an amount ("EUR 4.20") ends no sentence.
_TO_PAY = re.compile(rf"(?i)\b{_PAY}\b(?:[^.;]|\.(?=\d)){{0,200}}$")
_INVOICE = re.compile(r"(?i)\binvoic\w*|\bbill(?:s|ed|ing)?\b|\bfees?\b|\bcharges?\b|\bpayments?\b|\bstatement")
_COUNTED_FROM_IT = re.compile(
    r"(?i)^[\s\w'\u2019,()]{0,45}?\b(?:of|after|from|following|upon|on|the)\b(?:[^.;]|\.(?=\w)){0,70}?(?:\binvoic\w*|\breceipt\b|\bbilling|\bbill\b|\bstatement|\b(?:it|they|that)\s+(?:is|are|was|were)\s+(?:received|issued|sent|dated|delivered)|\breceiv\w+\s+(?:it|the|such|an?|each)\b)"
)
_INVOICE_FIRST = re.compile(r"(?i)\binvoic\w*[^.;]{0,120}$")
_BARE = re.compile(
    r"(?i)^[\s\w'\u2019,()]{0,20}?\b(?:of|after|from|following|upon)\s+(?:its|their|the|such)?\s*(?:date|issue|issuance|delivery|submission|presentation)\b|^\s*[.,;]?\s*$"
)
_NET = re.compile(rf"(?i)\bnet[\s-]*(?:of\s+)?(?:(?P<words>{WORDS})\s*)?\(?(?P<figures>\d{{1,3}})?\)?(?:\s*days?)?\b")
_OF_PAYMENT = re.compile(r"(?i)\binvoic|\bpay|\bterms?\b|\bdue\b|\bbill|\bdays?\b")
_ON_RECEIPT = re.compile(
    rf"(?i)\b{_PAY}\b[^.;]{{0,60}}\b(?:up)?on\s+(?:(?:its|the|your|customer['\u2019]s)\s+)?(?:receipt|presentation)\b(?!\s+by\s+\w+\s+of\s+payment)|\b(?:payment|payable|due)\s+immediately\s+(?:up)?on\s+(?:\w+\s+){{0,2}}(?:receipt|invoic)"
)
_NOT_DUE = re.compile(
    r"(?i)\b(?:submit|make|file|bring)\s+(?:a|any|its|such)\s+claim|\bdisput|\bobject|\bcontest|\brefund|\bcredits?\b|\bunpaid|\boverdue|\bnot\s+(?:been\s+)?(?:paid|received)|\bfail|\blate\b|\binterest|\bsuspen|\bcommission|\broyalt|\berror|\bdiscount|\breimburs\w+|\bterminat\w+|\baudit\w*|\bdefault|\bbreach|\bdue\s+for\b|\bas\s+they\s+(?:become|fall)\s+due"
)
_PAYS_AFTER_ITS_CUSTOMER = re.compile(
    r"(?i)\breceipt\s+(?:by\s+\w+\s+)?of\s+(?:the\s+|such\s+|said\s+|its\s+|full\s+)?(?:\w+['\u2019]s\s+)?(?:payments?|(?:applicable\s+)?funds|revenues?|proceeds)\b"
    r"|\breceipt\s+from\b|\bafter\s+(?:each\s+|the\s+|every\s+)?(?:[\w-]+\s+)?(?:quarter|month|payment)\b(?!\s+(?:in\s+which|of\s+(?:the\s+)?invoice))"
)
_PAY_LABEL = re.compile(
    r"(?i)^(?:payment\s+(?:terms?|due|period|conditions)|terms\s+of\s+payment|invoice\s+due|due\s+date|credit\s+terms)\s*[:\u2013]"
)
_QUESTION = r"(?:disput\w*|object(?:s|ion|ions|ed)?\b|errors?\b(?!\s+(?:and|&)\s+omissions?)|inaccura\w*|discrepanc\w*|contest(?:s|ed|ing)?\b|challeng\w*|quer(?:y|ies)\b|incorrect|wrong|mistake\w*|protest\w*|disagree\w*|submit\s+a\s+claim|billing\s+problem\w*)"
_DISPUTES = re.compile(rf"(?i)\b{_QUESTION}")
_OF_A_BILL = re.compile(
    r"(?i)\binvoic\w*|\bbill(?:s|ed|ing)?\b|\bcharges?\b|\bpayments?\b|\bfees?\b|\bamounts?\b|\bstatement"
)
_RAISES = re.compile(
    r"(?i)\b(?:within|(?:no|not)\s+(?:later|more)\s+than|prior\s+to|before|in\s+the|during|have|has|for)\b[^.;]{0,40}$"
)
_TOO_LATE = re.compile(r"(?i)\bnot\s+(?:been\s+|be\s+)?(?:received|paid)\b[^.;]{0,30}$")
_COUNTED_FROM_BILL = re.compile(
    r"(?i)\binvoic|\breceipt|\breceiv|\bbill|\bpayment|\bdue\b|\bcharge|\bstatement|\bdate\b|\bdiscover|\berror|\bto\s+(?:\w+\s+){0,2}(?:disput|contest|challeng|object|query)"
)
_SETTLING = re.compile(
    r"(?i)\b(?:resol(?:ve|ved|ution)|settle\w*|arbitrat\w*|mediat\w*|negotiat\w*|suspend\w*|meet|discuss|respond\w*|correct(?:ed)?\b|investigat\w*|refund\w*|reply|credit(?:ed)?)\b[^.;]{0,70}$"
)


def payment_due(passage: Passage) -> Iterator[Statement]:
    """How long there is to pay an invoice, counted from the invoice or its receipt; on receipt is no time at all."""
    text = passage.text
    label = _PAY_LABEL.match(text)
    if not (label or _INVOICE.search(text)):
        return
    net = _net_days(text)
    if net:
        yield Statement("pricing.payment-due", Duration(net, Unit.DAY))
        return
    for timed in timings(text):
        if (label and timed.use is not Use.NOTICE) or _is_time_to_pay(timed):
            yield Statement("pricing.payment-due", timed.value)
            return
    receipt = _ON_RECEIPT.search(text)
    if (
        receipt
        and not has_blank(text[: receipt.end()][-70:])
        and not _NOT_DUE.search(text[: receipt.end()][-120:])
        and not _PAYS_AFTER_ITS_CUSTOMER.search(text)
    ):
        yield Statement("pricing.payment-due", Duration(0, Unit.DAY))


def _net_days(text: str) -> float | None:
    for net in _NET.finditer(text):
        days = float(net["figures"]) if net["figures"] else words(net["words"]) if net["words"] else None
        if _PAYS_AFTER_ITS_CUSTOMER.search(text[net.end() : net.end() + 45]):
            continue
        if days is not None and _OF_PAYMENT.search(text[max(net.start() - 60, 0) : net.end() + 25]):
            return days
    return None


def _is_time_to_pay(timed: Timed) -> bool:
    if timed.is_notice or timed.use is Use.PAST or not _TO_PAY.search(timed.head):
        return False
    if _NOT_DUE.search(timed.head[-90:]) or _PAYS_AFTER_ITS_CUSTOMER.search(timed.tail[:70]):
        return False
    if _COUNTED_FROM_IT.search(timed.tail):
        return True
    return bool(_INVOICE_FIRST.search(timed.head) and _BARE.search(timed.tail))


def dispute_window(passage: Passage) -> Iterator[Statement]:
    """How long an invoice can be disputed, under whatever name: an objection, a query, an error that is reported."""
    text = passage.text
    if not (_DISPUTES.search(text) and _OF_A_BILL.search(text)):
        return
    for timed in timings(text):
        if timed.use is not Use.PAST and _is_time_to_dispute(timed):
            yield Statement("pricing.dispute-window", timed.value)
            return


def _is_time_to_dispute(timed: Timed) -> bool:
    if _TOO_LATE.search(timed.head) or _SETTLING.search(timed.head[-110:]) or not _RAISES.search(timed.head[-60:]):
        return False
    if re.search(r"(?i)\b(?:pay|paid|due|payable)\b(?:(?!disput|object|contest)[^.;,]){0,60}$", timed.head):
        return False
    around = timed.head[-230:] + timed.tail[:160]
    question = _DISPUTES.search(around) and _OF_A_BILL.search(around)
    return bool(question) and bool(_COUNTED_FROM_BILL.search(timed.tail[:90]) or re.match(r"^[\s.,)]*$", timed.tail))
