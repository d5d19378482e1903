"""Every value that a template may use, told by the types that a report is made of."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

from contract_review.reports.issues_list import IssuesList
from contract_review.reports.presentation import Presented

# What a value is, where its type does not say it; properties tell it themselves.
_ABOUT = {
    "Presented": {
        "title": "The contract's title, or the name of its file.",
        "heading": "The contract's title, or its kind and with whom it is.",
        "file": "The name of the file.",
        "path": "The path of the file, as it was given.",
        "kind": "The kind of document, as a lawyer calls it.",
        "size": "Pages and words.",
        "sides": "The parties, the vendor first.",
        "advice": "The recommendation.",
        "calendar": "Dates and notice.",
        "counts": "How many findings there are of each outcome.",
        "flags": "What a person must act on, worst first.",
        "hidden": "How many flags --show leaves out.",
        "good": "What is preferred or acceptable.",
        "waived": "What somebody accepted.",
        "idle": "What this kind of document need not say.",
        "rules": "Every finding, in the order of the playbook.",
        "facts": "Every fact, once.",
        "troubles": "What could not be read, and what else to know of the reading.",
        "playbook": "The name of the playbook.",
        "playbook_hash": "The first twelve digits of the playbook's hash.",
        "document_hash": "The first twelve digits of the file's hash.",
        "version": "The version of the program.",
        "reviewer": "Who answers for the memo; empty where nobody was named.",
    },
    "IssuesList": {
        "heading": "The contract's title, or its kind and with whom it is.",
        "file": "The name of the file.",
        "kind": "The kind of document, as a lawyer calls it.",
        "sides": "The parties, the vendor first.",
        "issues": "All issues, in the order of the contract.",
        "reviewer": "Who answers for the list; empty where nobody was named.",
    },
    "Issue": {
        "number": "Its place in the list.",
        "topic": "What it is about.",
        "where": "Clause and page.",
        "ask": "What we ask for.",
        "wording": "The wording that we propose.",
        "quotes": "The contract's words.",
    },
    "Side": {"name": "The full name.", "role": "vendor, customer or party."},
    "Recommendation": {
        "verdict": "The advice; its words are `verdict.value`.",
        "reasons": "The points that decided it.",
        "tally": "How many points there are of each outcome; empty without any.",
    },
    "Calendar": {"dates": "What the contract says.", "advice": "What follows, or what is missing for it."},
    "Count": {"n": "How many.", "outcome": "Of which outcome.", "words": 'How it reads: "to escalate".'},
    "Entry": {
        "key": "A name for links on a page.",
        "number": "Of a flag: its place, the worst being 1.",
        "rule": "The rule's id.",
        "topic": "What the rule is about.",
        "title": "Our position, as a sentence.",
        "group": "The rule's group.",
        "group_name": "The group as a heading.",
        "outcome": "walk-away, negotiate, missing, unclear, preferred, acceptable, waived or not-applicable.",
        "outcome_name": "The outcome as readers know it.",
        "severity": "critical, high, medium, low or info.",
        "sign": "A sign for the severity, for print in black and white.",
        "message": "What the contract says on the point, as a sentence.",
        "why": "Why it matters.",
        "found": "What the contract gives, where it is a value.",
        "wanted": "What we prefer.",
        "fallback": "What we can live with, where it is a value.",
        "ask": "What to ask the vendor for.",
        "wording": "The wording that we propose.",
        "scope": "The plan, tier or service that it is about.",
        "waived_by": "Who accepted it.",
        "decider": "Who decides on it.",
        "where": "All places.",
        "place": "The first place, and how many more there are.",
        "quotes": "The contract's words.",
        "looked_in": "Where we looked for what is missing.",
        "new": "Whether the review given as --baseline did not flag it.",
    },
    "FactLine": {
        "id": "The fact's id.",
        "name": "What it is.",
        "value": "The value with all that narrows it.",
        "where": "All places.",
        "start": "Where its first words stand in the text.",
    },
    "Trouble": {"message": "What happened, as a sentence.", "blocking": "Whether text of the contract was lost."},
    "KeyDate": {"name": "What it is.", "value": "The day or the length.", "where": "All places."},
    "Quote": {
        "key": "A name for links on a page.",
        "text": "The words, cut after 600 characters.",
        "brief": "The words, cut after 200 characters.",
        "where": "Clause and page.",
        "start": "Where the words begin in the text.",
        "end": "Where they end.",
    },
}
_PUBLIC = re.compile(r"[a-z]\w*")


def values_page() -> str:
    """All values in Markdown, a table a type, beginning with `seen`."""
    lines = [
        "# What a template may use",
        "",
        "A template gets one value, `seen`: the review as it is printed (`Presented`), or for the vendor the issues",
        "list (`IssuesList`). Below are their parts, and theirs. Written by `contract-review templates values`; a name",
        "that is not here is an error when the template is filled in.",
    ]
    for kind in _kinds(Presented, IssuesList):
        about = " ".join((inspect.getdoc(kind) or "").split())
        lines += ["", f"## {kind.__name__}", "", about, "", "| name | is | what |", "|---|---|---|"]
        lines += [f"| `{name}` | {sort} | {what} |" for name, sort, what in _members(kind)]
    return "\n".join(lines) + "\n"


def value_names() -> tuple[str, ...]:
    """The names of all values of all types."""
    return tuple(sorted({name for kind in _kinds(Presented, IssuesList) for name, _, _ in _members(kind)}))


def _kinds(*first: type[Any]) -> list[type[Any]]:
    """The types and all that their values are made of, each once, in the order in which they are met."""
    met = list(first)
    for kind in met:
        for hint in _hints(kind).values():
            met += [part for part in _parts(hint) if is_dataclass(part) and isinstance(part, type) and part not in met]
    return met


def _members(kind: type[Any]) -> Iterator[tuple[str, str, str]]:
    for name, hint in _hints(kind).items():
        member = getattr(kind, name, None)
        told = inspect.getdoc(member) if isinstance(member, property) else None
        yield name, _sort(hint), (told or _ABOUT.get(kind.__name__, {}).get(name, "")).partition("\n")[0]


def _hints(kind: type[Any]) -> dict[str, Any]:
    own = get_type_hints(kind)
    told = {field.name: own[field.name] for field in fields(kind)}
    for name, member in vars(kind).items():
        if isinstance(member, property) and member.fget and _PUBLIC.fullmatch(name):
            told[name] = get_type_hints(member.fget)["return"]
    return told


def _parts(hint: Any) -> Iterator[Any]:
    inside = get_args(hint)
    if not inside:
        yield hint
    for part in inside:
        yield from _parts(part)


def _sort(hint: Any) -> str:
    names = list(dict.fromkeys(part.__name__ for part in _parts(hint) if part not in (Ellipsis, type(None))))
    many = getattr(hint, "__origin__", None) is tuple
    return ("list of " if many else "") + " and ".join(
        {"str": "text", "int": "number", "bool": "yes or no"}.get(n, n) for n in names
    )
