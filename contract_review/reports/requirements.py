"""All requirements of a playbook as one page that a lawyer can read: why, where the lines are, what to ask for."""

from __future__ import annotations

from itertools import groupby

from contract_review.findings.checks import describe
from contract_review.model.rule import Playbook, Rule
from contract_review.reports.names import OUTCOMES, group_name
from contract_review.reports.quoting import one_line


def requirements_page(playbook: Playbook) -> str:
    """The rules of a playbook in Markdown, by group and id."""
    rules = sorted(playbook.rules, key=lambda rule: rule.id)
    lines = [
        f"# The requirements of {playbook.name}",
        "",
        f"{len(rules)} requirements, written by `contract-review rules list --format md --playbook {playbook.name}`;",
        "a starting point for negotiation, not legal advice.",
        "",
    ]
    for group, members in groupby(rules, key=lambda rule: rule.group):
        lines += [f"## {group_name(group)}", ""]
        for rule in members:
            lines += [*_rule(rule), ""]
    return "\n".join(lines)


def _rule(rule: Rule) -> list[str]:
    kinds = ", ".join(kind.value for kind in rule.applies_to) or "every kind of document"
    return [
        f"### {rule.id}",
        "",
        f"**{one_line(rule.title)}.** {one_line(rule.why)}",
        "",
        f"- Asked of: {kinds}",
        *(f"- {OUTCOMES[outcome].capitalize()}: {one_line(describe(c))}" for outcome, c in rule.positions.items()),
        f"- Severity: {', '.join(f'{outcome.value} {severity.value}' for outcome, severity in rule.severity.items())}",
        f"- Ask: {one_line(rule.ask)}",
        *([f"- Wording: {one_line(rule.replace_with)}"] if rule.replace_with else []),
    ]
