"""What outcomes, severities, groups, kinds and facts are called in front of a reader."""

from __future__ import annotations

from contract_review.facts.vocabulary import BY_ID
from contract_review.model.contract import Kind, Role
from contract_review.model.fact import Fact
from contract_review.model.finding import Outcome, Severity
from contract_review.model.wording import fact_in_words, number

OUTCOMES = {
    Outcome.WALK_AWAY: "escalate",
    Outcome.NEGOTIATE: "negotiate",
    Outcome.MISSING: "missing",
    Outcome.UNCLEAR: "unclear",
    Outcome.PREFERRED: "preferred",
    Outcome.ACCEPTABLE: "acceptable",
    Outcome.WAIVED: "waived",
    Outcome.NOT_APPLICABLE: "not applicable",
}
# How a count of them reads: "2 to escalate, 4 missing".
COUNTED = {
    Outcome.WALK_AWAY: "to escalate",
    Outcome.NEGOTIATE: "to negotiate",
    Outcome.MISSING: "missing",
    Outcome.UNCLEAR: "unclear",
    Outcome.PREFERRED: "preferred",
    Outcome.ACCEPTABLE: "acceptable",
    Outcome.WAIVED: "waived",
    Outcome.NOT_APPLICABLE: "not applicable",
}
# A sign beside the word, for print in black and white and for those who do not see the colour.
SIGNS = {
    Severity.CRITICAL: "■",
    Severity.HIGH: "▲",
    Severity.MEDIUM: "◆",
    Severity.LOW: "●",
    Severity.INFO: "○",
}
_GROUPS = {
    "sla": "Service levels",
    "term": "Term and renewal",
    "legal": "Legal terms",
    "security": "Security and data",
    "partnership": "Partnership",
    "hygiene": "Drafting",
    "measurement": "Measurement",
}
_KINDS = {
    Kind.MSA: "Master services agreement",
    Kind.SAAS: "Software as a service agreement",
    Kind.LICENCE: "Software licence",
    Kind.HOSTING: "Hosting agreement",
    Kind.SLA: "Service level agreement",
    Kind.SUPPORT: "Support agreement",
    Kind.MAINTENANCE: "Maintenance agreement",
    Kind.ORDER_FORM: "Order form",
    Kind.RESELLER: "Reseller agreement",
    Kind.PARTNER: "Partner agreement",
    Kind.OUTSOURCING: "Outsourcing agreement",
    Kind.TELECOM: "Telecommunications agreement",
    Kind.DPA: "Data processing agreement",
    Kind.NDA: "Confidentiality agreement",
    Kind.AMENDMENT: "Amendment",
    Kind.OTHER: "Agreement of another kind",
}
# Words of a rule's name that are not written as they stand.
_SPELT = {
    "ai": "AI", "dpa": "DPA", "eol": "end-of-life", "fx": "exchange rate", "ip": "IP", "kpis": "KPIs", "mdf": "MDF",
    "mfn": "most favoured customer", "msp": "MSP", "nfr": "not-for-resale", "nonrenewal": "non-renewal",
    "nonsolicit": "non-solicitation of", "qbr": "business reviews", "rpo": "RPO and", "rto": "RTO", "sla": "SLA",
    "tam": "account manager", "url": "URL",
}  # fmt: skip
_PARTIES = {Role.VENDOR: "the vendor", Role.CUSTOMER: "the customer", Role.EITHER: "either party"}


def group_name(group: str) -> str:
    """A group of rules as a heading: "Service levels" for `sla`."""
    return _GROUPS.get(group) or group.replace("-", " ").capitalize()


def topic_name(rule_id: str) -> str:
    """What a rule is about in two or three words: "Suspension rights" for `term.suspension-rights`."""
    words = " ".join(_SPELT.get(word, word) for word in rule_id.partition(".")[2].split("-"))
    return words[:1].upper() + words[1:]


def kind_name(kind: Kind) -> str:
    """A kind of document as a lawyer calls it."""
    return _KINDS[kind]


def fact_name(fact_id: str) -> str:
    """What a fact is about, in the words of the vocabulary."""
    known = BY_ID.get(fact_id)
    return known.what.rstrip(".") if known else fact_id.partition(".")[2].replace("-", " ").capitalize()


def fact_value(fact: Fact) -> str:
    """A fact's value with all that narrows it: "10 %, from 99 % to below 99.9 %"."""
    narrowed = fact.qualifiers
    parts = (
        fact_in_words(fact),
        _between(narrowed.floor, narrowed.below),
        f"of the fees of the {narrowed.of}" if narrowed.of else "",
        _PARTIES[narrowed.party] if narrowed.party else "",
    )
    return ", ".join(filter(None, parts))


def _between(floor: float | None, below: float | None) -> str:
    start = f"from {number(floor)} %" if floor is not None else ""
    end = f"below {number(below)} %" if below is not None else ""
    return " to ".join(filter(None, (start, end)))
