"""The shape of a rule file: which keys it has, what each may hold, and what no rule may lack."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from contract_review.errors import RuleFileError
from contract_review.findings.checks.check import OptionError
from contract_review.findings.checks.says import parse_wording
from contract_review.findings.messages import PLACEHOLDER, PLACEHOLDERS
from contract_review.model.clause import Category
from contract_review.model.contract import Kind
from contract_review.model.entry import Entry
from contract_review.model.finding import Outcome, Severity
from contract_review.model.rule import Example, Rule, Wording
from contract_review.rulebook.conditions import Conditions
from contract_review.rulebook.fields import Fields, fields_of, unknown

# Each key with its meaning: the guide for rule writers prints this table.
RULE_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "id": "`group.name`, the same as the folder and the file; it never changes.",
        "title": "What a good contract does, in one line.",
        "why": "Why it matters to a managed service provider.",
        "applies_to": "Kinds of document that must answer; in others the rule is not applicable. Left out: all kinds.",
        "not_for": "Kinds of document to leave out, where it is shorter to say so.",
        "when": "A condition; where it is false, the rule is not applicable.",
        "reads": "Categories of the clauses to look in; left out: the whole contract.",
        "facts": "The facts that the rule is about; the first is meant where a condition names none.",
        "mentions": "Phrases that speak of the matter; with a blank or a reference elsewhere the rule is unclear.",
        "side": "Whose interest it protects: `customer` (the default), `vendor` or `either`.",
        "severity": "How much it matters, by outcome; negotiate and unclear are one below walk-away.",
        "positions": "Conditions for walk-away, preferred and acceptable, tested in this order.",
        "silence": "The outcome where the contract says nothing: `missing` (the default), `preferred` or another.",
        "words": "A position in words, where its condition would read badly in a message.",
        "say": "The message, by outcome; {clause}, {found}, {quote}, {looked_in} and the positions are filled in.",
        "ask": "What to ask the vendor for, in one sentence.",
        "replace_with": "Wording that a redline can insert.",
        "examples": "Wordings with the outcome each must have: the tests of the rule.",
        "references": "Sources worth reading.",
    }
)
EXAMPLE_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "text": "The wording.",
        "outcome": "What the rule must conclude from it.",
        "quote": "Words that the evidence must contain.",
        "kind": "The kind of document it stands in, where it is not the first that the rule applies to.",
        "near_miss": "For a wording that only looks like an answer: why it is none.",
    }
)
POSITIONS = (Outcome.WALK_AWAY, Outcome.PREFERRED, Outcome.ACCEPTABLE)
_ID = re.compile(r"[a-z]+\.[a-z0-9]+(?:-[a-z0-9]+)*")
_SIDES = ("customer", "vendor", "either")


def rule_from(path: Path | str, entry: Entry, *, variables: Mapping[str, str] | None = None) -> Rule:
    """The rule that a file writes, without its examples; raises `RuleFileError` at the first thing that is wrong.

    `variables` are those of the playbook that asks for the rule; without a playbook each stands for itself.
    """
    fields = fields_of(path, entry, RULE_KEYS, what="a rule")
    facts = fields.texts("facts")
    build = Conditions(path, facts, variables)
    rule = Rule(
        id=_id(fields),
        group=_id(fields).partition(".")[0],
        title=fields.text("title"),
        why=fields.text("why"),
        applies_to=_kinds(fields),
        reads=fields.members("reads", Category),
        facts=facts,
        positions=fields.by_member("positions", Outcome, build.build),
        severity=fields.by_member("severity", Outcome, lambda e: fields.member(e, Severity, what="severity")),
        say=fields.by_member("say", Outcome, lambda e: _template(path, e)),
        ask=_template(path, fields.entries["ask"]) if "ask" in fields.entries else fields.text("ask"),
        examples=(),
        path=str(path),
        side=_side(fields),
        replace_with=_template(path, fields.entries["replace_with"]) if "replace_with" in fields.entries else None,
        references=fields.texts("references"),
        silence=_silence(fields),
        when=build.build(fields.entries["when"]) if "when" in fields.entries else None,
        mentions=_mentions(fields),
        words=fields.by_member("words", Outcome, lambda e: fields.scalar(e, what="words")),
    )
    _check_whole(fields, rule)
    return rule


def with_examples(rule: Rule, entry: Entry | None) -> Rule:
    """The rule with its examples; raises `RuleFileError` where an outcome that it can have is not shown."""
    examples = fields_of(rule.path, entry, ("examples",), what="examples").entries["examples"] if entry else None
    made = tuple(_example(rule.path, item) for item in examples.items) if examples else ()
    line = examples.line if examples else 1
    missing = [outcome.value for outcome in _sayable(rule) if outcome not in {example.outcome for example in made}]
    if missing:
        raise RuleFileError(rule.path, line, f"no example for {', '.join(missing)}")
    if not any(example.near_miss for example in made):
        raise RuleFileError(rule.path, line, "no near miss: a wording that looks like an answer and is none")
    return replace(rule, examples=made)


def _example(path: str, entry: Entry) -> Example:
    fields = fields_of(path, entry, EXAMPLE_KEYS, what="an example")
    text = fields.entries.get("text")
    if text is None or not text.text:
        raise RuleFileError(path, entry.line, "'text' is needed")
    if "outcome" not in fields.entries:
        raise RuleFileError(path, entry.line, "'outcome' is needed")
    return Example(
        # Line breaks are kept: an example may show headings and list items.
        text=text.text,
        outcome=fields.member(fields.entries["outcome"], Outcome, what="outcome"),
        line=entry.line,
        quote=fields.optional_text("quote"),
        kind=fields.member(fields.entries["kind"], Kind, what="kind") if "kind" in fields.entries else None,
        near_miss=fields.optional_text("near_miss"),
    )


def _id(fields: Fields) -> str:
    name = fields.text("id")
    if not _ID.fullmatch(name):
        raise fields.error(fields.entries["id"].line, f"{name!r} is no id; write group.name in small letters")
    return name


def _kinds(fields: Fields) -> tuple[Kind, ...]:
    listed, left_out = fields.members("applies_to", Kind), fields.members("not_for", Kind)
    return tuple(kind for kind in (listed or tuple(Kind)) if kind not in left_out)


def _side(fields: Fields) -> str:
    side = fields.optional_text("side") or _SIDES[0]
    if side not in _SIDES:
        raise fields.error(fields.entries["side"].line, unknown("side", side, _SIDES))
    return side


def _silence(fields: Fields) -> Outcome:
    entry = fields.entries.get("silence")
    return fields.member(entry, Outcome, what="silence") if entry else Outcome.MISSING


def _mentions(fields: Fields) -> Wording | None:
    entry = fields.entries.get("mentions")
    if entry is None:
        return None
    try:
        return parse_wording(entry, lambda _: None)  # type: ignore[arg-type,return-value]
    except OptionError as error:
        raise fields.error(error.line, f"mentions: {error}") from error


def _template(path: Path | str, entry: Entry) -> str:
    """A text with placeholders, all of which are known."""
    if entry.text is None:
        raise RuleFileError(path, entry.line, "a message is a text")
    for name in PLACEHOLDER.findall(entry.text):
        if name not in PLACEHOLDERS:
            raise RuleFileError(path, entry.line, unknown("placeholder", name, PLACEHOLDERS))
    return " ".join(entry.text.split())


def _sayable(rule: Rule) -> tuple[Outcome, ...]:
    """The outcomes that the rule must have a message or an example for, as far as it can reach them."""
    outcomes = [*rule.positions, *(o for o in (Outcome.NEGOTIATE,) if o in rule.say), rule.silence]
    return tuple(dict.fromkeys(outcomes))


def _check_whole(fields: Fields, rule: Rule) -> None:
    """What no single key can tell: messages for all flags, severities for all limits, positions at all."""
    if not rule.positions:
        raise fields.error(fields.line, "'positions' is needed")
    for outcome in rule.positions:
        if outcome not in POSITIONS:
            raise fields.error(fields.entries["positions"].line, f"{outcome.value} is an outcome, not a position")
    for outcome in (Outcome.WALK_AWAY, Outcome.MISSING):
        reachable = outcome in rule.positions or outcome is rule.silence
        if reachable and outcome not in rule.say:
            raise fields.error(fields.line, f"'say' has no message for {outcome.value}")
        if reachable and outcome not in rule.severity:
            raise fields.error(fields.line, f"'severity' has none for {outcome.value}")
