"""Whether the rules' own examples would notice a mistake: `python -m benchmarks.mutations [--rules 30] [--seed 1]`.

In each of some rules one thing is changed: a threshold is moved (doubled; of a percentage, its distance to 100 is), a
comparison is turned round, or a phrase is taken out (with `--pattern wording`: all phrases of one wording). A rule
whose examples all pass all the same is named: its examples say too little. The rules and the changes are drawn by the
seed, so that a run can be repeated. With `--all`, every change is tried in every rule, or in those of `--group`.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace

from contract_review.findings.bounds import Bound
from contract_review.findings.checks import describe
from contract_review.findings.wordings import Wording
from contract_review.model.fact import Count, Duration, Money, Percentage
from contract_review.model.rule import Condition, Rule
from contract_review.rule_examples import each_example
from contract_review.rulebook import load_playbook

_TURNED = {"at_least": "at_most", "at_most": "at_least"}
# A word that no contract uses: a phrase of it alone is a phrase taken out.
_NOWHERE = ("zzyzx",)


@dataclass(frozen=True, slots=True)
class Mutation:
    """A rule with one thing changed: which kind of thing, and what it was."""

    rule: Rule
    kind: str
    was: str


def mutations(rule: Rule) -> list[Mutation]:
    """All changes that can be made to the positions of a rule."""
    return [
        Mutation(replace(rule, positions={**rule.positions, outcome: changed}), kind, f"{outcome}: {was}")
        for outcome, condition in rule.positions.items()
        for kind, was, changed in _changes(condition)
    ]


def _changes(condition: Condition) -> Iterator[tuple[str, str, Condition]]:
    if condition.check in _TURNED:
        was = describe(condition)
        yield "comparison", was, replace(condition, check=_TURNED[condition.check])
        moved = _moved(condition.option)
        if moved is not None:
            yield "threshold", was, replace(condition, option=moved)
    elif condition.check in ("any", "all", "not"):
        for place, part in enumerate(condition.option):
            for kind, was, changed in _changes(part):
                parts = (*condition.option[:place], changed, *condition.option[place + 1 :])
                yield kind, was, replace(condition, option=parts)
    elif isinstance(condition.option, Wording):
        for kind, was, wording in _reworded(condition.option):
            yield kind, was, replace(condition, option=wording)


def _reworded(wording: Wording) -> Iterator[tuple[str, str, Wording]]:
    yield "wording", ", ".join(wording.phrases), replace(wording, phrases=_NOWHERE)
    for place, phrase in enumerate(wording.phrases):
        rest = (*wording.phrases[:place], *wording.phrases[place + 1 :])
        yield "phrase", phrase, replace(wording, phrases=rest or _NOWHERE)
    for name in ("least", "most"):
        bound: Bound | None = getattr(wording, name)
        moved = _moved(bound) if bound else None
        if bound and moved:
            changed = replace(wording, least=moved) if name == "least" else replace(wording, most=moved)
            yield "threshold", f"{name} {bound.value}", changed


def _moved(bound: Bound) -> Bound | None:
    """The bound, well away from where it was; None where it hangs on a variable or is nought."""
    match bound.value:
        case Percentage(n) if n > 50:
            return replace(bound, value=Percentage(100 - 2 * (100 - n) if n < 100 else 99.0))
        case Percentage(n) if n:
            return replace(bound, value=Percentage(2 * n))
        case Duration(n, unit) if n:
            return replace(bound, value=Duration(2 * n, unit))
        case Money(amount, currency) if amount:
            return replace(bound, value=Money(2 * amount, currency))
        case Count(n) if n:
            return replace(bound, value=Count(2 * n))
    return replace(bound, times=2 * bound.times) if bound.value is None else None


def drawn(rules: tuple[Rule, ...], *, number: int, seed: int, pattern: str = "phrase") -> list[Mutation]:
    """One change in each of so many rules; each kind of change that a rule allows is as likely as the others."""
    chance, kinds = random.Random(seed), ("threshold", "comparison", pattern)
    allowed = {rule.id: [one for one in mutations(rule) if one.kind in kinds] for rule in rules}
    open_ = [rule for rule in rules if allowed[rule.id]]
    chosen = []
    for rule in chance.sample(open_, min(number, len(open_))):
        open_to_it = allowed[rule.id]
        kind = chance.choice(sorted({one.kind for one in open_to_it}))
        chosen.append(chance.choice([one for one in open_to_it if one.kind == kind]))
    return chosen


def every(rules: tuple[Rule, ...], *, groups: tuple[str, ...] = (), pattern: str = "phrase") -> list[Mutation]:
    """Each change of each rule of some groups, or of all."""
    kinds = ("threshold", "comparison", pattern)
    wanted = [rule for rule in rules if not groups or rule.group in groups or rule.id in groups]
    return [one for rule in wanted for one in mutations(rule) if one.kind in kinds]


def noticed(mutation: Mutation) -> bool:
    """Whether an example of the rule comes out otherwise."""
    return any(not result.passed for result in each_example(mutation.rule))


def main(arguments: list[str]) -> int:
    """Print each change that no example noticed, and how many were."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutations", description=__doc__)
    parser.add_argument("--rules", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pattern", choices=("phrase", "wording"), default="phrase")
    parser.add_argument("--all", action="store_true", help="try every change, instead of one in each of some rules")
    parser.add_argument("--group", action="append", default=[], help="with --all: a group of rules, or one rule")
    parser.add_argument("--playbook", default="msp-default")
    asked = parser.parse_args(arguments)
    rules = load_playbook(asked.playbook).rules
    if asked.all or asked.group:
        chosen = every(rules, groups=tuple(asked.group), pattern=asked.pattern)
    else:
        chosen = drawn(rules, number=asked.rules, seed=asked.seed, pattern=asked.pattern)
    survived = [mutation for mutation in chosen if not noticed(mutation)]
    for mutation in survived:
        print(f"{mutation.rule.id}: no example notices another {mutation.kind} ({mutation.was})")
    print(f"{len(chosen) - len(survived)} of {len(chosen)} changes are noticed by an example of their rule")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
