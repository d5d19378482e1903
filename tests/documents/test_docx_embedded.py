"""Files that stand inside a Word file as a part of its text."""

from __future__ import annotations

import io
import zipfile

import pytest
from word_files import paragraph, word

from contract_review.documents import read_bytes
from contract_review.model.document import BlockKind, Document

_CHUNK = '<w:altChunk r:id="{}"/>'
_LINK = '<Relationship Id="{0}" Type="http://x/relationships/aFChunk" Target="{1}"/>'
PAGE = (
    b"<html><body><h2>Fees</h2><table><tr><td>Setup</td><td>$100</td></tr><tr><td>Month</td><td>$20</td></tr></table>"
)
ARCHIVE = b"""MIME-Version: 1.0
Content-Type: multipart/related; boundary="x"

--x
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

<p>Fees are due within =
30 days.</p>
--x--
"""


def holding(inner: bytes, name: str = "inner.dat", *, linked: bool = True) -> bytes:
    """A Word file with another file between two paragraphs."""
    links = {"links": _LINK.format("r1", name)} if linked else {}
    data = word(paragraph("Before.") + _CHUNK.format("r1") + paragraph("After."), parts=links)
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(f"word/{name}", inner)
    return buffer.getvalue()


def texts(document: Document) -> list[str]:
    return [block.span.text_in(document.text) for block in document.blocks]


@pytest.mark.parametrize(
    ("inner", "name", "wanted", "remark"),
    [
        (PAGE, "a.html", ["Fees", "Setup\t$100\nMonth\t$20"], "a web page, with its heading and table"),
        (ARCHIVE, "a.mht", ["Fees are due within 30 days."], "a web page as Word archives it"),
        (b"{\\rtf1 Fees are due.\\par}", "a.rtf", ["Fees are due."], "RTF"),
        (b"Fees are due.\n\nThey are paid.", "a.txt", ["Fees are due.", "They are paid."], "plain text"),
        (word(paragraph("Fees are due.")), "a.docx", ["Fees are due."], "a Word file"),
    ],
)
def test_a_file_inside_is_read_where_it_stands(inner: bytes, name: str, wanted: list[str], remark: str) -> None:
    document = read_bytes(holding(inner, name), path="a.docx")
    assert texts(document) == ["Before.", *wanted, "After."], remark
    assert document.problems == ()


@pytest.mark.parametrize(
    ("data", "says", "remark"),
    [
        (holding(b"", linked=False), "another file inside this one;", "a file that is not there"),
        (holding(b"\x00\x01\x02\x03" * 50), "could not be read", "bytes of no format"),
        (holding(word("<w:p")), "could not be read", "a damaged Word file"),
        (holding(holding(PAGE)), "another file inside this one;", "a file within a file within a file"),
    ],
)
def test_a_file_inside_that_is_not_read_is_told(data: bytes, says: str, remark: str) -> None:
    document = read_bytes(data, path="a.docx")
    assert [p.category for p in document.problems] == ["embedded-text"], remark
    assert says in document.problems[0].message
    assert document.problems[0].blocking
    assert {"Before.", "After."} <= set(texts(document))


def test_a_file_inside_a_cell_stands_behind_its_table() -> None:
    cells = f"<w:tc>{paragraph('Fees')}</w:tc><w:tc>{_CHUNK.format('r1')}</w:tc>"
    data = word(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", parts={"links": _LINK.format("r1", "a.txt")})
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/a.txt", "Fees are due.")
    document = read_bytes(buffer.getvalue(), path="a.docx")
    assert texts(document) == ["Fees\t", "Fees are due."]
    assert [block.kind for block in document.blocks] == [BlockKind.TABLE, BlockKind.PARAGRAPH]
