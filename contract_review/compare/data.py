"""A comparison as JSON, for other programs; the form is a promise and grows only by new keys."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from contract_review import __version__
from contract_review.compare.changes import Change
from contract_review.compare.comparison import Comparison
from contract_review.compare.naming import term_title
from contract_review.compare.opinions import OpinionChange
from contract_review.compare.passages import Passage
from contract_review.compare.phrasing import phrase
from contract_review.compare.sides import Held, Side
from contract_review.compare.terms import TermChange
from contract_review.compare.words import Word
from contract_review.model.contract import Contract
from contract_review.reports.data import fact_as_dict

SCHEMA = "contract-review/compare/1"


def as_json(comparison: Comparison) -> str:
    """One object."""
    return json.dumps(as_dict(comparison), ensure_ascii=False, indent=1) + "\n"


def as_dict(comparison: Comparison) -> dict[str, Any]:
    """Plain values in the order of reading; `clauses` is null where the words of one side are not at hand."""
    old, new = comparison.old, comparison.new
    return {
        "schema": SCHEMA,
        "version": __version__,
        "old": _side(old),
        "new": _side(new),
        "worse": comparison.worse,
        "traps": [_term(term) for term in comparison.traps],
        "facts": [_term(term) for term in comparison.terms],
        "findings": [_opinion(one) for one in comparison.opinions],
        "clauses": None
        if comparison.clauses is None
        else [_clause(change, old.contract, new.contract) for change in comparison.changed],
        "summary": {
            "clauses": _counts(what for change in comparison.changed for what in change.happened),
            "facts": _counts(term.effect for term in comparison.terms),
            "findings": _counts(one.turn for one in comparison.opinions),
        },
    }


def _counts(values: Iterable[str]) -> dict[str, int]:
    return {str(value): n for value, n in sorted(Counter(values).items())}


def _side(side: Side) -> dict[str, Any]:
    return {
        "path": side.path,
        "sha256": side.sha256,
        "title": side.title,
        "kind": side.kind,
        "playbook": side.playbook,
        "words": side.contract is not None,
        "incomplete": side.incomplete,
    }


def _term(change: TermChange) -> dict[str, Any]:
    return {
        "id": change.id,
        "what": term_title(change),
        "effect": change.effect.value,
        "old": fact_as_dict(change.old) if change.old else None,
        "new": fact_as_dict(change.new) if change.new else None,
    }


def _opinion(change: OpinionChange) -> dict[str, Any]:
    held = change.new or change.old
    assert held is not None
    return {
        "turn": change.turn.value,
        "rule": held.rule,
        "title": held.title,
        "old": _held(change.old),
        "new": _held(change.new),
    }


def _held(held: Held | None) -> dict[str, Any] | None:
    if held is None:
        return None
    return {
        "outcome": held.outcome.value,
        "severity": held.severity.value,
        "message": held.message,
        "found": held.found,
        "quote": held.quote,
        "clause": held.clause,
        "page": held.page,
        "fingerprint": held.fingerprint,
    }


def _clause(change: Change, old: Contract | None, new: Contract | None) -> dict[str, Any]:
    return {
        "happened": [what.value for what in change.happened],
        "old": [_passage(passage, old) for passage in change.old],
        "new": [_passage(passage, new) for passage in change.new],
        "words": [{"old": _words(piece.old), "new": _words(piece.new)} for piece in change.pieces if not piece.same],
        "references": [{"old": one, "new": other} for one, other in change.references],
        "astray": list(change.astray),
    }


def _passage(passage: Passage, contract: Contract | None) -> dict[str, Any]:
    start, end = passage.extent
    return {
        "number": passage.number,
        "heading": passage.heading,
        "start": start,
        "end": end,
        "page": contract.document.page_at(start) if contract else None,
    }


def _words(words: Sequence[Word]) -> dict[str, Any] | None:
    if not words:
        return None
    return {"text": phrase(words), "start": words[0].span.start, "end": words[-1].span.end}
