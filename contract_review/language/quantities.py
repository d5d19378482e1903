"""Durations, percentages, money and dates in a text, typed and with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from contract_review.language.numbers import FIGURES, WORDS, figure, words
from contract_review.model.fact import Count, Day, Duration, Money, Percentage, Unit
from contract_review.model.span import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value and the characters of the text that print it."""

    value: T
    span: Span


# "thirty (30)": the figures in brackets count. "one (I)" is how text recognition reads "one (1)".
_NUMBER = rf"(?:(?P<words>\b{WORDS})(?:\s*\(\s*(?P<bracket>{FIGURES}|[Il])\s*%?\s*\))?|(?P<figures>(?<![\d.,]){FIGURES})(?:\s*\(\s*(?P<again>{WORDS})\s*\))?)"
_UNITS = {
    "minute": Unit.MINUTE, "min": Unit.MINUTE, "hour": Unit.HOUR, "hr": Unit.HOUR, "h": Unit.HOUR, "day": Unit.DAY,
    "week": Unit.WEEK, "month": Unit.MONTH, "mo": Unit.MONTH, "quarter": Unit.QUARTER, "year": Unit.YEAR,
    "yr": Unit.YEAR, "annum": Unit.YEAR, "bh": Unit.BUSINESS_HOUR, "bd": Unit.BUSINESS_DAY,
}  # fmt: skip
_UNIT = (
    r"(?P<unit>minute|min|hour|hr|h|day|week|month|mo|quarter|year|yr|bh|bd)(?:\(s\)|s)?(?:['\u2019]s?)?(?![\w-]*\w)"
)
_BUSINESS = r"(?P<business>(?:(?:normal|regular|standard)\s+)?(?:business|working|support|service|office|banking|work|bus\.?|biz)[\s-]+)?"
_DURATION = re.compile(
    rf"{_NUMBER}\)?[\s-]*(?:(?:full|clear|calendar|consecutive|complete|whole|elapsed|continuous|additional|clock|more|or\s+more)\s+)*{_BUSINESS}{_UNIT}",
    re.IGNORECASE,
)
_NEXT_DAY = re.compile(
    r"\b(?P<after>day\s+after\s+(?:the\s+)?)?(?:(?:next|same|following|1)[\s-]+(?:business|working)[\s-]+day|NBD)\b",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"(?P<half>\bhalf\s+)?\b(?:a|an|one|another)\s+(?:full\s+|calendar\s+|further\s+|additional\s+|single\s+)?(?P<unit>minute|hour|day|week|month|quarter|year)\b(?!['\u2019-]|\s+to\s+(?:month|year)\b)",
    re.IGNORECASE,
)
_PERCENT = re.compile(rf"{_NUMBER}\s*(?:%|\bper\s*cent\b|\bpercent(?:age\s+points?)?\b)", re.IGNORECASE)
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "US$": "USD", "CHF": "CHF", "A$": "AUD", "C$": "CAD"}
_MONEY = re.compile(
    r"(?P<sign>US\$|A\$|C\$|[$€£]|\b(?:USD|EUR|GBP|CHF|CAD|AUD)\b)\s?(?P<amount>\d[\d,]*(?:\.\d+)*(?:,\d{2}\b)?)(?:\s?(?P<scale>million|thousand|[mk])\b)?(?![\d,.]*[A-Za-z])"
    r"|(?P<amount2>\d[\d,]*(?:\.\d+)*(?:,\d{2}\b)?)(?:\s(?P<scale2>million|thousand)\b)?\s?(?P<sign2>€|\b(?:USD|EUR|GBP|CHF|CAD|AUD|(?:US\s|U\.S\.\s)?[Dd]ollars|DOLLARS|[Ee]uros?|EUROS?)(?!\w))",
    re.IGNORECASE,
)
_SCALES = {"o": 1, "t": 1_000, "k": 1_000, "m": 1_000_000}
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = r"(?P<month>" + "|".join(f"{name}|{name[:3]}\\.?" for name in _MONTHS) + r"|sept\.?)"
_DATES = (
    re.compile(
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})\s?(?:s\s?t|n\s?d|r\s?d|t\s?h)?\s?(?:,\s*|\s+)(?P<year>\d{{4}})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})\s?(?:s\s?t|n\s?d|r\s?d|t\s?h)?\.?\s+(?:day\s+of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
    re.compile(r"\b(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})\b"),
    re.compile(r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})\b"),
    re.compile(r"(?<![\d/.-])(?P<month>\d{1,2})(?P<sign>[/-])(?P<day>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})(?![\d/-])"),
)


def durations(text: str) -> tuple[Found[Duration], ...]:
    """The lengths of time in a text, each in the unit of the text; "the next business day" is one business day."""
    found = [*_counted(text), *(_named(match) for match in _NEXT_DAY.finditer(text))]
    for match in _SINGLE.finditer(text):
        span = Span(match.start(), match.end())
        if not any(span.overlaps(other.span) for other in found):
            found.append(Found(Duration(0.5 if match["half"] else 1, _UNITS[match["unit"].lower()]), span))
    unique = {item.span.start: item for item in reversed(found)}
    return tuple(unique[start] for start in sorted(unique))


def _named(match: re.Match[str]) -> Found[Duration]:
    n = 0 if match[0].lower().startswith("same") else 2 if match["after"] else 1
    return Found(Duration(n, Unit.BUSINESS_DAY), Span(match.start(), match.end()))


def _counted(text: str) -> Iterator[Found[Duration]]:
    for match in _DURATION.finditer(text):
        n = _value(match)
        if n is None:
            continue
        yield Found(Duration(n, _unit(match)), Span(match.start(), match.end()))


def _unit(match: re.Match[str]) -> Unit:
    unit = _UNITS[match["unit"].lower()]
    if match["business"] and unit in (Unit.HOUR, Unit.DAY):
        return Unit.BUSINESS_HOUR if unit is Unit.HOUR else Unit.BUSINESS_DAY
    return unit


def contradictions(text: str) -> tuple[tuple[Duration | Percentage, Duration | Percentage], ...]:
    """Quantities whose words and figures differ, as ("thirty", "45") of "thirty (45) days"; mostly there are none."""
    found: list[tuple[Duration | Percentage, Duration | Percentage]] = []
    for match in _DURATION.finditer(text):
        pair = _two_values(match)
        if pair:
            unit = _UNITS[match["unit"].lower()]
            found.append((Duration(pair[0], unit), Duration(pair[1], unit)))
    for match in _PERCENT.finditer(text):
        pair = _two_values(match)
        if pair:
            found.append((Percentage(pair[0]), Percentage(pair[1])))
    return tuple(found)


def _two_values(match: re.Match[str]) -> tuple[float, float] | None:
    if not match["words"] or not match["bracket"] or match["bracket"] in "Il":
        return None
    spoken, printed = words(match["words"]), figure(match["bracket"])
    return (spoken, printed) if spoken is not None and spoken != printed else None


def _value(match: re.Match[str]) -> float | None:
    if match["figures"]:
        return figure(match["figures"])
    if match["bracket"]:
        return 1.0 if match["bracket"] in "Il" else figure(match["bracket"])
    return words(match["words"])


def in_other_words(text: str) -> tuple[tuple[Duration | Percentage, Duration | Percentage], ...]:
    """Where words and figures of one number differ, as in "thirty (45) days": what is read, and what else is printed."""
    found: list[tuple[Duration | Percentage, Duration | Percentage]] = []
    for match in _DURATION.finditer(text):
        read, other = _value(match), _other_value(match)
        if read is not None and other is not None and read != other:
            unit = _unit(match)
            found.append((Duration(read, unit), Duration(other, unit)))
    for match in _PERCENT.finditer(text):
        read, other = _value(match), _other_value(match)
        if read is not None and other is not None and read != other:
            found.append((Percentage(read), Percentage(other)))
    return tuple(found)


def _other_value(match: re.Match[str]) -> float | None:
    """The number as it is printed a second time, in words beside figures."""
    if match["figures"]:
        return words(match["again"]) if match["again"] else None
    return words(match["words"]) if match["bracket"] else None


def percentages(text: str) -> tuple[Found[Percentage], ...]:
    """The percentages in a text: 99.9 for "99.9%", "99,9 %" and "ninety-nine and nine tenths percent"."""
    found: list[Found[Percentage]] = []
    for match in _PERCENT.finditer(text):
        n = _value(match)
        if n is None:
            continue
        again = found and found[-1].value.n == n and re.fullmatch(r"\s*\(\s*", text[found[-1].span.end : match.start()])
        if again:
            # "ten percent (10%)" is one percentage, printed twice.
            found[-1] = Found(Percentage(n), Span(found[-1].span.start, match.end()))
        else:
            found.append(Found(Percentage(n), Span(match.start(), match.end())))
    return tuple(found)


def moneys(text: str) -> tuple[Found[Money], ...]:
    """The amounts of money in a text; "$" alone is USD."""
    found = []
    for match in _MONEY.finditer(text):
        sign = (match["sign"] or match["sign2"]).upper()
        sign = "USD" if sign.endswith("DOLLARS") else "EUR" if sign.startswith("EURO") else _SIGNS.get(sign, sign)
        scale = _SCALES[(match["scale"] or match["scale2"] or "one")[0].lower()]
        amount = _amount((match["amount"] or match["amount2"]).rstrip(",.")) * scale
        found.append(Found(Money(amount, sign), Span(match.start(), match.end())))
    return tuple(found)


_COUNT = re.compile(
    rf"{_NUMBER}\s+(?:\w+\s+)?(?:licen[cs]es?|users?|seats?|units?|endpoints?|devices?|agents?|subscriptions?|mailboxes|nodes?|tenants?|instances?)\b",
    re.IGNORECASE,
)


def counts(text: str) -> tuple[Found[Count], ...]:
    """The numbers of licences, users, devices and other things that are bought in a text."""
    pairs = ((match, _value(match)) for match in _COUNT.finditer(text))
    return tuple(Found(Count(n), Span(*match.span())) for match, n in pairs if n is not None)


def _amount(text: str) -> float:
    """The value of printed money: "1,000.50", and "5.000" or "1.000,50" where a point parts the thousands."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        return float(text.replace(".", "").replace(",", "."))
    return float(text.replace(",", ""))


def dates(text: str) -> tuple[Found[Day], ...]:
    """The calendar dates in a text; 3/29/2022 is read the American way, unless only the other way is a date."""
    found: dict[int, Found[Day]] = {}
    for pattern in _DATES:
        for match in pattern.finditer(text):
            day = _day(match)
            if day is not None:
                found.setdefault(match.start(), Found(Day(day), Span(match.start(), match.end())))
    return tuple(found[start] for start in sorted(found))


def _full_year(text: str) -> int:
    """The year of "2018" or "18"; contracts are younger than 1970."""
    year = int(text)
    return year if year > 99 else year + (2000 if year < 70 else 1900)


def _day(match: re.Match[str]) -> date | None:
    name = match["month"].lower().rstrip(".")
    month = int(name) if name.isdigit() else next(i for i, m in enumerate(_MONTHS, 1) if m.startswith(name[:3]))
    year, day = _full_year(match["year"]), int(match["day"])
    for pair in ((month, day), (day, month)):
        try:
            return date(year, *pair)
        except ValueError:
            continue
    return None
