"""`rules test --watch` acts once for each save, and a half-written file does not end it."""

from __future__ import annotations

from pathlib import Path

from contract_review.cli.watching import watched_files, whenever_saved
from contract_review.errors import RuleFileError
from contract_review.settings import Settings


def test_each_save_is_acted_upon_once(tmp_path: Path) -> None:
    rule = tmp_path / "rule.yml"
    rule.write_text("a", encoding="utf-8")
    seen = []

    def act() -> int:
        seen.append(rule.read_text(encoding="utf-8"))
        rule.write_text(seen[-1] + "b", encoding="utf-8")
        return len(seen)

    assert whenever_saved(act, lambda: [rule], every=0.001, times=3) == 3
    assert seen == ["a", "ab", "abb"]


def test_mistake_is_told_and_the_next_save_waited_for(tmp_path: Path) -> None:
    rule = tmp_path / "rule.yml"
    rule.write_text("", encoding="utf-8")
    turns = []

    def act() -> int:
        turns.append(rule)
        rule.write_text("x" * len(turns), encoding="utf-8")
        if len(turns) == 1:
            raise RuleFileError(rule, 1, "is half written")
        return 0

    assert whenever_saved(act, lambda: [rule], every=0.001, times=2) == 0


def test_rules_and_playbook_of_ones_own_are_watched(tmp_path: Path) -> None:
    for name in ("ours.yml", "rules/our/late.yml", "more/our/fees.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("name: ours", encoding="utf-8")
    files = watched_files(Settings(playbook=str(tmp_path / "ours.yml"), rules=str(tmp_path / "more")))
    assert {tmp_path / "ours.yml", tmp_path / "rules/our/late.yml", tmp_path / "more/our/fees.yml"} <= set(files)
