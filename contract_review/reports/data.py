"""A review as JSON, for other programs; the form is a promise and grows only by new keys."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec

from contract_review.facts.vocabulary import FURTHER_IDS
from contract_review.model.baseline import fingerprint
from contract_review.model.clause import Clause
from contract_review.model.contract import Paper
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Choice, Count, Day, Duration, Fact, Flag, Money, Percentage, Text, Value
from contract_review.model.finding import Finding, Outcome
from contract_review.model.review import Review
from contract_review.reports.presentation import pages_in, pages_of

SCHEMA = "contract-review/review/1"
# Line ends that JSON leaves as they are, though many readers of lines split at them; and lone surrogates, which JSON
# can say but no file can hold.
_ODD = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def as_json(reviews: tuple[Review, ...], *, many: bool) -> str:
    """One object, or an array of them."""
    content: Any = [as_dict(review) for review in reviews] if many else as_dict(reviews[0]) if reviews else []
    return _dumped(content, indent=1) + "\n"


def as_jsonl(reviews: tuple[Review, ...]) -> str:
    """One object a line."""
    return "".join(_dumped(as_dict(review)) + "\n" for review in reviews)


def as_dict(review: Review) -> dict[str, Any]:
    """The review as plain values, in the order in which a person would read them."""
    document = review.contract.document
    return {
        "schema": SCHEMA,
        "version": review.version,
        "document": {
            "path": document.path,
            "sha256": document.sha256,
            "format": document.format.value,
            "pages": pages_in(review.contract),
            "words": document.words,
            "title": document.title,
            "kind": review.contract.kind.value,
            "language": "en",
            "parties": [
                {"name": party.name, "role": party.role.value if party.role else None}
                for party in review.contract.parties
            ],
        },
        **({"documents": [_paper(paper) for paper in review.contract.papers]} if review.contract.papers else {}),
        "playbook": {"name": review.playbook.name, "sha256": review.playbook.sha256},
        "facts": [fact_as_dict(fact) for fact in review.facts if fact.id not in FURTHER_IDS],
        "further_facts": [fact_as_dict(fact) for fact in review.facts if fact.id in FURTHER_IDS],
        "clauses": [_clause(clause, review) for clause in review.contract.clauses],
        "findings": [_finding(finding, review) for finding in review.findings],
        "problems": [
            {
                "category": problem.category,
                "page": problem.page,
                "message": problem.message,
                "blocking": problem.blocking,
            }
            for problem in review.problems
        ],
        "summary": {
            "findings": {severity.value: n for severity, n in review.count_by_severity().items()},
            "outcomes": {outcome.value: n for outcome, n in review.count_by_outcome().items()},
        },
    }


def value_of(value: Value) -> Any:
    """A value in the form of the vocabulary: durations and percentages as objects, days as ISO dates."""
    match value:
        case Duration(n, unit):
            return {"n": number(n), "unit": unit.value}
        case Percentage(n) | Count(n):
            return {"n": number(n)}
        case Money(amount, currency):
            return {"amount": number(amount), "currency": currency}
        case Day(day):
            return day.isoformat()
        case Flag(said):
            return said
        case Choice(word) | Text(word):
            return word


def number(n: float) -> float | int:
    """30, not 30.0."""
    return int(n) if float(n).is_integer() else n


def _dumped(content: Any, *, indent: int | None = None) -> str:
    said = _escaped(json.dumps(content, ensure_ascii=False))
    if indent is None:
        return said
    try:
        # Laying it out afterwards takes a fifth of the time that `json.dumps` takes with an indent.
        return msgspec.json.format(said, indent=indent)
    except msgspec.DecodeError:
        # Half a letter (a lone surrogate) is JSON that msgspec does not read.
        return _escaped(json.dumps(content, ensure_ascii=False, indent=indent))


def _escaped(said: str) -> str:
    return _ODD.sub(lambda sign: f"\\u{ord(sign[0]):04x}", said)


def fact_as_dict(fact: Fact) -> dict[str, Any]:
    """A fact in the form of the vocabulary, with the words that make it."""
    narrowed = fact.qualifiers
    qualifiers = {
        "party": narrowed.party.value if narrowed.party else None,
        "per": narrowed.per,
        "severity": narrowed.severity,
        "scope": narrowed.scope,
        "below": None if narrowed.below is None else number(narrowed.below),
        "from": None if narrowed.floor is None else number(narrowed.floor),
        "of": narrowed.of,
    }
    return {
        "id": fact.id,
        "value": value_of(fact.value),
        **{name: value for name, value in qualifiers.items() if value is not None},
        "strength": fact.strength.value,
        "evidence": [_evidence(piece) for piece in fact.evidence],
    }


def _evidence(piece: Evidence) -> dict[str, Any]:
    return {
        "quote": piece.quote,
        "start": piece.span.start - piece.begins,
        "end": piece.span.end - piece.begins,
        "page": piece.page,
        "clause": piece.clause,
        "boxes": [[box.page, *map(_points, (box.x0, box.top, box.x1, box.bottom))] for box in piece.boxes],
        **({"document": piece.document} if piece.document else {}),
    }


def _points(length: float) -> float | int:
    # A hundredth of a point is finer than any printer; more digits would differ between machines and say nothing.
    return number(round(length, 2))


def _clause(clause: Clause, review: Review) -> dict[str, Any]:
    paper = review.contract.paper_at(clause.span.start)
    begins = paper.span.start if paper else 0
    return {
        "number": clause.number,
        "heading": clause.heading,
        "start": clause.span.start - begins,
        "end": clause.span.end - begins,
        "page": review.contract.document.page_at(clause.span.start),
        "level": clause.level,
        "categories": [{"name": score.category.value, "confidence": score.confidence} for score in clause.categories],
        **({"document": paper.document.path} if paper else {}),
    }


def _paper(paper: Paper) -> dict[str, Any]:
    document = paper.document
    return {
        "path": document.path,
        "sha256": document.sha256,
        "format": document.format.value,
        "pages": pages_of(document),
        "words": document.words,
        "title": document.title,
        "kind": paper.kind.value,
    }


def _documents(finding: Finding, review: Review) -> list[str]:
    """The papers of a bundle that a finding speaks of: those it quotes, or, of what none of them says, all."""
    quoted = dict.fromkeys(piece.document for piece in finding.evidence if piece.document)
    searched = (paper.document.path for paper in review.contract.papers) if finding.outcome is Outcome.MISSING else ()
    return list(quoted or searched)


def _finding(finding: Finding, review: Review) -> dict[str, Any]:
    documents = _documents(finding, review)
    return {
        "rule": finding.rule,
        "group": finding.group,
        "title": finding.title,
        "outcome": finding.outcome.value,
        "severity": finding.severity.value,
        "message": finding.message,
        "why": finding.why,
        "found": finding.found,
        "wanted": finding.wanted,
        "fallback": finding.fallback,
        "ask": finding.ask,
        "replace_with": finding.replace_with,
        "scope": finding.scope,
        "waived_by": finding.waived_by,
        "looked_in": list(finding.looked_in),
        "evidence": [_evidence(piece) for piece in finding.evidence],
        **({"documents": documents} if documents else {}),
        "fingerprint": fingerprint(finding, review.contract),
        **({"new": review.is_new(finding)} if review.baseline else {}),
    }
