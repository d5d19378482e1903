"""What a changed term is called in front of a reader: "Longer renewal term", "Dropped: service credit"."""

from __future__ import annotations

from collections.abc import Mapping

from contract_review.compare.effects import order
from contract_review.compare.terms import TermChange
from contract_review.model.fact import Choice, Duration, Fact, Flag, Strength
from contract_review.reports.names import fact_value

_NAMES: Mapping[str, str] = {
    "term.effective-date": "effective date",
    "term.initial": "initial term",
    "term.expiry-date": "end of the term",
    "term.auto-renewal": "automatic renewal",
    "term.renewal-period": "renewal term",
    "term.non-renewal-notice": "notice against renewal",
    "term.convenience-termination": "notice for ending without cause",
    "term.cure-period": "time to cure a breach",
    "term.early-termination-fee": "fee for ending early",
    "term.transition-assistance": "help after the end",
    "pricing.payment-due": "time to pay",
    "pricing.late-interest": "interest on late payments",
    "pricing.increase-cap": "cap on price rises",
    "pricing.increase-notice": "notice of price rises",
    "pricing.dispute-window": "time to dispute an invoice",
    "pricing.suspension-notice": "notice before suspension",
    "pricing.non-refundable": "fees that are not refunded",
    "pricing.minimum-commitment": "minimum commitment",
    "sla.uptime": "availability",
    "sla.credit-tier": "service credit",
    "sla.credit-cap": "cap on service credits",
    "sla.credit-claim-window": "time to claim credits",
    "sla.sole-remedy": "credits as the only remedy",
    "sla.chronic-termination": "right to leave after repeated failure",
    "sla.maintenance-notice": "notice of maintenance",
    "sla.rpo": "recovery point",
    "sla.rto": "recovery time",
    "support.response-time": "response time",
    "support.resolution-time": "resolution time",
    "support.hours": "support hours",
    "liability.cap": "limit of liability",
    "liability.consequential-excluded": "exclusion of indirect damages",
    "indemnity.ip-by-vendor": "indemnity for infringement",
    "data.breach-notice": "notice of a security incident",
    "data.return-window": "time to take data out",
    "legal.governing-law": "governing law",
    "legal.confidentiality-survival": "confidentiality after the end",
    "legal.assignment-consent": "consent to assignment",
    "legal.unilateral-change": "change of terms by the vendor alone",
    "legal.change-notice": "notice of changed terms",
    "legal.non-solicit": "ban on soliciting",
    "legal.warranty-period": "warranty",
    "legal.exclusivity": "exclusivity",
    "legal.audit-notice": "notice of an audit",
    "partner.market-development-funds": "marketing money",
    "partner.training": "training",
    "partner.discount": "partner discount",
    "governance.review-cadence": "time between reviews",
}
NOT_SAID = "not said"


def term_name(fact_id: str) -> str:
    """A term in a few words, in small letters."""
    return _NAMES.get(fact_id) or fact_id.partition(".")[2].replace("-", " ")


def term_title(change: TermChange) -> str:
    """What happened to a term: "Longer renewal term", "New: automatic renewal", "Dropped: service credit"."""
    name = term_name(change.id)
    if change.old is None or _is_denied(change.old):
        return f"New: {name}" if change.new and not _is_denied(change.new) else f"Excluded now: {name}"
    if change.new is None or _is_denied(change.new):
        return f"Dropped: {name}"
    word = _comparative(change.old, change.new)
    return f"{word} {name}" if word else f"Other {name}" if _is_other(change) else name.capitalize()


def term_values(change: TermChange) -> tuple[str, str]:
    """The old and the new value in words, what narrows both told once; two empty words where the title says it all."""
    facts = [fact for fact in (change.old, change.new) if fact]
    if all(isinstance(fact.value, Flag) for fact in facts):
        return "", ""
    old, new = (fact_value(fact) if fact else NOT_SAID for fact in (change.old, change.new))
    for sign in (", ", " ("):
        value, found, narrowed = old.partition(sign)
        if found and new.endswith(found + narrowed):
            return value, new
    return old, new


def _is_denied(fact: Fact) -> bool:
    return fact.value == Flag(value=False)


def _is_other(change: TermChange) -> bool:
    return change.old is not None and change.new is not None and change.old.value != change.new.value


def _comparative(old: Fact, new: Fact) -> str:
    more = order(new.value, old.value)
    if more == 0:
        if old.strength is not new.strength:
            return "Weaker" if old.strength is Strength.COMMITMENT else "Firmer"
        return ""
    if more is None:
        return ""
    if isinstance(new.value, Choice):
        return "Longer" if more > 0 else "Shorter"
    if isinstance(new.value, Duration):
        return "Longer" if more > 0 else "Shorter"
    return "Higher" if more > 0 else "Lower"
