"""Where the words behind a fact stand."""

from __future__ import annotations

from contract_review.model.contract import Contract
from contract_review.model.document import Document, Format
from contract_review.model.fact import Fact, Flag
from contract_review.model.span import Span

TEXT = "Fees are due within  thirty days of receipt."


def contract(*marks: tuple[int, int]) -> Contract:
    return Contract(Document("c.pdf", "", Format.PDF, TEXT, (), page_marks=marks), ())


def test_a_quote_that_runs_over_a_page_is_a_piece_a_page() -> None:
    pieces = contract((0, 4), (TEXT.index("thirty"), 5)).evidence(Span(0, len(TEXT)))
    assert [(piece.quote, piece.page) for piece in pieces] == [
        ("Fees are due within", 4),
        ("thirty days of receipt.", 5),
    ]
    assert all(piece.span.text_in(TEXT) == piece.quote for piece in pieces)


def test_a_quote_on_one_page_is_one_piece() -> None:
    (piece,) = contract((0, 4)).evidence(Span(0, 12))
    assert (piece.quote, piece.page) == ("Fees are due", 4)


def test_a_document_without_pages_gives_one_piece() -> None:
    (piece,) = contract().evidence(Span(5, 12))
    assert (piece.quote, piece.page) == ("are due", None)


def test_a_fact_is_first_said_with_both_pieces_of_a_page_break() -> None:
    both = contract((0, 4), (TEXT.index("thirty"), 5)).evidence(Span(0, len(TEXT)))
    again = contract((0, 4)).evidence(Span(0, 4))
    fact = Fact("pricing.payment-due", Flag(value=True), (*both, *again))
    assert fact.first_said == both
