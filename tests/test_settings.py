"""An option wins over the environment, that over the settings file, that over the default; each mistake has its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from contract_review.cli.starting import write_rule
from contract_review.errors import ContractReviewError
from contract_review.model.contract import Kind
from contract_review.model.finding import Severity
from contract_review.model.limits import LIMITS
from contract_review.settings import FILE_NAME, SETTINGS, Settings, resolve, settings_file, starter


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, and an empty home, so that nobody's own settings decide a test."""
    here = tmp_path / "clients" / "north"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return here


PRECEDENCE = [
    ({}, {}, "", "customer", "the default, where nobody says anything"),
    ({}, {}, "side: vendor\n", "vendor", "the file beats the default"),
    ({}, {"CONTRACT_REVIEW_SIDE": "customer"}, "side: vendor\n", "customer", "the environment beats the file"),
    ({"side": "vendor"}, {"CONTRACT_REVIEW_SIDE": "customer"}, "side: customer\n", "vendor", "the option beats both"),
    ({"side": None}, {"CONTRACT_REVIEW_SIDE": ""}, "side: vendor\n", "vendor", "an empty variable says nothing"),
    ({}, {"CONTRACT_REVIEW_SETTINGS": "none"}, "side: vendor\n", "customer", "the file can be left out"),
]


@pytest.mark.parametrize(
    ("given", "environment", "text", "expected", "remark"), PRECEDENCE, ids=[r[4] for r in PRECEDENCE]
)
def test_nearest_word_wins(folder: Path, given, environment, text: str, expected: str, remark: str) -> None:
    (folder / FILE_NAME).write_text(text, encoding="utf-8")
    assert resolve(given, environment=environment).side == expected


def test_every_setting_of_the_file_arrives_typed(folder: Path) -> None:
    text = "playbook: msp-default\nside: vendor\nkind: saas\nfail_on: high\nshow: low\njobs: 3\n"
    (folder / FILE_NAME).write_text(text, encoding="utf-8")
    expected = Settings("msp-default", "vendor", Kind.SAAS, Severity.HIGH, Severity.LOW, 3)
    assert resolve({}, environment={}) == expected


def test_limits_are_raised_in_pages_mebibytes_and_seconds(folder: Path) -> None:
    (folder / FILE_NAME).write_text("limits: {pages: 5000, memory: 2000, reading: 120}\n", encoding="utf-8")
    limits = resolve({}, environment={}).limits
    assert (limits.pages, limits.memory, limits.reading) == (5000, 2000 << 20, 120)
    assert limits.cells == LIMITS.cells


def test_never_on_the_command_line_takes_back_what_the_file_says(folder: Path) -> None:
    (folder / FILE_NAME).write_text("fail_on: high\n", encoding="utf-8")
    assert resolve({"fail_on": "never"}, environment={}).fail_on is None


def test_nearest_file_above_applies_and_its_playbook_is_seen_from_it(folder: Path, tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("playbook: ours.yml\n", encoding="utf-8")
    (tmp_path / "ours.yml").write_text("extends: msp-default\n", encoding="utf-8")
    assert Path(resolve({}, environment={}).playbook) == tmp_path / "ours.yml"
    (folder / FILE_NAME).write_text("jobs: 2\n", encoding="utf-8")
    assert resolve({}, environment={}).playbook == "msp-default"


def test_file_in_the_configuration_folder_applies_where_no_other_does(tmp_path: Path) -> None:
    from platformdirs import user_config_path

    personal = user_config_path("contract-review", appauthor=False) / FILE_NAME
    assert personal.is_relative_to(tmp_path)
    personal.parent.mkdir(parents=True)
    personal.write_text("side: vendor\n", encoding="utf-8")
    assert settings_file({}) == personal
    assert resolve({}, environment={}).side == "vendor"


MISTAKES = [
    (
        "limits:\n  pagse: 5\n",
        {},
        f"{FILE_NAME}:2:3: 'pagse' is no limit; did you mean 'pages'?",
        "a limit with a typo",
    ),
    ("limits: {pages: 0}\n", {}, f"{FILE_NAME}:1:17: pages: 0 is no whole number above 0", "a limit of nothing"),
    (
        "# ours\nplaybok: x\n",
        {},
        f"{FILE_NAME}:2:1: 'playbok' is no setting; did you mean 'playbook'?",
        "a key with a typo",
    ),
    (
        "fail-on: high\n",
        {},
        f"{FILE_NAME}:1:1: 'fail-on' is no setting; did you mean 'fail_on'?",
        "a key written as the option",
    ),
    ("side: us\n", {}, f"{FILE_NAME}:1:7: side: 'us' is not known here; known are customer, vendor", "an unknown word"),
    (
        "\nfail_on: hihg\n",
        {},
        f"{FILE_NAME}:2:10: fail_on: 'hihg' is not known here; did you mean 'high'?",
        "a severity with a typo",
    ),
    ("jobs: many\n", {}, f"{FILE_NAME}:1:7: jobs: 'many' is no number from 1 to 64", "a number that is none"),
    ("jobs: [1, 2]\n", {}, f"{FILE_NAME}:1:7: 'jobs' is one value, such as 4", "a list"),
    ("- side\n", {}, f"{FILE_NAME}:1:1: expected keys with values here", "no keys at all"),
    ("side: 'vendor\n", {}, f"{FILE_NAME}:", "broken YAML"),
    (
        "",
        {"CONTRACT_REVIEW_FAIL_ON": "hihg"},
        "CONTRACT_REVIEW_FAIL_ON: 'hihg' is not known here; did you mean 'high'?",
        "a variable",
    ),
    (
        "",
        {"CONTRACT_REVIEW_SETTINGS": "gone.yml"},
        "CONTRACT_REVIEW_SETTINGS: there is no file 'gone.yml'",
        "a named file that is not there",
    ),
]


@pytest.mark.parametrize(("text", "environment", "says", "remark"), MISTAKES, ids=[row[3] for row in MISTAKES])
def test_mistake_names_its_place(folder: Path, text: str, environment, says: str, remark: str) -> None:
    if text:
        (folder / FILE_NAME).write_text(text, encoding="utf-8")
    with pytest.raises(ContractReviewError, match="^" + re.escape(says)):
        resolve({}, environment=environment)


def test_new_settings_file_says_nothing_until_a_line_is_opened(folder: Path) -> None:
    (folder / FILE_NAME).write_text(starter(), encoding="utf-8")
    assert resolve({}, environment={}) == Settings()


@pytest.mark.parametrize("setting", SETTINGS, ids=[setting.name for setting in SETTINGS])
def test_every_sample_of_a_new_settings_file_is_understood(folder: Path, setting) -> None:
    text = starter().replace(f"# {setting.name}:", f"{setting.name}:")
    (folder / FILE_NAME).write_text(text, encoding="utf-8")
    assert getattr(resolve({}, environment={}), setting.name) == setting.read(setting.sample, folder)


def test_rules_and_waivers_of_the_settings_file_are_seen_from_its_folder(folder: Path) -> None:
    write_rule("our.payment-time", folder / "our-rules")
    waivers = "- {rule: our.payment-time, by: Ida Holm, until: 2027-06-30, reason: a pilot}\n"
    (folder / "waivers.yml").write_text(waivers, encoding="utf-8")
    (folder / FILE_NAME).write_text("rules: our-rules\nwaivers: waivers.yml\n", encoding="utf-8")
    book = resolve({}, environment={}).book()
    assert book.rules[-1].id == "our.payment-time"
    assert [waiver.rule for waiver in book.waivers] == ["our.payment-time"]


def test_folder_of_rules_that_holds_none_is_told(folder: Path) -> None:
    with pytest.raises(ContractReviewError, match="there are no rules in"):
        resolve({}, environment={"CONTRACT_REVIEW_RULES": "nowhere"}).book()
