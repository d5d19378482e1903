"""The forms of rules, playbooks, waivers and bundles as JSON Schema, so that an editor completes and checks them.

An editor sees keys and words; what takes the whole file (an example for each outcome, bounds that can be met) is told
by `rules check`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from contract_review.facts.vocabulary import BY_ID
from contract_review.findings.checks import CHECKS
from contract_review.model.clause import Category
from contract_review.model.contract import Kind
from contract_review.model.finding import Outcome, Severity
from contract_review.model.rule import Several
from contract_review.rulebook import schema, waivers
from contract_review.rulebook.conditions import QUALIFIERS

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = {"type": "string", "minLength": 1}
_ID = {"type": "string", "pattern": r"^[a-z-]+\.[a-z0-9-]+$"}
_CONDITION = {"$ref": "#/$defs/condition"}
# What each key of a rule is for, as an editor shows it.
_KEYS = {
    "id": "group.kebab-name; the file is named after the name.",
    "title": "Our position, as a sentence.",
    "why": "What the MSP loses without it.",
    "reads": "The subjects of the clauses in which the answer is looked for.",
    "severity": "How much each outcome matters.",
    "positions": "When the contract has which outcome, tested walk-away first; what meets none is negotiate.",
    "say": "The sentence for each outcome; {clause} {found} {preferred} {acceptable} {looked_in} are filled in.",
    "ask": "What to ask the vendor for.",
    "examples": "The rule's own tests: one for each outcome, and one near miss.",
    "applies_to": "Kinds of document that are asked; without it every kind.",
    "facts": "The facts that the positions are about, the main one first (contract-review facts list).",
    "where": "Which of these facts count: whose, per what, of which severity.",
    "several": "Which value counts where the contract gives several.",
    "sure": "How likely a clause must be of the kinds in reads, from 0 to 1; below it the outcome is unclear.",
    "topic": "Phrases of the clause that should hold the answer: where it leaves it open, the outcome is unclear.",
    "not_applicable": "In which contracts the rule asks nothing, and why.",
    "side": "Whose interest the rule looks after.",
    "silence": "What it means that the contract says nothing: an outcome, or outcomes with conditions.",
    "replace_with": "Wording that a marked-up contract proposes.",
    "references": "Where the requirement comes from.",
}


def rule_schema() -> dict[str, Any]:
    """The schema of a rule file."""
    keys = {name: {**form, **_about(_KEYS.get(name))} for name, form in _rule_keys().items()}
    return _top("A rule", _closed(keys, required=schema.REQUIRED), condition=_condition())


def playbook_schema() -> dict[str, Any]:
    """The schema of a playbook."""
    changes = {
        "positions": _map(schema.POSITIONS, _CONDITION),
        "severity": _map(Outcome, _words(Severity)),
        "say": _map(Outcome, _TEXT),
        "ask": _TEXT,
        "replace_with": _TEXT,
    }
    override = _closed(changes)
    keys = {
        "name": {**_TEXT, **_about("What reviews call the playbook.")},
        "title": {**_TEXT, **_about("What it is for, as playbooks list shows it.")},
        "extends": {**_TEXT, **_about("The playbook it is built on: a name, or a path seen from this file.")},
        "rules": {**_list(_TEXT), **_about("Folders of rules of your own.")},
        "override": {
            "type": "object",
            "propertyNames": _ID,
            "additionalProperties": override,
            **_about("By id, what you see otherwise than the rule does."),
        },
        "disable": {**_list(_ID), **_about("Requirements that you do not have.")},
        "variables": {
            "type": "object",
            **_about("Your own figures, which positions use: current_units, msp_currency …"),
        },
        "waivers": {"anyOf": [_TEXT, _list(_waiver())], **_about("What somebody accepted: a list, or a file of it.")},
    }
    return _top("A playbook", _closed(keys), condition=_condition())


def waivers_schema() -> dict[str, Any]:
    """The schema of a file of waivers."""
    return _top("Waivers", _list(_waiver()))


def bundle_schema() -> dict[str, Any]:
    """The schema of bundle.yml."""
    document = _closed({"file": _TEXT, "kind": _words(Kind)}, required=("file",))
    documents = {"type": "array", "minItems": 1, "items": {"anyOf": [_TEXT, document]}}
    return _top("The documents of one agreement", _closed({"documents": documents}, required=("documents",)))


def _rule_keys() -> dict[str, dict[str, Any]]:
    silent = _closed({"when": _CONDITION, "is": _words(Outcome)}, required=("is",))
    exclusion = _closed({"when": _CONDITION, "because": _TEXT}, required=("when", "because"))
    sentences = _map(Outcome, _TEXT)
    forms: dict[str, dict[str, Any]] = {
        "id": _ID,
        "reads": _list(_words(Category)),
        "severity": _map(Outcome, _words(Severity)),
        "positions": _map(schema.POSITIONS, _CONDITION),
        "say": sentences,
        "examples": {**_list(_example()), "minItems": 1},
        "applies_to": _list(_words(Kind)),
        "facts": _list(_words(sorted(BY_ID))),
        "where": _where(),
        "several": _words(Several),
        "sure": {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
        "topic": _list(_TEXT),
        "not_applicable": _list(exclusion),
        "side": _words(("customer", "vendor")),
        "silence": {"anyOf": [_words(Outcome), _list(silent)]},
        "references": _list(_TEXT),
    }
    return {name: forms.get(name, _TEXT) for name in (*schema.REQUIRED, *schema.OPTIONAL)}


def _condition() -> dict[str, Any]:
    combined = {"any": _list(_CONDITION), "all": _list(_CONDITION), "not": _CONDITION}
    checks = {name: {**combined.get(name, {}), **_about(check.summary)} for name, check in CHECKS.items()}
    fact = {**_words(sorted(BY_ID)), **_about("The fact that is asked, where it is not the rule's main one.")}
    narrowed = {"fact": fact, "where": _where(), "exclusive": {"type": "boolean"}}
    return _closed({**narrowed, **checks})


def _where() -> dict[str, Any]:
    return _closed({name: {"type": ["string", "integer", "boolean", "null", "array"]} for name in QUALIFIERS})


def _example() -> dict[str, Any]:
    forms: dict[str, dict[str, Any]] = {
        "outcome": _words(Outcome),
        "kind": _words(Kind),
        "near_miss": {"type": "boolean", **_about("It looks like the clause and is another.")},
        "quote": {**_TEXT, **_about("Words that the finding must quote.")},
        "variables": {"type": "object"},
    }
    return _closed({name: forms.get(name, _TEXT) for name in schema.EXAMPLE}, required=("text", "outcome"))


def _waiver() -> dict[str, Any]:
    # YAML reads 2026-12-31 as a day, which JSON Schema sees as a string; "4" or 4.1 may both name a clause.
    forms: dict[str, dict[str, Any]] = {
        "rule": _ID,
        "until": {"type": "string", "format": "date"},
        "clause": {"type": ["string", "number"]},
        "hash": {"type": "string", "pattern": "^[0-9a-fA-F]{8,64}$"},
    }
    return _closed({name: forms.get(name, _TEXT) for name in waivers.KEYS}, required=("rule", "by", "until"))


def _top(title: str, form: dict[str, Any], **defs: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": _DRAFT, "title": title, **form, **({"$defs": defs} if defs else {})}


def _closed(keys: dict[str, Any], *, required: Iterable[str] = ()) -> dict[str, Any]:
    needed = list(required)
    return {
        "type": "object",
        "properties": keys,
        "additionalProperties": False,
        **({"required": needed} if needed else {}),
    }


def _map(words: Iterable[str], value: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "propertyNames": _words(words), "additionalProperties": value}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _words(words: Iterable[str]) -> dict[str, Any]:
    return {"enum": [str(word) for word in words]}


def _about(what: str | None) -> dict[str, str]:
    return {"description": what} if what else {}
