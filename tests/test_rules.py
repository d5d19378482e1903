"""Every rule comes out as its own examples say."""

from __future__ import annotations

import re

import pytest

from contract_review.rule_examples import ExampleResult, run_examples
from contract_review.rulebook import load_playbook

RULES = load_playbook("msp-default").rules


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_rule_does_what_its_examples_say(rule) -> None:
    failed: list[ExampleResult] = [result for result in run_examples(rule) if not result.passed]
    assert [(r.example.line, r.example.outcome.value, r.finding.outcome.value) for r in failed] == []


def test_playbook_asks_enough_of_every_group() -> None:
    assert len(RULES) >= 25
    assert {rule.group for rule in RULES} == {
        "pricing",
        "term",
        "support",
        "sla",
        "measurement",
        "governance",
        "partnership",
        "security",
        "legal",
        "hygiene",
    }


def test_messages_read_well_where_the_contract_gives_no_figure() -> None:
    bare = re.compile(r"(?<!\()\{found\}")
    assert [(rule.id, outcome.value) for rule in RULES for outcome, said in rule.say.items() if bare.search(said)] == []
