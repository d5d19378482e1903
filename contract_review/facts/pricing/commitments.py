"""What is owed whatever happens: fees that are not refunded, minimums that must be bought or paid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement
from contract_review.language.numbers import WORDS
from contract_review.model.fact import Flag

_NO_REFUND = re.compile(
    r"(?i)\bnon[\s-]?refundable|\bnot\s+(?:be\s+)?refund(?:able|ed)?|\bno\s+(?:\w+\s+)?(?:refund|reimbursement)s?\b|\bwithout\s+(?:any\s+)?(?:right\s+to\s+(?:a\s+)?)?refund"
    r"|\bnot\s+(?:\w+\s+){0,3}(?:entitled\s+to|receive|provide|issue|give)\s+(?:\w+\s+){0,3}refunds?|\b(?:do|does|will|shall)\s+not\s+(?:offer\s+|grant\s+|make\s+)?refund"
)
_OF_FEES = re.compile(
    r"(?i)\bfees?\b|\bpaid\b|\bpayments?\b|\bpurchases?\b|\bcharges?\b|\bprepaid|\bcancel|\brefund|\bprices?\b|\bamounts?\b"
)
_NOT_FEES = re.compile(
    r"(?i)\bcredits?\s+(?:are|is|shall)\b|\bdeposit\b|\b(?:for|of)\s+(?:\w+\s+)?(?:service\s+)?credits\b|\b(?:sales\s+)?tax(?:es)?\b[^.;]{0,80}\bnot\s+refund|\bVAT\b|\bnet\s+sales\s+means|\bgross\s+margin\s+means"
)
_AMOUNT = rf"(?:[$\u20ac\u00a3\d(\[*]|US|USD|EUR|GBP|{WORDS}\b|an\s+(?:aggregate\s+)?(?:amount|total))"
_AT_LEAST = r"(?:at\s+least|a\s+minimum(?:\s+\w+)?\s+of|not\s+less\s+than|no\s+less\s+than|no\s+fewer\s+than)"
_MINIMUM = re.compile(
    r"(?i)\bminimum\s+(?!order\s+(?:quantit|size))(?:\w+\s+){0,3}?(?:commitments?|purchases?|spend|volumes?|guarantees?|revenues?|billings?|usage|quantit(?:y|ies)|royalt(?:y|ies)|sales)\b(?!\s+(?:order\s+)?(?:per|for\s+each)\s+order|\s+(?:limit|requirement))"
    r"|\bminimum\s+(?:(?:annual|monthly|quarterly|yearly|aggregate|recurring|guaranteed|committed|contract)\s+)+(?:\w+\s+)?(?:fees?|charges?|payments?|orders?|amounts?|rent)\b"
    r"|\bminimum\s+(?:fees?|charges?|payments?|amount)\s+(?:of\s+[^.;]{1,40}?\s+)?(?:per|a|each|every)\s+(?:\w+\s+)?(?:month|year|quarter|term)\b|\b(?:annual|monthly|quarterly|yearly)\s+minimums?\b"
    rf"|\b(?:shall|must|will|agrees?\s+to|undertakes?\s+to|commits?\s+to|required\s+to|obligat\w+\s+to|hereby)\s+(?:\w+\s+){{0,2}}?(?:purchase|buy|order|spend|pay|license|take)\s+[^.;]{{0,60}}?\b{_AT_LEAST}\s+{_AMOUNT}(?![\w()\s-]{{0,20}}\b(?:days?|hours?|weeks?|months?)\b)"
    r"|\bcommit(?:s|ted)?\s+(?:in\s+advance\s+)?to\s+(?:purchas\w*|buy\w*|spend\w*|order\w*)|\bcommitment\s+to\s+(?:purchase|buy|spend)|\b(?:volume|purchase|spend|revenue|order|sales)\s+commitments?\b|\bcommit\w*\s+funding\b|\btake[\s-]or[\s-]pay|\bshortfall\s+(?:fee|charge|payment|amount)|\bcommitted\s+(?:spend|volume|quantity|minimum|amount|revenue)"
    r"|\b(?:fees|charges)\b[^.;]{0,60}\bshall\s+(?:\w+\s+)?not\s+be\s+less\s+than\b|\bminimum\s+(?:of\s+[\d,]+|(?:number|quantity)\s+of)\s+(?:\w+\s+){0,2}?(?:seats|users|licen[cs]es|agents|devices|endpoints|units|subscriptions)\b"
)
_DENIED = re.compile(
    r"(?i)\b(?:no|without(?:\s+any)?|nor\s+any)\s+(?:\w+\s+){0,2}?(?:minimums?\b|(?:purchase|spend|spending|volume|order|usage)\s+commitment)|\bnot\s+(?:be\s+)?(?:\w+\s+){0,2}?(?:obligated|obliged|required|bound)\b[^.;]{0,40}\b(?:purchase|order|buy|pay|spend)\b[^.;]{0,40}\b(?:minimum|at\s+least|any\s+(?:particular|specific|certain))|\bnot\s+(?:be\s+)?(?:obligated|obliged|required|bound)\s+to\s+\w+\s+(?:a|any)\s+minimum"
)
_NOT_BINDING = re.compile(
    r"(?i)\bnot\s+(?:\w+\s+){0,2}?(?:a\s+)?(?:binding\s+)?commitment\b|\bno\b[^.;]{0,90}\bcommitment|\bnon-?binding\b|\bforecast\w*\b|\bif\s+(?:the\s+)?\w+\s+(?:commits?|elects?|chooses?)\s+to\b"
)
_ANOTHER_MINIMUM = re.compile(
    r"(?i)\binsur(?:ance|ed)\b|\bcoverage\b|\bwage|\bhardware|\boperating\s+system|\bnet\s+worth|\bcredit\s+rating|\bbandwidth|\bshares\b|\boffering\b|\bpatients?\b|\bservice\s+levels?\b|\bresources\b|\bstaff\w*\b|\blimitations?\b|\bper\s+(?:call|visit|incident|account|transaction|hour|intervention)\b|\bif\s+any\b"
)


def refunds(passage: Passage) -> Iterator[Statement]:
    """Whether fees are said to be non-refundable, be it with exceptions."""
    text = passage.text
    if _NO_REFUND.search(text) and _OF_FEES.search(text) and not _NOT_FEES.search(text):
        yield Statement("pricing.non-refundable", Flag(value=True))


def minimum(passage: Passage) -> Iterator[Statement]:
    """Whether a minimum must be bought or paid; false where the contract says that there is none."""
    text = passage.text
    if _DENIED.search(text):
        if re.search(r"(?i)\bpurchas|\bspend|\border|\bbuy|\bfees?\b|\bvolume|\bcommit|\bpay", text):
            yield Statement("pricing.minimum-commitment", Flag(value=False))
    elif _MINIMUM.search(text) and not (_ANOTHER_MINIMUM.search(text) or _NOT_BINDING.search(text)):
        yield Statement("pricing.minimum-commitment", Flag(value=True))
