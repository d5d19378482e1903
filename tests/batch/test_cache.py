"""A second batch reads nothing again and asks only the rules that changed; whatever lies in the cache, reviews agree."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_review.batch import Batch, Cache, work
from contract_review.batch.identity import rule_keys
from contract_review.batch.keeping import packed, packed_findings, unpacked, unpacked_findings
from contract_review.documents import read
from contract_review.findings import engine
from contract_review.model.contract import Kind
from contract_review.model.document import Opening
from contract_review.model.rule import Playbook
from contract_review.review import Reading, conclude, look_into
from contract_review.rulebook import load_playbook

BOOK = load_playbook("msp-default")
ALL = len(BOOK.rules)
SAMPLES = Path(__file__).parents[2] / "sample_contracts"


def changed(book: Playbook, at: int = 0, **parts: object) -> Playbook:
    rules = list(book.rules)
    rules[at] = replace(rules[at], **parts)
    return replace(book, rules=tuple(rules), sha256="another")


def written(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}


class Counting:
    """Counts how often a function is called that stays as it is."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> None:
        self.calls = 0
        honest: Callable[..., object] = getattr(module, name)

        def counted(*arguments, **options):
            self.calls += 1
            return honest(*arguments, **options)

        monkeypatch.setattr(module, name, counted)


@pytest.mark.parametrize(
    ("batch", "work_done"),
    [
        pytest.param({}, (0, 0), id="nothing changed"),
        pytest.param({"book": changed(BOOK, why="Because it is so.")}, (0, 1), id="a rule says another reason"),
        pytest.param({"book": changed(BOOK, positions={})}, (0, 1), id="a rule has other positions"),
        pytest.param({"book": replace(BOOK, rules=BOOK.rules[3:])}, (0, 0), id="three rules went"),
        pytest.param(
            {"book": replace(BOOK, variables={**BOOK.variables, "plan": "Gold"})}, (0, ALL), id="another plan"
        ),
        pytest.param({"reading": Reading(side="vendor")}, (0, 0), id="for the other side"),
        pytest.param({"reading": Reading(as_of=date(2026, 12, 1))}, (0, 0), id="as of a day"),
        pytest.param({"reading": Reading(kind=Kind.SLA)}, (1, ALL), id="as another kind of document"),
        pytest.param({"reading": Reading(opening=Opening(ocr=True))}, (1, ALL), id="opened in another way"),
        pytest.param({"cache": None}, (1, ALL), id="without a cache"),
    ],
)
def test_only_what_changed_is_done_again_and_the_review_is_as_without_a_cache(
    contract_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch, work_done: tuple[int, int]
) -> None:
    """`work_done`: how many files are read, and how many rules are asked."""
    first = Batch(tmp_path / "first", BOOK, Reading(), cache=Cache(tmp_path / "cache"))
    work.review_one(first, contract_file, "a.txt")
    second = replace(first, out=tmp_path / "second", **batch)
    reading, asking = Counting(monkeypatch, work, "look_into"), Counting(monkeypatch, engine, "apply")
    row = work.review_one(second, contract_file, "a.txt")
    assert (reading.calls, asking.calls) == work_done
    plain = replace(second, out=tmp_path / "plain", cache=None)
    assert work.review_one(plain, contract_file, "a.txt") == row
    assert written(second.out) == written(plain.out)


def test_renamed_copy_is_not_read_again(contract_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = Batch(tmp_path / "out", BOOK, Reading(), cache=Cache(tmp_path / "cache"))
    work.review_one(batch, contract_file, "a.txt")
    copy = tmp_path / "copy.txt"
    copy.write_bytes(contract_file.read_bytes())
    reading = Counting(monkeypatch, work, "look_into")
    assert work.review_one(batch, copy, "b.txt").path == str(copy)
    assert reading.calls == 0
    assert str(copy) in (tmp_path / "out" / "b.txt.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("sample", ["noc-services.pdf", "platform-sla.docx"])
def test_what_is_kept_of_a_contract_is_all_of_it(sample: str) -> None:
    known = look_into(read(SAMPLES / sample))
    assert unpacked(packed(known), path=str(SAMPLES / sample)) == known
    findings = dict(zip(rule_keys(BOOK).values(), conclude(known, BOOK), strict=True))
    assert unpacked_findings(packed_findings(findings)) == findings


@given(data=st.binary(max_size=200))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_other_bytes_are_no_contract(data: bytes) -> None:
    assert unpacked(data, path="a.pdf") is None
    assert unpacked_findings(data) == {}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda entry: b"",
        lambda entry: entry[:40],
        lambda entry: entry[:-1],
        lambda entry: entry[:60] + b"\x00" + entry[61:],
        lambda entry: b"rubbish" * 100,
    ],
    ids=["empty", "cut early", "cut late", "a byte changed", "rubbish"],
)
def test_spoilt_entry_is_as_good_as_none(contract_file: Path, tmp_path: Path, spoil) -> None:
    batch = Batch(tmp_path / "out", BOOK, Reading(), cache=Cache(tmp_path / "cache"))
    first = work.review_one(batch, contract_file, "a.txt")
    before = written(tmp_path / "out")
    entries = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert len(entries) == 2
    for path in entries:
        path.write_bytes(spoil(path.read_bytes()))
    assert work.review_one(batch, contract_file, "a.txt") == first
    assert written(tmp_path / "out") == before
    assert all(Cache(tmp_path / "cache").get(path.parent.name + path.name) for path in entries)


def test_only_its_owner_sees_the_cache(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "deep" / "cache")
    cache.put("abcd", b"words")
    assert cache.get("abcd") == b"words"
    assert stat.S_IMODE((tmp_path / "deep" / "cache").stat().st_mode) == 0o700


def test_cache_that_cannot_be_written_costs_no_review(contract_file: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    batch = Batch(tmp_path / "out", BOOK, Reading(), cache=Cache(tmp_path / "cache"))
    assert work.review_one(batch, contract_file, "a.txt").status == "reviewed"


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for n in range(10):
        cache.put(f"{n:04}", os.urandom(1000))
        age = time.time() - 1000 + n
        os.utime(tmp_path / "00" / f"{n:02}", (age, age))
    cache.get("0001")
    cache.prune(most=7 * 1100)
    assert [n for n in range(10) if cache.get(f"{n:04}")] == [1, 6, 7, 8, 9]
    cache.clear()
    assert cache.size() == (0, 0)


def test_what_nobody_used_for_months_goes(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("0000", b"old")
    cache.put("0001", b"new")
    long_ago = time.time() - 100 * 24 * 3600
    os.utime(tmp_path / "00" / "00", (long_ago, long_ago))
    cache.prune()
    assert (cache.get("0000"), cache.get("0001")) == (None, b"new")


def test_two_at_once_never_see_half_an_entry(tmp_path: Path) -> None:
    cache, words = Cache(tmp_path), [bytes([n]) * 200_000 for n in range(8)]

    def use(n: int) -> bool:
        cache.put("aaaa", words[n % 8])
        if n % 5 == 0:
            cache.prune(most=1)
        return cache.get("aaaa") in (None, *words)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(use, range(200)))
