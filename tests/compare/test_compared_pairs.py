"""Ten pairs of contracts whose edits are known exactly: every one is told, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from contract_review.compare.changes import Change, changes
from contract_review.compare.phrasing import phrase
from contract_review.compare.words import words_of
from contract_review.documents import read, read_bytes
from contract_review.model.contract import Contract
from contract_review.review import understand
from tests.compare.papers import CLAUSES, EDITS, Edit, paper, put, renamed
from tests.contract_texts import texts


def contract_of(path: Path) -> Contract:
    return understand(read(path))


def told(found: tuple[Change, ...]) -> set[tuple[str, str, str]]:
    return {
        (
            ",".join(change.happened),
            " ".join(passage.number or "" for passage in change.old),
            " ".join(passage.number or "" for passage in change.new),
        )
        for change in found
        if change.happened
    }


def words(found: tuple[Change, ...]) -> list[tuple[str, str]]:
    both = [change for change in found if change.old and change.new]
    return [(phrase(p.old), phrase(p.new)) for change in both for p in change.pieces if not p.same]


@pytest.mark.parametrize("edit", EDITS, ids=[edit.name for edit in EDITS])
def test_every_edit_is_told_and_nothing_else(edit: Edit, tmp_path: Path) -> None:
    old, new = map(contract_of, edit.write(tmp_path))
    found = changes(old, new)
    assert told(found) == edit.told
    assert words(found) == edit.words


def test_reference_that_stayed_while_its_clause_went_on_is_told(tmp_path: Path) -> None:
    clauses = renamed(CLAUSES, {"5.1": "5.2", "5.2": "5.3"})
    clauses = put(
        clauses, "5.1", "Publicity. Neither party names the other in public without its consent.", before="5.2"
    )
    edit = Edit("astray", paper(), paper(clauses), set(), [])
    (change,) = (one for one in changes(*map(contract_of, edit.write(tmp_path))) if one.astray)
    assert (change.new[0].number, change.astray) == ("5.3", ("5.1",))


SAME = [
    ("Device’s cover", "Device's cover", "the shape of quotes"),
    ("“Depot” means", '"Depot" means', "curly and straight quotes"),
    ("non-renewal of it", "non\u2011renewal of it", "a hyphen that does not break"),
    ("re\u00adnewal of it", "renewal of it", "a soft hyphen"),
    ("the co- operation of", "the co-operation of", "a hyphen at the end of a line"),
    ("the file of", "the \ufb01le of", "a ligature"),
    ("is due – always", "is due \u2014 always", "the length of a dash"),
    ("is AT ITS OWN RISK here", "is at its own risk here", "capitals for weight"),
    ("signed ______ here", "signed _________ here", "a longer line to write on"),
    ("one  two", "one\u00a0two", "another blank"),
]


@pytest.mark.parametrize(("old", "new", "remark"), SAME, ids=[row[2] for row in SAME])
def test_how_words_are_set_is_no_change(old: str, new: str, remark: str, tmp_path: Path) -> None:
    texts = [paper(put(CLAUSES, "6.3", f"More. This {words} is a part of it.", before=None)) for words in (old, new)]
    found = changes(*map(contract_of, Edit(remark, *texts, set(), []).write(tmp_path)))
    assert told(found) == set()


OTHER = [
    ("the Services", "the services", "a defined term is one no more"),
    ("thirty days", "thirty, days", "a comma"),
    ("may", "shall", "a single word"),
    ("1.5 percent", "15 percent", "a point in a figure"),
    ("within 10 days", "within 10 business days", "a word in the middle"),
]


@pytest.mark.parametrize(("old", "new", "remark"), OTHER, ids=[row[2] for row in OTHER])
def test_small_change_is_a_change(old: str, new: str, remark: str, tmp_path: Path) -> None:
    texts = [paper(put(CLAUSES, "6.3", f"More. This {words} is a part of it.", before=None)) for words in (old, new)]
    found = changes(*map(contract_of, Edit(remark, *texts, set(), []).write(tmp_path)))
    assert told(found) == {("reworded", "6.3", "6.3")}


def test_word_file_and_pdf_of_one_text_are_the_same_contract() -> None:
    samples = Path(__file__).parents[2] / "sample_contracts"
    found = changes(*(contract_of(samples / f"cloud-backup.{suffix}") for suffix in ("docx", "pdf")))
    assert told(found) == set()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(old=texts(), new=texts())
def test_every_word_of_both_contracts_stands_in_one_piece(old: str, new: str) -> None:
    one, other = (understand(read_bytes(text.encode(), path="made.txt")) for text in (old, new))
    pieces = [piece for change in changes(one, other) for piece in change.pieces]
    for contract, side in ((one, [p.old for p in pieces]), (other, [p.new for p in pieces])):
        held = sorted(word.span for words in side for word in words)
        assert held == [word.span for word in words_of(contract)]
    assert not any(change.happened for change in changes(one, one))
