"""Reviews as JUnit XML, for build servers: a suite a contract, a test a rule."""

from __future__ import annotations

from itertools import groupby
from xml.etree import ElementTree as ET

from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.review import Review
from contract_review.reports.quoting import place, printable

_SKIPPED = (Outcome.WAIVED, Outcome.NOT_APPLICABLE)


def as_junit(reviews: tuple[Review, ...], *, fail_on: Severity | None = None) -> bytes:
    """All reviews as one report: a flag fails its test, where `fail_on` is given only one that is as severe or worse.

    What could not be read is an error of a test called "reading".
    """
    root = ET.Element("testsuites", name="contract-review")
    for review in reviews:
        root.append(_suite(review, fail_on))
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    report: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return report + b"\n"


def _suite(review: Review, fail_on: Severity | None) -> ET.Element:
    suite = ET.Element("testsuite", name=printable(review.contract.document.path))
    suite.append(_reading(review))
    for rule, findings in groupby(review.findings, key=lambda finding: finding.rule):
        suite.append(_test(rule, list(findings), fail_on))
    suite.set("tests", str(len(suite)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(sum(case.find(tag) is not None for case in suite)))
    return suite


def _reading(review: Review) -> ET.Element:
    case = ET.Element("testcase", classname="contract-review", name="reading")
    for problem in review.problems:
        if problem.blocking and case.find("error") is None:
            ET.SubElement(case, "error", type=problem.category, message=printable(problem.message))
    told = "\n".join(printable(problem.message) for problem in review.problems)
    if told:
        ET.SubElement(case, "system-out").text = told
    return case


def _test(rule: str, findings: list[Finding], fail_on: Severity | None) -> ET.Element:
    """The test of a rule; where it has several findings the worst one names the failure, and all are told."""
    case = ET.Element("testcase", classname=findings[0].group, name=rule)
    failed = [finding for finding in findings if _fails(finding, fail_on)]
    if failed:
        worst = min(failed, key=lambda finding: finding.severity.rank)
        kind = f"{worst.outcome.value} ({worst.severity.value})"
        failure = ET.SubElement(case, "failure", type=kind, message=printable(worst.message))
        failure.text = "\n\n".join(map(_told, failed))
    elif all(finding.outcome in _SKIPPED for finding in findings):
        ET.SubElement(case, "skipped", message=printable(findings[0].waived_by or findings[0].message))
    else:
        ET.SubElement(case, "system-out").text = "\n\n".join(map(_told, findings))
    return case


def _fails(finding: Finding, fail_on: Severity | None) -> bool:
    return finding.outcome.is_flag and (fail_on is None or finding.severity.rank <= fail_on.rank)


def _told(finding: Finding) -> str:
    lines = [finding.message, *(f"{place(piece)}: {piece.quote}" for piece in finding.evidence)]
    if finding.outcome.is_flag and finding.ask:
        lines.append(f"We ask: {finding.ask}")
    return printable("\n".join(lines))
