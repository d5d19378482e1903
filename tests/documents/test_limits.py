"""Documents longer than any contract are read to a limit, and lose nothing in silence."""

from __future__ import annotations

import time

import pytest
from pdf_paper import LEFT, Paper

from contract_review.deadline import given_up_after
from contract_review.documents import read, read_bytes
from contract_review.errors import UnreadableDocument
from contract_review.model.document import Opening
from contract_review.model.limits import Limits

SENTENCE = "The Supplier pays a credit for each hour of downtime. "


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        (SENTENCE * 30, "sentences without a line end"),
        ("credit " * 200, "words without a sentence end"),
        ("x" * 1500, "letters without a blank"),
        (f"2.1 {SENTENCE * 30}", "a numbered paragraph keeps its number once"),
    ],
)
def test_a_paragraph_without_end_is_parted_and_keeps_every_letter(text: str, remark: str) -> None:
    document = read_bytes(text.encode(), path="a.txt", opening=Opening(limits=Limits(paragraph=400)))
    assert document.text == text.strip(), remark
    parts = [block.span.text_in(document.text) for block in document.blocks]
    assert max(map(len, parts)) <= 400
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert sum(block.label is not None for block in document.blocks) == text.startswith("2.1")
    assert document.problems == ()


def test_sentences_stay_whole_where_a_paragraph_is_parted() -> None:
    document = read_bytes((SENTENCE * 30).encode(), path="a.txt", opening=Opening(limits=Limits(paragraph=400)))
    assert {block.span.text_in(document.text)[-1] for block in document.blocks} == {"."}


def test_a_pdf_beyond_the_limit_is_read_up_to_it() -> None:
    paper = Paper()
    for number in range(1, 101):
        paper.text(LEFT, 100, f"{number}. {SENTENCE}").turn()
    document = read_bytes(paper.bytes(), path="a.pdf", opening=Opening(limits=Limits(characters=1_000)))
    (problem,) = document.problems
    assert (problem.category, problem.blocking) == ("too-large", True)
    assert 900 < len(document.text) <= 1_000
    assert document.blocks[-1].span.end == document.lines[-1].span.end == len(document.text)
    assert len(document.pages) == 100


def test_a_file_beyond_all_measure_is_not_opened(tmp_path) -> None:
    path = tmp_path / "huge.pdf"
    path.write_bytes(b"%PDF-1.7" + b" " * 2_000)
    with pytest.raises(UnreadableDocument, match="larger than 0 MiB"):
        read(path, opening=Opening(limits=Limits(file=1_000)))


def _never_ends() -> None:
    with given_up_after(0.05, path="a.pdf"):
        while True:
            sum(range(1000))


def test_work_without_end_is_given_up_and_the_alarm_is_gone() -> None:
    with pytest.raises(UnreadableDocument, match=r"a\.pdf: takes longer than 0 seconds"):
        _never_ends()
    spent = time.process_time() + 0.06
    while time.process_time() < spent:
        sum(range(1000))
    with given_up_after(5, path="a.pdf"):
        pass


def test_time_in_which_others_work_is_not_counted() -> None:
    with given_up_after(0.02, path="a.pdf"):
        time.sleep(0.1)
