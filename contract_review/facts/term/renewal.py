"""Whether a contract renews by itself, and how long one renewal lasts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement
from contract_review.facts.subjects import CONTRACT, of_something_else
from contract_review.facts.term.choices import chosen_lengths
from contract_review.language.timing import Timed, Use, timings
from contract_review.model.clause import Category
from contract_review.model.fact import Duration, Flag, Qualifiers, Unit

_RENEW = r"(?:re-?new|extend|extension|prolong|roll(?:s|ed|ing)?[\s-]*over)"
_FURTHER = r"(?:additional|successive|further|consecutive|subsequent|like|another|new|renewal|identical|same|equal)"
_AUTOMATIC = re.compile(
    rf"(?i)\bauto(?:matic(?:ally)?)?[\s-]+(?:[\w,]+\s+){{0,5}}?{_RENEW}|\b{_RENEW}\w*\s+(?:itself\s+|thereafter\s+|and\s+\w+\s+)?(?:automatically|by\s+itself|tacitly)"
    rf"|\bautomatic(?:ally)?\s+(?:be\s+)?continu\w+\s+[^.;]{{0,40}}\b{_FURTHER}\b|\bcontinues?\s+automatically\s+[^.;]{{0,30}}\b{_FURTHER}\b|\bevergreen\b|\btacit(?:ly)?\s+{_RENEW}"
    rf"|\b(?:renews|extends)\s+(?:itself\s+)?for\s+(?:[\w-]+\s+){{0,2}}?{_FURTHER}\b|\b{_RENEW}\w*\s+for\s[^.;]*\bunless\b"
    rf"|\b(?:shall|will|is|be)\s+(?:thereafter\s+|then\s+)?(?:be\s+)?(?:renew|extend|prolong)(?:ed|s)?\s+(?:\w+\s+){{0,4}}?{_FURTHER}\b.*\bunless\b"
    r"|\b(?:is|be)\s+(?:renewed|extended|prolonged)\s+(?:by|for)\b.{0,80}?\bif\b.{0,50}?\bnot\s+(?:terminated|cancell?ed|given\s+notice)"
    rf"|\bunless\b.*\b(?:shall|will|is|be)\s+(?:be\s+)?(?:renew|extend)(?:ed|s)?\s+(?:\w+\s+){{0,4}}?{_FURTHER}\b"
    r"|\bautomatically\s+continu\w+\b[^.;]{0,40}\b(?:until|unless)\b[^.;]{0,60}\bnotice"
    r"|\b(?:shall|will)\s+(?:then\s+|thereafter\s+)?continue\s+(?:on\s+|from\s+|as\s+)?(?:an?\s+)?(?:month|year)[\s-]to[\s-](?:month|year)\b[^.;]{0,30}\b(?:until|unless)\b"
    r"|\bautomatic(?:ally)?\s+continu\w+\s+(?:on\s+|from\s+|as\s+)?(?:an?\s+)?(?:month|year)[\s-]to[\s-](?:month|year)\b"
    rf"|\b(?:renews|extends)\s+(?:itself\s+)?(?:on\s+an?\s+|from\s+)?(?:month[\s-]to[\s-]month|year[\s-]to[\s-]year)\b"
    rf"|\bshall\s+(?:renew|be\s+renewed)\s+for\s+(?:[\w-]+\s+){{0,2}}?(?:consecutive|successive)\b"
)
_BY_CHOICE = re.compile(
    rf"(?i)\b(?:may|option|elect\w*|right|entitled|mutual\w*|agree(?:s|d|ment\s+of)?(?!ment)|request)\b[^.;]{{0,60}}\b{_RENEW}|\b{_RENEW}\w*\s+(?:\w+\s+){{0,12}}?(?:by|upon|on|with|subject\s+to)\s+(?:the\s+)?(?:mutual|written\s+(?:agreement|consent)|prior\s+written\s+consent)"
)
_NOT_AUTOMATIC = re.compile(
    rf"(?i)\b(?:not|no|never)\s+(?:be\s+)?(?:\w+\s+)?auto(?:matic(?:ally)?)?[\s-]+(?:be\s+)?{_RENEW}"
    rf"|\b(?:not|never)\s+(?:be\s+)?(?:renew|extend)(?:ed)?\s+(?:itself\s+|be\s+)?automatically"
    rf"|\b(?:renew|extend)\w*\s+(?:\w+\s+){{0,2}}?only\s+(?:by|upon|with|if|on)\b|\bmay\s+(?:only\s+)?be\s+(?:renewed|extended)\s+only\b|\bmay\s+only\s+be\s+(?:renewed|extended)\b"
    rf"|\b(?:expires?|ends?|terminates?|lapses?)\b[^.;]{{0,80}}?\bunless\b[^.;]{{0,60}}?\b(?:part(?:y|ies)|both|they|we)\b[^.;]{{0,40}}?\bagree\b[^.;]{{0,60}}?\b{_RENEW}"
    rf"|\bno\s+(?:tacit|implied|automatic)\s+{_RENEW}|\bwithout\s+(?:any\s+)?automatic\s+{_RENEW}"
)
_OF_THE_CONTRACT = re.compile(
    rf"(?i)\b(?:this|the|your|our|its|each|such|any|said)\s+(?:[\w-]+\s+){{0,3}}?{CONTRACT}\b|\b{CONTRACT}\s+(?:\w+\s+){{0,3}}?(?:auto-?)?{_RENEW}|\bit\b|\bthey\b|\bautomatic\s+{_RENEW}"
)
_RENEWS = re.compile(rf"(?i)\b{_RENEW}|\bthereafter\b|\bsuccessive\b")
_MORE = re.compile(
    rf"(?i)\b(?:{_FURTHER}|renew\w*|prolong\w*|(?:be|is)\s+extended|extension\w*|extend\s+(?:the|this|its)\b[^.;]{{0,40}})\b(?!\s*,?\s*(?:unless|and\s+(?:shall|will)))[^.;]{{0,60}}$"
)
_THEREAFTER = re.compile(r"(?i)\b(?:thereafter|then)\b[^.;]{0,60}$")
_RENEWALS = re.compile(r"(?i)^[\s,)-]*(?:[\w-]+\s+)?(?:renewals?|extensions?|(?:terms?|periods?)\s+thereafter)\b")
_ADVERB = {
    "annually": "year", "annual": "year", "yearly": "year", "year": "year", "month": "month", "monthly": "month",
    "quarterly": "quarter", "quarter": "quarter", "anniversary": "year",
}  # fmt: skip
_RHYTHM = re.compile(
    rf"(?i)\b(?:{_RENEW}\w*|continu\w+|remain\w*|thereafter)\b[^.;]{{0,70}}?\b(?:from\s+)?(?P<to>year|month|quarter)[\s-]to[\s-](?:year|month|quarter)\b"
    rf"|\b{_RENEW}\w*\s+(?:itself\s+|automatically\s+|for\s+|on\s+an?\s+)*(?:(?P<adverb>annual(?:ly)?|yearly|monthly|quarterly)\b|(?:each|every)\s+(?P<each>year|month|quarter)\b)"
    rf"|\b{_RENEW}\w*\s+(?:[\w-]+\s+){{0,3}}?on\s+(?:each|every|the)\s+(?P<on>anniversary)\b"
    rf"|\b(?:{_FURTHER}|more|automatic)\s+(?P<period>annual|yearly|monthly|quarterly)\s+(?:\w+\s+)?(?:terms?|periods?|{_RENEW}\w*)\b"
    r"|\b(?P<date>annual|yearly|monthly|quarterly)\s+(?:renewals?|renewal\s+(?:date|terms?|periods?))\b"
)
_ENTRY = re.compile(r"(?i)^(?:(?:renewal|extension)\s+(?:term|period|length)s?|(?:auto(?:matic)?[\s-]*)?renewal)\s*:")
_LABEL = re.compile(
    r"(?i)^(?:auto(?:matic)?[\s-]*)?renew(?:al|s)?(?:\s+(?:type|option))?\s*:\s*(?:(?P<yes>yes|enabled|on\b|auto\w*)|(?P<no>no\b|none|disabled|off\b|manual))"
)
_BEFORE_RENEWAL_DATE = re.compile(
    r"(?i)\b(?:terminat|cancel)\w*\b.*\b(?:before|prior\s+to)\s+(?:the\s+|each\s+|its\s+|your\s+)?(?:\w+\s+)?renewal\s+date\b"
)
# "For the life of the contract including any automatic renewals" does not say that there are any.
_MENTIONED = re.compile(r"(?i)\bany\s+$")
_BREACH = re.compile(r"(?i)\bbreach\w*|\bcure[sd]?\b|\bdefault\w*|\bfail(?:s|ed|ure)?\b|\bdelay\w*")
# "During any renewal terms, and for a period of one year after the end": what outlives the contract is no renewal.
_AND_FOR = re.compile(r"(?i)\band\s+for\s+(?:an?\s+|the\s+)?(?:period\s+of\s+)?$")
# "Extended for one further year by notice": a length, whatever follows it.
_RENEWED_FOR = re.compile(rf"(?i)\b{_RENEW}\w*\s+for\s+(?:an?\s+)?$")
_LENGTHS = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR)


def renewal(passage: Passage) -> Iterator[Statement]:
    """Whether the contract renews by itself, and for how long each time."""
    text = passage.text
    label = _LABEL.match(text)
    if label:
        yield Statement("term.auto-renewal", Flag(value=bool(label["yes"])))
        yield from _period(text) if label["yes"] else ()
        return
    if of_something_else(text) or not _OF_THE_CONTRACT.search(text):
        if _ENTRY.match(text):
            yield from _period(text)
        return
    if denies_renewal(text):
        yield Statement("term.auto-renewal", Flag(value=False))
        return
    automatic = renews_by_itself(text)
    if automatic:
        yield Statement("term.auto-renewal", Flag(value=True))
    if automatic or _speaks_of_renewal(passage):
        periods = tuple(_period(text))
        yield from periods or (_chosen_before(passage) if automatic else ())


def denies_renewal(text: str) -> bool:
    """Whether a sentence says that the contract does not renew by itself."""
    return bool(_NOT_AUTOMATIC.search(text))


def renews_by_itself(text: str) -> bool:
    """Whether a sentence says that the contract goes on unless somebody stops it."""
    match = _AUTOMATIC.search(text)
    if match is None:
        return bool(_BEFORE_RENEWAL_DATE.search(text))
    if _MENTIONED.search(text[: match.start()]):
        return False
    plain = "auto" not in match[0].lower() and "tacit" not in match[0].lower()
    return not (plain and _BY_CHOICE.search(text))


def _speaks_of_renewal(passage: Passage) -> bool:
    text = passage.text
    if not _RENEWS.search(text):
        return False
    if re.search(r"(?i)\bthereafter\b[^.;]{0,80}\b(?:year|month)[\s-]to[\s-](?:year|month)\b", text):
        return True
    return passage.about(Category.TERM_AND_RENEWAL) or bool(
        re.search(
            rf"(?i)\b{CONTRACT}\b[^.;]{{0,80}}\b{_RENEW}|\b{_RENEW}\w*\s+(?:of\s+)?(?:this|the|your)\s+(?:\w+\s+)?{CONTRACT}",
            text,
        )
    )


def _period(text: str) -> Iterator[Statement]:
    rhythm = _RHYTHM.search(text)
    earlier = False
    for timed in timings(text):
        lasts = timed.use in (Use.LASTING, Use.OTHER) or _RENEWED_FOR.search(timed.head)
        if lasts and timed.value.unit in _LENGTHS:
            if _is_renewal(text, timed) or (earlier and _THEREAFTER.search(timed.head)):
                yield Statement("term.renewal-period", timed.value)
                return
            earlier = True
    if rhythm:
        name = next(word for word in rhythm.groups() if word).lower()
        yield Statement("term.renewal-period", Duration(1, Unit(_ADVERB[name])))


def _chosen_before(passage: Passage) -> Iterator[Statement]:
    """ "At the end of each billing cycle it renews", where the cycle is the customer's choice and stands just before."""
    if re.search(
        r"(?i)\b(?:each|every|current|applicable|such)\s+(?:[\w-]+\s+){0,2}?(?:cycle|period|term)\b", passage.text
    ):
        for length, scope in chosen_lengths(
            passage.contract.text[max(passage.span.start - 600, 0) : passage.span.start]
        ):
            yield Statement("term.renewal-period", length, Qualifiers(scope=scope))


def _is_renewal(text: str, timed: Timed) -> bool:
    if _AND_FOR.search(timed.head) and re.match(r"(?i)^[\s),]*(?:following|after|thereafter|from)\b", timed.tail):
        return False
    if _BREACH.search(timed.head[-200:]) or re.match(r"(?i)^[\s)]*(?:from|before|after|prior)\b", timed.tail):
        return False
    more = re.match(r"(?i)another|an?\s+(?:further|additional)", timed.span.text_in(text)) or _MORE.search(timed.head)
    lasting = timed.use is Use.LASTING or not re.search(r"(?i)\b(?:after|in|every)\s+$", timed.head)
    return bool((more and lasting) or _RENEWALS.match(timed.tail) or _ENTRY.match(text))
