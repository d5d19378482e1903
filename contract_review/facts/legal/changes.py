"""Whether the vendor may change the terms by itself, and how long before that is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement, finder
from contract_review.language.quantities import durations
from contract_review.model.clause import Category
from contract_review.model.contract import Role
from contract_review.model.fact import Flag, Unit

_CHANGE = r"(?:chang(?:e|es|ed|ing)|modif(?:y|ies|ied|ying|ications?)|amend(?:s|ed|ing|ments?)?|updat(?:e|es|ed|ing)|revis(?:e|es|ed|ing|ions?)|alter(?:s|ed|ations?)?|supplement(?:s|ed)?|replac(?:e|es|ed))"
_VERB = r"(?:chang|modify|amend|updat|revis|alter|supplement|replac)(?:e|ing)?"
_PAPER = r"(?:terms(?:\s+(?:and|&)\s+conditions|\s+of\s+(?:service|use))?|agreements?|contracts?|conditions|SLAs?|service\s+level\s+agreements?|policy|policies|AUP|guides?|guidelines?|handbooks?|manuals?|rules|attachments?|schedules?|exhibits?|addend(?:um|a)|annex(?:es)?|program\s+(?:terms|requirements|guide|description))"
_MAY_CHANGE = re.compile(
    rf"(?i)\b(?:may|reserves?\s+the\s+rights?|retains?\s+the\s+right|has\s+the\s+right|have\s+the\s+right|is\s+entitled|are\s+entitled|can)\b(?!\s+not\b)(?P<between>(?:[^.;]{{0,140}}?\band\s+to\s+)?[^.;]{{0,70}}?)\b(?:{_VERB}|make\s+(?:\w+\s+){{0,2}}?{_CHANGE}\s+(?:to|in|of))\b(?P<object>[^.;]{{0,110}}?)\b{_PAPER}\b"
)
_WHICH = re.compile(
    rf"(?i)\b(?:{_PAPER}|program\s+guide)\b[^;]{{0,140}}?\b(?:which|that)\s+(?P<who>(?:[\w.&'\u2019-]+\s+){{1,4}}?)(?:may|can|reserves?\s+the\s+right\s+to)\s+(?:\w+\s+){{0,2}}?{_VERB}\b"
)
_PASSIVE = re.compile(
    rf"(?i)\b{_PAPER}\b(?P<between>[^.;]{{0,80}}?)\b(?:may|can)\s+be\s+(?:\w+\s+){{0,3}}?{_CHANGE}\b(?P<tail>[^.;]{{0,120}})"
)
_AS_CHANGED = re.compile(
    rf"(?i)\b(?:polic(?:y|ies)|terms|guides?|guidelines?|handbook|manual|AUP|SLA|documentation|rules)\b(?:[^.;]|\.(?=\S)){{0,130}}?\b(?:as\s+(?:may\s+be\s+)?|and\s+|which\s+(?:may\s+be\s+|are\s+)?|that\s+(?:may\s+be\s+|are\s+)?)(?:\w+\s+){{0,2}}?{_CHANGE}\b(?:[^.;]|\.(?=\S)){{0,60}}?\b(?:from\s+time\s+to\s+time|at\s+any\s+time|by\s+publication|periodically)"
)
_CHANGES_POSTED = re.compile(
    rf"(?i)\b(?:changes?|modifications?|amendments?|revisions?|updates?)\s+(?:to|of|in)\s+(?:\w+\s+){{0,3}}?{_PAPER}\b[^.;]{{0,120}}\b(?:effective|binding|post\w*|publish\w*|apply|take\s+effect)\b"
)
# "The Supply Agreement, as it may be amended": a reference to whatever the text is, and no right to change it.
_AS_IT_STANDS = re.compile(
    rf"(?i)\bas\s+(?:it|such\s+(?:\w+\s+){{0,3}}?\w+|the\s+same|each|any\s+of\s+them|(?:schedule|exhibit|annex)\s+\S+)\s+(?:may|might|has|have|shall)\s+(?:\w+\s+){{0,2}}?be(?:en)?\s+(?:\w+\s+){{0,2}}?{_CHANGE}\b"
)
_TOGETHER = re.compile(
    r"(?i)\b(?:mutual\w*|both\s+parties|the\s+parties|signed\s+by|written\s+agreement|agreed\s+(?:up)?on|by\s+agreement|in\s+writing\s+(?:and\s+)?signed|executed\s+by|consent\s+of\s+(?:the\s+other|both|customer|client|all)|only\s+(?:by|in|with))\b"
)
_LAW = re.compile(
    r"(?i)\b(?:act|code|law|laws|statute|regulations?|directive|GAAP|rules\s+of\s+(?:the\s+)?(?:court|arbitration|AAA|ICC))\b"
)
_NOT_TERMS = re.compile(
    r"(?i)\b(?:service\s+terms?|discounts?|payment\s+terms|prices?|pricing|fees?|rates?|charges?|orders?|documents?\s+(?:the|of)|drawings?|specifications?|severity|schedule\s+of\s+(?:delivery|work)|delivery\s+schedules?|work\s+schedules?|production|maintenance\s+schedules?|insurance)\b"
)
# "The prices, terms and conditions": the terms are changed as well.
_PRICES_TOO = re.compile(
    r"(?i)\b(?:prices?|pricing|fees?|rates?|charges?)(?:\s*,|\s+(?:and|or)\b)+\s+(?=(?:the\s+)?terms\s+(?:and|&)\s+conditions)"
)
_AT_WILL = re.compile(
    r"(?i)\b(?:from\s+time\s+to\s+time|at\s+any\s+time|without\s+(?:prior\s+)?notice|by\s+posting|discretion)\b"
)
_CUSTOMER_CHANGES = re.compile(r"(?i)\b(?:customer|client|licensee|you|reseller|partner|buyer)\b[\s\w]{0,20}$")
_PRODUCT = re.compile(
    r"(?i)\b(?:products?|services?|software|platform|features?|functionality|materials?|brokers?|marks?|credit\s+line)\b"
)


def unilateral(passage: Passage) -> Iterator[Statement]:
    """Whether the vendor may change the terms, or a policy that belongs to them, by itself."""
    if _changes_terms(passage):
        yield Statement("legal.unilateral-change", Flag(value=True))


def _changes_terms(passage: Passage) -> bool:
    ways = (_reserves, _leaves_to_the_vendor, _may_be_changed, _as_updated, _takes_effect_when_posted)
    return any(way(passage) for way in ways)


def _reserves(passage: Passage) -> bool:
    """ "Provider may amend these Terms", "we reserve the right to change this policy"."""
    text = passage.text
    active = _MAY_CHANGE.search(text)
    if not active or _is_shared(text, *active.span()) or _of_something_else(text, active):
        return False
    before = text[: active.start()]
    if re.search(r"(?i)\bnot\b[^.;]{0,30}$", before[-40:]):
        return False
    doer = passage.party_in(re.split(r"[.;:]", before)[-1][-90:])
    speaks = re.search(r"(?i)\bright|\bwe\b", active[0]) and not _CUSTOMER_CHANGES.search(before)
    return doer is Role.VENDOR or (doer is None and bool(speaks))


def _leaves_to_the_vendor(passage: Passage) -> bool:
    """ "The Program Guide, which Vendor may update"."""
    relative = _WHICH.search(passage.text)
    return (
        relative is not None
        and passage.party_in(relative["who"]) is Role.VENDOR
        and not _is_shared(passage.text, *relative.span())
    )


def _may_be_changed(passage: Passage) -> bool:
    """ "These Terms may be changed by Provider", or at any time and without notice."""
    text = passage.text
    passive = None if _AS_IT_STANDS.search(text) else _PASSIVE.search(text)
    if not passive or passive["between"].rstrip().endswith((" as", " which")) or _is_shared(text, *passive.span()):
        return False
    agent = re.search(r"(?i)\bby\s+([^.,;]{2,50})", passive["tail"])
    who = passage.party_in(agent[1]) if agent else None
    alone = who is None and _AT_WILL.search(passive[0]) and not _NOT_TERMS.search(passive["between"])
    return who is Role.VENDOR or bool(alone)


def _as_updated(passage: Passage) -> bool:
    """ "Our Privacy Policy, as updated from time to time"."""
    text = passage.text
    changed = _AS_CHANGED.search(text)
    if not changed or _LAW.search(text[max(changed.start() - 60, 0) : changed.end()]):
        return False
    return not _is_shared(text, *changed.span()) and _is_vendors_paper(passage, text[: changed.end()])


def _takes_effect_when_posted(passage: Passage) -> bool:
    """ "Changes to these Terms are effective when they are posted"."""
    posted = _CHANGES_POSTED.search(passage.text)
    told = posted and re.search(r"(?i)\bpost|\bpublish|\bwebsite|\bnotif", posted[0])
    return bool(posted and told) and not _is_shared(passage.text, *posted.span() if posted else (0, 0))


def _of_something_else(text: str, active: re.Match[str]) -> bool:
    """Whether a price, an order or the product itself is what may be changed: "modify the Products on Exhibit A"."""
    changed = _PRICES_TOO.sub("", text[active.start("object") : active.end()])
    return bool(_NOT_TERMS.search(changed) or _PRODUCT.search(active["object"]))


def _is_vendors_paper(passage: Passage, text: str) -> bool:
    """Whether a paper "as updated from time to time" is one that the vendor publishes."""
    near = text[-260:]
    return passage.party_in(near) in (Role.VENDOR, None) and bool(
        re.search(
            r"(?i)\b(?:https?://|www\.|website|site|posted|published|publication|online|available\s+at|portal|our|vendor|provider|supplier|licensor|then-?current)\b",
            near,
        )
        or passage.party_in(near) is Role.VENDOR
    )


def _is_shared(text: str, start: int, end: int) -> bool:
    return bool(_TOGETHER.search(text[max(start - 60, 0) : end + 110]))


_TOLD = re.compile(r"(?i)\bnotice|\bnotif\w+|\bin\s+advance|\badvance\b|\bprior\b|\bbefore\b|\beffective|\bposted\b")
_OF_CHANGE = re.compile(rf"(?i)\b{_CHANGE}\b")
_OF_PAPER = re.compile(rf"(?i)\b{_PAPER}\b")
_SUCH_CHANGE = re.compile(r"(?i)\b(?:such|the|any)\s+(?:\w+\s+)?(?:changes?|modifications?|amendments?)")
_PAPER_CHANGED = re.compile(rf"(?i)\b{_CHANGE}\b[^.;]{{0,60}}\b{_PAPER}\b")
_NOTICE_UNITS = (Unit.DAY, Unit.BUSINESS_DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)
_PRICE = re.compile(r"(?i)\b(?:price|pricing|fee|rate|charge)s?\b")
_OF_SERVICE = re.compile(
    rf"(?i)\b{_CHANGE}\b[^.;]{{0,40}}\bto\s+(?:the\s+|our\s+|its\s+)?(?:services?|software|products?|platform)\b"
    rf"|\b{_VERB}\s+(?:the|our|its)\s+(?:(?!terms\b|of\b|polic|agreement)[\w-]+\s+){{0,3}}?(?:services?|software|products?|platform)\b(?!\s+(?:levels?|terms|agreement|polic))"
    r"|\bchange\s+(?:in|of)\s+control\b"
)
_NO_CHANGE_NOTICE = re.compile(
    r"(?i)\bterminat|\brenew|\bcure|\bbreach|\baudit|\binvoice|\bpay(?:s|able|ment)?\b|\breceipt\s+of|\bimplementation\s+date|\bmaintenance|\bdowntime|\bdelivery"
)


def change_notice(passage: Passage) -> Iterator[Statement]:
    """How long before a change of the terms the customer is told."""
    text = passage.text
    if not _TOLD.search(text) or _OF_SERVICE.search(text) or (_PRICE.search(text) and not _OF_PAPER.search(text)):
        return
    if not (_changes_terms(passage) or _goes_on_about_changes(passage)):
        return
    for found in durations(text):
        window = text[max(found.span.start - 50, 0) : found.span.end + 60]
        if found.value.unit in _NOTICE_UNITS and _TOLD.search(window) and not _NO_CHANGE_NOTICE.search(window):
            yield Statement("legal.change-notice", found.value)
            return


def _goes_on_about_changes(passage: Passage) -> bool:
    """Whether the sentence speaks of changes of the terms that the clause has spoken of before."""
    text = passage.text
    if not (_OF_CHANGE.search(text) and (_OF_PAPER.search(text) or _SUCH_CHANGE.search(text))) or _TOGETHER.search(
        text
    ):
        return False
    before = passage.before or passage.lead[-500:]
    return passage.headed(Category.CHANGES) or bool(_PAPER_CHANGED.search(before))


FINDERS = (
    finder(
        "change changes changed modify modified modifications amend amended amendments update updated updates revise revised alter supplemented",
        unilateral,
    ),
    finder(
        "change changes modify modified modifications amend amended alter amendments update updated revise revised",
        change_notice,
    ),
)
