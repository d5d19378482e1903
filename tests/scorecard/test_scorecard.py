"""Vendors side by side: which answer counts, whose it is, and what nobody may conclude."""

from __future__ import annotations

import pytest

from contract_review.model.contract import Kind, Role
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Duration, Fact, Flag, Percentage, Qualifiers, Strength, Unit, Value
from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.span import Span
from contract_review.scorecard import Reviewed, scorecard
from contract_review.scorecard.areas import AREAS, area_of
from contract_review.scorecard.figures import FIGURES

WALK_AWAY, MISSING, NEGOTIATE, PREFERRED = Outcome.WALK_AWAY, Outcome.MISSING, Outcome.NEGOTIATE, Outcome.PREFERRED
NOT_APPLICABLE = Outcome.NOT_APPLICABLE
PAYMENT, UPTIME = "pricing.payment-terms", "sla.uptime-commitment"


def finding(rule: str, outcome: Outcome, severity: Severity = Severity.HIGH) -> Finding:
    words = Evidence("within ten days", Span(5, 20), 2, "4.1 Payment")
    said = () if outcome is MISSING else (words,)
    return Finding(rule, rule.partition(".")[0], "title", outcome, severity, "message", "why", evidence=said)


def contract(name: str, *findings: Finding, **known: object) -> Reviewed:
    given = {"vendor": "Harbour Vault, Inc.", "kind": Kind.SAAS, "playbook": "ours 1", "facts": (), "sha256": name}
    return Reviewed(contract=name, findings=findings, **{**given, **known})  # type: ignore[arg-type]


def cell(area: str, *contracts: Reviewed) -> tuple[str | None, dict[str, int], str | None]:
    """The worst outcome, how many of each, and the contract that decides."""
    (vendor,) = scorecard(contracts).vendors
    (found,) = (one for one in vendor.cells if one.area == area)
    deciding = found.deciding
    counts = {outcome.value: n for outcome, n in found.counts.items()}
    return (deciding.finding.outcome.value, counts, deciding.contract) if deciding else (None, counts, None)


def test_cell_says_the_worst_answer_and_counts_each_requirement_once() -> None:
    bad = contract("a", finding(PAYMENT, NEGOTIATE), finding("pricing.mfn", PREFERRED))
    worse = contract("b", finding(PAYMENT, WALK_AWAY), finding("pricing.mfn", PREFERRED))
    assert cell("pricing", bad, worse) == ("walk-away", {"walk-away": 1, "preferred": 1}, "b")


def test_of_two_answers_that_are_as_bad_the_one_that_matters_more_decides() -> None:
    (vendor,) = scorecard(
        [contract("a", finding("pricing.mfn", WALK_AWAY, Severity.LOW), finding(PAYMENT, WALK_AWAY, Severity.CRITICAL))]
    ).vendors
    assert [point.finding.rule for point in vendor.cells[0].points] == [PAYMENT, "pricing.mfn"]


SILENCE = [
    (Kind.SAAS, Kind.SLA, False, "preferred", "an SLA is a part of its agreement"),
    (Kind.SLA, Kind.SAAS, False, "preferred", "the part is silent, the agreement speaks"),
    (Kind.SAAS, Kind.LICENCE, False, "missing", "two agreements about two things"),
    (Kind.SAAS, Kind.LICENCE, True, "preferred", "somebody linked them as one"),
    (Kind.SAAS, Kind.OTHER, False, "missing", "a paper of no known kind is no part"),
]


@pytest.mark.parametrize(("silent", "speaking", "linked", "worst", "remark"), SILENCE, ids=[row[4] for row in SILENCE])
def test_silence_counts_unless_another_paper_of_the_agreement_speaks(
    silent: Kind, speaking: Kind, linked: bool, worst: str, remark: str
) -> None:
    together = frozenset({2}) if linked else frozenset[int]()
    first = contract("a", finding(UPTIME, MISSING), kind=silent, number=1, together=together)
    second = contract("b", finding(UPTIME, PREFERRED), kind=speaking, number=2)
    assert cell("sla", first, second)[0] == worst


def test_paper_that_is_silent_as_well_answers_nothing() -> None:
    first, second = (
        contract(name, finding(UPTIME, MISSING), kind=kind) for name, kind in (("a", Kind.SAAS), ("b", Kind.SLA))
    )
    assert cell("sla", first, second)[:2] == ("missing", {"missing": 1})


def test_what_is_not_asked_of_a_contract_is_not_counted() -> None:
    assert cell("pricing", contract("a", finding(PAYMENT, NOT_APPLICABLE))) == (None, {}, None)


def test_vendor_is_one_whatever_the_legal_form_and_the_unknown_are_several() -> None:
    named = [contract("a"), contract("b", vendor="HARBOUR VAULT")]
    unknown = [contract(name, vendor=None) for name in ("c", "d")]
    vendors = scorecard([*unknown, *named]).vendors
    assert [len(vendor.contracts) for vendor in vendors] == [2, 1, 1]
    assert [vendor.name for vendor in vendors] == ["Harbour Vault, Inc.", None, None]


def test_same_file_counts_once() -> None:
    assert len(scorecard([contract("a"), contract("copy of a", sha256="a")]).vendors[0].contracts) == 1


def test_different_playbooks_and_what_was_not_read_are_told() -> None:
    told = scorecard([contract("a"), contract("b", playbook="theirs 2", unread=("page 3 is a picture",))]).notes
    assert told[0] == "b: page 3 is a picture"
    assert "ours 1, theirs 2" in told[1]


def test_every_rule_of_the_default_playbook_that_belongs_to_an_area_has_one() -> None:
    from contract_review.rulebook import load_playbook

    areas = {rule.id: area_of(rule.id, rule.group) for rule in load_playbook("msp-default").rules}
    assert set(areas.values()) - {None} == {area.name for area in AREAS}
    assert areas["security.data-return-deletion"] == areas["term.convenience-termination"] == "exit"
    assert areas["term.renewal-price-visible"] == "pricing"
    assert areas["hygiene.signatures"] is None


DAYS, MONTHS = Unit.DAY, Unit.MONTH
VALUES: list[tuple[str, list[tuple[str, Value, Qualifiers, Strength]], list[str], str]] = [
    (
        "uptime",
        [("sla.uptime", Percentage(99.9), Qualifiers(per="month"), Strength.TARGET)],
        ["99.9 % (per month, a target)"],
        "that it is a target belongs to the figure",
    ),
    (
        "response",
        [
            ("support.response-time", Duration(1, Unit.HOUR), Qualifiers(severity=1), Strength.COMMITMENT),
            ("support.response-time", Duration(8, Unit.HOUR), Qualifiers(severity=2), Strength.COMMITMENT),
            ("support.response-time", Duration(2, Unit.HOUR), Qualifiers(), Strength.COMMITMENT),
        ],
        ["1 hour"],
        "of graded times that of the worst incidents",
    ),
    (
        "response",
        [("support.response-time", Duration(2, Unit.HOUR), Qualifiers(), Strength.COMMITMENT)],
        ["2 hours"],
        "a time that is not graded holds for all",
    ),
    (
        "response",
        [("support.response-time", Duration(8, Unit.HOUR), Qualifiers(severity=2), Strength.COMMITMENT)],
        [],
        "that of milder incidents is no answer",
    ),
    (
        "payment",
        [("pricing.payment-due", Duration(0, DAYS), Qualifiers(), Strength.COMMITMENT)],
        ["at once"],
        "nought days",
    ),
    (
        "renewal",
        [
            ("term.auto-renewal", Flag(True), Qualifiers(), Strength.COMMITMENT),
            ("term.renewal-period", Duration(12, MONTHS), Qualifiers(), Strength.COMMITMENT),
        ],
        ["yes, for 12 months"],
        "with its length",
    ),
    (
        "leaving",
        [
            ("term.convenience-termination", Duration(30, DAYS), Qualifiers(party=Role.VENDOR), Strength.COMMITMENT),
            ("term.convenience-termination", Duration(60, DAYS), Qualifiers(party=Role.CUSTOMER), Strength.COMMITMENT),
        ],
        ["on 60 days"],
        "what the vendor may do is no way out for us",
    ),
    (
        "liability",
        [
            ("liability.cap", Duration(12, MONTHS), Qualifiers(party=Role.VENDOR), Strength.COMMITMENT),
            ("liability.cap", Percentage(100), Qualifiers(party=Role.CUSTOMER), Strength.COMMITMENT),
            ("liability.cap", Percentage(300), Qualifiers(scope="data"), Strength.COMMITMENT),
        ],
        ["fees of 12 months"],
        "the general limit of the vendor",
    ),
    (
        "liability",
        [("liability.cap", Percentage(100), Qualifiers(), Strength.COMMITMENT)],
        ["100 % of the fees"],
        "a share",
    ),
    (
        "notice",
        [("term.non-renewal-notice", Duration(60, DAYS), Qualifiers(), Strength.COMMITMENT)] * 2,
        ["60 days"],
        "said twice, told once",
    ),
]


@pytest.mark.parametrize(("figure", "facts", "words", "remark"), VALUES, ids=[row[3] for row in VALUES])
def test_figure_says_what_the_contract_says(
    figure: str, facts: list[tuple[str, Value, Qualifiers, Strength]], words: list[str], remark: str
) -> None:
    quote = (Evidence("words", Span(0, 5), 1, "1"),)
    said = tuple(Fact(name, value, quote, narrowed, strength) for name, value, narrowed, strength in facts)
    (vendor,) = scorecard([contract("a", facts=said)]).vendors
    found = next(told for one, told in zip(FIGURES, vendor.figures, strict=True) if one.name == figure)
    assert [answer.words for answer in found] == words
    assert all(answer.evidence == quote and answer.contract == "a" for answer in found)
