"""`says`: a sentence of the clauses that the rule reads has one of some phrases, said by the right party."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from contract_review.findings.bounds import Bound, parse_bound, variable_of
from contract_review.findings.found import Found
from contract_review.findings.wordings import Wording
from contract_review.language.phrases import Phrases
from contract_review.model.clause import Category
from contract_review.model.contract import Role
from contract_review.model.fact import Strength
from contract_review.model.rule import Condition

OPTIONS = ("phrases", "with", "without", "by", "strength", "denied", "elsewhere", "at_least", "at_most", "in")
WHOLE = "whole document"


class Says:
    """A sentence has one of the phrases."""

    name = "says"
    summary = (
        "A sentence has one of the phrases: `says: [remain* unchanged, fixed ... term]`; with options: `says: {"
        "phrases: […], with: […], without: […], by: vendor, strength: commitment, denied: true, "
        "elsewhere: true, at_least: 30 days, in: [pricing]}`."
    )

    def parse(self, raw: Any) -> Wording:
        """A list of phrases, in the phrase language of `language.phrases`, or a mapping with options."""
        options = raw if isinstance(raw, dict) else {"phrases": raw}
        for name in options:
            if name not in OPTIONS:
                raise ValueError(f"has no option {name!r}; the options are {', '.join(OPTIONS)}")
        return Wording(
            phrases=_phrases(options, "phrases"),
            also=_phrases(options, "with"),
            without=_phrases(options, "without"),
            by=_words(options, "by", Role),
            strength=_words(options, "strength", Strength),
            denied=_denied(options.get("denied", False)),
            elsewhere=_true_or_false(options, "elsewhere"),
            least=_bound(options, "at_least"),
            most=_bound(options, "at_most"),
            reads=_clauses(options["in"]) if "in" in options else None,
        )

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether a phrase was found; unknown where its bound is a variable that the playbook does not set."""
        wording: Wording = condition.option
        if wording.least or wording.most:
            if not found.says(replace(wording, least=None, most=None)):
                return False
            wording = replace(wording, least=_set(wording.least, found), most=_set(wording.most, found))
            if any(bound and bound.value is None for bound in (wording.least, wording.most)):
                return None
        return found.says(wording)

    def describe(self, condition: Condition) -> str:
        """In words."""
        return "said in words"


class Besides(Says):
    """A sentence has one of the phrases, which alone is no sign that the contract speaks of the matter."""

    name = "besides"
    summary = (
        "As `says`, for words that only narrow what another check found, and stand in contracts that say nothing of "
        "the matter: `besides: [each|every tenant]`."
    )


def _phrases(options: Mapping[str, Any], name: str) -> tuple[str, ...]:
    raw = options.get(name)
    if raw is None and name != "phrases":
        return ()
    if not isinstance(raw, list) or not raw or not all(isinstance(phrase, str) for phrase in raw):
        raise ValueError("takes a list of phrases" if name == "phrases" else f"takes a list of phrases for {name!r}")
    Phrases({name: raw})
    return tuple(raw)


def _bound(options: Mapping[str, Any], name: str) -> Bound | None:
    bound = parse_bound(options[name]) if name in options else None
    if bound is not None and (bound.fact or bound.per):
        raise ValueError(f"takes for {name!r} a quantity or a variable")
    return bound


def _set(bound: Bound | None, found: Found) -> Bound | None:
    """A bound with the value that the playbook gives its variable."""
    if bound is None or bound.variable is None:
        return bound
    value = variable_of(found.variables.get(bound.variable))
    return replace(bound, value=value)


def _words(options: Mapping[str, Any], name: str, kind: type[StrEnum]) -> tuple[Any, ...]:
    raw = options.get(name, [])
    try:
        return tuple(kind(word) for word in (raw if isinstance(raw, list) else [raw]))
    except ValueError as error:
        raise ValueError(f"takes for {name!r} one or several of {', '.join(kind)}") from error


def _denied(raw: Any) -> bool | None:
    if raw not in (True, False, "either"):
        raise ValueError("takes for 'denied' true, false or either")
    return None if raw == "either" else bool(raw)


def _true_or_false(options: Mapping[str, Any], name: str) -> bool | None:
    raw = options.get(name)
    if raw not in (None, True, False):
        raise ValueError(f"takes for {name!r} true or false")
    return raw


def _clauses(raw: Any) -> tuple[Category, ...]:
    if raw == WHOLE:
        return ()
    try:
        return tuple(Category(word) for word in (raw if isinstance(raw, list) else [raw]))
    except ValueError as error:
        raise ValueError(f"takes for 'in' {WHOLE!r} or categories of clauses") from error
