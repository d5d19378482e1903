"""What kind of document this is, by its title and by what it speaks of."""

from __future__ import annotations

import re
from collections import Counter

from contract_review.model.clause import Category, Clause
from contract_review.model.contract import Kind
from contract_review.model.document import BlockKind, Document

K = Kind
# The narrower kind stands before the wider one: an "MSP Reseller Agreement" is a reseller agreement.
_TITLES: tuple[tuple[str, Kind], ...] = (
    (r"\bamendment|\baddendum no", K.AMENDMENT),
    (r"data (?:processing|protection) (?:agreement|addendum)|\bdpa\b|business associate", K.DPA),
    (r"non-?disclosure|confidentiality agreement|\bnda\b", K.NDA),
    (r"order form|purchase order|\bquote\b|quotation|statement of work|cover page", K.ORDER_FORM),
    (r"wholesale.*\b(?:voip|voice|sip|telecom)|\b(?:voip|voice|sip|telecom).*wholesale", K.TELECOM),
    (r"resell|distribut|wholesale|value[- ]added", K.RESELLER),
    (r"partner|referral|affiliate|alliance|channel|joint marketing|co-?brand", K.PARTNER),
    (r"help ?desk|outsourc|managed services? (?:agreement|contract)|staffing", K.OUTSOURCING),
    (r"voip|telecom|carrier|\bsip\b|interconnect", K.TELECOM),
    (r"licen[sc]e,?\s+(?:and|&)\s+(?:\w+\s+)?(?:maintenance|support)", K.LICENCE),
    (r"maintenance", K.MAINTENANCE),
    (r"support (?:plan|polic|terms|agreement|services|levels)", K.SUPPORT),
    (r"service level|\bsla\b|uptime|service guarantee", K.SLA),
    (r"hosting|co-?location|data cent", K.HOSTING),
    (r"saas|software as a service|cloud", K.SAAS),
    (r"licen[sc]e (?:agreement|terms)", K.LICENCE),
    (r"terms of (?:service|use)|subscription|online services|terms (?:and|&) conditions", K.SAAS),
    (r"licen[sc]e", K.LICENCE),
    (r"master|services agreement|consulting|professional services|contractor agreement", K.MSA),
)  # fmt: skip
_PATTERNS = tuple((re.compile(rf"(?i){words}"), kind) for words, kind in _TITLES)
_ORDER = re.compile(r"(?im)^\W*(?:order\s+form|statement\s+of\s+work|quotation)\b")
_TOP = 900
# A contract without a title that speaks of orders and statements of work is the master that they hang on.
_ATTACHED = {K.ORDER_FORM: K.MSA}
_MASTER_LIKE = (Category.LIABILITY, Category.INDEMNITY, Category.GOVERNING_LAW, Category.CONFIDENTIALITY)

_ENDS = (Category.TERM_AND_RENEWAL, Category.TERMINATION)


def kind_of(document: Document, clauses: tuple[Clause, ...]) -> Kind:
    """The kind that the title names; without one, the kind of the words that the text uses most."""
    for title in _titles(document, clauses):
        for pattern, kind in _PATTERNS:
            if pattern.search(title):
                return _whole(_attached(kind, document.text, clauses), clauses)
    words = Counter(
        _ATTACHED.get(kind, kind) for pattern, kind in _PATTERNS for _ in pattern.findall(document.text[:8000])
    )
    return words.most_common(1)[0][0] if words else Kind.OTHER


def _attached(kind: Kind, text: str, clauses: tuple[Clause, ...]) -> Kind:
    """An order form or statement of work that bears its agreement's name above its own, and none of its clauses."""
    if kind not in (Kind.SAAS, Kind.MSA, Kind.LICENCE) or not _ORDER.search(text[:_TOP]):
        return kind
    headed = {score.category for clause in clauses for score in clause.categories if clause.headed(score.category)}
    return kind if any(category in headed for category in _MASTER_LIKE) else Kind.ORDER_FORM


def _whole(kind: Kind, clauses: tuple[Clause, ...]) -> Kind:
    """An agreement "with service levels" that also settles liability and law is no pure SLA.

    Nor is a support agreement with a term and a limit of liability of its own a mere policy.
    """
    if kind not in (Kind.SLA, Kind.SUPPORT):
        return kind
    headed = {score.category for clause in clauses for score in clause.categories if clause.headed(score.category)}
    if kind is Kind.SUPPORT:
        return Kind.MAINTENANCE if Category.LIABILITY in headed and not headed.isdisjoint(_ENDS) else kind
    return Kind.SAAS if sum(category in headed for category in _MASTER_LIKE) >= 3 else kind


def _titles(document: Document, clauses: tuple[Clause, ...]) -> list[str]:
    first = [b.span.text_in(document.text) for b in document.blocks if b.kind is not BlockKind.FURNITURE][:6]
    short = [line for line in first if len(line.split()) <= 14]
    opening = re.search(
        r"(?i)\bthis\s+((?:[A-Z][\w-]*\s+){0,6}(?:agreement|addendum|SLA|terms|contract|policy))", document.text[:3000]
    )
    heads = [clause.heading for clause in clauses[:2] if clause.heading]
    return [*short, *([opening[1]] if opening else []), *heads, *([document.title] if document.title else [])]
