"""In which hours somebody answers: around the clock, in business hours, or in hours of their own."""

from __future__ import annotations

import re

from contract_review.model.fact import Choice

ROUND_THE_CLOCK = Choice("24x7")
BUSINESS_HOURS = Choice("business-hours")
OTHER_HOURS = Choice("other")

_X = r"\s*(?:x|\u00d7|/|\*|by)\s*"
_HOURS24 = r"(?:(?:24|twenty[\s-]*four)(?:\s*\(\s*24\s*\))?)"
_DAYS7 = r"(?:(?:7|seven)(?:\s*\(\s*7\s*\))?)"
_ALWAYS = re.compile(
    rf"(?i)\b24{_X}7(?:{_X}365)?\b|\b24{_X}365\b|\b7{_X}24\b|\b365{_X}24\b|\b24\s?h?\s?/\s?24\b"
    rf"|\b{_HOURS24}[\s-]*hours?\b(?:\s*(?:a|per|each|every)\s+day)?[\s,]*(?:and|/|;|x)?\s*(?:{_DAYS7}[\s-]*days?(?:\s*(?:a|per|each|/)\s*week)?(?:[,\s]+(?:and\s+)?(?:365|52)\s+\w+(?:\s+(?:a|per)\s+year)?)?|every\s+day|(?:a|per)\s+week|365)"
    rf"|\b{_DAYS7}\s+days\s+(?:a|per|each)\s+week[\s,]*(?:and\s+|/\s*)?(?:for\s+)?{_HOURS24}\s+hours"
    r"|\baround[\s-]+the[\s-]+clock|\bround[\s-]+the[\s-]+clock|\bat\s+all\s+times\s+of\s+(?:the\s+)?day"
    rf"|\b{_HOURS24}[\s-]*hours?\s*(?:(?:a|per|each)\s+|[-/])day\b"
)
_SOME_DAYS = re.compile(
    r"(?i)[\s,]*(?:on\s+|from\s+)?(?:mon(?:day)?s?\b|business\s+days|weekdays|working\s+days|(?:five|5|six|6)(?:\s*\(\d\))?\s+days)"
)
_CLOCK = r"\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?\s?m\b\.?|h\b|o'clock|uhr\b)?"
_FROM_TO = re.compile(
    rf"(?i)\b(?P<first>{_CLOCK})\s*(?:,?\s*(?:[A-Z]{{2,4}}|[A-Za-z]+(?:\s+[A-Z]{{2}})?\s+time)\s*,?\s*)?(?:-|\u2013|\u2014|to|until|till|and|through)\s*(?P<last>{_CLOCK})"
)
_WEEKDAYS = re.compile(
    r"(?i)\bmon(?:day)?s?\.?\s*(?:-|\u2013|\u2014|to|through|thru|until|till)\s*fri(?:day)?s?\b|\bweek\s?days?\b|\b(?:business|working)\s+days?\b"
    r"|\b(?:5|five)(?:\s*\(5\))?\s+days\s+(?:a|per)\s+week"
)
_WEEKEND = re.compile(
    r"(?i)\b(?:-|\u2013|to|through|thru|until|and)\s*(?:sat(?:urday)?|sun(?:day)?)s?\b|\b(?:7|seven|6|six)\s+days\s+(?:a|per)\s+week|\bevery\s+day\b|\bdaily\b"
    rf"|\b24{_X}[56]\b|\b1\d{_X}[67]\b|\b(?:1[3-9]|2[0-3]){_X}5\b|\b[89]{_X}[67]\b|\bextended\s+(?:support\s+|business\s+)?hours"
)
_BARE_HOURS = re.compile(r"\b(?:[6-9]|10)\s*(?:-|\u2013|to)\s*(?:[4-8]|1[5-9]|20)\b")
_OFFICE = re.compile(
    r"(?i)\b(?:(?:normal|regular|standard|local|usual|its|our|core)\s+)*(?:business|working|office|work)[\s-]*hours\b|\b(?:on|each|every|during)\s+(?:all\s+|normal\s+)?(?:business|working)\s+days?\b"
    rf"|\b(?:7[.,]5|[89]|1[0-2]){_X}5\b|\bnormal\s+hours\b|\bnine[\s-]to[\s-]five\b|\bduring\s+(?:the\s+)?(?:business|working)\s+day"
)

# "24/5 (24/7 at a premium)": what costs more is not what is promised.
_FOR_MORE_MONEY = re.compile(
    r"(?i)\([^()]{0,40}\b(?:at\s+an?\s+)?(?:premium|surcharge|extra\s+(?:cost|charge|fee)|additional\s+(?:cost|charge|fee)s?)\s*\)"
)


def hours_of(text: str) -> Choice | None:
    """The hours of which a text speaks; None if of none."""
    text = _FOR_MORE_MONEY.sub(" ", text)
    always = _ALWAYS.search(text)
    if always:
        on_some_days = "7" not in always[0] and _SOME_DAYS.match(text, always.end())
        return OTHER_HOURS if on_some_days else ROUND_THE_CLOCK
    printed = _FROM_TO.search(text)
    if printed and not _is_clock(printed):
        printed = None
    if _WEEKEND.search(text) and (printed or re.search(r"\d\s*[x\u00d7/]\s*[567]\b|extended", text, re.IGNORECASE)):
        return OTHER_HOURS
    if _OFFICE.search(text) or (_WEEKDAYS.search(text) and (printed or _BARE_HOURS.search(text))):
        return BUSINESS_HOURS
    if re.search(r"(?i)\bmon(?:day)?s?\.?\s*(?:-|\u2013|\u2014|to|through|thru)\s*fri", text):
        return BUSINESS_HOURS
    return None


def opening_hours_of(text: str) -> Choice | None:
    """The hours of a text that prints a time of day ("9am to 5pm") but no days."""
    printed = _FROM_TO.search(text)
    if printed is None or not _is_clock(printed):
        return None
    return OTHER_HOURS if _WEEKEND.search(text) else BUSINESS_HOURS


def _is_clock(match: re.Match[str]) -> bool:
    """Whether two figures are times of day, not a range of something else."""
    return bool(re.search(r"(?i)[ap]\.?\s?m|[:.h]\d{2}|o'clock|uhr|\dh", match[0]))


_PER_WEEK = re.compile(
    r"(?i)\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty[\s-]?four)(?:\s*\(\d+\))?[\s-]+(?:hours|days|weeks|months)\s+(?:a|per|each|/|in\s+each|of\s+each)\s*(?:day|week|month|year)\b"
)


def without_hours(text: str) -> str:
    """The text with its opening hours blanked out, so that "24 hours, 7 days a week" is no length of time.

    Offsets stay as they were.
    """
    for pattern in (_ALWAYS, _PER_WEEK):
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text
