"""`init` and `rules new` write what works at once, and never over what is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from contract_review.cli import cli
from contract_review.errors import UsageError
from contract_review.rulebook import load_playbook
from contract_review.settings import resolve


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*arguments: str) -> object:
    return CliRunner().invoke(cli, arguments, standalone_mode=False, catch_exceptions=False).return_value


def test_init_writes_a_playbook_that_its_settings_name(folder: Path) -> None:
    call("init")
    assert resolve({}, environment={}).playbook == "our-playbook.yml"
    assert load_playbook("our-playbook.yml").name == "ours"
    assert len(load_playbook("our-playbook.yml").rules) == len(load_playbook("msp-default").rules)


def test_init_writes_over_nothing(folder: Path) -> None:
    (folder / "our-playbook.yml").write_text("extends: msp-default\n")
    with pytest.raises(UsageError, match=r"our-playbook\.yml is there already"):
        call("init")
    assert [path.name for path in folder.iterdir()] == ["our-playbook.yml"]


def test_new_rule_loads_and_passes_its_examples_in_a_new_playbook(folder: Path) -> None:
    call("init")
    call("rules", "new", "our.first-rule")
    call("rules", "check", "rules/our/first-rule.yml")
    playbook = folder / "our-playbook.yml"
    playbook.write_text(playbook.read_text().replace("# rules:", "rules:"))
    assert "our.first-rule" in {rule.id for rule in load_playbook(playbook).rules}
    assert call("rules", "test", "our.first-rule") == 0


def test_new_rule_needs_an_id_and_a_free_place(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"group[.]kebab-name"):
        call("rules", "new", "First Rule")
    call("rules", "new", "our.first-rule")
    with pytest.raises(UsageError, match="is there already"):
        call("rules", "new", "our.first-rule")
