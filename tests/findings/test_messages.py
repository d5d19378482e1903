"""How a finding points at a clause inside a sentence."""

import pytest

from contract_review.findings.messages import clause_in_sentence


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("4.4 Late charges", "Clause 4.4"),
        ("4.4(a) Late charges", "Clause 4.4(a)"),
        ("(b)", "Clause (b)"),
        ("Section 1.2 Renewal", "Section 1.2"),
        ("Article IV FEES", "Article IV"),
        ("Schedule B", "Schedule B"),
        # A heading alone is quoted, so that it does not run into the sentence.
        ("Late charges", "“Late charges”"),
        ("Sectional doors", "“Sectional doors”"),
    ],
)
def test_a_sentence_points_at_a_clause_by_its_number(title: str, words: str) -> None:
    assert clause_in_sentence((title,)) == words


def test_a_sentence_without_a_clause_speaks_of_the_contract() -> None:
    assert clause_in_sentence(()) == "The contract"
