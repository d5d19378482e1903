"""Quotes on paper and on screens."""

from __future__ import annotations

import pytest

from contract_review.reports.quoting import one_line, printable, shorten


@pytest.mark.parametrize(
    ("text", "expected", "remark"),
    [
        ("plain words", "plain words", "left alone"),
        ("a\x1b[2Jb\x07", "a[2Jb", "orders to a terminal"),
        ("pay \u202e001\u202c now", "pay 001 now", "a marker that turns the reading round"),
        ("Zoë – 5 €, 第一条", "Zoë – 5 €, 第一条", "letters of any script"),
        ("क्‍ष", "क्‍ष", "a joiner that belongs to the letter"),
        ("x\ud800y\ufffez", "xyz", "what no file can hold"),
        ("a\tb\nc", "a\tb\nc", "white space stays"),
    ],
)
def test_orders_are_left_out(text: str, expected: str, remark: str) -> None:
    assert expected == printable(text), remark


def test_one_line_does_not_join_words() -> None:
    assert one_line(" two\x0cpages\u00a0and\r\nlines ") == "two pages and lines"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("short enough", "short enough"),
        ("cut after a whole word", "cut after a …"),
        ("Donaudampfschiff", "Donaudampfsc …"),
    ],
)
def test_a_cut_shows(text: str, expected: str) -> None:
    assert expected == shorten(text, longest=12)
