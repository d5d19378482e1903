"""What is supplied, when severe problems are answered, and how much credit can be reached."""

from __future__ import annotations

import pytest

from contract_review.documents import read_bytes
from contract_review.facts import extract
from contract_review.findings.checks import CHECKS
from contract_review.findings.found import Found
from contract_review.findings.search import Search
from contract_review.language.supply import Supply, supplied
from contract_review.model.contract import Kind
from contract_review.model.rule import Condition
from contract_review.review import understand


def answer(check: str, raw: object, text: str) -> bool | None:
    contract = understand(read_bytes(text.encode(), path="sample.txt"))
    found = Found("sla.credit-tier", extract(contract), Search(contract))
    return CHECKS[check].holds(Condition(check, CHECKS[check].parse(raw)), found)


SUPPLIED = [
    (Kind.SAAS, "You may use it.", {Supply.HOSTED, Supply.SUPPORT}, "an online service is run by its vendor"),
    (Kind.MAINTENANCE, "Licensee installs each release.", {Supply.SUPPORT}, "software that the customer runs"),
    (
        Kind.LICENCE,
        "Licensee installs each release and version; the source code of each release is in escrow. The modules serve hosted services, an online platform and a hosting service.",
        {Supply.SUPPORT},
        "installed software that serves a platform of the customer",
    ),
    (Kind.MSA, "We design your logo.", set(), "work alone"),
    (
        Kind.MSA,
        "Hosted services: the cloud platform has an uptime of 99.9%.",
        {Supply.HOSTED, Supply.SUPPORT},
        "a master agreement for a service",
    ),
    (Kind.MSA, "Bandwidth of the office is not our matter.", set(), "a passing mention"),
    (Kind.PARTNER, "Either party may show the logo of the other.", set(), "a partnership without a service"),
    (
        Kind.RESELLER,
        "Vendor gives technical support at level 3. Its help desk answers Reseller.",
        {Supply.SUPPORT},
        "help for what is resold",
    ),
]


@pytest.mark.parametrize(("kind", "text", "wanted", "remark"), SUPPLIED, ids=[row[3] for row in SUPPLIED])
def test_what_is_supplied_is_told_by_kind_and_words(kind: Kind, text: str, wanted: set[Supply], remark: str) -> None:
    from dataclasses import replace

    assert supplied(replace(understand(read_bytes(text.encode(), path="sample.txt")), kind=kind)) == wanted


HOURS = [
    ("Support is available 24x7.", True, "round the clock for everything"),
    ("The support desk answers during business hours.", False, "never at night"),
    (
        "Support for Severity 1 is available 24x7. Support for other severities is available during business hours.",
        True,
        "the severe ones",
    ),
    ("Support requests are sent by e-mail.", None, "not said"),
]


@pytest.mark.parametrize(("text", "wanted", "remark"), HOURS, ids=[row[2] for row in HOURS])
def test_hours_of_severe_problems(text: str, wanted: bool | None, remark: str) -> None:
    assert answer("severe_hours", "24x7", text) is wanted


TIERS = (
    "Customer receives a service credit of 10% of the monthly fee if monthly availability is below 99.9%, and of 40% of the "
    "monthly fee if it is below 95%."
)
CREDITS = [
    ({"at_least": "40 %"}, TIERS, True, "the highest row"),
    ({"below": "40 %"}, TIERS, False, "not below itself"),
    (
        {"below": "10 %"},
        TIERS + " Service credits shall not exceed 8% of the monthly fee.",
        True,
        "a cap below every row",
    ),
    ({"at_least": "50 %"}, "Service credits shall not exceed 60% of the monthly fee.", True, "a cap alone"),
    ({"at_least": "50 %"}, "Credits are a goodwill gesture.", None, "no share"),
]


@pytest.mark.parametrize(("raw", "text", "wanted", "remark"), CREDITS, ids=[row[3] for row in CREDITS])
def test_highest_credit(raw: dict[str, str], text: str, wanted: bool | None, remark: str) -> None:
    assert answer("highest_credit", raw, text) is wanted


MAINTENANCE = [
    ({"at_most": "4 hours"}, "Planned maintenance shall not exceed four hours per month.", True, "by the month"),
    (
        {"at_most": "8 hours"},
        "Scheduled maintenance is limited to two hours a week.",
        False,
        "a month has over four weeks",
    ),
    ({"at_most": "4 hours"}, "In a year, scheduled downtime won't exceed 36 hours.", True, "by the year"),
    (
        {"at_most": "8 hours"},
        "Maintenance takes place on Sundays. It lasts no more than eight (8) hours in a month.",
        True,
        "the sentence before says what",
    ),
    ({}, "Planned maintenance is announced no later than 24 hours before.", False, "a notice is no limit"),
    ({"more_than": "16 hours"}, "Planned maintenance may take up to 20 hours per month.", True, "too much"),
]


@pytest.mark.parametrize(("raw", "text", "wanted", "remark"), MAINTENANCE, ids=[row[3] for row in MAINTENANCE])
def test_hours_of_maintenance_a_month(raw: dict[str, str], text: str, wanted: bool, remark: str) -> None:
    assert answer("maintenance_hours", raw, text) is wanted


@pytest.mark.parametrize(
    ("check", "raw"),
    [
        ("highest_credit", {}),
        ("maintenance_hours", {"at_most": "long"}),
        ("highest_credit", {"at_least": "much"}),
        ("severe_hours", "always"),
        ("supplies", "tea"),
    ],
)
def test_wrong_option_is_told(check: str, raw: object) -> None:
    with pytest.raises(ValueError, match=r"takes|is no percentage|is no length"):
        CHECKS[check].parse(raw)
