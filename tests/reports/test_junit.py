"""JUnit XML for build servers: what fails is what a person must act on."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from contract_review.model.finding import Severity
from contract_review.model.review import Review
from contract_review.reports.junit import as_junit


def _suite(review: Review, fail_on: Severity | None = None) -> ET.Element:
    (suite,) = ET.fromstring(as_junit((review,), fail_on=fail_on))
    return suite


def _failed(suite: ET.Element) -> set[str]:
    return {case.get("name", "") for case in suite if case.find("failure") is not None}


def test_every_rule_is_a_test_and_every_flag_fails_its_own(specimen: Review) -> None:
    suite = _suite(specimen)
    assert [case.get("name") for case in suite] == [
        "reading",
        *dict.fromkeys(finding.rule for finding in specimen.findings),
    ]
    assert _failed(suite) == {flag.rule for flag in specimen.flags()}


@pytest.mark.parametrize("fail_on", list(Severity))
def test_fail_on_leaves_what_is_milder(specimen: Review, fail_on: Severity) -> None:
    severe = {flag.rule for flag in specimen.flags() if flag.severity.rank <= fail_on.rank}
    assert _failed(_suite(specimen, fail_on)) == severe


def test_counts_are_those_of_the_cases(specimen: Review) -> None:
    suite = _suite(specimen)
    assert suite.get("tests") == str(len(suite))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        assert suite.get(name) == str(len(suite.findall(f"testcase/{tag}")))
    assert int(suite.get("skipped", "0")) > 0


def test_page_that_was_not_read_is_an_error(specimen: Review) -> None:
    error = _suite(specimen).find("testcase/error")
    assert error is not None
    assert error.get("type") == "unreadable-page"


def test_failure_quotes_the_contract_without_what_xml_forbids(specimen: Review) -> None:
    report = as_junit((specimen,)).decode()
    assert "&lt;script&gt;" in report
    assert "\x1b" not in report


def test_no_contract_is_no_test() -> None:
    assert ET.fromstring(as_junit(())).get("tests") == "0"
