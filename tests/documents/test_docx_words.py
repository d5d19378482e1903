"""The words of a Word file or web page arrive whole: fields, text boxes, lists from 0, merged cells."""

from __future__ import annotations

import io
import zipfile

import pytest

from contract_review.documents import read_bytes
from contract_review.model.document import Format

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_LIST = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="0"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


def word(body: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/numbering.xml", f'<w:numbering xmlns:w="{_W}">{_LIST}</w:numbering>')
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{_W}" xmlns:mc="{_MC}"><w:body>{body}</w:body></w:document>',
        )
    return buffer.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


_ORDER = "<w:r><w:instrText>ORDER</w:instrText></w:r>"
_BOX = f"<w:txbxContent><w:p>{run('Boxed fee')}</w:p></w:txbxContent>"
_ITEM = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'

WORDS = [
    (
        f"<w:p>{mark('begin')}{_ORDER}{mark('separate')}{run('4.2')}{mark('end')}{run(' applies')}</w:p>",
        "4.2 applies",
        "a result",
    ),
    (
        f"<w:p>{mark('begin')}{_ORDER}{mark('end')}{run('Fees are due.')}</w:p>",
        "Fees are due.",
        "an index entry has no result",
    ),
    (
        f"<w:p>{mark('begin')}{mark('begin')}{_ORDER}{mark('end')}{_ORDER}{mark('separate')}{run('7')}{mark('end')}</w:p>",
        "7",
        "nested",
    ),
    (
        f"<w:p>{run('a')}<mc:AlternateContent><mc:Choice>{run('b')}</mc:Choice><mc:Fallback>{run('c')}</mc:Fallback></mc:AlternateContent></w:p>",
        "ab",
        "once",
    ),
    (
        f"<w:tbl><w:tr><w:tc><w:p>{run('Fee')}<w:r><w:pict>{_BOX}</w:pict></w:r></w:p></w:tc><w:tc><w:p>{run('5')}</w:p></w:tc></w:tr></w:tbl>",
        "Fee\nBoxed fee\t5",
        "box in a cell",
    ),
    (f"<w:p>{_ITEM}{run('A')}</w:p><w:p>{_ITEM}{run('B')}</w:p>", "0. A\n\n1. B", "a list that starts at 0"),
    (
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="²"/></w:tcPr><w:p>{run("x")}</w:p></w:tc></w:tr></w:tbl>',
        "x",
        "no number",
    ),
]


@pytest.mark.parametrize(("body", "expected", "remark"), WORDS, ids=[row[2] for row in WORDS])
def test_every_word_that_word_shows_is_read(body: str, expected: str, remark: str) -> None:
    assert expected == read_bytes(word(body), path="a.docx").text


@pytest.mark.parametrize("text", ["BMC Software shall pay.", "PKF International shall pay."])
def test_company_name_is_not_a_file_signature(text: str) -> None:
    assert read_bytes(text.encode(), path="a.txt").format is Format.TEXT


def test_web_page_without_charset_is_utf_8() -> None:
    assert read_bytes("<html><body><p>“Fees” – 5 €</p>".encode()).text == "“Fees” – 5 €"


def test_cell_reaching_down_keeps_its_column_and_scripts_are_silent() -> None:
    page = b"<html><body><table><tr><td rowspan=2>P1<script>x()</script><td>1 h<tr><td>4 h</table>"
    document = read_bytes(page)
    places = [[(cell.column, cell.span.text_in(document.text)) for cell in row] for row in document.tables[0].rows]
    assert places == [[(0, "P1"), (1, "1 h")], [(1, "4 h")]]
