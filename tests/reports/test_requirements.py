"""The page of all requirements says of each what a lawyer needs."""

from __future__ import annotations

from pathlib import Path

from contract_review.cli.starting import write_rule
from contract_review.model.rule import Playbook
from contract_review.reports.requirements import requirements_page
from contract_review.rulebook import load_playbook, load_rule


def test_page_says_why_where_the_lines_are_and_what_to_ask(tmp_path: Path) -> None:
    rule = load_rule(write_rule("pricing.payment-time", tmp_path))
    page = requirements_page(Playbook(name="ours", rules=(rule,), sha256=""))
    for said in (
        "# The requirements of ours\n\n1 requirements",
        "## Pricing\n\n### pricing.payment-time\n\n**We have at least 30 days to pay an invoice.** Our clients",
        "- Asked of: every kind of document\n",
        "- Preferred: at least 45 days\n",
        "- Severity: walk-away high, missing low\n",
        "- Ask: Payment within 45 days",
        "- Wording: Customer shall pay",
    ):
        assert said in page


def test_page_has_every_rule_once_by_group_and_id() -> None:
    book = load_playbook("msp-default")
    headings = [line[4:] for line in requirements_page(book).splitlines() if line.startswith("### ")]
    assert headings == sorted(rule.id for rule in book.rules)
