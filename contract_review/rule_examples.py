"""Each rule's examples, run through the whole program: the rule's own tests."""

from __future__ import annotations

from dataclasses import dataclass, replace

from contract_review.model.contract import Kind
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
    return tuple(ExampleResult(rule, example, _judge(rule, example)) for example in rule.examples)


def _judge(rule: Rule, example: Example) -> Finding:
    from contract_review.documents import read_bytes
    from contract_review.facts import extract
    from contract_review.findings import judge
    from contract_review.review import understand

    kind = example.kind or (rule.applies_to[0] if rule.applies_to else Kind.OTHER)
    contract = replace(understand(read_bytes(example.text.encode(), path=f"{rule.id}.txt")), kind=kind)
    book = Playbook(name="example", rules=(rule,), sha256="", variables=example.variables)
    return judge(book, contract, extract(contract), side=rule.side)[0]
