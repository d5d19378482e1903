"""Where documents of a bundle disagree, the one that prevails counts; where none does, both stand and it is unclear."""

from __future__ import annotations

import pytest
from vendor_papers import MSA, ORDER, SLA, of, quoted, together

PAYS = "Customer shall pay each invoice within {} days after receipt of the invoice."
ORDER_PAYS = f"{ORDER}\n2. Payment. {PAYS.format('ten (10)')}\n"
AMENDMENT = "AMENDMENT NO. {} TO THE MASTER SERVICES AGREEMENT\n\n1. {}\n"

CLAUSES = [
    ("", ["msa.txt", "order.txt"], "nothing is said"),
    (
        "If there is a conflict, the following order of precedence applies: the Order Form, this Agreement, the SLA.",
        ["order.txt"],
        "a list in one sentence",
    ),
    (
        "Order of precedence. In the event of any inconsistency the documents rank as follows:\n\n"
        "(a) this Master Services Agreement;\n\n(b) the Service Level Agreement;\n\n(c) any Order Form.",
        ["msa.txt"],
        "a list in paragraphs",
    ),
    (
        "In case of discrepancies the documents apply in ascending order: this Agreement, the Order Form.",
        ["order.txt"],
        "the last counts most",
    ),
    (
        "In the event of a conflict between this Agreement and an Order Form, the Order Form shall prevail.",
        ["order.txt"],
        "the winner of two",
    ),
    (
        "This Agreement takes precedence over any Order Form in the event of a conflict.",
        ["msa.txt"],
        "the winner and the loser",
    ),
    (
        "An Order Form shall not prevail over this Agreement where the two are in conflict.",
        ["msa.txt", "order.txt"],
        "a denial names no winner that we could rely on",
    ),
    (
        "In the event of a conflict the Order Form prevails with respect to the fees.",
        ["order.txt"],
        "a winner for fees alone, and fees are what this is about",
    ),
    (
        "In the event of a conflict the Order Form prevails with respect to service levels.",
        ["msa.txt", "order.txt"],
        "a winner for another subject",
    ),
    (
        "The laws of Delaware govern this Agreement and each Order Form.",
        ["msa.txt", "order.txt"],
        "what governs is a law",
    ),
]


@pytest.mark.parametrize(("clause", "counts", "remark"), CLAUSES, ids=[row[2] for row in CLAUSES])
def test_document_that_prevails_counts(clause: str, counts: list[str], remark: str) -> None:
    msa = f"{MSA}\n4. General\n4.1 {clause}\n" if clause else MSA
    finding = of(together({"msa.txt": msa, "order.txt": ORDER_PAYS, "sla.txt": SLA}), "pricing.payment-terms")
    assert quoted(finding) == counts
    assert (finding.outcome == "unclear") is (len(counts) > 1)


CHANGES = [
    ([f"Section 2.1 is deleted in its entirety and replaced by the following: {PAYS.format('ten (10)')}"], ["a1.txt"], "a clause replaced"),
    ([f"Section 2.1 of the Agreement is hereby amended and restated as follows:\n\n\u201c2.1 {PAYS.format('ten (10)')}\u201d"], ["a1.txt"], "new words in a paragraph of their own"),
    ([f"Notwithstanding the Agreement, {PAYS.format('ten (10)')[0].lower()}{PAYS.format('ten (10)')[1:]}"], ["a1.txt"], "another value without a number of a clause"),
    ([f"Section 2.1 is replaced by: {PAYS.format('ten (10)')}", f"Section 2.1, as amended by Amendment No. 1, is replaced by: {PAYS.format('sixty (60)')}"], ["a2.txt"], "the later of two"),
    (["Section 3.1 is deleted and replaced by: Provider shall meet the service levels in the SLA at all times."], ["msa.txt"], "another clause"),
    (["Section 2.1 is confirmed and remains in full force."], ["msa.txt"], "nothing is replaced"),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "counts", "remark"), CHANGES, ids=[row[2] for row in CHANGES])
def test_amendment_replaces_what_it_amends(texts: list[str], counts: list[str], remark: str) -> None:
    amendments = {f"a{n}.txt": AMENDMENT.format(n, text) for n, text in enumerate(texts, 1)}
    # Given in the wrong order: the number of an amendment says which is the later.
    review = together({**dict(reversed(amendments.items())), "msa.txt": MSA, "sla.txt": SLA})
    assert quoted(of(review, "pricing.payment-terms")) == counts


def test_clause_that_is_deleted_and_not_replaced_is_missing() -> None:
    review = together({"msa.txt": MSA, "a1.txt": AMENDMENT.format(1, "Section 2.1 is deleted in its entirety.")})
    assert of(review, "pricing.payment-terms").outcome == "missing"


def test_clause_of_another_paper_with_the_same_number_stays() -> None:
    text = "Section 1.1 of the SLA is deleted and replaced by: Provider shall make the Service available 99.5% of each month."
    review = together({"msa.txt": MSA, "sla.txt": SLA, "order.txt": ORDER, "a1.txt": AMENDMENT.format(1, text)})
    assert quoted(of(review, "sla.uptime-commitment")) == ["a1.txt"]
    assert quoted(of(review, "term.initial-term-length")) == ["order.txt"]


def test_replaced_clause_is_still_shown_in_the_text() -> None:
    review = together({"msa.txt": MSA, "a1.txt": AMENDMENT.format(1, "Section 2.1 is deleted in its entirety.")})
    blocks = [
        block for block in review.contract.document.blocks if "forty-five" in block.span.text_in(review.contract.text)
    ]
    assert [block.kind.value for block in blocks] == ["list-item"]


NOTES = [
    ("Section 2.1 is amended by replacing \u201cforty-five (45)\u201d with \u201cten (10)\u201d.", "changes words of Section 2.1", "words of a clause"),
    ("The words \u201cforty-five (45)\u201d in Section 2.1 are replaced by \u201cten (10)\u201d.", "changes words of Section 2.1", "words in front"),
    ("Section 9.9 is deleted in its entirety.", "replaces Section 9.9, which is not in the documents", "a clause that is not here"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told", "remark"), NOTES, ids=[row[2] for row in NOTES])
def test_what_cannot_be_laid_over_the_agreement_is_told(text: str, told: str, remark: str) -> None:
    review = together({"msa.txt": MSA, "a1.txt": AMENDMENT.format(1, text)})
    (problem,) = [problem for problem in review.problems if problem.category == "amendment"]
    assert told in problem.message
    assert not problem.blocking
