"""A long sentence is cut where an item, a semicolon or a proviso begins, and nowhere else."""

from __future__ import annotations

import pytest

from contract_review.language.members import member_at, members, opening

MEMBERS = [
    ("a party may leave (a) at once; or (b) on notice", ["a party may leave ", " at once", " or ", " on notice"], "items"),
    ("it lasts for two (2) years", ["it lasts for two (2) years"], "a number in brackets"),
    ("the plan(s) of the customer", ["the plan(s) of the customer"], "a plural in brackets"),
    ("it renews, provided, however, that it may end", ["it renews", " it may end"], "a proviso"),
    ("the services provided in June", ["the services provided in June"], "a plain verb"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts", "remark"), MEMBERS, ids=[row[2] for row in MEMBERS])
def test_a_sentence_is_cut_into_its_members(text: str, parts: list[str], remark: str) -> None:
    assert parts == [part.text_in(text) for part in members(text)]


def test_the_member_around_a_place_is_found() -> None:
    text = "if it (i) fails; (ii) ends"
    assert member_at(text, text.index("ends")).text_in(text) == " ends"


def test_what_introduces_the_items_is_their_opening() -> None:
    assert opening("A party may leave (a) now; (b) later") == "A party may leave "
    assert opening("A party may leave now") == ""
