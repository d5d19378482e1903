"""The plain figures by which vendors are compared: what a contract says in numbers, with the words that say it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from contract_review.model.contract import Role
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Duration, Fact, Flag, Percentage
from contract_review.model.wording import fact_in_words, in_words
from contract_review.scorecard.reviewed import Reviewed

Facts = list[Fact]


@dataclass(frozen=True, slots=True)
class Answer:
    """A figure as one contract gives it."""

    words: str
    contract: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure to compare by: its heading, the fact that gives it, which of them count, and how a value reads."""

    name: str
    heading: str
    fact: str
    counts: Callable[[Facts], Facts] = lambda facts: facts
    reads: Callable[[Fact, Reviewed], str] = lambda fact, _: fact_in_words(fact)


def answers(figure: Figure, contracts: Iterable[Reviewed]) -> tuple[Answer, ...]:
    """What the contracts of a vendor say of a figure, each value once, where it stands first."""
    found: dict[str, Answer] = {}
    for one in contracts:
        for fact in figure.counts([fact for fact in one.facts if fact.id == figure.fact]):
            words = figure.reads(fact, one)
            found.setdefault(words, Answer(words, one.contract, fact.first_said))
    return tuple(found.values())


def _worst_incidents(facts: Facts) -> Facts:
    """The times for the worst incidents; where a contract grades none, its only time holds for all."""
    worst = [fact for fact in facts if fact.qualifiers.severity == 1]
    ungraded = [fact for fact in facts if fact.qualifiers.severity is None]
    return [replace(fact, qualifiers=replace(fact.qualifiers, severity=None)) for fact in worst or ungraded]


def _ours(facts: Facts) -> Facts:
    """A right or duty of ours: what the vendor alone has or owes is none."""
    return [fact for fact in facts if fact.qualifiers.party is not Role.VENDOR]


def _of_vendor(facts: Facts) -> Facts:
    """The general limit of the vendor's liability; limits of some plan or product where there is no general one."""
    its = [fact for fact in facts if fact.qualifiers.party is not Role.CUSTOMER]
    return [fact for fact in its if fact.qualifiers.scope is None] or its


def _renewal(fact: Fact, contract: Reviewed) -> str:
    if not (isinstance(fact.value, Flag) and fact.value.value):
        return "no"
    lengths = {in_words(one.value) for one in contract.facts if one.id == "term.renewal-period"}
    return f"yes, for {lengths.pop()}" if len(lengths) == 1 else "yes"


def _limit(fact: Fact, _: Reviewed) -> str:
    words = fact_in_words(fact)
    if isinstance(fact.value, Duration):
        return f"fees of {words}"
    return f"{words} of the fees" if isinstance(fact.value, Percentage) else words


def _paying(fact: Fact, _: Reviewed) -> str:
    at_once = isinstance(fact.value, Duration) and fact.value.n == 0
    return "at once" if at_once else fact_in_words(fact)


def _leaving(fact: Fact, _: Reviewed) -> str:
    at_once = isinstance(fact.value, Duration) and fact.value.n == 0
    return "at any time" if at_once else f"on {fact_in_words(fact)}"


FIGURES = (
    Figure("uptime", "Uptime", "sla.uptime"),
    Figure("response", "Response to P1", "support.response-time", _worst_incidents),
    Figure("payment", "Time to pay", "pricing.payment-due", reads=_paying),
    Figure("increase", "Price rise, at most", "pricing.increase-cap"),
    Figure("term", "First term", "term.initial"),
    Figure("renewal", "Renews by itself", "term.auto-renewal", reads=_renewal),
    Figure("notice", "Notice against renewal", "term.non-renewal-notice", _ours),
    Figure("leaving", "We may leave", "term.convenience-termination", _ours, _leaving),
    Figure("liability", "Vendor liable up to", "liability.cap", _of_vendor, _limit),
    Figure("data", "Data after the end", "data.return-window"),
)
