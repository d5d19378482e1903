"""How long a party has to cure a breach before the other may terminate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement
from contract_review.language.members import members
from contract_review.language.timing import Timed, Use, timings
from contract_review.model.clause import Category
from contract_review.model.contract import Role
from contract_review.model.fact import Qualifiers, Unit

_CURE = re.compile(
    r"(?i)\b(?:un)?cur(?:e|es|ed|ing|able)\b|\b(?:un)?remed(?:y|ied|ies|ying|iable)\b|\brectif\w*|\bgrace\s+period|\bcorrect(?:s|ed)?\b|\bput(?:s)?\s+(?:\w+\s+){0,3}?right\b|\bmade\s+good\b|\bmakes?\s+good\b|\bcorrective\s+action"
)
_GOES_ON = re.compile(
    r"(?i)\b(?:breach\w*|default\w*|failure|non-?compliance|non-?performance|violation)\b[^.;]{0,90}\b(?:continu(?:es?|ed|ing)|persists?|has\s+not\s+(?:ceased|ended)|lasts?)\b[^.;]{0,40}\b(?:for|after)\b"
)
_INCURABLE = re.compile(
    r"(?i)\b(?:cannot|can\s+not|incapable|not\s+capable|not\s+reasonably|no\s+other)\s+(?:\w+\s+){0,3}\w+$"
)
_SOLE_REMEDY = re.compile(
    r"(?i)\b(?:sole|exclusive|these|following|other|legal|equitable|available|any|such|additional)\s+(?:(?:and|or)\s+\w+\s+)?remed(?:y|ies)$|\bremed(?:y|ies)\s+(?:available|hereunder|at\s+law)"
)
_BREACH = re.compile(
    r"(?i)\bbreach\w*|\bdefault\w*|\bfail(?:s|ed|ure)?\b|\bviolat\w*|\bnon-?compliance|\bnon-?performance|\bneglects?\b"
)
_ENDS = re.compile(
    r"(?i)\b(?:terminat\w*|cancel\w*|rescind\w*|end\s+(?:this|these|the)|ends?\s+the\s+(?:contract|agreement))\b"
)
_OF_PAYMENT = re.compile(
    r"(?i)\bnon-?payment|\bpayment\s+(?:default|breach|obligations?)|\bfail(?:s|ure|ed|ing)?\s+(?:\w+\s+){0,3}?(?:to\s+)?(?:pay|make\s+(?:\w+\s+){0,2}?payments?)\b|\b(?:amounts?|sums?|fees|invoices?)\s+(?:\w+\s+){0,3}?(?:due|owed|unpaid|overdue)\b|\bpay\s+any\b|\bnot\s+paid\b|\bmonetary\s+(?:default|breach)|\bpayment\s+is\s+not|\bdue\s+date\b"
)
_ALL_BREACHES = re.compile(
    r"(?i)\b(?:any|other|all)\s+(?:other\s+)?(?:material\s+)?(?:terms?|provisions?|obligations?|breach\w*|defaults?|covenants?|conditions?)|\bexcept|\bother\s+than|\bnon-?monetary|\bmaterial\s+(?:breach|obligation)|\bbreach\w*\s+(?:of\s+)?(?:this|the)\s+agreement"
)
_EXCEPT = re.compile(
    r"(?i)\b(?:except(?:ing)?(?:\s+for)?|other\s+than|excluding|with\s+the\s+exception\s+of)\s+[^,;]{0,80}"
)
_OTHER_BREACHES = re.compile(r"(?i)^[\s,)]*(?:for|in\s+(?:the\s+)?case\s+of)\s+(?:all|any)\s+other\b")
_EXTENDED = re.compile(r"(?i)\b(?:extend\w*|additional|further)\b[^.;]{0,30}$")
_CONDITION = re.compile(r"(?i)\b(?:if|when|where|that|should|because)\b")
_PETITION = re.compile(r"(?i)\b(?:dismiss|discharg|vacat|stayed|petition|receiver|bankrupt|insolven)\w*\b[^.;]{0,60}$")
_REFERENCE = re.compile(r"(?i)\b(?:sections?|clauses?|articles?|paragraphs?)\s+(\d+(?:\.\d+)*(?:\s*\(\w+\))*)")
_UNITS = (Unit.DAY, Unit.BUSINESS_DAY, Unit.WEEK, Unit.MONTH, Unit.HOUR)
_ANY_PARTY = re.compile(
    r"(?i)\b(?:other|either|breaching|defaulting|such|a|one|any|each)\s+party\b|\bparty\s+in\s+(?:breach|default)|\b(?:either|one)\s+of\s+(?:us|the\s+parties)\b|\bthe\s+other\b"
)
_TOLD_OF_DEFAULT = re.compile(
    r"(?i)\b(?:breaching|defaulting)\s+party\b.*\bnotice\b|\bnotice\b.*\b(?:breaching|defaulting)\s+party\b|\bmaterial\s+breach\b.*\bnotice\b"
)
_FORCE_MAJEURE = re.compile(r"(?i)\bforce\s+majeure")
# What opens an escrow ends no contract; help after the end that goes on for months cures nothing.
_RELEASES_THE_SOURCE = re.compile(r"(?i)\bescrow\b|\brelease\s+(?:conditions?|events?)\b|\bsource\s+code\s+access\b")
_HELPS = re.compile(r"(?i)\b(?:termination|transition|disengagement|migration)\s+(?:assistance|services?|support)\b")
_DEFECT = re.compile(r"(?i)\bdefects?\b|\berrors?\b|\bbugs?\b|\bdowntime\b|\bnon-?conform\w+")


def cure(passage: Passage) -> Iterator[Statement]:
    """How long a party has to cure a breach; time to pay late sums is none."""
    text = passage.text
    if not (
        _BREACH.search(text) or (_BREACH.search(passage.before) and _ENDS.search(passage.before))
    ) or not _leads_to_the_end(passage):
        return
    for member in members(text):
        part = member.text_in(text)
        if _FORCE_MAJEURE.search(part):
            continue
        lasting = () if _HELPS.search(part) else _GOES_ON.finditer(part)
        cues = [cue for cue in (*_CURE.finditer(part), *lasting) if _is_cure(part, cue)]
        if not cues:
            continue
        near = [timed for timed in timings(part) if _may_be(timed) and not _for_payment(passage, timed)]
        if near:
            best = min(near, key=lambda timed: min(abs(timed.span.start - cue.start()) for cue in cues))
            yield Statement(
                "term.cure-period", best.value, Qualifiers(party=_who_cures(passage, part), scope=_scope(part))
            )


def _leads_to_the_end(passage: Passage) -> bool:
    about = passage.about(Category.TERMINATION, Category.TERM_AND_RENEWAL)
    said = _ENDS.search(passage.text) or _ENDS.search(passage.before) or _ENDS.search(passage.introduction)
    blamed = _TOLD_OF_DEFAULT.search(passage.text)
    if _RELEASES_THE_SOURCE.search(passage.text):
        return False
    return bool(about or said or blamed) and not (_DEFECT.search(passage.text) and not _ENDS.search(passage.text))


def _is_cure(part: str, cue: re.Match[str]) -> bool:
    head = part[: cue.end()]
    return not _INCURABLE.search(head) and not _SOLE_REMEDY.search(head)


def _may_be(timed: Timed) -> bool:
    return (
        timed.value.unit in _UNITS
        and timed.use is not Use.PAST
        and not _PETITION.search(timed.head)
        and not _EXTENDED.search(timed.head)
        and not re.match(r"(?i)^[\s)]*(?:(?:period|days?|months?)\s+)?(?:before|prior\s+to)\b", timed.tail)
    )


def _for_payment(passage: Passage, timed: Timed) -> bool:
    """Whether the time is for a payment only: by the words around it, or by the clause that they refer to."""
    earlier = list(timings(timed.head))
    # Behind another length of time, "except for non-payment" brings the exception's own; before it, it takes payment out.
    head = timed.head[earlier[-1].span.end :] if earlier else _EXCEPT.sub(" ", timed.head[-220:])
    if _OF_PAYMENT.search(_EXCEPT.sub(" ", timed.tail)[:60]):
        return True
    if _OTHER_BREACHES.match(timed.tail):
        return False
    meant = _OF_PAYMENT.search(head) or _refers_to_payment(passage, timed.head)
    return bool(meant) and not (_ALL_BREACHES.search(head) and not earlier)


def _refers_to_payment(passage: Passage, head: str) -> bool:
    return any(_OF_PAYMENT.search(passage.clause_text(match[1])) for match in _REFERENCE.finditer(head))


def _scope(part: str) -> str | None:
    """ "A breach of Section 3.3(c)": the one clause whose breach has a cure period of its own."""
    match = re.search(
        r"(?i)\bbreach\w*\s+of\s+(?:its\s+obligations\s+(?:in|under)\s+)?((?:section|clause|article)\s+\d+(?:\.\d+)*(?:\s*\(\w+\))*)",
        part,
    )
    return match[1] if match else None


def _who_cures(passage: Passage, part: str) -> Role:
    if _ANY_PARTY.search(part):
        return Role.EITHER
    by = re.search(r"(?i)\bbreach\w*\s+(?:of\s+[^,;]{0,50}?\s)?by\s+([^,;.]{2,40})", part)
    if by and (party := passage.party_in(by[1])):
        return party
    breach = _BREACH.search(part)
    return (passage.party_in(_CONDITION.split(part[: breach.start()])[-1][-60:]) if breach else None) or Role.EITHER
