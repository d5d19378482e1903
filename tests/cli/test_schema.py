"""The forms of our files, as JSON Schema: what we write and what we ship keeps to them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from contract_review import review_file
from contract_review.back_to_back.terms import BY_NAME
from contract_review.cli import cli
from contract_review.reports.data import as_dict
from contract_review.resources import rules_dir
from contract_review.rulebook import schema
from contract_review.settings import SETTINGS, starter

RULES = [path for path in sorted(rules_dir().glob("*/*.yml")) if path.parent.name not in ("playbooks", "starters")]
SAMPLES = sorted(
    path for path in (Path(__file__).parents[2] / "sample_contracts").iterdir() if path.suffix in (".pdf", ".docx")
)


def form_of(name: str) -> Draft202012Validator:
    schema = json.loads(CliRunner().invoke(cli, ["schema", name]).stdout)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def content_of(text: str) -> Any:
    # As an editor sees it: a day is a string of YAML's text.
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


def mistakes(form: Draft202012Validator, content: Any) -> list[str]:
    return [f"{'/'.join(map(str, error.path))}: {error.message[:200]}" for error in form.iter_errors(content)]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_review_keeps_to_its_form(path: Path) -> None:
    content = json.loads(json.dumps(as_dict(review_file(path))))
    assert mistakes(form_of("review"), content) == []


def test_review_that_lacks_a_key_or_has_another_word_does_not() -> None:
    content = json.loads(json.dumps(as_dict(review_file(SAMPLES[0]))))
    content["findings"][0]["outcome"] = "fine"
    del content["facts"][0]["evidence"]
    told = mistakes(form_of("review"), content)
    assert any("'fine' is not one of" in line for line in told)
    assert any("'evidence' is a required property" in line for line in told)


def test_every_rule_keeps_to_its_form() -> None:
    form = form_of("rule")
    wrong = {path.name: mistakes(form, content_of(path.read_text(encoding="utf-8"))) for path in RULES}
    assert {name: told for name, told in wrong.items() if told} == {}


def test_form_of_a_rule_says_what_each_key_is_for() -> None:
    keys = form_of("rule").schema["properties"]
    assert set(keys) == {*schema.REQUIRED, *schema.OPTIONAL}
    assert [name for name, form in keys.items() if not form.get("description")] == []


@pytest.mark.parametrize(
    ("old", "new", "remark"),
    [
        ("positions:", "postions:", "a key with a typo"),
        ("at_least:", "at_lest:", "a check with a typo"),
        ("sla.uptime]", "sla.uptme]", "a fact with a typo"),
        ("critical", "critcal", "a severity with a typo"),
        ("why:", "# why:", "no reason"),
        ("near_miss: true", "near_mis: true", "a key of an example with a typo"),
        ("outcome: walk-away", "outcome: walkaway", "an outcome with a typo"),
    ],
)
def test_mistake_in_a_rule_is_seen_by_its_form(old: str, new: str, remark: str) -> None:
    text = (rules_dir() / "sla" / "uptime-commitment.yml").read_text(encoding="utf-8")
    assert old in text
    assert mistakes(form_of("rule"), content_of(text.replace(old, new, 1)))


@pytest.mark.parametrize("path", sorted((rules_dir() / "playbooks").glob("*.yml")), ids=lambda path: path.stem)
def test_every_playbook_keeps_to_its_form(path: Path) -> None:
    assert mistakes(form_of("playbook"), content_of(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("name", "text", "good", "remark"),
    [
        ("waivers", "- {rule: sla.rpo-rto, by: J. Doe, until: 2027-01-31, why: none other, clause: 4.1}", True, "a waiver"),
        ("waivers", "- {rule: sla.rpo-rto, by: J. Doe, why: none other}", False, "a waiver for ever"),
        ("bundle", "documents: [msa.pdf, {file: sla.docx, kind: sla}]", True, "two documents"),
        ("bundle", "documents: [{file: sla.docx, kind: slo}]", False, "a kind with a typo"),
        ("playbook", "extends: msp-default\noverride: {sla.rpo-rto: {severity: {missing: low}}}", True, "an override"),
        ("playbook", "override: {sla.rpo-rto: {severity: {missing: lowest}}}", False, "a severity with a typo"),
        ("settings", "side: vendor\nlimits: {pages: 10}", True, "settings"),
        ("settings", "limits: {pagse: 10}", False, "a limit with a typo"),
        ("service", "{service: Mail, promise: {response: 1 hour}, path: [{vendor: A, figures: {response: none}}]}", True, "a service"),
        ("service", "{service: Mail, promise: {respons: 1 hour}, path: [{vendor: A}]}", False, "a term with a typo"),
        ("service", "{service: Mail, promise: {}, path: [{redundant: [{vendor: A}]}]}", False, "a block of one"),
        ("service", "{service: Mail, promise: {}, path: [{vendor: A, contract: a.pdf, review: a.json}]}", False, "contract and review"),
        ("service", "{service: Mail, promise: {}, path: [{vendor: A, figures: {rpo: {vlaue: 4 hours}}}]}", False, "a key of a term with a typo"),
        ("service", "{service: Mail, promise: {window: week}, path: [{vendor: A}]}", False, "a window that nothing is measured in"),
        ("service", "{service: Mail, promise: {}, path: [{vendor: A}], waivers: [{rule: backtoback.exit-window, by: J. Doe, until: 2027-01-31, why: short}]}", True, "a waiver"),
        ("service", "{service: Mail, promise: {}, path: [{vendor: A}], waivers: [{rule: backtoback.exit, by: J. Doe, until: 2027-01-31}]}", False, "a waiver of nothing"),
    ],
)  # fmt: skip
def test_files_of_ours_are_told_from_mistakes(name: str, text: str, good: bool, remark: str) -> None:
    assert (mistakes(form_of(name), content_of(text)) == []) is good


def test_sample_service_keeps_to_its_form() -> None:
    text = (SAMPLES[0].parent / "service.yml").read_text(encoding="utf-8")
    assert mistakes(form_of("service"), content_of(text)) == []


def test_form_of_a_service_knows_every_term() -> None:
    promise = form_of("service").schema["properties"]["promise"]["properties"]
    assert set(promise) >= set(BY_NAME)
    assert [name for name in BY_NAME if not promise[name]["description"]] == []


def test_settings_that_init_writes_keep_to_their_form() -> None:
    known = {setting.name for setting in SETTINGS}
    lines = [line.removeprefix("# ") for line in starter().splitlines()]
    said = [line for line in lines if line.partition(":")[0] in {*known, "limits"} and ": " in line]
    assert len(said) == len(known) + 1
    assert mistakes(form_of("settings"), content_of("\n".join(said))) == []
