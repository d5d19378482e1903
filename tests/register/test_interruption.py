"""Whoever is killed, or works at the same time, leaves the register as before or after: never between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from contract_review.register import Register, open_register
from contract_review.register.address import address_of
from tests.register.made import deposit

UPLOADING = """
import sys
from contract_review.register import open_register
from tests.register.made import deposit
where, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
made = [deposit(f"1. Number {number}. Text of contract {number}.\\n\\n" + "2. More. " + "words " * 500) for number in range(first, last)]
print("ready", flush=True)
with open_register(where) as register:
    for given in made:
        register.deposit(given)
"""
# Moments after the first upload began, in seconds: a deposit takes some thousandths of one, and there are enough of
# them that none of these moments comes after the last.
MOMENTS = (0.0, 0.02, 0.05, 0.08, 0.11, 0.15)
ENOUGH = 400


def uploading(where: str, first: int, last: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", UPLOADING, where, str(first), str(last)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def whole(register: Register) -> int:
    """How many contracts there are, each of which must be all there."""
    contracts = register.contracts().contracts
    # In their order, whatever their ids: a server leaves out those of whoever was killed.
    for number, contract in enumerate(contracts):
        assert f"Text of contract {number}." in register.file(contract.id).decode()
        assert register.report(contract.id, 1)
        assert [hit.contract.id for hit in register.search(f'"contract {number}"').hits] == [contract.id]
    assert {terms.contract.id: len(terms.facts) for terms in register.terms()} == {one.id: 3 for one in contracts}
    return len(contracts)


def files_of(where: str) -> set[str]:
    folder = address_of(where).files
    return {path.name for path in folder.rglob("*") if path.is_file()} if folder else set()


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
def test_upload_that_is_killed_leaves_the_register_as_before_or_after(where: str) -> None:
    with open_register(where) as register:
        done = 0
        for moment in MOMENTS:
            with uploading(where, done, done + ENOUGH) as process:
                assert process.stdout is not None
                process.stdout.readline()
                end = time.monotonic() + 30
                while register.contracts(limit=1).total == done and time.monotonic() < end:
                    time.sleep(0.005)
                time.sleep(moment)
                os.kill(process.pid, signal.SIGKILL)
            before = done
            done = whole(register)
            assert before < done < before + ENOUGH, "killed in the middle"
            register.settle()
            hashes = {contract.sha256 for contract in register.contracts().contracts}
            assert files_of(where) in (hashes, set()), "no file without a contract, none too few"


def test_two_that_upload_at_once_lose_nothing(where: str) -> None:
    # Neither finds a register: both make it.
    with uploading(where, 0, 25) as one, uploading(where, 20, 45) as other:
        assert (one.wait(120), other.wait(120)) == (0, 0)
    with open_register(where) as register:
        found = register.contracts().contracts
        assert len(found) == 45
        texts = {register.file(contract.id) for contract in found}
        assert len(texts) == 45
        assert all(register.report(contract.id, 1) for contract in found)


def test_file_that_was_left_behind_goes_with_the_next_upload(tmp_path: Path) -> None:
    where = str(tmp_path / "register.db")
    with open_register(where) as register:
        register.deposit(deposit())
        pending = tmp_path / "register.files" / "pending"
        kept = register.contract(1).sha256
        place = tmp_path / "register.files" / kept[:2] / kept
        # As a kill leaves them: a file without its row, half a file, and one whose row was written but not its place.
        (pending / ("f" * 64)).write_bytes(b"never registered")
        (pending / ".half.tmp").write_bytes(b"nev")
        place.replace(pending / kept)
        assert register.file(1) == deposit().data
        register.deposit(deposit("1. Other. Text."))
        assert (list(pending.iterdir()), place.read_bytes()) == ([], deposit().data)


def test_removed_words_are_nowhere_on_the_disk(tmp_path: Path) -> None:
    secret = "Quetzalcoatl"
    given = deposit(f"1. {secret}. The price is {secret}.\n\n" + "2. More. " + f"{secret} words " * 3000, vendor=secret)
    with open_register(tmp_path / "register.db") as register:
        for number in range(5):
            register.deposit(deposit(f"1. Kept. Number {number} stays."))
        register.deposit(given)
        register.deposit(deposit(f"1. {secret}. Another version."), version_of=6)
        assert with_word(tmp_path, secret)
        register.remove([6])
        assert with_word(tmp_path, secret) == []
    assert with_word(tmp_path, secret) == []


def with_word(folder: Path, word: str) -> list[str]:
    """The files that hold a word, in any case."""
    wanted = word.lower().encode()
    # The index holds stems, and of each only what differs from the one before.
    return [path.name for path in folder.rglob("*") if path.is_file() and wanted[2:8] in path.read_bytes().lower()]


def test_damaged_file_is_told_and_not_given_out(tmp_path: Path) -> None:
    with open_register(tmp_path / "register.db") as register:
        register.deposit(deposit())
        (path,) = (path for path in (tmp_path / "register.files").rglob("*") if path.is_file())
        path.write_bytes(b"something else")
        with pytest.raises(Exception, match="is damaged; restore it from a backup"):
            register.file(1)
        path.unlink()
        with pytest.raises(Exception, match="is gone; restore it from a backup"):
            register.file(1)
