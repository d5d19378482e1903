"""Facts meet a rule: which outcome, in which order, and with which words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from contract_review.findings.checks import describe, holds
from contract_review.findings.found import Found, meets
from contract_review.findings.messages import say
from contract_review.findings.search import Search
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Fact
from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.rule import Condition, Rule
from contract_review.model.wording import fact_in_words

_POSITIONS = (Outcome.WALK_AWAY, Outcome.PREFERRED, Outcome.ACCEPTABLE)


@dataclass(frozen=True, slots=True)
class Conclusion:
    """An outcome with the facts and the words that it rests on."""

    outcome: Outcome
    facts: tuple[Fact, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def apply(rule: Rule, search: Search, facts: tuple[Fact, ...]) -> Finding:
    """The finding of one rule about a contract."""
    conclusion = conclude(rule, search, facts)
    looked_in = _looked_in(rule, search)
    found = "; ".join(dict.fromkeys(fact_in_words(fact) for fact in conclusion.facts)) or None
    evidence = conclusion.evidence or tuple(fact.evidence[0] for fact in conclusion.facts)
    evidence = tuple({piece.span: piece for piece in evidence}.values())[:5]
    return Finding(
        rule=rule.id,
        group=rule.group,
        title=rule.title,
        outcome=conclusion.outcome,
        severity=_severity(rule, conclusion.outcome),
        message=say(rule, conclusion.outcome, found=found, evidence=evidence, looked_in=looked_in),
        why=rule.why,
        found=found,
        wanted=describe(rule.positions[Outcome.PREFERRED]) if Outcome.PREFERRED in rule.positions else None,
        ask=rule.ask if conclusion.outcome.is_flag else None,
        replace_with=rule.replace_with if conclusion.outcome.is_flag else None,
        evidence=evidence,
        looked_in=looked_in,
    )


def conclude(rule: Rule, search: Search, facts: tuple[Fact, ...]) -> Conclusion:
    """The outcome of a rule, in the order: not applicable, silent, walk-away, unknown, preferred, acceptable."""
    if rule.applies_to and search.contract.kind not in rule.applies_to:
        return Conclusion(Outcome.NOT_APPLICABLE)
    look = partial(search.find, reads=rule.reads)
    whole = Found(rule.facts[0] if rule.facts else None, facts, look)
    if rule.when is not None and holds(rule.when, whole) is False:
        return Conclusion(Outcome.NOT_APPLICABLE)
    relevant = tuple(fact for fact in facts if fact.id in rule.facts and meets(fact, rule.where))
    said = tuple(piece for lines in _phrases(rule.positions.values()) for piece in look(lines))
    if not relevant and not said:
        return Conclusion(rule.silence)
    main = [fact for fact in relevant if fact.id == rule.facts[0]] if rule.facts else []
    others = tuple(fact for fact in relevant if fact not in main)
    readings: list[tuple[Fact, ...]] = [(fact, *others) for fact in main] or [others]
    outcomes = {_outcome(rule, Found(whole.main, reading, look)) for reading in readings}
    outcome = next(iter(outcomes)) if len(outcomes) == 1 else Outcome.UNCLEAR
    return Conclusion(outcome, tuple(main) or others, () if main or others else said)


def _outcome(rule: Rule, found: Found) -> Outcome:
    answers = {
        position: holds(rule.positions[position], found) for position in _POSITIONS if position in rule.positions
    }
    if answers.get(Outcome.WALK_AWAY):
        return Outcome.WALK_AWAY
    remaining = [answer for position, answer in answers.items() if position is not Outcome.WALK_AWAY]
    if remaining and all(answer is None for answer in remaining):
        return Outcome.UNCLEAR
    for position in (Outcome.PREFERRED, Outcome.ACCEPTABLE):
        if answers.get(position):
            return position
    return Outcome.UNCLEAR if None in answers.values() else Outcome.NEGOTIATE


def _phrases(conditions: Iterable[Condition]) -> Iterable[tuple[str, ...]]:
    for condition in conditions:
        if condition.check == "says":
            yield condition.option
        elif condition.check in ("any", "all", "not"):
            yield from _phrases(condition.option)


def _severity(rule: Rule, outcome: Outcome) -> Severity:
    if not outcome.is_flag:
        return Severity.INFO
    if outcome in rule.severity:
        return rule.severity[outcome]
    worst = rule.severity.get(Outcome.WALK_AWAY, rule.severity.get(Outcome.MISSING, Severity.MEDIUM))
    return worst.one_below


def _looked_in(rule: Rule, search: Search) -> tuple[str, ...]:
    titles = tuple(dict.fromkeys(clause.title for clause in search.clauses(rule.reads)))
    if not titles:
        return ("the whole document",)
    return titles if len(titles) <= 6 else (*titles[:6], f"and {len(titles) - 6} more")
