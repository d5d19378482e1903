"""What a person sees first, in whatever terminal."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from contract_review.model.finding import Severity
from contract_review.model.review import Review
from contract_review.reports import terminal


def test_text_as_it_was(specimen: Review, golden: Callable[[str, str], None]) -> None:
    golden("review.txt", terminal.as_text(specimen, width=100, colour=False))


def test_narrow_text_as_it_was(specimen: Review, golden: Callable[[str, str], None]) -> None:
    golden("review-narrow.txt", terminal.as_text(specimen, width=48, colour=False))


def test_the_worst_stands_first_and_what_was_not_read_before_it(specimen: Review) -> None:
    text = terminal.as_text(specimen, width=100, colour=False)
    order = [
        "Not read:",
        "Do not sign as it stands.",
        "CRITICAL (2)",
        "HIGH (2)",
        "MEDIUM (3)",
        "LOW (1)",
        "IN ORDER (2)",
        "WAIVED (1)",
    ]
    assert sorted(order, key=text.index) == order


def test_nothing_in_the_contract_commands_the_terminal(specimen: Review) -> None:
    text = terminal.as_text(specimen, width=100, colour=False)
    assert all(sign.isprintable() or sign == "\n" for sign in text)
    assert "or lapse;[31m gnp" in text


def test_colour_repeats_what_words_say(specimen: Review) -> None:
    coloured = terminal.as_text(specimen, width=100, colour=True)
    assert "\x1b[" in coloured
    assert "ESCALATE" in terminal.as_text(specimen, width=100, colour=False)


@pytest.mark.parametrize("width", [1, 40, 60, 200])
def test_no_line_is_wider_than_the_terminal(specimen: Review, width: int) -> None:
    text = terminal.as_text(specimen, width=width, colour=False)
    assert max(map(len, text.splitlines())) <= min(max(width, 40), 100)


def test_show_leaves_out_what_is_milder_and_says_so(specimen: Review) -> None:
    text = terminal.as_text(specimen, show=Severity.HIGH, width=100, colour=False)
    assert "HIGH (2)" in text
    assert "MEDIUM" not in text
    assert "4 milder findings are not shown." in text
