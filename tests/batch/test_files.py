"""A batch reads contracts, and never what it or `memo` wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from contract_review.batch import contracts_in, output_names


def lay(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")


def found(folder: Path, out: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in contracts_in([folder], out=out)]


def test_folder_gives_what_looks_like_a_contract_in_order(tmp_path: Path) -> None:
    lay(tmp_path, "b.PDF", "a/x.docx", "a/y.html", "notes.xlsx", ".hidden.pdf", "~/z.md")
    assert found(tmp_path, tmp_path / "out") == ["a/x.docx", "a/y.html", "b.PDF", "~/z.md"]


def test_reviews_inside_the_folder_are_not_read(tmp_path: Path) -> None:
    lay(tmp_path, "a.pdf", "out/a.pdf.html", "out/index.html", "out/readme.txt")
    assert found(tmp_path, tmp_path / "out") == ["a.pdf"]


def test_reviews_beside_the_contracts_or_from_an_earlier_batch_are_not_read(tmp_path: Path) -> None:
    lay(tmp_path, "a.pdf", "a.pdf.html", "overview.html", "index.html", "overview.csv", "overview.json", "a.memo.docx")
    (tmp_path / "a.pdf.json").write_text('{"schema": "contract-review/review/1"}', encoding="utf-8")
    assert found(tmp_path, tmp_path) == ["a.pdf"]
    assert found(tmp_path, tmp_path / "new") == ["a.pdf"]


def test_pages_that_only_look_like_reviews_are_contracts(tmp_path: Path) -> None:
    lay(tmp_path, "index.html", "overview.html", "terms.html", "terms.json", "of-understanding.memo.docx")
    assert found(tmp_path, tmp_path / "out") == [
        "index.html",
        "of-understanding.memo.docx",
        "overview.html",
        "terms.html",
    ]


def test_pattern_is_opened_where_the_shell_did_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path, "a.pdf", "b.docx", "c/d.pdf", "odd[1].pdf")
    monkeypatch.chdir(tmp_path)
    assert contracts_in([Path("*.pdf")], out=tmp_path / "out") == [Path("a.pdf"), Path("odd[1].pdf")]
    assert contracts_in([Path("**/d.pdf")], out=tmp_path / "out") == [Path("c/d.pdf")]
    assert contracts_in([Path("odd[1].pdf")], out=tmp_path / "out") == [Path("odd[1].pdf")]


def test_named_file_is_kept_even_if_it_is_not_there(tmp_path: Path) -> None:
    assert contracts_in([tmp_path / "gone.pdf"], out=tmp_path / "out") == [tmp_path / "gone.pdf"]


def test_every_review_has_a_name_of_its_own_on_every_system() -> None:
    files = [Path("a/c.pdf"), Path("b/C.PDF"), Path("b/c-2.pdf"), Path("c/c.pdf"), Path("overview"), Path("x/index")]
    names = output_names(files)
    assert len({name.casefold() for name in names.values()}) == len(files)
    assert names[Path("a/c.pdf")] == "c.pdf"
    assert {"overview", "index"}.isdisjoint(names.values())
