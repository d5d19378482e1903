"""Reviews as SARIF 2.1.0 (OASIS), which code hosts and ticket systems read: a run a contract, a result a finding."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from contract_review.model.baseline import fingerprint
from contract_review.model.document import Format, Problem
from contract_review.model.evidence import Evidence
from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.review import Review
from contract_review.reports.names import topic_name
from contract_review.reports.quoting import place, printable

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# What only a person can decide is a "review" to SARIF; by 3.27.10 of the standard only a "fail" has a level.
_KINDS = {
    Outcome.PREFERRED: "pass",
    Outcome.ACCEPTABLE: "pass",
    Outcome.NEGOTIATE: "fail",
    Outcome.WALK_AWAY: "fail",
    Outcome.MISSING: "fail",
    Outcome.UNCLEAR: "review",
    Outcome.WAIVED: "fail",
    Outcome.NOT_APPLICABLE: "notApplicable",
}
_LEVELS = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "note",
}
_MEDIA = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.ODT: "application/vnd.oasis.opendocument.text",
    Format.RTF: "application/rtf",
    Format.HTML: "text/html",
    Format.MARKDOWN: "text/markdown",
    Format.TEXT: "text/plain",
}


def as_sarif(reviews: tuple[Review, ...]) -> str:
    """One log for all reviews, without times: the same contract gives the same bytes."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(review) for review in reviews]}
    return json.dumps(log, ensure_ascii=True, indent=1) + "\n"


def _run(review: Review) -> dict[str, Any]:
    declared = list(dict.fromkeys(finding.rule for finding in review.findings))
    return {
        "tool": {
            "driver": {
                "name": "contract-review",
                "version": review.version,
                "rules": [_rule(_first(review, rule)) for rule in declared],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": _artifacts(review),
        "invocations": [
            {
                "executionSuccessful": not review.incomplete,
                "toolExecutionNotifications": [_notification(problem) for problem in review.problems],
            }
        ],
        "results": [_result(finding, declared.index(finding.rule), review) for finding in review.findings],
        "properties": {"playbook": review.playbook.name, "playbookSha256": review.playbook.sha256},
    }


def _first(review: Review, rule: str) -> Finding:
    return next(finding for finding in review.findings if finding.rule == rule)


def _rule(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.rule,
        "name": topic_name(finding.rule),
        "shortDescription": {"text": finding.title},
        "fullDescription": {"text": finding.why},
        "properties": {"tags": [finding.group]},
    }


def _artifacts(review: Review) -> list[dict[str, Any]]:
    papers = [paper.document for paper in review.contract.papers] or [review.contract.document]
    return [
        {
            "location": {"uri": _uri(document.path)},
            "mimeType": _MEDIA.get(document.format, "application/octet-stream"),
            "hashes": {"sha-256": document.sha256},
            "roles": ["analysisTarget"],
            "description": {"text": "Regions count characters of the text that 'contract-review text' prints."},
        }
        for document in papers
    ]


def _result(finding: Finding, index: int, review: Review) -> dict[str, Any]:
    kind = _KINDS[finding.outcome]
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "kind": kind,
        "level": _LEVELS[finding.severity] if kind == "fail" else "none",
        "message": {"text": _message(finding)},
        "locations": [_location(piece, review) for piece in finding.evidence] or [_whole(review)],
        "partialFingerprints": {"contractReview/v1": fingerprint(finding, review.contract)},
        **_compared(finding, review),
        **_suppressed(finding),
        "properties": {
            "outcome": finding.outcome.value,
            "severity": finding.severity.value,
            **{name: value for name, value in _details(finding).items() if value},
        },
    }


def _message(finding: Finding) -> str:
    asked = f" We ask: {finding.ask}" if finding.ask and finding.outcome.is_flag else ""
    return printable(finding.message + asked) or finding.title


def _details(finding: Finding) -> dict[str, Any]:
    return {
        "found": finding.found,
        "wanted": finding.wanted,
        "ask": finding.ask,
        "replaceWith": finding.replace_with,
        "lookedIn": list(finding.looked_in),
    }


def _compared(finding: Finding, review: Review) -> dict[str, str]:
    if review.baseline is None:
        return {}
    return {"baselineState": "new" if review.is_new(finding) else "unchanged"}


def _suppressed(finding: Finding) -> dict[str, Any]:
    if finding.outcome is not Outcome.WAIVED:
        return {}
    accepted = {"kind": "external", "status": "accepted", "justification": finding.waived_by or finding.message}
    return {"suppressions": [accepted]}


def _location(piece: Evidence, review: Review) -> dict[str, Any]:
    start = piece.span.start - piece.begins
    region = {
        "charOffset": start,
        "charLength": piece.span.end - piece.span.start,
        "snippet": {"text": piece.quote},
    }
    uri = _uri(piece.document or review.contract.document.path)
    properties = {"page": piece.page} if piece.page else {}
    return {
        "physicalLocation": {"artifactLocation": {"uri": uri}, "region": region},
        **({"logicalLocations": [{"name": piece.clause, "kind": "clause"}]} if piece.clause else {}),
        "message": {"text": place(piece) or "the contract"},
        **({"properties": properties} if properties else {}),
    }


def _whole(review: Review) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(review.contract.document.path)}}}


def _uri(path: str) -> str:
    """A path as a URI reference: what is relative stays so, and a drive or a folder with blanks is escaped."""
    where = PurePath(path)
    return where.as_uri() if where.is_absolute() else quote(where.as_posix(), errors="replace")


def _notification(problem: Problem) -> dict[str, Any]:
    return {
        "level": "error" if problem.blocking else "warning",
        "message": {"text": printable(problem.message)},
        "descriptor": {"id": problem.category},
        **({"properties": {"page": problem.page}} if problem.page else {}),
    }
