"""The amounts of a limit on liability: fees of a period, a share of fees, money."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contract_review.language.numbers import FIGURES, WORDS, figure, words
from contract_review.language.quantities import Found, durations, moneys, percentages
from contract_review.model.fact import Duration, Money, Percentage, Unit

_PAID = r"(?:fees?|charges?|prices?|amounts?|sums?|payments?|money|monies|compensation|consideration|commissions?|royalt(?:y|ies)|revenues?|remuneration|value|cost|rent)"
_FEES = re.compile(rf"(?i)\b{_PAID}\b")
_WINDOW = re.compile(
    r"(?i)\b(?:preced\w+|prior|previous|before|last|immediately|during|in|for|over|within|trailing|past|first|most\s+recent)\b"
)
_MEASURES = re.compile(
    r"(?i)\b(?:notice|notif\w*|bring|brought|commenc\w*\s+(?:any\s+)?(?:action|suit)|after\s+the\s+(?:cause|event|claim)|claim(?:ed)?\s+within|cure|limitation\s+period)\b"
)
_THAT_MONTH = re.compile(
    r"(?i)\b(?:in|for|during|of)\s+the\s+(?:calendar\s+|billing\s+|contract\s+|preceding\s+|previous\s+|prior\s+)*(month|quarter|year)s?\b(?:\s+or\s+\w+)?(?=[^.;]{0,50}\b(?:in\s+which|when|preceding|prior|before|of\s+the)\b)"
    r"|\bthe\s+(?:immediately\s+)?(?:preceding|previous|prior)\s+(?:calendar\s+|contract\s+)?(month|quarter|year)\b"
)
_ANNUAL = re.compile(
    r"(?i)\b(annual|yearly|monthly|quarterly)\s+(?:\w+\s+){0,3}?(?:fees?|charges?|price|subscription)\b"
)
_AVERAGE = re.compile(
    r"(?i)\baverage\s+(annual|yearly|monthly|quarterly)\s+(?:\w+\s+){0,3}?(?:fees?|charges?|price|payments?)\b"
)
_PERIODS = {"annual": Unit.YEAR, "yearly": Unit.YEAR, "monthly": Unit.MONTH, "quarterly": Unit.QUARTER}
_TIMES = re.compile(
    rf"(?i)\b(?:(?P<words>{WORDS})\s*(?:\((?P<bracket>{FIGURES})\s*[xX]?\)\s*)?|(?P<figures>{FIGURES})\s*)(?:times|[xX]\b)|\b(?P<twice>twice|double|thrice)\b"
)
_HALF = re.compile(r"(?i)\b(?:one[\s-])?half\s+(?:of\s+)?(?:the\s+)?(?:\w+\s+)?$")
_WHOLE = re.compile(
    rf"(?i)\b(?:(?:the|all|any|total|aggregate|actual|net|purchase|license|licence|subscription|contract|full|applicable|such)\s+)*{_PAID}\b[^.;]{{0,110}}?\b(?:paid|payable|received|due|charged|required\s+to\s+pay|owed|earned|invoiced)\b"
    rf"|\b(?:purchase|contract|licen[cs]e|subscription)\s+(?:price|fees?|value)\b|\bvalue\s+of\s+(?:the|such|this|that|any)\s+(?:\w+\s+)?(?:order|agreement|contract|SOW|statement)\b|\b(?:price|fees?|charges?|cost)\s+(?:for|of)\s+(?:the|such|that|any)\b|\bamounts?\s+(?:you|customer|client|licensee)\s+(?:\w+\s+){{0,3}}?(?:paid|pay)\b"
)


_REACH = 420

# "Is limited to (a) direct damages for …; and (b) direct damages, not to exceed the fees of six months": the limit comes last.
_AGAIN = re.compile(
    r"(?i)\bnot\s+to\s+exceed\b|\bin\s+an\s+amount\s+not\s+(?:to\s+)?exceed(?:ing)?\b|\bup\s+to\s+a\s+maximum\s+of\b"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of a limit, and where in the text it begins."""

    value: Duration | Money | Percentage
    start: int


def amounts(text: str) -> tuple[Amount, ...]:
    """The amounts in the words after "shall not exceed": "the greater of $100,000 or the fees of twelve months" has two."""
    again = _AGAIN.search(text[:_REACH])
    text = text[again.end() :][:_REACH] if again and not moneys(text[: again.start()]) else text[:_REACH]
    found = [Amount(one.value, one.span.start) for one in moneys(text) if one.value.amount > 0]
    # "150 % of the annual fees" is a share of fees; "100 % of the fees of twelve months" says no more than the months.
    shares = [one for one in _shares(text) if one.value != Percentage(100)]
    found += shares or _periods(text) or _shares(text)[:1] or _whole(text)
    return tuple(sorted(found, key=lambda amount: amount.start))


def _periods(text: str) -> list[Amount]:
    average = _AVERAGE.search(text)
    if average and average.start() < 160:
        # "Twelve times the average monthly fee of the last six months": the months only say from what the average is taken.
        return [Amount(Duration(_times(text), _PERIODS[average[1].lower()]), average.start())]
    factor = _times(text)
    found = [
        Amount(Duration(one.value.n * factor, one.value.unit), one.span.start)
        for one in durations(text)
        if _is_period_of_fees(text, one)
    ]
    if found or not _FEES.search(text):
        return found[:2]
    one = _THAT_MONTH.search(text)
    if one:
        return [Amount(Duration(factor, Unit((one[1] or one[2]).lower())), one.start())]
    one = _ANNUAL.search(text)
    return [Amount(Duration(factor, _PERIODS[one[1].lower()]), one.start())] if one else []


def _is_period_of_fees(text: str, one: Found[Duration]) -> bool:
    if one.value.unit in (Unit.MINUTE, Unit.HOUR, Unit.BUSINESS_HOUR):
        return False
    head, tail = text[: one.span.start], text[one.span.end :]
    after = re.match(
        rf"(?i)['\u2019]?s?['\u2019]?\s*(?:period\s+)?(?:(?:worth\s+)?of\s+)?(?:[\w'\u2019-]+\s+){{0,5}}?{_PAID}\b",
        tail,
    )
    before = re.search(rf"(?i)\b{_PAID}\b|\bpa(?:id|y|yable)\b", head) and _WINDOW.search(
        head[-60:] + text[one.span.start : one.span.end + 30]
    )
    return (
        bool(after or before)
        and not _MEASURES.search(head[-80:])
        and not re.match(r"(?i)\s+(?:after|of\s+the\s+date)\b", tail)
    )


def _shares(text: str) -> list[Amount]:
    for one in percentages(text):
        if _FEES.search(text[one.span.end : one.span.end + 80]):
            return [Amount(one.value, one.span.start)]
    return []


def _whole(text: str) -> list[Amount]:
    whole = _WHOLE.search(text)
    if whole and _HALF.search(text[: whole.start()]):
        return [Amount(Percentage(50), whole.start())]
    return [Amount(Percentage(100.0 * _times(text)), whole.start())] if whole else []


def _times(text: str) -> float:
    """The multiple of "three times the fees"; 1 where there is none."""
    match = _TIMES.search(text)
    if match is None:
        return 1.0
    if match["twice"]:
        return 3.0 if match["twice"].lower() == "thrice" else 2.0
    if match["figures"] or match["bracket"]:
        return figure(match["figures"] or match["bracket"])
    return words(match["words"]) or 1.0
