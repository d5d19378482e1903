"""How a finding points at a clause inside a sentence."""

import pytest

from contract_review.findings.messages import clause_in_sentence, filled, places_in_sentence


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


@pytest.mark.parametrize(
    ("template", "found", "words"),
    [
        ("{clause} gives {found|too few days} to pay.", "10 days", "Clause 4 gives 10 days to pay."),
        ("{clause} gives {found|too few days} to pay.", None, "Clause 4 gives too few days to pay."),
        ("{clause} limits it ({found}), or not at all.", "5 %", "Clause 4 limits it (5 %), or not at all."),
        ("{clause} limits it ({found}), or not at all.", None, "Clause 4 limits it, or not at all."),
        # The words of a contract are put in as they are.
        ("{clause} gives {found|little}.", "{clause|x} ({found})", "Clause 4 gives {clause|x} ({found})."),
    ],
)
def test_a_sentence_reads_well_with_a_figure_and_without(template: str, found: str | None, words: str) -> None:
    assert filled(template, {"clause": "Clause 4", "found": found}) == words
