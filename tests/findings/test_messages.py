"""How a finding points at a clause inside a sentence."""

import pytest

from contract_review.findings.messages import clause_in_sentence, places_in_sentence


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


@pytest.mark.parametrize(
    ("titles", "words"),
    [
        (("9 Prices",), "clause 9"),
        (("9 Prices", "17 Duration"), "clauses 9 and 17"),
        (("9 Prices", "17 Duration", "1.18", "2.3", "2.4"), "clauses 9, 17, 1.18 and 2 more"),
        # A heading without a number stands for itself.
        (("Fees", "17 Duration"), "“Fees” and 17"),
        (("the whole document",), "the whole document"),
    ],
)
def test_where_somebody_looked_is_named_in_few_words(titles: tuple[str, ...], words: str) -> None:
    assert places_in_sentence(titles) == words
