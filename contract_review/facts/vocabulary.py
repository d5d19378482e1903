"""The facts that a contract is read for: their ids, types and qualifiers, and what each one is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FactKind:
    """One kind of fact; `type` is duration, percent, money, count, date, flag, choice or text."""

    id: str
    type: str
    what: str
    qualifiers: tuple[str, ...] = ()

    @property
    def group(self) -> str:
        """The part of the id before the point."""
        return self.id.partition(".")[0]


VOCABULARY: tuple[FactKind, ...] = (
    FactKind("term.effective-date", "date", "The day on which the agreement takes effect."),
    FactKind("term.initial", "duration", "How long the initial term lasts."),
    FactKind("term.expiry-date", "date", "The fixed day on which the (initial) term ends."),
    FactKind("term.auto-renewal", "flag", "Whether it renews by itself unless notice is given."),
    FactKind("term.renewal-period", "duration", "How long one renewal term lasts."),
    FactKind("term.non-renewal-notice", "duration", "The least notice that stops the renewal.", ("party",)),
    FactKind("term.convenience-termination", "duration", "The notice for ending without a cause.", ("party",)),
    FactKind("term.cure-period", "duration", "The time to cure a material breach.", ("party",)),
    FactKind("term.early-termination-fee", "flag", "Whether the customer pays for ending early."),
    FactKind("term.transition-assistance", "duration", "How long the vendor helps after the end."),
    FactKind("pricing.payment-due", "duration", "The time to pay an invoice."),
    FactKind("pricing.late-interest", "percent", "The interest or charge on late amounts.", ("per",)),
    FactKind("pricing.increase-cap", "percent", "The most by which fees may rise.", ("per",)),
    FactKind("pricing.increase-notice", "duration", "The notice of a price change."),
    FactKind("pricing.dispute-window", "duration", "The time to dispute an invoice."),
    FactKind("pricing.suspension-notice", "duration", "The notice or days overdue before suspension for non-payment."),
    FactKind("pricing.non-refundable", "flag", "Whether fees are said to be non-refundable."),
    FactKind("pricing.minimum-commitment", "flag", "Whether a minimum must be bought or paid."),
    FactKind("sla.uptime", "percent", "The availability that is promised.", ("per", "scope")),
    FactKind("sla.credit-tier", "percent", "One row of the service credit schedule.", ("below", "from", "scope")),
    FactKind("sla.credit-cap", "percent", "The most credit as a share of the fees of a period.", ("of",)),
    FactKind("sla.credit-claim-window", "duration", "The time to claim a credit."),
    FactKind("sla.sole-remedy", "flag", "Whether credits are the only remedy."),
    FactKind("sla.chronic-termination", "flag", "Whether repeated failure lets the customer leave."),
    FactKind("sla.maintenance-notice", "duration", "The notice of planned maintenance."),
    FactKind("sla.rpo", "duration", "The recovery point objective: how much data may be lost."),
    FactKind("sla.rto", "duration", "The recovery time objective: how long until the service is back."),
    FactKind("support.response-time", "duration", "The first response to a problem.", ("severity", "scope")),
    FactKind("support.resolution-time", "duration", "Until it is resolved or worked around.", ("severity", "scope")),
    FactKind("support.hours", "choice", "The hours in which support answers: 24x7, business-hours, other.", ("scope",)),
    FactKind(
        "liability.cap",
        "duration, money or percent",
        "How far liability is limited, in fees of a period, money or a share of the fees.",
        ("party", "scope"),
    ),
    FactKind("liability.consequential-excluded", "flag", "Whether indirect or consequential damages are excluded."),
    FactKind(
        "indemnity.ip-by-vendor", "flag", "Whether the vendor answers for claims that its product infringes rights."
    ),
    FactKind("data.breach-notice", "duration", "The time to tell the customer of a security incident."),
    FactKind("data.return-window", "duration", "The time after the end in which data can be taken out or is deleted."),
    FactKind("legal.governing-law", "text", "The state or country whose law governs."),
    FactKind("legal.confidentiality-survival", "duration", "How long confidentiality outlives disclosure or the end."),
    FactKind("legal.assignment-consent", "flag", "Whether a party may not assign without consent.", ("party",)),
    FactKind("legal.unilateral-change", "flag", "Whether the vendor may change the terms by itself."),
    FactKind("legal.change-notice", "duration", "The notice of such a change."),
    FactKind("legal.non-solicit", "duration", "How long staff or customers may not be solicited."),
    FactKind("legal.warranty-period", "duration", "How long product or service is warranted."),
    FactKind("legal.exclusivity", "flag", "Whether a party must deal only with the other."),
    FactKind("legal.audit-notice", "duration", "The notice before a party audits the other."),
    FactKind("partner.market-development-funds", "flag", "Whether there is money for the partner's marketing."),
    FactKind("partner.training", "flag", "Whether training or certification is promised or required."),
    FactKind("partner.discount", "percent", "The partner's discount, margin, commission or revenue share.", ("scope",)),
    FactKind("governance.review-cadence", "duration", "How often the parties meet to review performance."),
)
# Facts that the rules ask for beside the common ones; programs find them under a key of their own.
FURTHER: tuple[FactKind, ...] = (
    FactKind("sla.incident-notice", "duration", "How soon an unplanned outage is told."),
    FactKind("sla.incident-report", "duration", "How soon after an outage its cause is reported."),
    FactKind("data.backup-interval", "duration", "How often data are backed up."),
    FactKind("data.backup-retention", "duration", "How long backups are kept."),
    FactKind("data.subprocessor-notice", "duration", "The notice of a new sub-processor."),
    FactKind("legal.audit-frequency", "duration", "The least time between two audits."),
    FactKind(
        "legal.audit-cost-threshold", "percent", "From which underpayment on the audited party pays for the audit."
    ),
    FactKind("legal.insurance-amount", "money", "For how much a party must be insured.", ("scope",)),
    FactKind("partner.deal-protection", "duration", "How long a registered deal is protected."),
    FactKind("partner.free-licences", "count", "How many licences a partner gets for demonstration or its own use."),
    FactKind("partner.funds-claim-window", "duration", "The time to claim marketing money."),
    FactKind("partner.program-change-notice", "duration", "The notice of a change of the partner program."),
    FactKind("governance.report-cadence", "duration", "How often a report is due."),
)
EVERY = (*VOCABULARY, *FURTHER)
BY_ID = {kind.id: kind for kind in EVERY}
FURTHER_IDS = frozenset(kind.id for kind in FURTHER)
