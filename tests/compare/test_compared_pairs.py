"""Ten pairs of contracts whose edits are known exactly: every one is told, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from contract_review.compare.changes import Change, changes
from contract_review.compare.phrasing import phrase
from contract_review.documents import read
from contract_review.model.contract import Contract
from contract_review.review import understand
from tests.compare.papers import EDITS, Edit


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
