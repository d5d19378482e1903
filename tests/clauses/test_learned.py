"""The clause model: what may answer, the signs it is known by, and what the shipped weights make of plain clauses."""

from __future__ import annotations

import numpy as np
import pytest

from contract_review.clauses.learned import answers
from contract_review.clauses.learned.candidates import (
    candidate_dates,
    candidate_sentences,
    candidate_titles,
    paragraphs_in,
)
from contract_review.clauses.learned.ranking import Layout, rank_signs
from contract_review.clauses.learned.signs import sentence_signs, words
from contract_review.clauses.learned.weights import in_steps

CONTRACT = """MANAGED BACKUP RESELLER AGREEMENT

This Managed Backup Reseller Agreement is entered into as of March 3, 2025 by and between Fennel Ridge Software, Inc.
("Vendor") and Quayside IT Partners LLC ("Reseller").

12. Governing Law. This Agreement shall be governed by and construed in accordance with the laws of the State of
Oregon, without regard to its conflict of laws principles.

13. Assignment. Neither party may assign this Agreement without the prior written consent of the other party.

14. Term. This Agreement shall automatically renew for successive one year terms unless either party gives written
notice of its intention not to renew at least sixty days before the end of the then-current term.

15. Invoices list the endpoints that were protected in the month before.
"""


def test_a_number_stays_in_front_of_its_sentence() -> None:
    text = "Payment is due in 30 days. 4. Exclusivity. Reseller sells nothing else.\n\n(b) Taxes are extra."
    spans = [one.span.text_in(text) for one in candidate_sentences(text, paragraphs_in(text))]
    assert spans == [
        "Payment is due in 30 days.",
        "4. Exclusivity.",
        "Reseller sells nothing else.",
        "(b) Taxes are extra.",
    ]


def test_a_line_break_inside_a_paragraph_ends_no_sentence() -> None:
    text = "The term of this Agreement\nbegins on the Effective Date. It ends a year later."
    assert len(candidate_sentences(text, paragraphs_in(text))) == 2


@pytest.mark.parametrize(
    "printed",
    [
        "March 3, 2025",
        "3 March 2025",
        "the 14t h day of April, 2015",  # as text recognition parts it
        "03/04/2025",
        "2025-03-04",
        "this ___ day of May, 20__",
    ],
)
def test_dates_are_found_however_they_are_printed(printed: str) -> None:
    text = f"This Agreement is made on {printed} by and between the parties."
    found = [span.text_in(text) for span in candidate_dates(text)]
    assert any(one.strip() in printed and len(one) > 0.6 * len(printed) - 4 for one in found), found


def test_a_title_stands_without_the_words_in_front() -> None:
    text = "EXHIBIT 10.2 RESELLER AGREEMENT\n\nThis Reseller Agreement is made by the parties."
    found = [span.text_in(text) for span in candidate_titles(text)]
    assert "RESELLER AGREEMENT" in found
    assert "Reseller Agreement" in found


def test_the_model_sees_of_a_number_only_how_long_it_is() -> None:
    assert words("Net 30 days, 99.95%") == ["net", "##", "days", "##", "##", "%"]


def test_the_same_text_gives_the_same_signs() -> None:
    sentences = candidate_sentences(CONTRACT, paragraphs_in(CONTRACT))
    once, twice = sentence_signs(CONTRACT, sentences), sentence_signs(CONTRACT, sentences)
    assert np.array_equal(once.places, twice.places)
    assert np.array_equal(once.weights, twice.weights)


def test_weights_in_steps_say_nearly_the_same() -> None:
    exact = np.random.RandomState(1).normal(size=(1 << 18, 2))
    signs = sentence_signs(CONTRACT, candidate_sentences(CONTRACT, paragraphs_in(CONTRACT)))
    coarse = in_steps(exact, np.zeros(2))(signs)
    fine = np.array(
        [
            (exact[signs.places[a:b]] * signs.weights[a:b, None]).sum(axis=0)
            for a, b in zip(signs.starts[:-1], signs.starts[1:], strict=True)
        ]
    )
    assert np.abs(coarse - fine).max() < 0.3


def test_the_best_sentence_of_a_contract_ranks_first() -> None:
    layout = Layout(np.array([9.0, 9.0, 9.0]), np.array([False, True, True]), np.array([True, True, False]))
    signs = rank_signs(layout, np.array([-3.0, 2.0, -5.0]))
    assert signs.shape == (3, 24)
    assert signs[:, 7].tolist() == [0, 1, 0]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Governing Law", "This Agreement shall be governed"),
        ("Anti-Assignment", "Neither party may assign"),
        ("Renewal Term", "This Agreement shall automatically renew"),
        ("Notice Period To Terminate Renewal", "This Agreement shall automatically renew"),
        ("Parties", "This Managed Backup Reseller Agreement is entered"),
        ("Agreement Date", "March 3, 2025"),
        ("Document Name", "Reseller Agreement"),
    ],
)
def test_the_surest_answer_is_the_clause_that_answers(question: str, words: str) -> None:
    found = [answer for answer in answers(CONTRACT, paragraphs_in(CONTRACT)) if answer.question == question]
    best = max(found, key=lambda answer: answer.probability)
    assert words.lower() in best.span.text_in(CONTRACT).lower()
    assert best.probability > 0.5


def test_a_sentence_about_none_of_the_questions_answers_none() -> None:
    start = CONTRACT.index("Invoices list")
    sure = [
        one for one in answers(CONTRACT, paragraphs_in(CONTRACT)) if one.span.start >= start and one.probability > 0.5
    ]
    assert sure == []


def test_a_text_without_words_has_no_answers() -> None:
    assert answers("", ()) == ()
