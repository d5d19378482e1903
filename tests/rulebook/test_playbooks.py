"""Playbooks change what they say they change, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from contract_review.errors import RuleFileError
from contract_review.findings.checks import describe
from contract_review.model.finding import Outcome, Severity
from contract_review.model.rule import Playbook, Rule
from contract_review.rulebook import load_playbook, playbook_names
from contract_review.rulebook.satisfiable import unsatisfiable

DEFAULT = load_playbook("msp-default")
OTHERS = [name for name in playbook_names() if name != "msp-default"]


def _rules(book: Playbook) -> dict[str, Rule]:
    return {rule.id: rule for rule in book.rules}


@pytest.mark.parametrize(
    ("name", "rule", "outcome", "asked", "remark"),
    [
        ("msp-default", "sla.uptime-commitment", Outcome.ACCEPTABLE, "at least 99.9 %", "our own promise"),
        ("msp-strict", "sla.uptime-commitment", Outcome.ACCEPTABLE, "at least 99.95 %", "it carries our promise"),
        ("saas-small-vendor", "sla.uptime-commitment", Outcome.ACCEPTABLE, "at least 99.5 %", "what it can keep"),
        ("msp-strict", "legal.liability-cap-vendor", Outcome.ACCEPTABLE, "24 months", "one event meets all clients"),
        ("msp-strict", "security.breach-notice", Outcome.ACCEPTABLE, "at most 24 hours", "its clock before ours"),
        ("msp-strict", "term.transition-assistance", Outcome.PREFERRED, "at least 180 days", "a platform to move"),
    ],
)
def test_position_is_that_of_the_playbook(name: str, rule: str, outcome: Outcome, asked: str, remark: str) -> None:
    assert asked in describe(_rules(load_playbook(name))[rule].positions[outcome])


@pytest.mark.parametrize(
    ("name", "rule", "outcome", "severity"),
    [
        ("reseller-partner", "partnership.deal-registration", Outcome.MISSING, Severity.HIGH),
        ("reseller-partner", "pricing.discount-off-list", Outcome.WALK_AWAY, Severity.CRITICAL),
        ("saas-small-vendor", "term.source-code-escrow", Outcome.WALK_AWAY, Severity.HIGH),
        ("msp-strict", "sla.rpo-rto", Outcome.MISSING, Severity.CRITICAL),
    ],
)
def test_severity_is_that_of_the_playbook(name: str, rule: str, outcome: Outcome, severity: Severity) -> None:
    assert _rules(load_playbook(name))[rule].severity[outcome] is severity
    assert _rules(DEFAULT)[rule].severity[outcome] is not severity


@pytest.mark.parametrize("name", OTHERS)
def test_playbook_names_what_it_is_for_and_differs_from_the_default_in_what_it_overrides(name: str) -> None:
    book = load_playbook(name)
    assert book.title
    assert book.sha256 != DEFAULT.sha256
    assert set(_rules(book)) < set(_rules(DEFAULT)) or set(_rules(book)) == set(_rules(DEFAULT))
    assert [mistake for rule in book.rules for mistake in unsatisfiable(rule)] == []


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_asked_follows_a_position_that_the_playbook_changed(name: str) -> None:
    """Another preferred position with the old request would ask for less than it flags."""
    default = _rules(DEFAULT)
    for rule in load_playbook(name).rules:
        if rule.positions.get(Outcome.PREFERRED) != default[rule.id].positions.get(Outcome.PREFERRED):
            assert rule.ask != default[rule.id].ask, rule.id
            assert rule.replace_with != default[rule.id].replace_with, rule.id


@pytest.mark.parametrize(
    ("changes", "says", "remark"),
    [
        ("{severty: {missing: low}}", "an override changes positions, severity, say, ask or replace_with", "a typo"),
        ("{severity: {missing: lowest}}", "'lowest' is not known here", "a severity that there is not"),
        ("{positions: {waived: {present: true}}}", "a position is one of", "no position"),
        ("{say: {missing: 'Nothing in {looked}.'}}", "did you mean 'looked_in'", "a place that there is not"),
    ],
)
def test_mistake_in_an_override_is_told(tmp_path: Path, changes: str, says: str, remark: str) -> None:
    path = tmp_path / "ours.yml"
    path.write_text(f"extends: msp-default\noverride:\n  sla.rpo-rto: {changes}\n", encoding="utf-8")
    with pytest.raises(RuleFileError, match=f"^{path}:3:") as caught:
        load_playbook(path)
    assert says in str(caught.value)


def test_override_changes_what_is_said_and_proposed(tmp_path: Path) -> None:
    path = tmp_path / "ours.yml"
    path.write_text(
        "extends: msp-default\noverride:\n  sla.rpo-rto:\n    say: {missing: No word of recovery.}\n"
        "    replace_with: Provider shall restore within one hour.\n",
        encoding="utf-8",
    )
    ours, default = _rules(load_playbook(path))["sla.rpo-rto"], _rules(DEFAULT)["sla.rpo-rto"]
    assert ours.say == {**default.say, Outcome.MISSING: "No word of recovery."}
    assert ours.replace_with == "Provider shall restore within one hour."
    assert ours.ask == default.ask
