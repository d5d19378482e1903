"""What the clause model adds to the categories of clauses."""

from __future__ import annotations

from contract_review.clauses import segment
from contract_review.clauses.questions import CATEGORIES
from contract_review.documents import read_bytes
from contract_review.model.clause import Category


def test_a_clause_under_a_heading_that_says_nothing_is_known_by_its_words() -> None:
    text = (
        "1. Miscellaneous\n\nThis Agreement shall be governed by and construed in accordance with the laws of the State "
        "of Oregon, without regard to its conflict of laws principles.\n\n2. Notices\n\nNotices are given by courier."
    )
    clauses = segment(read_bytes(text.encode(), path="general.txt"))
    assert clauses[0].heading == "Miscellaneous"
    assert clauses[0].confidence(Category.GOVERNING_LAW) > 0.5
    assert clauses[1].confidence(Category.GOVERNING_LAW) == 0


def test_every_question_leads_to_a_category_of_clauses() -> None:
    assert set(CATEGORIES.values()) <= set(Category)
    assert "Document Name" not in CATEGORIES
