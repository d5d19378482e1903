"""What outcomes, severities, groups, kinds and facts are called in front of a reader."""

from __future__ import annotations

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
# What a rule is about, where its id read as words would not say it.
_TOPICS = {
    "pricing.currency-fx": "Currency and exchange rates",
    "pricing.discount-off-list": "Discount off the list price",
    "pricing.fee-schedule-complete": "Fee schedule",
    "pricing.in-term-price-freeze": "Price rises during the term",
    "pricing.late-fee-interest": "Late fees and interest",
    "pricing.mfn": "Most favoured customer",
    "pricing.one-off-fees": "One-off fees",
    "pricing.prepaid-refund": "Refund of prepaid fees",
    "pricing.price-change-notice": "Notice of price changes",
    "pricing.renewal-uplift-cap": "Cap on price rises at renewal",
    "pricing.taxes-withholding": "Taxes and withholding",
    "pricing.true-down-right": "Reducing quantities (true-down)",
    "pricing.usage-audit-trueup": "Usage audits (true-up)",
    "term.auto-renewal": "Automatic renewal",
    "term.co-termination": "Co-termination of added licences",
    "term.convenience-termination": "Termination for convenience",
    "term.initial-term-length": "Length of the initial term",
    "term.nonrenewal-notice": "Notice against renewal",
    "term.renewal-price-visible": "Renewal price known in time",
    "term.survival-and-retrieval": "Data after the end",
    "support.channels": "Support channels",
    "support.eol-notice": "End-of-life notice",
    "support.feature-removal": "Removal of features",
    "support.hours-coverage": "Support hours",
    "support.language-locale": "Language of support",
    "support.named-contact-tam": "Named contacts",
    "sla.chronic-failure-termination": "Termination for repeated failure",
    "sla.credit-claim-procedure": "Claiming service credits",
    "sla.exclusions": "Exclusions from availability",
    "sla.latency-performance": "Latency and performance",
    "sla.monitoring-source": "Who measures availability",
    "sla.rpo-rto": "RPO and RTO",
    "sla.sla-applies-to-all-clients": "Service levels for all clients",
    "sla.sole-remedy": "Credits as sole remedy",
    "measurement.benchmark-exit": "Benchmarking",
    "measurement.kpis-defined": "KPIs",
    "measurement.reviews-qbr": "Review meetings",
    "governance.escalation-disputes": "Escalation of disputes",
    "governance.roles-responsibilities": "Roles and responsibilities",
    "governance.vendor-viability-roadmap": "Viability and roadmap of the vendor",
    "partnership.co-sell-terms": "Co-selling",
    "partnership.end-customer-ownership": "Ownership of clients",
    "partnership.exclusivity-noncompete": "Exclusivity and non-compete",
    "partnership.joint-marketing-logo": "Joint marketing and logos",
    "partnership.mdf-terms": "Market development funds (MDF)",
    "partnership.nfr-licences": "Not-for-resale licences",
    "partnership.nonsolicit-clients": "Non-solicitation of clients",
    "partnership.nonsolicit-employees": "Non-solicitation of employees",
    "partnership.service-provider-use-right": "Use for clients (service provider right)",
    "partnership.territory-marketplace-conflict": "Territory and channel conflict",
    "partnership.tier-requirements": "Requirements of the partner tier",
    "partnership.training-certification": "Training and certification",
    "security.breach-notice": "Notice of a security incident",
    "security.data-return-deletion": "Return and deletion of data",
    "security.data-use-ai": "Use of data, and for AI",
    "security.dpa-present": "Data processing agreement",
    "security.encryption-controls": "Encryption and access controls",
    "security.subprocessors": "Sub-processors",
    "security.vulnerability-pentest": "Vulnerabilities and penetration tests",
    "legal.assignment-change-of-control": "Assignment and change of control",
    "legal.governing-law-dispute": "Governing law and disputes",
    "legal.indemnity-data": "Indemnity for data breaches",
    "legal.indemnity-ip": "Indemnity for infringement (IP)",
    "legal.liability-cap-vendor": "Limit of the vendor's liability",
    "legal.msp-indemnity-scope": "Our own indemnity",
    "legal.supercap-data": "Higher limit of liability for data",
    "legal.uncapped-carveouts": "What stands outside the limit of liability",
    "legal.unilateral-change": "Unilateral changes of the terms",
    "legal.warranty-performance": "Warranty of performance",
    "hygiene.blanks-placeholders": "Blanks and placeholders",
    "hygiene.contradictory-numbers": "Contradictory figures",
    "hygiene.cross-references": "Cross-references",
    "hygiene.dates-complete": "Dates of the contract",
    "hygiene.exhibits-attached": "Exhibits that are not attached",
    "hygiene.parties-identified": "Names of the parties",
    "hygiene.url-incorporated-terms": "Terms on the web",
}
# What a fact is, in front of its value: "Renews by itself: yes".
FACTS = {
    "term.effective-date": "Takes effect",
    "term.initial": "Initial term",
    "term.expiry-date": "Ends",
    "term.auto-renewal": "Renews by itself",
    "term.renewal-period": "Each renewal",
    "term.non-renewal-notice": "Notice against renewal",
    "term.convenience-termination": "Notice to end without cause",
    "term.cure-period": "Time to cure a breach",
    "term.early-termination-fee": "Fee for ending early",
    "term.transition-assistance": "Help after the end",
    "pricing.payment-due": "Time to pay",
    "pricing.late-interest": "Interest on late payment",
    "pricing.increase-cap": "Price rise, at most",
    "pricing.increase-notice": "Notice of a price change",
    "pricing.dispute-window": "Time to dispute an invoice",
    "pricing.suspension-notice": "Notice of suspension for non-payment",
    "pricing.non-refundable": "Fees are non-refundable",
    "pricing.minimum-commitment": "A minimum to buy or pay",
    "sla.uptime": "Availability",
    "sla.credit-tier": "Service credit",
    "sla.credit-cap": "Credits, at most",
    "sla.credit-claim-window": "Time to claim credits",
    "sla.sole-remedy": "Credits are the only remedy",
    "sla.chronic-termination": "A way out after repeated failure",
    "sla.maintenance-notice": "Notice of maintenance",
    "sla.rpo": "Recovery point (RPO)",
    "sla.rto": "Recovery time (RTO)",
    "support.response-time": "First answer",
    "support.resolution-time": "Restored or resolved",
    "support.hours": "Support hours",
    "liability.cap": "Limit of liability",
    "liability.consequential-excluded": "Indirect damage is excluded",
    "indemnity.ip-by-vendor": "Vendor answers for infringement (IP)",
    "data.breach-notice": "Notice of a security incident",
    "data.return-window": "Data after the end",
    "legal.governing-law": "Governing law",
    "legal.confidentiality-survival": "Confidentiality lasts",
    "legal.assignment-consent": "Assignment needs consent",
    "legal.unilateral-change": "Vendor may change the terms alone",
    "legal.change-notice": "Notice of such a change",
    "legal.non-solicit": "No solicitation for",
    "legal.warranty-period": "Warranty",
    "legal.exclusivity": "Exclusivity",
    "legal.audit-notice": "Notice of an audit",
    "partner.market-development-funds": "Money for marketing (MDF)",
    "partner.training": "Training or certification",
    "partner.discount": "Discount, margin or share",
    "governance.review-cadence": "Review meetings every",
    "sla.incident-notice": "Notice of outages",
    "sla.incident-report": "Report after an outage",
    "data.backup-interval": "Backup interval",
    "data.backup-retention": "Backup retention",
    "data.subprocessor-notice": "Notice of sub-processors",
    "legal.audit-frequency": "Audit frequency",
    "legal.audit-cost-threshold": "Audit cost threshold",
    "legal.insurance-amount": "Insurance",
    "partner.deal-protection": "Deal protection",
    "partner.free-licences": "Licences for own use",
    "partner.funds-claim-window": "Claim of marketing money",
    "partner.program-change-notice": "Notice of program change",
    "governance.report-cadence": "Reports every",
}
# Who decides on a point, by its group.
_DECIDERS = {
    "pricing": "Purchasing",
    "term": "Purchasing, with legal",
    "support": "Service delivery",
    "sla": "Service delivery",
    "measurement": "Service delivery",
    "governance": "Account owner",
    "partnership": "Partner manager",
    "security": "Security and privacy",
}
_PARTIES = {Role.VENDOR: "the vendor", Role.CUSTOMER: "the customer", Role.EITHER: "either party"}


def group_name(group: str) -> str:
    """A group of rules as a heading: "Service levels" for `sla`."""
    return _GROUPS.get(group) or group.replace("-", " ").capitalize()


def topic_name(rule_id: str) -> str:
    """What a rule is about in a few words: "Suspension rights" for `term.suspension-rights`."""
    words = _TOPICS.get(rule_id) or rule_id.partition(".")[2].replace("-", " ")
    return words[:1].upper() + words[1:]


def decider(group: str, severity: Severity) -> str:
    """Who decides on a point: the people whose work it is, and the owner where it is critical."""
    people = _DECIDERS.get(group, "Legal")
    return f"Owner, with {people[:1].lower()}{people[1:]}" if severity is Severity.CRITICAL else people


def kind_name(kind: Kind) -> str:
    """A kind of document as a lawyer calls it."""
    return _KINDS[kind]


def fact_name(fact_id: str) -> str:
    """What a fact is, in a few words: "Time to pay" for `pricing.payment-due`."""
    return FACTS.get(fact_id) or fact_id.partition(".")[2].replace("-", " ").capitalize()


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
