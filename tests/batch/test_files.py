"""A batch reads contracts, and never what it or `memo` wrote."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from contract_review.batch import contracts_in, find, output_names
from contract_review.cli import cli

SAMPLES = Path(__file__).parents[2] / "sample_contracts"


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


OURS = "<meta content=\"default-src 'none'; style-src 'sha256-abc='\">"
NOTED = '<w:comment w:author="contract-review">'


def word(path: Path, **parts: str) -> None:
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            package.writestr(name.replace("__", "/") + ".xml", text)


def lay_outputs(folder: Path) -> None:
    """What this program writes, under the names that people give it."""
    lay(folder, "b.pdf", "b.memo.docx", "b.markup.pdf")
    (folder / "page.html").write_text(f"<!doctype html>{OURS}", encoding="utf-8")
    (folder / "review.md").write_text("# Review: X\n\n- **Kind:** y\n- **File:** z\n", encoding="utf-8")
    (folder / "issues.md").write_text("# Points to settle: X\n\n- **Document:** z\n", encoding="utf-8")
    (folder / "copy.pdf").write_bytes(b"%PDF-1.7 << /T (contract-review) >>")
    word(folder / "ours.docx", docProps__core="<dc:creator>contract-review</dc:creator>")
    word(folder / "noted.docx", word__document="<w:p/>", word__comments=NOTED)


def test_what_this_program_wrote_is_no_contract_whatever_it_is_called(tmp_path: Path) -> None:
    lay_outputs(tmp_path)
    assert found(tmp_path, tmp_path / "out") == ["b.pdf"]
    assert find([str(tmp_path)], out=str(tmp_path / "out")).left_out == 8
    # Whoever names a file means it.
    assert find([str(tmp_path / "noted.docx")], out="out").files == (tmp_path / "noted.docx",)


@pytest.mark.parametrize(
    ("command", "written"),
    [
        ("review --format html -o OUT", "x.html"),
        ("review --format md -o OUT", "x.md"),
        ("memo -o OUT", "x.docx"),
        ("memo --audience vendor -o OUT", "x.docx"),
        ("memo --format html -o OUT", "x.html"),
        ("memo --format md -o OUT", "x.md"),
        ("markup -o OUT", "x.docx"),
        ("text --format html -o OUT", "x.html"),
    ],
)
def test_what_the_commands_write_today_is_known(tmp_path: Path, command: str, written: str) -> None:
    name, *options = [str(tmp_path / written) if word == "OUT" else word for word in command.split()]
    result = CliRunner().invoke(cli, [name, str(SAMPLES / "platform-sla.docx"), *options])
    assert result.exit_code == 0, result.output
    assert found(tmp_path, tmp_path / "out") == []


def test_marked_up_pdf_of_today_is_known(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["markup", str(SAMPLES / "colocation.pdf"), "-o", str(tmp_path / "x.pdf")])
    assert result.exit_code == 0, result.output
    assert found(tmp_path, tmp_path / "out") == []


def test_contract_that_the_other_side_sent_back_with_its_answers_is_a_contract(tmp_path: Path) -> None:
    word(tmp_path / "back.docx", word__document='<w:ins w:author="Otter, Ida">', word__comments=NOTED)
    assert found(tmp_path, tmp_path / "out") == ["back.docx"]


def test_pages_that_only_look_like_reviews_are_contracts(tmp_path: Path) -> None:
    lay(tmp_path, "index.html", "overview.html", "terms.html", "terms.json", "of-understanding.memo.docx")
    (tmp_path / "damaged.docx").write_bytes(b"PK\x03\x04 cut off")
    assert found(tmp_path, tmp_path / "out") == [
        "damaged.docx",
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
