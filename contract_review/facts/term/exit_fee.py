"""Whether the customer pays for leaving early."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement
from contract_review.model.fact import Flag

_LEAVING = re.compile(r"(?i)\bterminat\w*|\bcancel\w*|\bend(?:s|ed|ing)?\b|\bearly\b|\bexit\b|\bleav\w+|\bwithdraw\w*")
_FEE = r"(?:early\s+)?(?:termination|cancell?ation|exit|early[\s-]+(?:exit|termination|cancell?ation|withdrawal)|break(?:age)?)\s+(?:fees?|charges?|penalt(?:y|ies)|payments?)"
_NAMED_FEE = re.compile(rf"(?i)\b{_FEE}\b")
_OWES = re.compile(
    r"(?i)\b(?:pay(?:s|able|ment|ing)?|owes?|owed|liable|liability|charged?|subject\s+to|incurs?|due|equal\s+to|invoice[sd]?|responsible|means|shall\s+mean|computed|calculated|amount)\b|:"
)
_REST_OF_FEES = re.compile(
    r"(?i)\b(?:pay|pays|liable|owes?|responsible|due|payable|accelerat\w+|charged?|invoice[sd]?|remains?|become[s]?)\b[^.;]{0,140}\b(?:remainder|balance|remaining|rest|unexpired|outstanding)\b[^.;]{0,60}\b(?:terms?|period|months?|commitment|agreement|contract|subscription)\b"
    r"|\b(?:remaining|balance\s+of\s+(?:the|all)|unpaid\s+balance|all)\s+(?:\w+\s+){0,5}?(?:fees|charges|payments|amounts)\b[^.;]{0,110}\b(?:remainder|remaining|rest|balance|unexpired|full\s+term|through\s+the\s+end|would\s+have|initial\s+term|then-?current|committed|(?:for|of)\s+the\s+term)\b[^.;]{0,80}"
    r"|\b(?:pay|pays|liable\s+for|charged(?:\s+for)?|owes?)\b[^.;]{0,60}\bremaining\s+(?:\w+\s+){0,4}?(?:fees|charges|payments|months|amounts)\b"
    r"|\b(?:remaining|all\s+remaining|future)\s+(?:\w+\s+){0,4}?(?:fees|charges|payments|amounts)\b[^.;]{0,90}\b(?:become|due|payable|liable|owing)\b"
    r"|\b(?:fees|charges|payments|amounts)\b[^.;]{0,80}\b(?:had\b[^.;]{0,60}\bnot\s+(?:been\s+)?(?:so\s+)?terminated|would\s+have\s+(?:been\s+)?(?:become\s+)?(?:due|paid|payable|owed))"
    r"|\baccelerat\w+[^.;]{0,80}\b(?:fees|charges|payments|amounts)\b|\b(?:fees|charges|payments)\b[^.;]{0,80}\baccelerat\w+"
)
_EARLY = re.compile(
    r"(?i)\b(?:early|earlier|prior\s+to|before|during|in\s+the\s+event|if|upon|where|should|on)\b[^.;]{0,160}\b(?:terminat|cancel|end|expir|default|leav)\w*|\b(?:terminat|cancel)\w*\b[^.;]{0,100}\b(?:early|before|prior\s+to|during\s+the)\b|\bearly\b"
)
_FREE = re.compile(
    rf"(?i)\bwithout\s+(?:(?:any|incurring|payment\s+of|the\s+payment\s+of|paying|further|a|an|the|an\s+early)\s+)*(?:penalt(?:y|ies)|{_FEE})|\b(?:no|nor\s+any)\s+(?:(?:early|such)\s+)?(?:(?:termination|cancell?ation|exit)\s+)(?:fee|charge|penalt\w+|payment)s?\b|\bnot\s+(?:be\s+)?(?:liable|charged|pay|owe|subject)\b[^.;]{{0,40}}\b{_FEE}"
    r"|\b(?:without|with\s+no)\s+(?:any\s+)?further\s+(?:obligations?|liabilit\w+|payments?)"
)
_MAY_LEAVE = re.compile(
    r"(?i)\b(?:may|can|right|entitled|option|terminable|free|able)\b|\bno\s+(?:\w+\s+){0,3}(?:fee|charge|penalty|payment)"
)
_FOR_CAUSE = re.compile(
    r"(?i)\bbreach|\bdefault|\binsolv|\bfails?\b|\bfailure|\bviolat|\bif\s+(?!.{0,40}\b(?:terminat|cancel)\w*\s+(?:this|the|for\s+convenience|early))|\bin\s+the\s+event\s+(?:that|of|any)\b(?!.{0,60}\bterminat)|\bfalls\s+below|\bincrease|\bobject|\bchange|\bas\s+follows\b|:\s*$"
)
# "Without payment of the Termination Fee" where one is due otherwise says that there is one.
_SAVES_THE_FEE = re.compile(
    r"\bwithout\s+(?:the\s+)?(?:payment\s+of|paying|incurring)\s+(?:the|any)\s+(?:Early\s+)?(?:Termination|Cancell?ation|Exit)\s+(?:Fee|Charge|Payment)"
)
_OF_GOODS = re.compile(
    r"(?i)\b(?:cancell?ed|rescheduled|returned)\s+(?:\w+\s+){0,2}?(?:units?|orders?|products?|shipments?|quantit\w+|goods)\b|\bcancell?ation\s+of\s+(?:\w+\s+){0,3}?(?:purchase\s+orders?|orders|units|shipments?)\b"
)
_ACCRUED = re.compile(
    r"(?i)\b(?:outstanding|supplied|accrued|incurred|rendered|performed|delivered|owed|due)\b[^.;]{0,60}\b(?:to|through|until|as\s+of|up\s+to|prior\s+to|before)\s+(?:and\s+including\s+)?(?:the\s+)?(?:effective\s+)?(?:date|termination|time|moment)"
)
_PROSE = re.compile(r"(?i)\b(?:shall|will|must|may|can|is|are|agrees?|pay(?:s|ing)?|means|owes?|becomes?)\b|:")
_SHARES = re.compile(
    r"(?i)\b(?:equity|stock\s+options?|awards?|vest\w*|executive|employee|notes?\s+holder|indebtedness|loan|royalt\w+|refunds?|refunded)\b"
)


def leaving_fee(passage: Passage) -> Iterator[Statement]:
    """Whether the customer pays a fee, or the fees that are left, for ending early; false where the contract says no."""
    text = passage.text
    if not (_LEAVING.search(text) and _PROSE.search(text)) or _SHARES.search(text):
        return
    if _SAVES_THE_FEE.search(text) or _OF_GOODS.search(text):
        return
    if _FREE.search(text):
        if _MAY_LEAVE.search(text) and not _FOR_CAUSE.search(text):
            yield Statement("term.early-termination-fee", Flag(value=False))
    elif _names_a_fee(text) or (_REST_OF_FEES.search(text) and _EARLY.search(text) and not _ACCRUED.search(text)):
        yield Statement("term.early-termination-fee", Flag(value=True))


def _names_a_fee(text: str) -> bool:
    """Whether a fee for leaving is owed, and is no mere word in a list of charges or of contents."""
    fee = _NAMED_FEE.search(text)
    if fee is None:
        return False
    listed = re.search(r"(?i),\s*$", text[: fee.start()]) and re.match(r"^\s*,", text[fee.end() :])
    return not listed and bool(_OWES.search(text[max(fee.start() - 110, 0) : fee.end() + 110]))
