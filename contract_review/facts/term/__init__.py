"""Facts about the term: when it begins and ends, whether it renews, how one leaves. One topic a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contract_review.facts.passages import finder
from contract_review.facts.term.cure import cure
from contract_review.facts.term.dates import calendar_dates, settle_dates
from contract_review.facts.term.exit_fee import leaving_fee
from contract_review.facts.term.leaving import without_cause
from contract_review.facts.term.length import initial_term
from contract_review.facts.term.non_renewal import non_renewal_notice
from contract_review.facts.term.renewal import renewal
from contract_review.facts.term.signatures import effect_by_signature
from contract_review.facts.term.transition import transition
from contract_review.model.fact import Fact

__all__ = ["FINDERS", "settle"]

_RENEWS = "auto-renewal non-renewal renew renewal thereafter extend extension prolong successive cancel terminate automatic evergreen annual"

# "may" is too common a verb to call anybody.
_MONTHS = "january february march april june july august september october november december"

FINDERS = (
    finder(_RENEWS, renewal),
    finder(f"{_RENEWS} opt expiration notice", non_renewal_notice),
    finder(
        "initial term force effect duration period subscription continue anniversary billing valid runs run terms commitment length lasts remain expire agreement months year years",
        initial_term,
    ),
    finder(
        "terminate termination cancel cancelling terminable discontinue withdraw upon giving notice end ends ended",
        without_cause,
    ),
    finder(
        "cure cures cured curing uncured curable remedy unremedied rectify grace correct right continue persists good",
        cure,
    ),
    finder(
        "early termination terminates cancel acceleration remainder remaining exit break penalty terms", leaving_fee
    ),
    finder(
        "continue transition migration disengagement exit wind-down hand-over handover assist offboarding", transition
    ),
    finder(
        "effective dated entered made commence start begin expire until through end ending ends term agreement "
        + _MONTHS,
        calendar_dates,
    ),
    finder("signature signed signing last later execution", effect_by_signature),
)


def settle(facts: Iterable[Fact]) -> Iterator[Fact]:
    """What only the contract as a whole decides: which of its days is the one on which it takes effect."""
    yield from settle_dates(facts)
