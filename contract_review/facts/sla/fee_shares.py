"""Shares of fees: "10 % of the monthly fee", "one thirtieth", "two months' fees" — all in percent."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contract_review.language.numbers import FIGURES, WORDS, figure, words
from contract_review.language.quantities import percentages

CREDIT = re.compile(
    r"(?i)\bcredit(?:s|ed|ing)?\b|\bcompensat\w*|\brebates?\b|\brefund\w*|\bdiscounts?\b|\bpenalt(?:y|ies)\b|\bdeductions?\b|\breductions?\b|\bliquidated\s+damages\b"
)
_CREDIT_BEFORE = re.compile(
    r"(?i)\b(?:credit(?:s|ed)?|refund(?:s|ed)?|rebate|discount|compensation|deduction|reduction|reduced|penalty|liquidated\s+damages)\b"
    r"(?![^.;]{0,60}\b(?:if|when|where|should|below|less\s+than|falls)\b)[^.;%<>\u2264\u2265]{0,90}$|\bpays?\s+(?:\w+\s+){0,3}$"
)
_OF_FEES = re.compile(
    r"(?i)^\s*\)?\s*(?:\(\s*[^)]*\)\s*)?(?:service\s+|client\s+|fee\s+|account\s+)?(?:credit|refund|rebate|discount|reduction|penalty)\b"
    r"|^\s*\)?\s*(?:\w+\s+)?(?:of|off|from|on)\s+(?:[\w'\u2019-]+\s+){0,7}?(?:fees?|charges?|price|bill|invoices?|payments?|amounts?|subscription|rental|MRC|cost|spend)\b"
)
_CAP_BEFORE = re.compile(
    r"(?i)\b(?:maximum|max\.?|cap(?:ped)?|not\s+(?:\w+\s+){0,3}?exceed|in\s+no\s+(?:case|event|circumstances?)\s+(?:\w+\s+){0,4}?(?:exceed|more\s+than)|never\s+(?:\w+\s+){0,2}?exceed|exceeds?|exceeding|(?:limited|restricted)\s+to|up\s+to|no\s+more\s+than|not\s+(?:\w+\s+){0,7}?more\s+than|"
    r"(?:in\s+an\s+)?amount\s+more\s+than|to\s+more\s+than|(?:greater|higher)\s+than|limit\s+(?:of|is)|in\s+excess\s+of)\b[^.;]{0,70}$"
)
_RANGE = re.compile(r"(?i)^\s*(?:-|\u2013|to)\s*\d")
_CAP_AFTER = re.compile(
    r"(?i)^[^.;,%]{0,40}?\b(?:is|are|as)\s+(?:the|a)\s+(?:maximum|most|limit|cap)\b|^\s*\(?maximum\b"
)
_COMPARES = re.compile(
    r"(?i)(?:below|less\s+than|<|under|between|>|\u2265|\u2264|greater\s+than\s+or|equal\s+to\s+or\s+greater\s+than|falls?\s+to|and|beyond(?:\s+the)?|exceeding)\s*$"
)
_FRACTION = re.compile(
    r"(?i)\b(?:one[\s-])?(?P<half>half)\b(?:\s*\([^)]*\))?\s+(?:of\s+)?(?:(?:one|a|the)\s+)?(?:month|monthly|fee|charge)"
    r"|\b(?P<top>\d{1,2})\s*/\s*(?P<base>\d{1,3})(?:st|nd|rd|th)?\b\)?\s*(?:of\s+)?(?:the|your|its|customer|monthly|annual|[\w'\u2019]+\s+(?:monthly|fees))"
)
_MONTHS = re.compile(
    rf"(?i)\b(?:(?P<figures>{FIGURES})|(?P<words>{WORDS}|a|full))\s*(?:\([^)]*\)\s*)?(?:full\s+|whole\s+)?(?:months?['\u2019]?s?|monthly)\s*['\u2019]?\s*"
    r"(?:(?:worth\s+)?of\s+)?(?:[\w'\u2019-]+\s+){0,3}?(?:fees?|charges?|service|subscription|payment)\b"
)
_FULL = re.compile(
    r"(?i)\b(?:total|full|entire|all)\s+(?:of\s+the\s+|of\s+|the\s+|amount\s+of\s+)?(?:\w+\s+){0,3}?(?:fees?|charges?|remuneration)\b|\b(?:the|your|its|their)\s+(?:\w+\s+)?(?:monthly|month['\u2019]s)\s+(?:\w+\s+){0,3}?(?:fees?|charges?)\b"
    r"|\bthe\s+(?:total\s+)?(?:fees?|charges?)\s+(?:\w+\s+){0,6}?(?:month|billing\s+period)\b"
)


@dataclass(frozen=True, slots=True)
class Share:
    """A share of fees in percent (a month's fees out of a month's are 100), and whether it is the most that is paid."""

    n: float
    start: int
    end: int
    is_cap: bool = False


def shares(text: str, *, bare: bool = False) -> tuple[Share, ...]:
    """The shares of fees in a text; with `bare` any percentage is one, as in a column of credits."""
    found = [
        Share(one.value.n, one.span.start, one.span.end, _is_cap(text, one.span.start, one.span.end))
        for one in percentages(text)
        if bare or _is_share(text, one.span.start, one.span.end)
    ]
    taken = [(one.start, one.end) for one in found]
    for match in (*_FRACTION.finditer(text), *_MONTHS.finditer(text)):
        n = _fraction(match) if match.re is _FRACTION else _months(match)
        if n is not None and not any(start < match.end() and match.start() < end for start, end in taken):
            found.append(Share(n, match.start(), match.end(), _is_cap(text, match.start(), match.end())))
            taken.append((match.start(), match.end()))
    if bare and not found and (number := re.fullmatch(r"\s*(\d{1,3}(?:[.,]\d+)?)\s*", text)):
        found.append(Share(figure(number[1]), *number.span(1)))
    return tuple(sorted(found, key=lambda share: share.start))


def _is_share(text: str, start: int, end: int) -> bool:
    head, tail = text[max(start - 130, 0) : start], text[end : end + 110]
    if _OF_FEES.match(tail):
        return True
    if _RANGE.match(tail):
        return False
    return bool(_CREDIT_BEFORE.search(head)) and not _COMPARES.search(head)


def _is_cap(text: str, start: int, end: int) -> bool:
    return bool(_CAP_BEFORE.search(text[max(start - 110, 0) : start]) or _CAP_AFTER.match(text[end : end + 80]))


def _fraction(match: re.Match[str]) -> float | None:
    if match["half"]:
        return 50.0
    top, base = float(match["top"]), float(match["base"])
    return round(100 * top / base, 2) if base > 0 and top <= base else None


def _months(match: re.Match[str]) -> float | None:
    if match["figures"]:
        return round(figure(match["figures"]) * 100, 2)
    n = 1.0 if match["words"].lower() in ("a", "full") else words(match["words"])
    return None if n is None else round(n * 100, 2)


def whole_fees(text: str) -> tuple[Share, ...]:
    """Where a text says "the fees of that month" without a figure, which is all of them."""
    return tuple(
        Share(100.0, match.start(), match.end(), _is_cap(text, *match.span())) for match in _FULL.finditer(text)
    )
