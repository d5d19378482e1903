"""The form of a review as JSON, as a JSON Schema (draft 2020-12) that other programs can hold a review to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from contract_review.facts.vocabulary import BY_ID
from contract_review.model.clause import Category
from contract_review.model.contract import Kind, Role
from contract_review.model.document import Format
from contract_review.model.fact import Strength, Unit
from contract_review.model.finding import Outcome, Severity
from contract_review.reports.data import SCHEMA

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = {"type": "string"}
_WHOLE = {"type": "integer", "minimum": 0}
_HASH = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def review_schema() -> dict[str, Any]:
    """The schema of one review; objects may have further keys, since the form grows by new ones."""
    return {
        "$schema": _DRAFT,
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": "A review of a contract",
        **_object(
            {
                "schema": {"const": SCHEMA},
                "version": {**_TEXT, "description": "The version of the program that wrote the review."},
                "document": _document(),
                "playbook": _object({"name": _TEXT, "sha256": _HASH}),
                "facts": _list({"$ref": "#/$defs/fact"}),
                "clauses": _list({"$ref": "#/$defs/clause"}),
                "findings": _list({"$ref": "#/$defs/finding"}),
                "problems": _list({"$ref": "#/$defs/problem"}),
                "summary": _object({"findings": _counts(Severity), "outcomes": _counts(Outcome)}),
            },
            further={"documents": _list({"type": "object"}), "further_facts": _list({"$ref": "#/$defs/fact"})},
        ),
        "$defs": {
            "evidence": _evidence(),
            "fact": _fact(),
            "clause": _clause(),
            "finding": _finding(),
            "problem": _problem(),
        },
    }


def _document() -> dict[str, Any]:
    role = _or_null(_words(Role))
    return _object(
        {
            "path": _TEXT,
            "sha256": _HASH,
            "format": _words(Format),
            "pages": _or_null(_WHOLE),
            "words": _WHOLE,
            "title": _or_null(_TEXT),
            "kind": _words(Kind),
            "language": _TEXT,
            "parties": _list(_object({"name": _TEXT, "role": role})),
        }
    )


def _evidence() -> dict[str, Any]:
    box = {"type": "array", "prefixItems": [_WHOLE, *[{"type": "number"}] * 4], "minItems": 5, "maxItems": 5}
    return _object(
        {
            "quote": {**_TEXT, "description": "The contract's words, letter for letter."},
            "start": {**_WHOLE, "description": "The first character of the quote in the text of the contract."},
            "end": {**_WHOLE, "description": "The character behind the quote."},
            "page": _or_null({"type": "integer", "minimum": 1}),
            "clause": _or_null(_TEXT),
            "boxes": {**_list(box), "description": "Page, x0, top, x1, bottom; points from the page's upper left."},
        },
        further={"document": {**_TEXT, "description": "In a bundle, the path of the document that says it."}},
    )


def _fact() -> dict[str, Any]:
    values = [
        _object({"n": {"type": "number"}, "unit": _words(Unit)}),
        _object({"n": {"type": "number"}}),
        _object({"amount": {"type": "number"}, "currency": _TEXT}),
        {"type": ["boolean", "string"]},
    ]
    return _object(
        {
            "id": {"enum": sorted(BY_ID)},
            "value": {"anyOf": values},
            "strength": _words(Strength),
            "evidence": _quotes(least=1),
        },
        further={
            "party": _words(Role),
            "per": _TEXT,
            "severity": {"type": ["integer", "string"]},
            "scope": _TEXT,
            "below": {"type": "number"},
            "from": {"type": "number"},
            "of": _TEXT,
        },
    )


def _clause() -> dict[str, Any]:
    sureness = {"type": "number", "minimum": 0, "maximum": 1}
    return _object(
        {
            "number": _or_null(_TEXT),
            "heading": _or_null(_TEXT),
            "start": _WHOLE,
            "end": _WHOLE,
            "page": _or_null({"type": "integer", "minimum": 1}),
            "level": _WHOLE,
            "categories": _list(_object({"name": _words(Category), "confidence": sureness})),
        },
        further={"document": _TEXT},
    )


def _finding() -> dict[str, Any]:
    told = ("found", "wanted", "fallback", "ask", "replace_with", "scope", "waived_by")
    return _object(
        {
            "rule": {"type": "string", "pattern": r"^[a-z-]+\.[a-z0-9-]+$"},
            "group": _TEXT,
            "title": _TEXT,
            "outcome": _words(Outcome),
            "severity": _words(Severity),
            "message": _TEXT,
            "why": _TEXT,
            **{name: _or_null(_TEXT) for name in told},
            "looked_in": _list(_TEXT),
            "evidence": _quotes(),
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
        },
        further={
            "documents": _list(_TEXT),
            "new": {"type": "boolean", "description": "Whether the review given as --baseline did not flag it."},
        },
    )


def _problem() -> dict[str, Any]:
    return _object(
        {
            "category": _TEXT,
            "page": _or_null({"type": "integer", "minimum": 1}),
            "message": _TEXT,
            "blocking": {"type": "boolean", "description": "Whether text of the contract was lost."},
        }
    )


def _object(keys: dict[str, Any], *, further: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"type": "object", "required": list(keys), "properties": {**keys, **(further or {})}}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _quotes(*, least: int = 0) -> dict[str, Any]:
    return {**_list({"$ref": "#/$defs/evidence"}), **({"minItems": least} if least else {})}


def _words(words: Iterable[str]) -> dict[str, Any]:
    return {"enum": [str(word) for word in words]}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _counts(words: Iterable[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "propertyNames": _words(words),
        "additionalProperties": {"type": "integer", "minimum": 1},
    }
