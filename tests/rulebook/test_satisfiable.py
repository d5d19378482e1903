"""Positions that nothing can meet are told, and positions that something can meet are not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from contract_review.cli.starting import write_rule
from contract_review.model.finding import Outcome
from contract_review.rulebook import load_playbook, load_rule
from contract_review.rulebook.conditions import condition
from contract_review.rulebook.proofreading import mistakes_in
from contract_review.rulebook.satisfiable import unsatisfiable
from contract_review.rulebook.yaml_lines import load

POSITIONS = [
    ({"preferred": "{at_least: 30 days}", "acceptable": "{at_least: 15 days}"}, 0, "as most rules are"),
    ({"preferred": "{at_least: 30 days, at_most: 20 days}"}, 1, "more and less at once"),
    ({"preferred": "{at_least: 30 days, at_most: 30 days}"}, 0, "exactly so much"),
    ({"preferred": "{at_least: {value: 30 days, exclusive: true}, at_most: 30 days}"}, 1, "more than what is the most"),
    ({"preferred": "{at_least: 30 days, at_most: 1 month}"}, 0, "a month may have 31 days"),
    ({"walk-away": "{at_most: 30 days}", "acceptable": "{at_most: 20 days}"}, 1, "all that is acceptable is walked from"),
    ({"walk-away": "{at_most: 10 days}", "acceptable": "{at_most: 20 days}"}, 0, "some of it is"),
    ({"walk-away": "{any: [{at_most: 30 days}, {strength: target}]}", "preferred": "{at_most: 20 days}"}, 1, "one of several"),
    ({"walk-away": "{all: [{at_most: 30 days}, {strength: target}]}", "preferred": "{at_most: 20 days}"}, 0, "only of a target"),
    ({"preferred": "{at_least: 99 %}", "acceptable": "{at_least: 99.9 %}"}, 1, "better than preferred is not acceptable"),
    ({"preferred": "{at_least: 30 days}", "acceptable": "{fact: term.cure-period, at_least: 40 days}"}, 0, "another fact"),
]  # fmt: skip


@pytest.mark.parametrize(("positions", "mistakes", "remark"), POSITIONS, ids=[row[2] for row in POSITIONS])
def test_position_that_nothing_meets_is_told(
    tmp_path: Path, positions: Mapping[str, str], mistakes: int, remark: str
) -> None:
    path = tmp_path / "positions.yml"
    path.write_text("".join(f"{name}: {text}\n" for name, text in positions.items()), encoding="utf-8")
    read = {Outcome(name): condition(node) for name, node in load(path).mapping().items()}
    rule = replace(load_rule(write_rule("our.payment-time", tmp_path / "rules")), positions=read)
    assert len(list(unsatisfiable(rule))) == mistakes


def test_every_mistake_is_told_and_not_only_the_first(tmp_path: Path) -> None:
    first = write_rule("our.payment-time", tmp_path / "a")
    twin = write_rule("our.payment-time", tmp_path / "b")
    broken = write_rule("our.other", tmp_path / "a")
    broken.write_text(broken.read_text(encoding="utf-8").replace("why:", "whi:"), encoding="utf-8")
    told = mistakes_in((first, twin, broken))
    assert [Path(line.partition(":")[0]).name for line in told] == ["payment-time.yml", "other.yml"]
    assert "stands in" in told[0]
    assert "did you mean 'why'" in told[1]


def test_rules_that_come_with_the_program_can_all_be_met() -> None:
    assert [mistake for rule in load_playbook("msp-default").rules for mistake in unsatisfiable(rule)] == []
