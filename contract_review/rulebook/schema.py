"""A rule file becomes a Rule; everything that is wrong with it is told with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from contract_review.facts.vocabulary import BY_ID
from contract_review.findings.messages import PLACES
from contract_review.language.phrases import Phrases
from contract_review.model.clause import Category
from contract_review.model.contract import Kind
from contract_review.model.finding import Outcome, Severity
from contract_review.model.rule import Condition, Example, Exclusion, Rule, Several, Silence
from contract_review.rulebook.conditions import condition, narrowing
from contract_review.rulebook.suggest import suggestion
from contract_review.rulebook.yaml_lines import Node, load

E = TypeVar("E", bound=StrEnum)
V = TypeVar("V")

REQUIRED = ("id", "title", "why", "reads", "severity", "positions", "say", "ask", "examples")
OPTIONAL = (
    "applies_to",
    "facts",
    "where",
    "several",
    "topic",
    "not_applicable",
    "sure",
    "side",
    "silence",
    "replace_with",
    "references",
)
POSITIONS = (
    Outcome.PREFERRED,
    Outcome.ACCEPTABLE,
    Outcome.NEGOTIATE,
    Outcome.UNCLEAR,
    Outcome.MISSING,
    Outcome.WALK_AWAY,
)
EXAMPLE = ("text", "outcome", "quote", "kind", "near_miss", "variables")
_PLACE = re.compile(r"\{([^}]*)\}")


def load_rule(path: Path) -> Rule:
    """The rule in a file; raises `RuleFileError` with path, line and what to do."""
    root = load(path)
    keys = root.mapping()
    _known(keys, (*REQUIRED, *OPTIONAL), "key of a rule")
    for name in REQUIRED:
        if name not in keys:
            raise root.wrong(f"the rule has no {name!r}")
    positions = positions_of(keys["positions"])
    rule = Rule(
        id=_id(keys["id"], path),
        group=keys["id"].text().partition(".")[0],
        title=keys["title"].text(),
        why=keys["why"].text(),
        applies_to=_words(keys["applies_to"], Kind) if "applies_to" in keys else (),
        reads=_words(keys["reads"], Category),
        facts=_facts(keys["facts"]) if "facts" in keys else (),
        positions=positions,
        severity=by_outcome(keys["severity"], severity),
        say=by_outcome(keys["say"], sentence),
        ask=sentence(keys["ask"]),
        examples=tuple(_example(node) for node in keys["examples"].items()),
        path=path.name,
        side=_side(keys["side"]) if "side" in keys else "customer",
        replace_with=keys["replace_with"].text() if "replace_with" in keys else None,
        references=tuple(node.text() for node in keys["references"].items()) if "references" in keys else (),
        silence=_silence(keys["silence"]) if "silence" in keys else (Silence(Outcome.MISSING),),
        not_applicable=tuple(map(_exclusion, keys["not_applicable"].items())) if "not_applicable" in keys else (),
        topic=_topic(keys["topic"]) if "topic" in keys else (),
        several=_word(keys["several"], Several) if "several" in keys else Several.UNCLEAR,
        sure=_sure(keys["sure"], keys["reads"]) if "sure" in keys else None,
        where=narrowing(keys["where"]) if "where" in keys else {},
    )
    _complete(rule, keys["examples"])
    return rule


def _known(keys: Iterable[str], allowed: tuple[str, ...], what: str) -> None:
    nodes = dict(keys.items()) if isinstance(keys, dict) else {}
    for name, node in nodes.items():
        if name not in allowed:
            raise node.wrong_key(f"{name!r} is no {what}{suggestion(name, allowed)}")


def _id(node: Node, path: Path) -> str:
    name = node.text()
    if not re.fullmatch(r"[a-z-]+\.[a-z0-9-]+", name):
        raise node.wrong(f"{name!r} is no id; write it as group.kebab-name")
    if path.stem != name.partition(".")[2]:
        raise node.wrong(f"the file of {name!r} is to be named {name.partition('.')[2]}.yml")
    return name


def _facts(node: Node) -> tuple[str, ...]:
    for item in node.items():
        if item.text() not in BY_ID:
            raise item.wrong(f"{item.text()!r} is no fact{suggestion(item.text(), BY_ID)}")
    return tuple(item.text() for item in node.items())


def _words(node: Node, kind: type[E]) -> tuple[E, ...]:
    return tuple(_word(item, kind) for item in node.items())


def _word(node: Node, kind: type[E]) -> E:
    word = node.text()
    try:
        return kind(word)
    except ValueError as error:
        raise node.wrong(f"{word!r} is not known here{suggestion(word, [item.value for item in kind])}") from error


def _outcome(node: Node) -> Outcome:
    return _word(node, Outcome)


def by_outcome(node: Node, read: Callable[[Node], V]) -> dict[Outcome, V]:
    """A mapping whose keys are outcomes."""
    return {_outcome_key(name, value): read(value) for name, value in node.mapping().items()}


def severity(node: Node) -> Severity:
    """A severity."""
    return _word(node, Severity)


def _outcome_key(name: str, node: Node) -> Outcome:
    return _word(Node(node.path, node.line, name, node.key_column), Outcome)


def _sure(node: Node, reads: Node) -> float:
    if isinstance(node.value, bool) or not isinstance(node.value, (int, float)) or not 0 < node.value <= 1:
        raise node.wrong("how sure a rule must be is a number above 0 and up to 1, such as 0.6")
    if not reads.items():
        raise node.wrong("a rule can only be sure of the kinds of clause that it names under 'reads'")
    return float(node.value)


def _side(node: Node) -> str:
    if node.text() not in ("customer", "vendor"):
        raise node.wrong("the side is customer or vendor")
    return node.text()


def positions_of(node: Node) -> dict[Outcome, Condition]:
    """The positions of a rule, or those that a playbook changes."""
    for name, value in node.mapping().items():
        if _outcome_key(name, value) not in POSITIONS:
            raise value.wrong_key(f"a position is one of {', '.join(POSITIONS)}")
    return by_outcome(node, condition)


def _silence(node: Node) -> tuple[Silence, ...]:
    """One outcome, or a list of outcomes with conditions, of which the last has none."""
    if not isinstance(node.value, list):
        return (Silence(_outcome(node)),)
    found = tuple(map(_silent, node.items()))
    if [one.when is None for one in found] != [False] * (len(found) - 1) + [True]:
        raise node.wrong("of the outcomes of silence the last, and only the last, has no 'when'")
    return found


def _silent(node: Node) -> Silence:
    keys = node.mapping()
    _known(keys, ("when", "is"), "key of silence")
    if "is" not in keys:
        raise node.wrong("silence has no 'is'")
    return Silence(_outcome(keys["is"]), condition(keys["when"]) if "when" in keys else None)


def _exclusion(node: Node) -> Exclusion:
    keys = node.mapping()
    _known(keys, ("when", "because"), "key of not_applicable")
    for name in ("when", "because"):
        if name not in keys:
            raise node.wrong(f"not_applicable has no {name!r}")
    return Exclusion(condition(keys["when"]), keys["because"].text())


def _topic(node: Node) -> tuple[str, ...]:
    lines = tuple(item.text() for item in node.items())
    try:
        Phrases({"topic": lines})
    except ValueError as error:
        raise node.wrong(str(error)) from error
    return lines


def sentence(node: Node) -> str:
    """A sentence with places to be filled in."""
    text = node.text()
    for place in _PLACE.findall(text):
        name, other, _ = place.partition("|")
        if other and name != "found":
            raise node.wrong(f"{{{place}}}: only {{found|…}} has other words for where nothing was found")
        if name not in PLACES:
            raise node.wrong(f"{{{place}}} is no place in a message{suggestion(name, PLACES)}")
    return text


def _example(node: Node) -> Example:
    keys = node.mapping()
    _known(keys, EXAMPLE, "key of an example")
    for name in ("text", "outcome"):
        if name not in keys:
            raise node.wrong(f"the example has no {name!r}")
    return Example(
        text=keys["text"].text(),
        outcome=_outcome(keys["outcome"]),
        line=node.line,
        quote=keys["quote"].text() if "quote" in keys else None,
        kind=_word(keys["kind"], Kind) if "kind" in keys else None,
        near_miss=keys["near_miss"].value is True if "near_miss" in keys else False,
        variables=_variables(keys["variables"]) if "variables" in keys else {},
    )


def _variables(node: Node) -> dict[str, Any]:
    return {name: value.plain() for name, value in node.mapping().items()}


def _complete(rule: Rule, examples: Node) -> None:
    """A rule shows each outcome that it can reach, and one text that looks like it and is not."""
    shown = {example.outcome for example in rule.examples}
    silent = (one.outcome for one in rule.silence if one.outcome is not Outcome.NOT_APPLICABLE)
    doubted = () if rule.sure is None else (Outcome.UNCLEAR,)
    for outcome in (*rule.positions, *silent, *doubted):
        if outcome not in shown:
            raise examples.wrong(f"no example shows the outcome {outcome.value!r}")
    if not any(example.near_miss for example in rule.examples):
        raise examples.wrong("no example is a near miss (near_miss: true)")
