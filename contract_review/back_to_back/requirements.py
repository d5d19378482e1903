"""The requirements that hold a promise to clients against the promises of vendors: title, reason, ask, severities."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from contract_review.back_to_back.pairs import chain, commitments, data, money, notices, support
from contract_review.back_to_back.service import Service
from contract_review.back_to_back.verdict import Verdict
from contract_review.model.finding import Outcome, Severity

GROUP = "backtoback"
C, H, M, L = Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW


@dataclass(frozen=True, slots=True)
class Requirement:
    """One pair of promises; `terms` are those of the promise to clients."""

    id: str
    topic: str
    title: str
    why: str
    ask: str
    walk_away: Severity
    missing: Severity
    terms: tuple[str, ...]
    compare: Callable[[Service], Iterator[Verdict]]

    def severity(self, outcome: Outcome) -> Severity:
        """How much an outcome matters: what is to negotiate or unclear, a step less than what is past the line."""
        if not outcome.is_flag:
            return Severity.INFO
        if outcome is Outcome.WALK_AWAY:
            return self.walk_away
        return self.missing if outcome is Outcome.MISSING else self.walk_away.one_below


REQUIREMENTS = (
    Requirement(
        "backtoback.availability-gap",
        "Availability",
        "The vendors together carry the availability that clients are promised",
        "Every vendor in the path may use up its own allowance at another hour; clients are credited for the sum.",
        "Raise the weakest vendor's number, lower ours, add a redundant vendor, or take the vendor out of our promise.",
        C, C, ("availability", "window", "service_hours"), chain.availability,
    ),
    Requirement(
        "backtoback.support-gap",
        "Response and restoration",
        "Vendors answer and restore within our times, less the time that we need ourselves",
        "A vendor that may take longer than our promise makes us break it without a fault of ours.",
        "Vendor times shorter than ours by our own handling, as a commitment, and in the hours in which we answer.",
        H, H, ("response", "restoration", "support_hours"), support.support,
    ),
    Requirement(
        "backtoback.breach-notice-gap",
        "Breach notice",
        "Vendors tell us of an incident early enough for us to tell clients in time",
        "Our own clock, and the law's, runs on while the vendor is still writing to us.",
        "A fixed number of hours, from when the vendor becomes aware, no longer than ours less our triage.",
        C, C, ("breach_notice",), notices.breach_notice,
    ),
    Requirement(
        "backtoback.liability-gap",
        "Liability",
        "A vendor answers for a fair part of what all clients may claim at once",
        "One failure of a vendor hits every client in the same hour, and all their claims meet one limit.",
        "A higher limit for the vendor, claims of our clients covered by it, or a lower limit towards our clients.",
        C, H, ("liability",), money.liability,
    ),
    Requirement(
        "backtoback.term-alignment",
        "Term and volume",
        "No client is bound longer, and no volume committed higher, than the vendor below",
        "A vendor that ends first leaves a hole; units that no client has committed to are paid by us.",
        "The same end as our clients' contracts, help after the end, and the right to reduce units.",
        H, H, ("ends", "units"), commitments.term,
    ),
    Requirement(
        "backtoback.price-pass-through",
        "Price increases",
        "What a vendor adds to its prices can be passed on in time",
        "A price that is fixed for clients while the vendor's rises is paid out of our margin.",
        "The vendor's increase capped at ours, told a month before we must tell clients.",
        H, H, ("price_increase", "price_notice"), commitments.price,
    ),
    Requirement(
        "backtoback.credit-claim-gap",
        "Claims for credits",
        "We can still claim from the vendor after the last client has claimed from us",
        "When the vendor's window closes before our clients', we pay credits that nobody pays back.",
        "Credits without a claim, or a window longer than our clients'; measure the vendor's service ourselves.",
        M, M, ("credit_claim", "credit"), notices.credit_claim,
    ),
    Requirement(
        "backtoback.credit-recovery",
        "Amount of credits",
        "The vendor's credit pays a fair part of the credits that we give",
        "Credits are shares of fees: a share of one vendor's fee is little beside a share of all our clients' fees.",
        "Higher credits from the vendor, or smaller ones to clients.",
        M, M, ("credit", "fee"), money.credits,
    ),
    Requirement(
        "backtoback.data-flowdown",
        "Data terms",
        "Vendors are bound on data at least as strictly as we are",
        "The law wants the same duties down the chain: what we promise has to stand in each contract below.",
        "A data processing agreement with our regions, our notice of sub-processors and ten days more, and audits.",
        C, C, ("regions", "subprocessor_notice", "dpa", "audit"), data.flow_down,
    ),
    Requirement(
        "backtoback.recovery-objectives",
        "Recovery of data",
        "Data and service come back as far and as fast as clients are promised",
        "The oldest copy in the path decides how much is lost, the sum of the steps how long it takes.",
        "A recovery point and a recovery time from each vendor in the data path, shorter than ours.",
        H, H, ("rpo", "rto"), notices.recovery,
    ),
    Requirement(
        "backtoback.exit-window",
        "Data at the end",
        "Vendors keep data until clients have taken theirs out",
        "When the vendor deletes first, we promise clients data that is no longer there.",
        "A time to take data out that is longer than our clients' by the time that we need to move it.",
        H, H, ("retrieval",), notices.retrieval,
    ),
    Requirement(
        "backtoback.payment-gap",
        "Payment",
        "We do not pay a vendor before clients pay us",
        "Months paid ahead are our money at the vendor's risk.",
        "Payment terms as long as our clients', and monthly invoices.",
        M, L, ("payment", "prepaid"), commitments.payment,
    ),
)  # fmt: skip
