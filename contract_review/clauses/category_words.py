"""The words by which a heading, or the text of a clause, names what the clause is about."""

from __future__ import annotations

import re
from collections import Counter

from contract_review.model.clause import Category

C = Category
# Words of a heading, as stems: the first that fits decides, so the narrower subject stands before the wider one.
_HEADINGS: tuple[tuple[str, Category], ...] = (
    (r"service credits?|credits?\b|remed(?:y|ies) for (?:down|unavail)|compensation|credit request", C.SERVICE_CREDITS),
    (r"maintenance window|(?:planned|scheduled|emergency) (?:maintenance|outage|downtime)", C.MAINTENANCE),
    (r"uptime|availab|service levels?|sla\b|performance|recovery (?:point|time)|rpo|rto|downtime|guarantee", C.SERVICE_LEVELS),
    (r"support|severity|priorit|incident|response time|help ?desk|escalation|response target|problem", C.SUPPORT),
    (r"suspen", C.SUSPENSION),
    (r"(?:price|fee|rate|pricing) (?:change|increase|adjust|review)|pric(?:e|es|ing)\b|fees?\b|charges\b|rates?\b|cost", C.PRICING),
    (r"payment|invoic|billing|late (?:fee|charge|payment)|taxes|commission|refund", C.PAYMENT),
    (r"transition|exit|wind.?down|disengagement|effects? of termination|consequences of|post.?termination", C.TRANSITION),
    (r"terminat|cancel|expir", C.TERMINATION),
    (r"\bterm\b|renew|duration|effective date|commencement|period", C.TERM_AND_RENEWAL),
    (r"liabilit|damages", C.LIABILITY),
    (r"indemn|infringement claims", C.INDEMNITY),
    (r"warrant|disclaimer", C.WARRANTY),
    (r"confidential|non.?disclosure|secrecy", C.CONFIDENTIALITY),
    (r"data|privacy|gdpr|personal information", C.DATA_PROTECTION),
    (r"security|backup", C.SECURITY),
    (r"intellectual|proprietary|ownership|copyright|trademark", C.INTELLECTUAL_PROPERTY),
    (r"licen[sc]e|use right|restrictions|permitted use", C.LICENCE),
    (r"insurance", C.INSURANCE),
    (r"audit|records|inspection", C.AUDIT),
    (r"assign", C.ASSIGNMENT),
    (r"governing law|applicable law|jurisdiction|choice of law", C.GOVERNING_LAW),
    (r"dispute|arbitrat|mediation", C.DISPUTES),
    (r"force majeure|acts of god", C.FORCE_MAJEURE),
    (r"notices?\b", C.NOTICES),
    (r"amend|modif|changes?\b|variation", C.CHANGES),
    (r"non.?solicit|hiring", C.NON_SOLICITATION),
    (r"exclusiv|non.?compet", C.EXCLUSIVITY),
    (r"marketing|partner|reseller|co.?sell|deal registration|referral|training|certification|channel", C.PARTNERSHIP),
    (r"governance|account manage|review meeting|reporting|kpi|milestone|roles|responsibilit|contacts?\b", C.GOVERNANCE),
    (r"definition|interpretation|glossary|defined terms", C.DEFINITIONS),
    (r"services?\b|scope|deliverables|statement of work", C.SERVICES),
    (r"parties|recitals|background", C.PARTIES),
    (r"signature|in witness", C.SIGNATURE),
    (r"general|miscellaneous|boilerplate", C.GENERAL),
)  # fmt: skip
_HEADING_PATTERNS = tuple((re.compile(rf"(?i)\b(?:{words})"), category) for words, category in _HEADINGS)
# Words of the text, whole or as stems with *, that speak for a category where two or more of them meet.
_WORDS: dict[Category, str] = {
    C.SERVICE_LEVELS: "uptime availability downtime available unavailable outage rpo rto",
    C.SERVICE_CREDITS: "credit credits",
    C.MAINTENANCE: "maintenance scheduled planned window",
    C.SUPPORT: "support severity response respond responds resolution resolve incident incidents ticket tickets helpdesk priority workaround",
    C.PRICING: "price prices pricing fees increase rates uplift discount",
    C.PAYMENT: "invoice invoices pay payment payable overdue interest net",
    C.TERM_AND_RENEWAL: "renew renews renewed renewal term initial successive expiration commence commencing",
    C.TERMINATION: "terminate terminated termination breach cure convenience",
    C.SUSPENSION: "suspend suspended suspension",
    C.LIABILITY: "liability liable consequential indirect aggregate",
    C.INDEMNITY: "indemnify indemnification defend harmless",
    C.WARRANTY: "warrants warranty warranties merchantability",
    C.CONFIDENTIALITY: "confidential disclose disclosure receiving",
    C.DATA_PROTECTION: "personal data processor gdpr privacy",
    C.GOVERNING_LAW: "governed laws courts jurisdiction",
    C.ASSIGNMENT: "assign assigned assignment transfer",
    C.PARTNERSHIP: "partner reseller mdf marketing registration certification",
    C.NOTICES: "notices addressed courier",
}
_BY_WORD: dict[str, tuple[Category, ...]] = {}
for _category, _words in _WORDS.items():
    for _word in _words.split():
        _BY_WORD[_word] = (*_BY_WORD.get(_word, ()), _category)
_TOKEN = re.compile(r"[A-Za-z]+")


def named_in_heading(heading: str) -> list[Category]:
    """What a heading says that its clause is about, at most three categories, the narrowest first."""
    return [category for pattern, category in _HEADING_PATTERNS if pattern.search(heading)][:3]


def suggested_by(text: str) -> list[Category]:
    """What two or more words of a text suggest that it is about."""
    counts: Counter[Category] = Counter()
    for word in {match[0].lower() for match in _TOKEN.finditer(text)}:
        counts.update(_BY_WORD.get(word, ()))
    return [category for category, n in counts.items() if n >= 2]
