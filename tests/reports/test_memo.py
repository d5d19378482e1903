"""The memo for legal: a Word file that opens, and says what to do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from contract_review.errors import UsageError
from contract_review.model.review import Review
from contract_review.reports import memo
from contract_review.resources import templates_dir


@pytest.fixture(scope="module")
def word(specimen: Review) -> Document:
    return docx.Document(io.BytesIO(memo.as_docx(specimen)))


def _text(document: Document) -> str:
    """Paragraphs with their styles, and tables row by row, in order."""
    lines = []
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            lines += [" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for row in part.rows]
        else:
            lines.append(f"[{part.style.name}] {part.text}")
    return "\n".join(lines) + "\n"


def test_word_memo_as_it_was(word: Document, golden: Callable[[str, str], None]) -> None:
    golden("memo.docx.txt", _text(word))


def test_markdown_memo_as_it_was(specimen: Review, golden: Callable[[str, str], None]) -> None:
    golden("memo.md", memo.as_markdown(specimen))


def test_the_contract_is_text_and_never_a_template(word: Document) -> None:
    text = _text(word)
    assert "{{ 7*7 }} {% raw %} =cmd()|'/c'!A1." in text
    assert "49" not in text
    assert "<script>alert('x')</script>" in text


def test_heads_of_tables_repeat_and_pages_are_numbered(word: Document) -> None:
    heads = word.element.body.findall(".//" + qn("w:tblHeader"))
    assert len(heads) == 3
    footer = word.sections[0].footer._element
    assert [field.get(qn("w:instr")) for field in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_same_review_same_bytes(specimen: Review) -> None:
    data = memo.as_docx(specimen)
    assert data == memo.as_docx(specimen)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_restyled_template_is_used(specimen: Review, tmp_path: Path) -> None:
    template = docx.Document(str(templates_dir() / "memo" / "memo.docx"))
    template.add_paragraph("House rules of {{ seen.title }}", style="Quote")
    template.save(str(tmp_path / "ours.docx"))
    text = _text(docx.Document(io.BytesIO(memo.as_docx(specimen, template=tmp_path / "ours.docx"))))
    assert text.endswith("[Quote] House rules of Managed Backup Agreement\n")


@pytest.mark.parametrize(
    ("tag", "remark"),
    [
        ("{{ seen.titel }}", "a misspelled value"),
        ("{{ ''.__class__.__mro__ }}", "a template that reaches for the program"),
        ("{% for x in %}", "a tag that is not whole"),
    ],
)
def test_a_wrong_template_is_the_users_to_mend(specimen: Review, tmp_path: Path, tag: str, remark: str) -> None:
    template = docx.Document()
    template.add_paragraph(tag)
    template.save(str(tmp_path / "wrong.docx"))
    with pytest.raises(UsageError, match="not a template for a memo"):
        memo.as_docx(specimen, template=tmp_path / "wrong.docx")


def test_a_file_that_is_no_word_file_is_no_template(specimen: Review, tmp_path: Path) -> None:
    (tmp_path / "wrong.docx").write_text("no")
    with pytest.raises(UsageError, match="not a template for a memo"):
        memo.as_docx(specimen, template=tmp_path / "wrong.docx")
