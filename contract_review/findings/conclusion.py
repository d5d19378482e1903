"""What one rule concludes: the fixed order in which its positions are tested, and what silence means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from contract_review.findings.checks import holds, leaves
from contract_review.findings.concordance import Concordance
from contract_review.findings.readings import Case, ContractReading
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Fact
from contract_review.model.finding import Outcome
from contract_review.model.rule import Rule

ORDER = (Outcome.WALK_AWAY, Outcome.PREFERRED, Outcome.ACCEPTABLE)
_MOST_QUOTES = 4


class Because(StrEnum):
    """Why a matter is unclear, or why nothing was found to judge."""

    SAID = "said"
    SILENT = "silent"
    DEFERRED = "deferred"
    BLANK = "blank"
    DIFFERING = "differing"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Conclusion:
    """An outcome, why, and the facts and sentences behind it."""

    outcome: Outcome
    because: Because
    facts: tuple[Fact, ...] = ()
    quotes: tuple[Evidence, ...] = ()


def conclude(rule: Rule, made: tuple[Case, ...], concordance: Concordance) -> Conclusion:
    """Judge every case of a rule; where cases or readings disagree, a person must decide."""
    facts = _stated(rule, made)
    quotes = _quotes(rule, made[0].readings[0], position=None)
    if not facts and not quotes:
        return _without_answer(rule, made[0].readings[0], concordance)
    outcomes = {decide(rule, reading) for case in made for reading in case.readings}
    if len(outcomes) > 1:
        return Conclusion(Outcome.UNCLEAR, Because.DIFFERING, facts, quotes)
    outcome = outcomes.pop()
    if outcome is None:
        return _undecided(rule, concordance, facts, quotes)
    position = rule.positions.get(outcome)
    telling = _quotes(rule, made[0].readings[0], position=outcome) if position else quotes
    return Conclusion(outcome, Because.SAID, facts, telling)


def decide(rule: Rule, reading: ContractReading) -> Outcome | None:
    """The outcome of one reading in the fixed order; None where what is unknown could still decide it."""
    unknown = False
    for outcome in ORDER:
        answer = holds(rule.positions[outcome], reading) if outcome in rule.positions else False
        if answer:
            return outcome
        unknown = unknown or answer is None
    return None if unknown else Outcome.NEGOTIATE


def _without_answer(rule: Rule, reading: ContractReading, concordance: Concordance) -> Conclusion:
    """No fact and no phrase: left to another document, left blank, spoken of in vain, or silent."""
    if rule.mentions is not None:
        if put_off := _elsewhere(rule, concordance):
            return put_off
        if mentioned := concordance.of(rule.mentions, rule.reads):
            quotes = tuple(concordance.contract.evidence(s.sentence) for s in mentioned[:_MOST_QUOTES])
            outcome = decide(rule, reading)
            return Conclusion(outcome or Outcome.UNCLEAR, Because.SAID if outcome else Because.UNDECIDED, (), quotes)
    # Silence is missing only where no position accepts it.
    for outcome in (Outcome.PREFERRED, Outcome.ACCEPTABLE):
        if outcome in rule.positions and holds(rule.positions[outcome], reading):
            return Conclusion(outcome, Because.SILENT)
    return Conclusion(rule.silence, Because.SILENT)


def _elsewhere(rule: Rule, concordance: Concordance) -> Conclusion | None:
    """The matter is left to a document that is not here, or stands as a blank."""
    if rule.mentions is None:
        return None
    for because, sightings in (
        (Because.BLANK, concordance.blank(rule.mentions, rule.reads)),
        (Because.DEFERRED, concordance.deferred(rule.mentions, rule.reads)),
    ):
        if sightings:
            quotes = tuple(concordance.contract.evidence(s.sentence) for s in sightings[:_MOST_QUOTES])
            return Conclusion(Outcome.UNCLEAR, because, (), quotes)
    return None


def _undecided(
    rule: Rule, concordance: Concordance, facts: tuple[Fact, ...], quotes: tuple[Evidence, ...]
) -> Conclusion:
    put_off = _elsewhere(rule, concordance)
    if put_off is None:
        return Conclusion(Outcome.UNCLEAR, Because.UNDECIDED, facts, quotes)
    return Conclusion(Outcome.UNCLEAR, put_off.because, facts, put_off.quotes)


def _stated(rule: Rule, made: tuple[Case, ...]) -> tuple[Fact, ...]:
    """The facts of the rule that stand in any reading, in the order in which the rule names them."""
    stated = [fact for case in made for reading in case.readings for fact in reading.values.values()]
    own = [fact for fact in stated if fact.id in rule.facts]
    return tuple(dict.fromkeys(sorted(own, key=lambda fact: rule.facts.index(fact.id))))


def _quotes(rule: Rule, reading: ContractReading, *, position: Outcome | None) -> tuple[Evidence, ...]:
    """The sentences that the phrases of one position, or of all, were found in."""
    if position is None:
        asked = [leaf for outcome in rule.positions for leaf in leaves(rule.positions[outcome])]
    else:
        asked = list(leaves(rule.positions[position]))
    found = [quote for leaf in asked if leaf.check == "says" for quote in reading.sightings(leaf.option)]
    return tuple(dict.fromkeys(found))[:_MOST_QUOTES]
