"""The memo for legal: a Word file that opens, and says what to do."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from contract_review.errors import UsageError
from contract_review.model.review import Review
from contract_review.reports.memo import write_memo
from contract_review.resources import templates_dir


@pytest.fixture(scope="module")
def word(specimen: Review) -> Document:
    return docx.Document(io.BytesIO(write_memo(specimen)))


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
    golden("memo.md", write_memo(specimen, form="md"))


def test_the_contract_is_text_and_never_a_template(word: Document) -> None:
    text = _text(word)
    assert "{{ 7*7 }} {% raw %} =cmd()|'/c'!A1." in text
    assert "49" not in text
    assert "<script>alert('x')</script>" in text


def test_heads_of_tables_repeat_and_pages_are_numbered(word: Document) -> None:
    heads = word.element.body.findall(".//" + qn("w:tblHeader"))
    assert len(heads) == 4
    footer = word.sections[0].footer._element
    assert [field.get(qn("w:instr")) for field in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_same_review_same_bytes(specimen: Review) -> None:
    data = write_memo(specimen)
    assert data == write_memo(specimen)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_restyled_template_is_used(specimen: Review, tmp_path: Path) -> None:
    template = docx.Document(str(templates_dir() / "memo" / "memo.docx"))
    template.add_paragraph("House rules of {{ seen.title }}", style="Quote")
    template.save(str(tmp_path / "ours.docx"))
    text = _text(docx.Document(io.BytesIO(write_memo(specimen, template=tmp_path / "ours.docx"))))
    assert text.endswith("[Quote] House rules of Managed Backup Agreement\n")


@pytest.mark.parametrize(
    ("tag", "says", "remark"),
    [
        ("{{ seen.titel }}", r"paragraph 1 .*there is no value 'titel'; did you mean 'title'", "a misspelled value"),
        ("{% for e in seen.flags %}{{ e.aks }}{% endfor %}", "did you mean 'ask'", "a misspelled value of a part"),
        ("{{ ''.__class__.__mro__ }}", "paragraph 1", "a template that reaches for the program"),
        ("{% for x in %}", "paragraph 1 ", "a tag that is not whole"),
        ("{% include '/etc/passwd' %}", "cannot be filled in|no loader|paragraph 1", "a template that reads a file"),
    ],
)
def test_a_wrong_template_says_where_it_is_wrong(
    specimen: Review, tmp_path: Path, tag: str, says: str, remark: str
) -> None:
    template = docx.Document()
    template.add_paragraph(tag)
    template.save(str(tmp_path / "wrong.docx"))
    with pytest.raises(UsageError, match=f"wrong.docx: .*{says}" if "|" not in says else says):
        write_memo(specimen, template=tmp_path / "wrong.docx")


def test_mistake_in_a_table_or_a_footer_names_its_paragraph(specimen: Review, tmp_path: Path) -> None:
    template = docx.Document()
    template.add_paragraph("{{ seen.heading }}")
    table = template.add_table(rows=3, cols=1)
    for row, text in zip(
        table.rows, ("{%tr for entry in seen.flags %}", "{{ entry.topik }}", "{%tr endfor %}"), strict=True
    ):
        row.cells[0].text = text
    template.save(str(tmp_path / "wrong.docx"))
    with pytest.raises(UsageError, match=r"paragraph 3 \({{ entry.topik }}\): .*did you mean 'topic'"):
        write_memo(specimen, template=tmp_path / "wrong.docx")


def test_a_file_that_is_no_word_file_is_no_template(specimen: Review, tmp_path: Path) -> None:
    (tmp_path / "wrong.docx").write_text("no")
    with pytest.raises(UsageError, match="is no Word file"):
        write_memo(specimen, template=tmp_path / "wrong.docx")


@pytest.mark.parametrize(
    ("name", "source", "says", "remark"),
    [
        ("own.md", "# {{ seen.heading }}\n{{ seen.titel }}\n", "own.md:2: there is no value 'titel'", "a typo"),
        ("own.html", "<p>\n{% if seen.flags %}\n", "own.html:2: ", "a tag that is not closed"),
        ("own.txt", "{{ seen.flags[0].ask.__class__ }}", "own.txt:1: ", "a template that reaches for the program"),
        ("own.txt", "{% for n in range(10**9) %}{% endfor %}", "own.txt:1: ", "a loop without end"),
        ("own.txt", "{% include '../secret.txt' %}", "own.txt:1: ", "a file above its folder"),
        ("own.txt", "\n{{ 1/0 }}", "own.txt:2: ZeroDivisionError", "a template that fails"),
        ("own.rtf", "x", "templates end in", "another kind of file"),
    ],
)
def test_a_wrong_text_template_says_where_it_is_wrong(
    specimen: Review, tmp_path: Path, name: str, source: str, says: str, remark: str
) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / name).write_text(source, encoding="utf-8")
    with pytest.raises(UsageError, match=says):
        write_memo(specimen, form="md", template=folder / name)


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("own.html", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; {{ 7*7 }}"),
        ("own.md", r"\<script\>alert('x')\</script\> {{ 7\*7 }}"),
        ("own.txt", "<script>alert('x')</script> {{ 7*7 }}"),
    ],
)
def test_words_of_the_contract_are_words_in_own_templates(
    specimen: Review, tmp_path: Path, name: str, printed: str
) -> None:
    source = "{% for flag in seen.flags %}{% for quote in flag.quotes %}{{ quote.text }}\n{% endfor %}{% endfor %}"
    (tmp_path / name).write_text(source, encoding="utf-8")
    assert printed in write_memo(specimen, form="md", template=tmp_path / name)


def test_memo_as_a_page_has_no_script_and_no_address_to_load_from(specimen: Review) -> None:
    page = write_memo(specimen, form="html")
    assert isinstance(page, str)
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert "http" not in page.replace("http-equiv", "").replace("http://example.org/p.png", "")


def test_reviewer_stands_in_the_head_of_every_form(specimen: Review) -> None:
    for form in ("html", "md"):
        assert "R. Otter" in str(write_memo(specimen, form=form, reviewer="R. Otter"))
        assert "Reviewer" not in str(write_memo(specimen, form=form))
    word = docx.Document(io.BytesIO(write_memo(specimen, reviewer="R. Otter")))
    assert "Reviewer | R. Otter" in _text(word)


def test_every_point_is_told_once_in_full_or_in_a_line(specimen: Review, word: Document) -> None:
    text = _text(word)
    for flag in specimen.flags():
        assert flag.ask is None or flag.ask in text
        assert flag.rule in text


@pytest.mark.skipif(not (shutil.which("soffice") or shutil.which("libreoffice")), reason="LibreOffice is not here")
def test_pdf_is_printed_from_the_word_file(specimen: Review) -> None:
    data = write_memo(specimen, form="pdf")
    assert isinstance(data, bytes)
    assert data.startswith(b"%PDF-")


def test_without_libreoffice_a_pdf_is_refused_in_one_line(specimen: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(UsageError, match="printed by LibreOffice, which is not here"):
        write_memo(specimen, form="pdf")
