"""Facts about prices and payment: when to pay, what lateness costs, how prices may rise. One topic a file."""

from __future__ import annotations

from contract_review.facts.passages import finder
from contract_review.facts.pricing.commitments import minimum, refunds
from contract_review.facts.pricing.lateness import late_interest, suspension
from contract_review.facts.pricing.paying import dispute_window, payment_due
from contract_review.facts.pricing.rises import increases

__all__ = ["FINDERS"]

FINDERS = (
    finder("invoice pay payable paid payment due bill bills billed billing net settle remit", payment_due),
    finder(
        "dispute error inaccurate objection object contest query queries discrepancy incorrect wrong mistake protest challenge disagree claim",
        dispute_window,
    ),
    finder("interest late overdue past-due delinquent finance surcharge penalty service", late_interest),
    finder(
        "suspend suspension discontinue disconnect degrade stop withhold interrupt disable limit cease block shut turn postpone",
        suspension,
    ),
    finder(
        "price pricing fee fees rate rates charge tariff offer increase cost costs adjustments notice advance",
        increases,
    ),
    finder("non-refundable nonrefundable refund reimbursement", refunds),
    finder("minimum minimums purchase order spend commit commitment shortfall take-or-pay least charges", minimum),
)
