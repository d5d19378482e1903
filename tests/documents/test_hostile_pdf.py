"""Whatever a PDF does, it ends in what could be read, in problems, or in one line; never in more than that."""

from __future__ import annotations

import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_paper import LEFT, Paper

from benchmarks import hostile_pdf as hostile
from contract_review.documents import confined, read_bytes
from contract_review.documents.confined import read_confined
from contract_review.errors import UnreadableDocument
from contract_review.model.document import Document, Opening
from contract_review.model.limits import Limits

TIGHT = Limits(memory=300 * 1024 * 1024, reading=20, pages=100, characters_on_page=5_000)
SENTENCE = "Fees are due monthly."


def read(data: bytes, *, limits: Limits = TIGHT) -> Document:
    return read_confined("odd.pdf", data=data, opening=Opening(limits=limits))


@pytest.mark.parametrize(
    ("data", "remark"),
    [
        (hostile.false_count(), "a count of pages that is not true"),
        (hostile.garbage_font(), "a font of random bytes"),
        (hostile.wild_numbers(), "places and sizes beyond all measure"),
        (hostile.deep_nesting(), "two hundred thousand brackets"),
        (hostile.scattered_strokes(50_000), "more rulings than any table"),
        (hostile.remarks(1_000), "notes upon notes"),
    ],
)
def test_what_is_odd_beside_the_text_does_not_keep_it_from_being_read(data: bytes, remark: str) -> None:
    document = read(data, limits=Limits())
    assert SENTENCE in document.text, remark
    assert document.problems == ()


@pytest.mark.parametrize(
    ("data", "reason", "remark"),
    [
        (hostile.many_pages(50)[:700], "damaged", "a file that was cut off"),
        (hostile.forms_that_multiply(), "needs more than 300 MiB", "ten to the twelfth lines in three thousand bytes"),
        (hostile.form_draws_itself(), "needs more than 300 MiB", "a form that draws itself twice"),
        (hostile.packed_blanks(1_000_000_000), "needs more than 300 MiB", "a stream that unpacks to a gigabyte"),
    ],
)
def test_what_asks_for_too_much_is_refused_in_one_line(data: bytes, reason: str, remark: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason) as caught:
        read(data)
    assert "\n" not in str(caught.value), remark


@pytest.mark.parametrize(
    ("data", "category", "remark"),
    [
        (hostile.pages_in_a_circle(), "unreadable-page", "a page tree that contains itself"),
        (hostile.many_pages(100_000), "too-large", "a hundred thousand pages"),
        (hostile.one_line(1_000_000), "unreadable-page", "a line of a million characters"),
        (hostile.scattered_letters(50_000), "unreadable-page", "letters all over the page"),
        (hostile.one_page(hostile.stream(b"")), "no-text", "a page with nothing on it"),
    ],
)
def test_what_is_read_in_part_says_so(data: bytes, category: str, remark: str) -> None:
    problems = read(data).problems
    assert {problem.category for problem in problems} == {category}, remark
    assert all(problem.blocking for problem in problems)


def test_a_native_crash_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "_COMMAND", (sys.executable, "-c", "import os; os.abort()"))
    with pytest.raises(UnreadableDocument, match="breaks its reader"):
        read(Paper().text(LEFT, 100, SENTENCE).bytes())


def test_a_file_that_is_never_done_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "_COMMAND", (sys.executable, "-c", "import time; time.sleep(60)"))
    with pytest.raises(UnreadableDocument, match="takes longer than 1 seconds"):
        read(Paper().text(LEFT, 100, SENTENCE).bytes(), limits=Limits(reading=1))


def test_a_file_is_read_alike_within_its_limits_and_without() -> None:
    data = Paper().text(LEFT, 100, SENTENCE).bytes()
    assert read(data) == read_bytes(data, path="odd.pdf")


SMALL = Paper().text(LEFT, 100, "1. Fees").text(LEFT, 130, SENTENCE).grid((72, 200, 300), (150, 170, 190)).bytes()
TOKENS = st.sampled_from(
    [b"<<", b">>", b"[", b"(", b")", b" -1 ", b" 99999999999 ", b"0 R", b"endobj", b"stream\n", b"\x00"]
)
CHANGES = st.lists(
    st.tuples(st.integers(0, len(SMALL)), st.integers(0, 40), st.one_of(st.binary(max_size=4), TOKENS)),
    min_size=1,
    max_size=6,
)


@settings(max_examples=400, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(CHANGES)
def test_a_damaged_file_is_read_or_refused(changes: list[tuple[int, int, bytes]]) -> None:
    data = SMALL
    for place, cut, put in changes:
        data = data[:place] + put + data[place + cut :]
    try:
        document = read_bytes(data, path="damaged.pdf", opening=Opening(limits=TIGHT))
    except UnreadableDocument:
        return
    last = 0
    for block in document.blocks:
        assert document.text[last : block.span.start].strip() == ""
        last = block.span.end
    assert all(0 <= line.span.start <= line.span.end <= len(document.text) for line in document.lines)
