"""Facts as plain patterns over the whole text find them, the way a script does that somebody writes in an evening."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

_LENGTH = r"\(?(\d{1,3})\)?[\s-]*(calendar |business )?(minute|hour|day|week|month|year)s?"
_SHARE = r"(\d{1,3}(?:\.\d+)?)\s*%"
_LENGTHS = {
    "term.initial": rf"initial term[^.]{{0,80}}?{_LENGTH}",
    "term.renewal-period": rf"renew[^.]{{0,80}}?{_LENGTH}",
    "term.non-renewal-notice": rf"{_LENGTH}[^.]{{0,60}}?(?:before|prior to)[^.]{{0,40}}?(?:end|expir)",
    "term.convenience-termination": rf"terminate[^.]{{0,100}}?{_LENGTH}[^.]{{0,30}}?notice",
    "term.cure-period": rf"(?:cure|remedy)[^.]{{0,60}}?{_LENGTH}",
    "pricing.payment-due": rf"(?:pay|due|payable)[^.]{{0,60}}?{_LENGTH}",
    "pricing.suspension-notice": rf"suspend[^.]{{0,80}}?{_LENGTH}",
    "pricing.increase-notice": rf"(?:price|fee)s?[^.]{{0,80}}?{_LENGTH}[^.]{{0,20}}?notice",
    "sla.credit-claim-window": rf"credit[^.]{{0,80}}?within {_LENGTH}",
    "sla.maintenance-notice": rf"maintenance[^.]{{0,80}}?{_LENGTH}",
    "support.response-time": rf"respon[^.]{{0,60}}?{_LENGTH}",
    "support.resolution-time": rf"resol[^.]{{0,60}}?{_LENGTH}",
    "liability.cap": rf"liabilit[^.]{{0,200}}?{_LENGTH}",
    "data.return-window": rf"(?:delete|return|export)[^.]{{0,60}}?{_LENGTH}",
    "data.breach-notice": rf"breach[^.]{{0,60}}?within {_LENGTH}",
    "legal.confidentiality-survival": rf"confidential[^.]{{0,200}}?{_LENGTH}",
    "legal.non-solicit": rf"solicit[^.]{{0,120}}?{_LENGTH}",
    "legal.warranty-period": rf"warrant[^.]{{0,120}}?{_LENGTH}",
}
_SHARES = {
    "sla.uptime": rf"{_SHARE}[^.]{{0,40}}?(?:uptime|availab)|(?:uptime|availab)[^.]{{0,60}}?{_SHARE}",
    "sla.credit-tier": rf"{_SHARE} (?:credit|of (?:the )?(?:monthly )?fee)",
    "pricing.late-interest": rf"(?:interest|late)[^.]{{0,60}}?{_SHARE}",
    "pricing.increase-cap": rf"increase[^.]{{0,60}}?{_SHARE}",
    "partner.discount": rf"(?:discount|commission)[^.]{{0,60}}?{_SHARE}",
}
_FLAGS = {
    "term.auto-renewal": r"automatically renew|renew\w* automatically",
    "pricing.non-refundable": r"non-?refundable|no refunds?",
    "sla.sole-remedy": r"sole (?:and exclusive )?remedy",
    "liability.consequential-excluded": r"consequential damages",
    "indemnity.ip-by-vendor": r"indemnif[^.]{0,200}infring",
    "legal.assignment-consent": r"assign[^.]{0,100}consent",
    "legal.unilateral-change": r"(?:modify|change|amend) (?:these|this|the) (?:terms|agreement)",
    "legal.exclusivity": r"\bexclusive (?:right|distributor|reseller|licen[cs]e)",
    "partner.training": r"\btraining\b",
}
_LAW = re.compile(r"laws? of (?:the )?(?:state of |commonwealth of )?([A-Z]\w+(?: [A-Z]\w+)?)", re.IGNORECASE)


def by_patterns(text: str) -> Iterator[tuple[str, str]]:
    """Each fact with its value as JSON, wherever a pattern first hits."""
    for name, pattern in _LENGTHS.items():
        match = re.search(pattern, text, re.IGNORECASE)
        if match:
            unit = ("business_" if (match[2] or "").lower().startswith("business") else "") + match[3].lower()
            yield _told(name, value={"n": int(match[1]), "unit": unit})
    for name, pattern in _SHARES.items():
        match = re.search(pattern, text, re.IGNORECASE)
        if match:
            yield _told(name, value={"n": float(next(filter(None, match.groups())))})
    for name, pattern in _FLAGS.items():
        if re.search(pattern, text, re.IGNORECASE):
            yield _told(name, value=True)
    law = _LAW.search(text)
    if law:
        yield _told("legal.governing-law", value=law[1])


def _told(name: str, *, value: object) -> tuple[str, str]:
    return name, json.dumps({"id": name, "value": value})
