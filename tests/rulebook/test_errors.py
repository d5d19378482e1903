"""A mistake in a rule file is told with its line and what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from contract_review.errors import RuleFileError
from contract_review.resources import rules_dir
from contract_review.rulebook import load_playbook, load_rule
from contract_review.rulebook.excerpts import told

GOOD = (rules_dir() / "sla" / "uptime-commitment.yml").read_text(encoding="utf-8")

MISTAKES = [
    ("positions:", "postions:", "did you mean 'positions'", "a key with a typo"),
    ("at_least:", "at_lest:", "did you mean 'at_least'", "a check with a typo"),
    ("sla.uptime]", "sla.uptme]", "did you mean 'sla.uptime'", "a fact with a typo"),
    ("critical", "critcal", "did you mean 'critical'", "a severity with a typo"),
    ("99.95 %}", "lots}", "no quantity", "a bound that is no quantity"),
    ("{found}", "{fuond}", "did you mean 'found'", "a place in a message with a typo"),
    ("{clause}", "{clause|it}", "only {found|…}", "other words for a place that is never empty"),
    ("why:", "# why:", "no 'why'", "no reason"),
    ("near_miss: true", "near_miss: false", "near miss", "no near miss"),
    ("  - {is: missing}\n", "", "the last", "silence without a last word"),
    ("topic: [target", "topic: ['...', target", "no word", "a topic without a word"),
    ("facts: [sla.uptime]", "several: wurst", "did you mean 'worst'", "a choice among several with a typo"),
    ("at_least: 99.95 %", "at_least: {fact: sla.uptim}", "did you mean 'sla.uptime'", "a bound that names no fact"),
    ("at_least: 99.95 %", "says: {phrase: [x]}", "the options are phrases", "an option of a wording with a typo"),
    ("facts: [sla.uptime]", "sure: 60 %\nfacts: [sla.uptime]", "a number above 0", "how sure as a word"),
    ("reads: []", "reads: []\nsure: 0.6", "names under 'reads'", "sure of no kind of clause"),
    ("reads: []", "reads: [support]\nsure: 0.6\nshure: 1", "did you mean 'sure'", "sure with a typo"),
    ("title:", "id: x.y\ntitle:", "second time", "a key twice"),
    ("title: ", "title: [", "expected", "broken YAML"),
]


@pytest.mark.parametrize(("old", "new", "says", "remark"), MISTAKES, ids=[row[3] for row in MISTAKES])
def test_mistake_is_told_with_its_line(tmp_path: Path, old: str, new: str, says: str, remark: str) -> None:
    path = tmp_path / "uptime-commitment.yml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        load_rule(path)
    assert says in str(caught.value)
    assert str(caught.value).startswith(f"{path}:{caught.value.line}:{caught.value.column}: ")


@pytest.mark.parametrize(
    ("old", "new", "spot", "remark"),
    [
        ("positions:", "postions:", "postions", "a key"),
        ("critical", "critcal", "critcal", "a value behind its key"),
        ("sla.uptime]", "sla.uptme]", "sla.uptme", "one of a list"),
        ("99.95 %}", "lots}", "lots}", "an option within braces"),
        ("title: ", "title: [", "[", "broken YAML: where the bracket opens, or where it was missed"),
    ],
)
def test_mark_stands_under_the_mistake(tmp_path: Path, old: str, new: str, spot: str, remark: str) -> None:
    path = tmp_path / "uptime-commitment.yml"
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        load_rule(path)
    first, *_, line, mark = told(caught.value).splitlines()
    assert first == str(caught.value)
    if remark.startswith("broken"):
        assert mark.endswith("^")
    else:
        assert line[mark.index("^") :].startswith(spot)


def test_excerpt_of_a_long_line_shows_the_mistake_and_no_orders_to_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "rule.yml"
    path.write_text("x" * 500 + "\x1b[31mwrong", encoding="utf-8")
    _, line, mark = told(RuleFileError(path, 1, "is wrong", column=506)).splitlines()
    assert line[mark.index("^") :] == "wrong"
    assert "\x1b" not in line


def test_mistake_in_a_file_that_is_gone_is_one_line(tmp_path: Path) -> None:
    assert told(RuleFileError(tmp_path / "none.yml", 3, "is wrong")) == f"{tmp_path / 'none.yml'}:3:1: is wrong"


def test_playbook_overrides_positions_disables_rules_and_changes_the_hash(tmp_path: Path) -> None:
    path = tmp_path / "ours.yml"
    path.write_text(
        "name: ours\nextends: msp-default\ndisable: [sla.rpo-rto]\n"
        "override:\n  sla.uptime-commitment:\n    positions:\n      walk-away: {at_most: 99.0 %, exclusive: true}\n",
        encoding="utf-8",
    )
    ours, default = load_playbook(path), load_playbook("msp-default")
    assert len(ours.rules) == len(default.rules) - 1
    assert ours.sha256 != default.sha256
    assert load_playbook(path).sha256 == ours.sha256
