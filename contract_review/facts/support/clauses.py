"""Whether a sentence is about support: by its words, by the headings above it, or by what the document is."""

from __future__ import annotations

import re

from contract_review.facts.passages import Passage
from contract_review.model.clause import Category
from contract_review.model.contract import Kind

SERVICE_DOCUMENTS = (Kind.SLA, Kind.SUPPORT, Kind.MAINTENANCE)
SUPPORT = re.compile(
    r"(?i)\bsupports?\b(?!\s+staff)|\btechnical\s+contacts?\b|\bhelp[\s-]?desk|\bservice[\s-]desk|\btechnical\s+assistance|\bhot[\s-]?line|\bcall\s+cent|\bcustomer\s+(?:service|care|success)|\bmaintenance\s+services|"
    r"\baccept\s+calls|\bNOC\b|\bSOC\b|\boperations\s+cent(?:er|re)|\bresponse\s+(?:team|times?|service)|\bemergency\s+(?:contact|number|line)|\bcommunications\s+will|\bservice\s+(?:calls?|requests?)\b|\breceives?\s+an?\s+(?:\w+\s+)?response"
)
_SERVICE_TIME = re.compile(
    r"(?i)\b(?:help|service)[\s-]?desk\b|\btechnical\s+support\b|\bmean\s+time\s+to\b|\bMTTR\b|\b(?:resolution|restoration|repair)\s+times?\b|\bhardware\s+(?:replacement|(?:will|shall)\s+be\s+replaced)"
)


def is_of_support(passage: Passage) -> bool:
    """Whether a sentence speaks of support, or stands where the contract does."""
    if passage.contract.kind in SERVICE_DOCUMENTS or passage.about(Category.SUPPORT, Category.SERVICE_LEVELS):
        return True
    return bool(SUPPORT.search(passage.headings) or SUPPORT.search(passage.text))


def is_of_service(passage: Passage) -> bool:
    """Whether what is mended in a sentence is a service or its faults, and not goods, deliverables or a breach."""
    about = passage.about(Category.SUPPORT, Category.SERVICE_LEVELS, Category.MAINTENANCE)
    named = SUPPORT.search(passage.headings) or _SERVICE_TIME.search(passage.text)
    return about or passage.contract.kind in SERVICE_DOCUMENTS or named is not None
