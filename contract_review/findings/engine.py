"""Facts meet rules: every rule of a playbook is held against one contract."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from contract_review.findings.checks import holds
from contract_review.findings.conclusion import Because, Conclusion, conclude
from contract_review.findings.concordance import Concordance, clauses_about, concordance
from contract_review.findings.messages import filled, found, message, wanted
from contract_review.findings.readings import Case, cases, conditions
from contract_review.findings.waivers import waive
from contract_review.model.contract import Contract, Kind
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Fact
from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.rule import Playbook, Rule, Wording

# Such a document is one of a set: beyond the rules made for it, it answers only for what it states.
_PARTIAL = (Kind.SLA, Kind.SUPPORT, Kind.ORDER_FORM, Kind.AMENDMENT)
_NOT_APPLICABLE = Conclusion(Outcome.NOT_APPLICABLE, Because.SILENT)


@dataclass(frozen=True, slots=True)
class _Matter:
    """What every rule is held against."""

    contract: Contract
    facts: tuple[Fact, ...]
    concordance: Concordance
    plan: str | None
    side: str


def judge(
    playbook: Playbook,
    contract: Contract,
    facts: tuple[Fact, ...],
    *,
    side: str = "customer",
    as_of: date | None = None,
) -> tuple[Finding, ...]:
    """One finding for every rule of the playbook, in the order of the playbook.

    Without `as_of` no waiver expires, since a review knows no clock.
    """
    words = concordance(contract, (wording for rule in playbook.rules for wording in wordings(rule)))
    plan = playbook.variables.get("plan")
    matter = _Matter(contract, facts, words, str(plan) if plan else None, side)
    findings = (_finding(rule, matter) for rule in playbook.rules)
    return tuple(waive(finding, playbook, contract, as_of=as_of) for finding in findings)


def _finding(rule: Rule, matter: _Matter) -> Finding:
    conclusion = _conclusion(rule, matter)
    outcome = conclusion.outcome
    looked_in = _looked_in(rule, matter.contract) if outcome is not Outcome.NOT_APPLICABLE else ()
    flagged = outcome.is_flag
    return Finding(
        rule=rule.id,
        group=rule.group,
        title=rule.title,
        outcome=outcome,
        severity=_severity(rule, outcome),
        message=message(rule, conclusion, looked_in),
        why=rule.why,
        found=found(conclusion),
        wanted=wanted(rule) if outcome is not Outcome.NOT_APPLICABLE else None,
        ask=filled(rule.ask, rule) if flagged else None,
        replace_with=filled(rule.replace_with, rule) if flagged else None,
        evidence=_evidence(conclusion),
        looked_in=looked_in,
    )


def _conclusion(rule: Rule, matter: _Matter) -> Conclusion:
    if rule.side not in (matter.side, "either"):
        return _NOT_APPLICABLE
    made = cases(rule, matter.facts, matter.concordance, plan=matter.plan)
    if not _applies(rule, made, matter):
        return _NOT_APPLICABLE
    return conclude(rule, made, matter.concordance)


def _applies(rule: Rule, made: tuple[Case, ...], matter: _Matter) -> bool:
    kind = matter.contract.kind
    if kind not in rule.applies_to and not (kind in _PARTIAL and _states(rule, matter.facts)):
        return False
    return rule.when is None or any(holds(rule.when, r) is not False for case in made for r in case.readings)


def _states(rule: Rule, facts: tuple[Fact, ...]) -> bool:
    """Whether the contract states what the rule is first of all about."""
    return bool(rule.facts) and any(fact.id == rule.facts[0] for fact in facts)


def wordings(rule: Rule) -> tuple[Wording, ...]:
    """All phrases that a rule looks for."""
    asked = tuple(condition.option for condition in conditions(rule) if condition.check == "says")
    return (*asked, rule.mentions) if rule.mentions is not None else asked


def _severity(rule: Rule, outcome: Outcome) -> Severity:
    """The rule's own severity; negotiate and unclear are one below walk-away unless the rule says otherwise."""
    if not outcome.is_flag:
        return Severity.INFO
    if outcome in rule.severity:
        return rule.severity[outcome]
    worst = rule.severity.get(Outcome.WALK_AWAY, rule.severity.get(Outcome.MISSING, Severity.MEDIUM))
    return worst.one_below


def _looked_in(rule: Rule, contract: Contract) -> tuple[str, ...]:
    """The titles of the clauses that were searched, without those inside another one; empty for the whole document."""
    clauses = clauses_about(contract, rule.reads)
    searched = {clause.index for clause in clauses}
    return tuple(dict.fromkeys(clause.title for clause in clauses if clause.parent not in searched))


def _evidence(conclusion: Conclusion) -> tuple[Evidence, ...]:
    quotes = [*(quote for fact in conclusion.facts for quote in fact.evidence), *conclusion.quotes]
    return tuple(dict.fromkeys(quotes))
