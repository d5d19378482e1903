"""Facts meet a rule: which outcome, in which order, and with which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from contract_review.findings.checks import bound, holds, places, signs
from contract_review.findings.found import Found, meets
from contract_review.findings.messages import WHOLE, doubt_in_sentence, say
from contract_review.findings.readings import Reading, chosen, contradicted, disputed, of_plan
from contract_review.findings.search import Search
from contract_review.findings.wordings import Wording
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Fact
from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.rule import Condition, Rule, Several
from contract_review.model.wording import fact_in_words

# From the best to the worst for us; `unclear` is no step between them.
_RANKED = (
    Outcome.PREFERRED,
    Outcome.ACCEPTABLE,
    Outcome.NEGOTIATE,
    Outcome.UNCLEAR,
    Outcome.MISSING,
    Outcome.WALK_AWAY,
)
_TESTED = (
    Outcome.WALK_AWAY,
    Outcome.MISSING,
    Outcome.UNCLEAR,
    Outcome.PREFERRED,
    Outcome.ACCEPTABLE,
    Outcome.NEGOTIATE,
)

_MOST_LISTED = 6


@dataclass(frozen=True)
class Case:
    """What rules are held against: a contract that can be searched, its facts, the playbook's variables."""

    search: Search
    facts: tuple[Fact, ...]
    variables: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def bought(self) -> tuple[Fact, ...]:
        """The facts of the plan that was bought."""
        plan = self.variables.get("plan")
        return of_plan(self.facts, str(plan) if plan else None)


@dataclass(frozen=True, slots=True)
class Conclusion:
    """An outcome with the facts and the words that it rests on; `reason` where the rule asks nothing."""

    outcome: Outcome
    facts: tuple[Fact, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    reason: str | None = None


def apply(rule: Rule, case: Case) -> Finding:
    """The finding of one rule about a contract."""
    conclusion = conclude(rule, case)
    looked_in = _looked_in(rule, case.search)
    found = "; ".join(dict.fromkeys(fact_in_words(fact) for fact in conclusion.facts)) or None
    evidence = tuple({piece.span: piece for piece in conclusion.evidence}.values())[:5]
    message = say(rule, conclusion.outcome, found=found, evidence=evidence, looked_in=looked_in)
    return Finding(
        rule=rule.id,
        group=rule.group,
        title=rule.title,
        outcome=conclusion.outcome,
        severity=_severity(rule, conclusion.outcome),
        message=conclusion.reason or message,
        why=rule.why,
        found=found,
        wanted=_wanted(rule),
        fallback=_fallback(rule) if conclusion.outcome.is_flag else None,
        ask=rule.ask if conclusion.outcome.is_flag else None,
        replace_with=rule.replace_with if conclusion.outcome.is_flag else None,
        evidence=evidence,
        looked_in=_listed(looked_in),
    )


def _fallback(rule: Rule) -> str | None:
    """What we can live with, where it is a quantity and not the same as what we want."""
    position = rule.positions.get(Outcome.ACCEPTABLE)
    return bound(position) if position else None


def _wanted(rule: Rule) -> str | None:
    """The quantity that we prefer; where the position is one of words, the rule's title says it."""
    if Outcome.PREFERRED not in rule.positions:
        return None
    return bound(rule.positions[Outcome.PREFERRED]) or rule.title


def conclude(rule: Rule, case: Case) -> Conclusion:
    """The outcome of a rule, in the order: not applicable, silent, walk-away, unclear, preferred, acceptable."""
    if rule.applies_to and case.search.contract.kinds.isdisjoint(rule.applies_to):
        return Conclusion(Outcome.NOT_APPLICABLE)
    facts = case.bought
    whole = Found(rule.facts[0] if rule.facts else None, facts, case.search, rule.reads, case.variables)
    for exclusion in rule.not_applicable:
        if holds(exclusion.when, whole):
            return Conclusion(Outcome.NOT_APPLICABLE, reason=exclusion.because)
    relevant = tuple(fact for fact in facts if fact.id in rule.facts and meets(fact, rule.where))
    if not relevant and not _speaks(rule.positions.values(), whole):
        return _silent(rule, whole)
    return _doubted(rule, case.search, _weigh(rule, whole, relevant) if relevant else _of_reading(rule, whole, ()))


def _doubted(rule: Rule, search: Search, conclusion: Conclusion) -> Conclusion:
    """The conclusion, unless the clauses that it rests on may be about something else: then a person reads them."""
    if rule.sure is None or not conclusion.evidence or conclusion.outcome is Outcome.UNCLEAR:
        return conclusion
    sure = max(search.sureness(piece.span.start, rule.reads) for piece in conclusion.evidence)
    if sure >= rule.sure:
        return conclusion
    clauses = tuple(dict.fromkeys(piece.clause for piece in conclusion.evidence if piece.clause))
    reason = doubt_in_sentence(clauses, rule.reads, sure=sure)
    return replace(conclusion, outcome=Outcome.UNCLEAR, reason=reason)


def _silent(rule: Rule, whole: Found) -> Conclusion:
    """Nothing was found: what silence means, unless the clause leaves the answer to a paper that is not here."""
    for silence in rule.silence:
        if silence.outcome is Outcome.NOT_APPLICABLE and silence.when is not None and holds(silence.when, whole):
            return Conclusion(Outcome.NOT_APPLICABLE)
    left = whole.looking.open(rule.topic, rule.reads)
    if left:
        return Conclusion(Outcome.UNCLEAR, evidence=left)
    for silence in rule.silence:
        answer = silence.when is None or holds(silence.when, whole)
        if answer is not False:
            # A condition that cannot be told leaves open what silence means.
            said = _said([silence.when], whole) if silence.when else ()
            return Conclusion(silence.outcome if answer else Outcome.UNCLEAR, evidence=said)
    return Conclusion(Outcome.MISSING)


def _weigh(rule: Rule, whole: Found, relevant: tuple[Fact, ...]) -> Conclusion:
    """The outcome over all readings: the same under each, the worse of words and figures, or what `several` says."""
    every = tuple(fact for fact in relevant if fact.id == rule.facts[0])
    # Which of two papers counts is not for the rule to say: the one that suits us least would be no more than a guess.
    several = Several.UNCLEAR if disputed(every) else rule.several
    main = chosen(every, several)
    if not main or rule.several is Several.TOGETHER:
        return _of_reading(rule, whole, relevant)
    conclusions = [_worst(_of_reading(rule, whole, (reading,)) for reading in contradicted(fact)) for fact in main]
    outcomes = {conclusion.outcome for conclusion in conclusions}
    if len(outcomes) == 1 or several is Several.WORST:
        outcome = max(outcomes, key=_RANKED.index)
    elif several is Several.BEST:
        outcome = min(outcomes, key=_RANKED.index)
    else:
        outcome = Outcome.UNCLEAR
    behind = [c for c in conclusions if c.outcome is outcome] or conclusions
    evidence = tuple(piece for conclusion in behind for piece in conclusion.evidence)
    return Conclusion(outcome, tuple(dict.fromkeys(fact for c in conclusions for fact in c.facts)), evidence)


def _worst(conclusions: Iterable[Conclusion]) -> Conclusion:
    every = tuple(conclusions)
    worst = max(every, key=lambda conclusion: _RANKED.index(conclusion.outcome))
    return Conclusion(worst.outcome, tuple(fact for c in every for fact in c.facts), worst.evidence)


def _of_reading(rule: Rule, whole: Found, reading: Reading) -> Conclusion:
    """The outcome where the rule's main fact has one value (or none), with the words that decide it."""
    others = tuple(fact for fact in whole.facts if fact.id != whole.main)
    read = tuple(fact for fact in reading if fact.id == whole.main)
    # What was looked up for the same facts is not looked up again.
    found = replace(whole, facts=(*read, *others)) if len(others) < len(whole.facts) or read else whole
    outcome = _outcome(rule, found)
    deciding = [rule.positions[outcome]] if outcome in rule.positions else list(rule.positions.values())
    said = _said(deciding, found)
    stated = tuple(piece for fact in reading for piece in fact.first_said)
    by_words = outcome in rule.positions and said and not _on_facts(rule.positions[outcome])
    return Conclusion(outcome, () if by_words else reading, (*said, *stated) if by_words else (*stated, *said))


def _outcome(rule: Rule, found: Found) -> Outcome:
    open_ = False
    for place in _TESTED:
        answer = holds(rule.positions[place], found) if place in rule.positions else False
        if answer:
            return place
        open_ = open_ or (answer is None and place is not Outcome.UNCLEAR)
    return Outcome.UNCLEAR if open_ else Outcome.NEGOTIATE


def _speaks(conditions: Iterable[Condition], found: Found) -> bool:
    """Whether the contract says anything that conditions ask for."""
    listed = tuple(conditions)
    return any(map(found.says, _wordings(listed, found))) or any(_pointed_at(one, found) for one in listed)


def _said(conditions: Iterable[Condition], found: Found) -> tuple[Evidence, ...]:
    listed = tuple(conditions)
    said = tuple(piece for wording in _wordings(listed, found) for piece in found.search(wording))
    return (*said, *(piece for condition in listed for piece in _pointed_at(condition, found)))


def _pointed_at(condition: Condition, found: Found) -> tuple[Evidence, ...]:
    """The places that a condition about the contract's form points at, also inside `any` and an `all` that holds."""
    if condition.check == "any" or (condition.check == "all" and holds(condition, found) is not False):
        return tuple(piece for part in condition.option for piece in _pointed_at(part, found))
    return places(condition, found)


def _wordings(conditions: Iterable[Condition], found: Found) -> Iterable[Wording]:
    """What conditions ask to be said; what must not be said is no sign that the contract speaks of the matter.

    Of conditions that must hold together one alone is no such sign either.
    """
    for condition in conditions:
        if condition.check == "says":
            yield condition.option
        elif condition.check == "any" or (condition.check == "all" and holds(condition, found) is not False):
            yield from _wordings(condition.option, found)
        else:
            yield from signs(condition)


def _on_facts(condition: Condition) -> bool:
    if condition.check in ("any", "all", "not"):
        return any(map(_on_facts, condition.option))
    return condition.check not in ("says", "besides", "kind", "settles", "supplies")


def _severity(rule: Rule, outcome: Outcome) -> Severity:
    if not outcome.is_flag:
        return Severity.INFO
    if outcome in rule.severity:
        return rule.severity[outcome]
    worst = rule.severity.get(Outcome.WALK_AWAY, rule.severity.get(Outcome.MISSING, Severity.MEDIUM))
    return worst.one_below


def _looked_in(rule: Rule, search: Search) -> tuple[str, ...]:
    titles = tuple(dict.fromkeys(clause.title for clause in search.clauses(rule.reads)))
    return titles or (WHOLE,)


def _listed(titles: tuple[str, ...]) -> tuple[str, ...]:
    return titles if len(titles) <= _MOST_LISTED else (*titles[:_MOST_LISTED], f"and {len(titles) - _MOST_LISTED} more")
