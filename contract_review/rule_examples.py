"""Each rule's examples, run through the whole program: the rule's own tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from contract_review.model.contract import Contract, Kind
from contract_review.model.fact import Fact
from contract_review.model.finding import Finding
from contract_review.model.rule import Example, Playbook, Rule


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What a rule concluded of one of its examples."""

    rule: Rule
    example: Example
    finding: Finding

    @property
    def passed(self) -> bool:
        """Whether the outcome is the expected one, and the quote, where one is expected, stands in the evidence."""
        quoted = self.example.quote is None or any(self.example.quote in piece.quote for piece in self.finding.evidence)
        return self.finding.outcome is self.example.outcome and quoted


def run_examples(rule: Rule) -> tuple[ExampleResult, ...]:
    """The outcome of each example of a rule, read as a contract of a kind that the rule applies to."""
    return tuple(each_example(rule))


def each_example(rule: Rule) -> Iterator[ExampleResult]:
    """The same one by one, for whoever stops at the first that fails."""
    return (ExampleResult(rule, example, _judge(rule, example)) for example in rule.examples)


def _judge(rule: Rule, example: Example) -> Finding:
    from contract_review.findings import judge

    contract, facts = _read(
        rule.id, example.text, example.kind or (rule.applies_to[0] if rule.applies_to else Kind.OTHER)
    )
    book = Playbook(name="example", rules=(rule,), sha256="", variables=example.variables)
    return judge(book, contract, facts, side=rule.side)[0]


# A rule that is changed and tried again (at each save, or by a mutation) need not read its examples again.
@cache
def _read(name: str, text: str, kind: Kind) -> tuple[Contract, tuple[Fact, ...]]:
    from contract_review.documents import read_bytes
    from contract_review.facts import extract
    from contract_review.review import understand

    contract = replace(understand(read_bytes(text.encode(), path=f"{name}.txt")), kind=kind)
    return contract, extract(contract)
