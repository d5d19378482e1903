"""What a review says of the terms that matter to a client: of a contract read now, or of one written as JSON before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from contract_review.back_to_back.terms import ALWAYS, NO_TERM, OFFICE, TERMS, UNLIMITED, UNTOLD, YES, State, Term, Told
from contract_review.errors import UsageError
from contract_review.facts.written import value_of
from contract_review.model.contract import Role
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Choice, Day, Fact, Qualifiers, Strength, Text
from contract_review.model.finding import Outcome
from contract_review.model.span import Span
from contract_review.renewals import outlook

_NO_NUMBER = frozenset({Outcome.WALK_AWAY, Outcome.NEGOTIATE, Outcome.ACCEPTABLE, Outcome.PREFERRED})
# Facts of which the worst incidents count; where a contract grades none, its only time holds for all.
_GRADED = frozenset({"support.response-time", "support.resolution-time"})


class _Quote(msgspec.Struct):
    quote: str
    start: int = 0
    end: int = 0
    page: int | None = None
    clause: str | None = None
    document: str | None = None


class _Fact(msgspec.Struct):
    id: str
    value: Any
    strength: Strength
    evidence: tuple[_Quote, ...] = ()
    party: Role | None = None
    per: str | None = None
    severity: int | None = None
    scope: str | None = None


class _Finding(msgspec.Struct):
    rule: str
    outcome: Outcome
    evidence: tuple[_Quote, ...] = ()
    found: str | None = None


class _Document(msgspec.Struct):
    path: str


class Reviewed(msgspec.Struct):
    """The parts of a review that are compared."""

    document: _Document
    facts: tuple[_Fact, ...]
    findings: tuple[_Finding, ...]


def read_review(path: Path) -> Reviewed:
    """A review as `review --format json` wrote it; raises `UsageError` where the file is none."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Reviewed)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from error
    except msgspec.MsgspecError as error:
        raise UsageError(f"{path}: is no review; write one with 'contract-review review --format json'") from error


def as_reviewed(content: dict[str, Any]) -> Reviewed:
    """A review that was made just now."""
    return msgspec.convert(content, type=Reviewed, strict=False)


def terms_told(review: Reviewed, *, plan: tuple[str, ...] = (), as_of: date | None = None) -> dict[str, Told]:
    """What a contract says of each term; with `plan`, of that plan and of what holds for all plans."""
    told = {term.name: _told(term, review, plan) for term in TERMS}
    uptime = _facts("sla.uptime", review, plan)
    windows = dict.fromkeys(fact.per for fact in uptime if fact.per in ("month", "quarter", "year"))
    if windows:
        told["window"] = Told(State.SAID, tuple(Choice(word) for word in windows))
    told["ends"] = _end(review, as_of)
    if told["credit_claim"].state is not State.SAID:
        told["credit_claim"] = _automatic(review, told["credit_claim"])
    return told


def _told(term: Term, review: Reviewed, plan: tuple[str, ...]) -> Told:
    facts = _facts(term.fact, review, plan) if term.fact else []
    document = review.document.path
    if term.name == "maintenance":
        # The contract speaks of maintenance; how many hours it may take is no fact, and so it is not known.
        return Told(State.UNKNOWN, evidence=_quotes(facts, document)) if facts else UNTOLD
    if term.name == "support_hours":
        facts = [fact for fact in facts if fact.value in ("24x7", "business-hours")] if _agree(facts) else []
    if facts:
        values: tuple[Any, ...] = tuple(dict.fromkeys(value_of(fact.id, fact.value) for fact in facts))
        if term.name == "support_hours":
            values = (ALWAYS if facts[0].value == "24x7" else OFFICE,)
        weak = any(fact.strength is not Strength.COMMITMENT for fact in facts)
        return Told(State.SAID, values, weak, _quotes(facts, document))
    return _from_finding(term, review)


def _agree(facts: list[_Fact]) -> bool:
    return len({str(fact.value) for fact in facts}) == 1


def _from_finding(term: Term, review: Reviewed) -> Told:
    """Of a term without a fact: the contract is silent, speaks without a number, or leaves it open."""
    found = [finding for finding in review.findings if finding.rule == term.rule]
    if not found:
        return UNTOLD
    one = found[0]
    quotes = tuple(_evidence(quote, review.document.path) for quote in one.evidence)
    if one.outcome is Outcome.MISSING:
        return Told(State.SILENT)
    if term.kind == "flag" and one.evidence and one.outcome in (Outcome.PREFERRED, Outcome.ACCEPTABLE):
        return Told(State.SAID, (YES,), evidence=quotes)
    if term.name == "liability" and not one.evidence and one.outcome is Outcome.PREFERRED:
        return Told(State.SAID, (Text(UNLIMITED),), words="no limit")
    if one.evidence and (one.outcome is Outcome.WALK_AWAY or (one.outcome in _NO_NUMBER and term.fact)):
        return Told(State.VAGUE, evidence=quotes, words=one.found or "")
    return Told(State.UNKNOWN, evidence=quotes)


def _facts(name: str | None, review: Reviewed, plan: tuple[str, ...]) -> list[_Fact]:
    facts = [fact for fact in review.facts if fact.id == name and _counts(fact)]
    if name in _GRADED:
        worst = [fact for fact in facts if fact.severity == 1]
        facts = worst or [fact for fact in facts if fact.severity is None]
    if plan:
        chosen = [fact for fact in facts if fact.scope and any(one.lower() in fact.scope.lower() for one in plan)]
        # What the plans of this fact are called says nothing of it where none of them was bought.
        facts = chosen or [fact for fact in facts if fact.scope is None] or facts
    if name == "liability.cap":
        facts = [fact for fact in facts if fact.scope is None] or facts
    return facts


def _counts(fact: _Fact) -> bool:
    return fact.id != "liability.cap" or fact.party is not Role.CUSTOMER


def _automatic(review: Reviewed, told: Told) -> Told:
    """A contract that asks for no claim credits by itself."""
    for finding in review.findings:
        if finding.rule == "sla.credit-claim-procedure" and finding.outcome is Outcome.PREFERRED:
            quotes = tuple(_evidence(quote, review.document.path) for quote in finding.evidence)
            return Told(State.SAID, (Choice("automatic"),), evidence=quotes)
    return told


def _end(review: Reviewed, as_of: date | None) -> Told:
    facts = [fact for fact in review.facts if fact.id.startswith("term.")]
    ends = outlook(map(_model, facts), as_of=as_of).term_end
    quotes = _quotes([f for f in facts if f.id in ("term.expiry-date", "term.initial")][:1], review.document.path)
    if ends is not None:
        return Told(State.SAID, (Day(ends),), evidence=quotes)
    initial = [fact.value for fact in facts if fact.id == "term.initial"]
    if initial == [{"n": 1, "unit": "month"}]:
        return Told(State.SAID, (Choice(NO_TERM),), evidence=quotes)
    return Told(State.UNKNOWN, evidence=quotes)


def _model(fact: _Fact) -> Fact:
    return Fact(
        fact.id, value_of(fact.id, fact.value), (), Qualifiers(party=fact.party, scope=fact.scope), fact.strength
    )


def _quotes(facts: Iterable[_Fact], document: str) -> tuple[Evidence, ...]:
    return tuple(_evidence(quote, document) for fact in facts for quote in fact.evidence[:1])


def _evidence(quote: _Quote, document: str) -> Evidence:
    span = Span(quote.start, quote.end)
    return Evidence(quote.quote, span, quote.page, quote.clause, document=quote.document or document)
