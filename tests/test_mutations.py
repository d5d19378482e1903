"""The mutation benchmark changes what it says, draws the same twice, and tells strong examples from weak ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from benchmarks.mutations import drawn, every, mutations, noticed
from contract_review.cli.starting import write_rule
from contract_review.rulebook import load_playbook, load_rule


def test_every_mutation_differs_from_its_rule() -> None:
    rules = load_playbook("msp-default").rules
    assert all(one.rule.positions != rule.positions for rule in rules for one in mutations(rule))


def test_same_seed_draws_the_same_changes() -> None:
    rules = load_playbook("msp-default").rules
    first, second = (drawn(rules, number=10, seed=7) for _ in range(2))
    assert [(one.rule.id, one.kind, one.was) for one in first] == [(one.rule.id, one.kind, one.was) for one in second]


def test_turned_comparison_is_noticed_by_examples_and_by_none_without_them(tmp_path: Path) -> None:
    rule = load_rule(write_rule("our.payment-time", tmp_path))
    turned = next(one for one in mutations(rule) if one.kind == "comparison")
    assert noticed(turned)
    assert not noticed(replace(turned, rule=replace(turned.rule, examples=())))


def test_every_change_of_a_group_or_of_one_rule_can_be_tried() -> None:
    rules = load_playbook("msp-default").rules
    of_group = every(rules, groups=("term",))
    assert {one.rule.group for one in of_group} == {"term"}
    of_rule = every(rules, groups=("term.auto-renewal",))
    assert [one.was for one in of_rule] == [one.was for one in of_group if one.rule.id == "term.auto-renewal"]
