"""Templates of one's own: copied, changed, checked, used."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from contract_review.cli import cli
from contract_review.errors import UsageError


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [*map(str, arguments)], standalone_mode=False)


@pytest.mark.parametrize(("name", "file"), [("memo", "memo.docx"), ("memo.md", "memo.md"), ("review.md", "review.md")])
def test_copied_template_can_be_filled_in_as_it_is(tmp_path: Path, name: str, file: str) -> None:
    assert run("templates", "copy", name, tmp_path / file).exception is None
    assert "can be filled in" in run("templates", "check", tmp_path / file).stderr


def test_template_for_the_vendor_is_checked_with_what_the_vendor_may_read(tmp_path: Path) -> None:
    assert run("templates", "copy", "issues", tmp_path / "issues.docx").exception is None
    assert run("templates", "check", tmp_path / "issues.docx", "--audience", "vendor").exception is None
    assert isinstance(run("templates", "check", tmp_path / "issues.docx").exception, UsageError)


def test_copy_writes_over_nothing(tmp_path: Path) -> None:
    (tmp_path / "memo.docx").write_text("ours")
    told = run("templates", "copy", "memo", tmp_path)
    assert isinstance(told.exception, UsageError)
    assert (tmp_path / "memo.docx").read_text() == "ours"


def test_memo_is_written_with_the_template_of_a_firm(tmp_path: Path, contract_file: Path) -> None:
    firm = docx.Document()
    firm.add_paragraph("Otter & Partners on {{ seen.heading }}")
    firm.save(str(tmp_path / "firm.docx"))
    assert run("memo", contract_file, "--template", tmp_path / "firm.docx", "-o", tmp_path / "m.docx").exception is None
    assert docx.Document(str(tmp_path / "m.docx")).paragraphs[0].text.startswith("Otter & Partners on ")


def test_form_of_the_memo_is_that_of_its_template(tmp_path: Path, contract_file: Path) -> None:
    (tmp_path / "own.txt").write_text("{{ seen.advice.verdict.value }}\n", encoding="utf-8")
    copy = tmp_path / contract_file.name
    copy.write_bytes(contract_file.read_bytes())
    assert run("memo", copy, "--template", tmp_path / "own.txt").exception is None
    assert (tmp_path / f"{copy.stem}.memo.txt").read_text(encoding="utf-8").startswith(("Do not sign", "Sign"))


@pytest.mark.parametrize(
    ("arguments", "says", "remark"),
    [
        (("memo", "FILE", "--template", "none.docx"), "templates copy memo", "a template that is not there"),
        (("memo", "FILE", "--format", "docx", "--template", "OWN"), "is no Word file", "a text for a Word file"),
        (("templates", "check", "none.docx"), "there is no such template", "nothing to check"),
    ],
)
def test_wrong_template_is_told_in_one_line(
    tmp_path: Path, contract_file: Path, arguments: tuple[str, ...], says: str, remark: str
) -> None:
    own = tmp_path / "own.md"
    own.write_text("x")
    told = run(*[{"FILE": contract_file, "OWN": own}.get(word, word) for word in arguments])
    assert isinstance(told.exception, UsageError)
    assert says in str(told.exception)


def test_several_papers_make_one_memo(tmp_path: Path, contract_file: Path) -> None:
    second = tmp_path / "order.txt"
    second.write_text("ORDER FORM\n\n1. The initial term is six (6) months.\n", encoding="utf-8")
    told = run("memo", "--bundle", contract_file, second, "-o", tmp_path / "m.md", "--format", "md")
    assert told.exception is None
    assert "order.txt" in (tmp_path / "m.md").read_text(encoding="utf-8")


def test_page_of_values_in_the_docs_is_that_of_the_program() -> None:
    page = Path(__file__).parents[2] / "docs" / "template-values.md"
    assert page.read_text(encoding="utf-8") == run("templates", "values").stdout
