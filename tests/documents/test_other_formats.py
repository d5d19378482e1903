"""OpenDocument, RTF and web pages read as their readers see them."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from contract_review.documents import read_bytes
from contract_review.errors import UnreadableDocument
from contract_review.model.document import BlockKind, Document, Format, Opening, Revisions

_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMES.items())
_STYLES = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>'
    '<text:list-level-style-number text:level="3" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/></text:list-style>'
)


def open_document(body: str, manifest: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        styles = f"<office:automatic-styles>{_STYLES}</office:automatic-styles>"
        content = f"{styles}<office:body><office:text>{body}</office:text></office:body>"
        archive.writestr("content.xml", f"<office:document-content {_DECLARED}>{content}</office:document-content>")
        footer = "<style:footer><text:p>Page 1</text:p></style:footer>"
        archive.writestr("styles.xml", f"<office:document-styles {_DECLARED}>{footer}</office:document-styles>")
        archive.writestr("META-INF/manifest.xml", manifest or "<manifest/>")
    return buffer.getvalue()


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def items(*inside: str, more: str = "") -> str:
    return f"<text:list {more}>{''.join(f'<text:list-item>{one}</text:list-item>' for one in inside)}</text:list>"


def read(body: str, revisions: Revisions = Revisions.FINAL) -> Document:
    return read_bytes(open_document(body), path="a.odt", opening=Opening(revisions=revisions))


def words(document: Document) -> str:
    return "\n".join(b.span.text_in(document.text) for b in document.blocks if b.kind is not BlockKind.FURNITURE)


_OUTER = 'text:style-name="L"'
_CHANGE = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:insertion><dc:creator>Ann Lee</dc:creator>'
    "</text:insertion></text:changed-region></text:tracked-changes>"
    '<text:p>within <text:change-start text:change-id="c1"/>sixty <text:change-end text:change-id="c1"/>days</text:p>'
)
OPEN = [
    (items(p("Fees") + items(p("Rent") + items(p("gas"), p("oil"))), p("Term"), more=_OUTER),
     "1. Fees\n1.1 Rent\n(a) gas\n(b) oil\n2. Term", "numbers of lists"),
    (items(p("A"), more=_OUTER) + p("between") + items(p("B"), more=f'{_OUTER} text:continue-numbering="true"'),
     "1. A\nbetween\n2. B", "a list that goes on"),
    (items(p("A"), more=_OUTER) + items(p("B"), more=_OUTER), "1. A\n1. B", "a list that begins anew"),
    (p('99%<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Monthly.</text:p></text:note-body></text:note> up'),
     "99% up\nMonthly.", "a note behind its paragraph"),
    (p("a<text:s/><text:tab/>b<text:line-break/>c"), "a b c", "blanks"),
    (p("<office:annotation><text:p>Why?</text:p></office:annotation>Fees"), "Fees", "a comment is no text"),
    (p("From <text:placeholder>&lt;date&gt;</text:placeholder>"), "From [date]", "a placeholder"),
    ('<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Times</text:p></table:table-cell>'
     '<table:covered-table-cell/></table:table-row><table:table-row><table:table-cell><text:p>P1</text:p></table:table-cell>'
     '<table:table-cell><text:p>1 h</text:p></table:table-cell></table:table-row></table:table>', "Times\nP1\t1 h", "a table"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected", "remark"), OPEN, ids=[row[2] for row in OPEN])
def test_open_document_reads_as_it_prints(body: str, expected: str, remark: str) -> None:
    assert expected == words(read(body))


def test_open_document_has_headings_links_margins_and_both_views() -> None:
    document = read(
        '<text:h text:outline-level="2">Fees</text:h>' + p('See <text:a xlink:href="https://v.example">terms</text:a>.')
    )
    assert (document.blocks[0].kind, document.blocks[0].level) == (BlockKind.HEADING, 2)
    assert [(link.span.text_in(document.text), link.target) for link in document.links] == [
        ("terms", "https://v.example")
    ]
    assert document.blocks[-1].kind is BlockKind.FURNITURE
    assert (words(read(_CHANGE)), words(read(_CHANGE, Revisions.ORIGINAL))) == ("within sixty days", "within days")
    assert "Ann Lee" in read(_CHANGE).problems[0].message


def test_encrypted_open_document_and_other_kinds_are_told() -> None:
    with pytest.raises(UnreadableDocument, match="encrypted"):
        read_bytes(open_document(p("x"), manifest="<manifest><encryption-data/></manifest>"), path="a.odt")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    with pytest.raises(UnreadableDocument, match="no text document"):
        read_bytes(buffer.getvalue(), path="a.ods")


RICH = (
    rb"{\rtf1\ansi {\fonttbl{\f0 Arial;}}{\*\generator X;}Hosting \u8220?Terms\u8221?\par "
    rb"{\listtext\tab 1.\tab}Fees are due.\par \trowd P1\cell 1 h\cell\row \trowd P2\cell 4 h\cell\row \pard End.\par}"
)


def test_rich_text_keeps_numbers_and_tables() -> None:
    document = read_bytes(RICH, path="a.rtf")
    assert document.format is Format.RTF
    assert document.text == "Hosting “Terms”\n\n1. Fees are due.\n\nP1\t1 h\nP2\t4 h\n\nEnd."
    assert [b.label.text_in(document.text) for b in document.blocks if b.label] == ["1."]


def test_footnotes_of_rich_text_are_told_to_be_missing() -> None:
    document = read_bytes(rb"{\rtf1 Uptime{\footnote Monthly.} is high.\par}", path="a.rtf")
    assert [(problem.category, problem.blocking) for problem in document.problems] == [("notes", True)]


PAGES = [
    ("<ol><li>Fees<ol type=a><li>Rent<li>Gas</ol><li>Term</ol>", "1. Fees\na. Rent\nb. Gas\n2. Term", "numbered lists in each other"),
    ("<ol start=4><li>A<li value=9>B</ol>", "4. A\n9. B", "numbers that somebody set"),
    ("<ol style='list-style-type: lower-roman'><li>A<li>B</ol>", "i. A\nii. B", "numbers by style"),
    ("<ol style='list-style:none'><li>1.1 Fees</ol>", "1.1 Fees", "numbers that are typed"),
    ("<ul><li>A</ul>", "• A", "bullets"),
    ("<p style='display:none'>x<p hidden>y<p>z", "z", "what no reader sees"),
    ("<pre>Notice is thirty\n(30) days.</pre>", "Notice is thirty (30) days.", "a figure that repeats its word"),
    ("<pre>1. Fees\nare due.\n\n2. Term</pre>", "1. Fees are due.\n2. Term", "text that keeps its lines"),
    ("<table><tr><td><p>All<p>in a box</table>", "All\nin a box", "a box is no table"),
    ("<table><tr><td>a<td><table><tr><td>x<td>y</table></table>", "a\t\nx\ty", "a table in a table stands behind it"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "expected", "remark"), PAGES, ids=[row[2] for row in PAGES])
def test_web_page_reads_as_it_shows(page: str, expected: str, remark: str) -> None:
    assert expected == words(read_bytes(f"<html><body>{page}</body></html>".encode()))


def test_link_of_a_web_page_keeps_its_address() -> None:
    document = read_bytes(b'<html><body><p>The terms: see   the <a href="https://v.example/t">terms</a>.</body></html>')
    assert [(link.span.start, link.span.text_in(document.text), link.target) for link in document.links] == [
        (19, "terms", "https://v.example/t")
    ]


def test_cells_that_claim_to_reach_far_cost_nothing() -> None:
    page = b"<html><body><table>" + b"<tr>" + b"<td rowspan=900 colspan=900>x" * 300 + b"</table></body></html>"
    assert len(read_bytes(page).tables[0].rows[0]) == 300


@pytest.mark.parametrize(
    ("page", "remark"),
    [
        (b"<p>Fees are due.</p>" + b"<div>" * 1_000 + b"Late fees.", "nesting of a thousand"),
        (b"<p>Fees are due.</p><p>" + b"late fees " * 1_100_000, "a line of eleven million letters"),
    ],
)
def test_a_web_page_that_its_parser_gives_up_is_told_to_be_read_in_part(page: bytes, remark: str) -> None:
    document = read_bytes(b"<!doctype html><html><body>" + page, path="a.html")
    assert document.text.startswith("Fees are due."), remark
    assert [(problem.category, problem.blocking) for problem in document.problems] == [("too-large", True)]


def test_many_links_in_one_paragraph_each_keep_their_place_and_cost_little() -> None:
    links = "".join(f'see <a href="https://example.com/{n}">term  {n % 7}</a>,\n' for n in range(20_000))
    began = time.process_time()
    document = read_bytes(f"<!doctype html><html><body><p>{links}</p>".encode(), path="a.html")
    assert time.process_time() - began < 10
    assert [link.span.text_in(document.text) for link in document.links] == [f"term {n % 7}" for n in range(20_000)]
    assert len({link.span.start for link in document.links}) == 20_000
